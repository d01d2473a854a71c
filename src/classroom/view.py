"""A view: what a reader may change, and the function that computes what the reader then sees.

    view = View("sale", "A sale and its year", compute=compute, controls=[
        Control.choice("method", "Method", {"trajectory": "Trajectory", "averaging": "Averaging"}),
        Control.year("vintage", "Vintage", range(2026, 2031)),
        Control.steps("sold", "First transferred", [0, 500, 1000], unit="kt"),
    ])
    view.show(method="averaging")      # -> Shown: verdicts, sentences, charts, tables, rules, source

`compute` is a pure function of the controls. Jupyter and the static book call the same one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import product

from classroom.language import _

from .display.figure import Chart, source_told
from .display.numbers import Numbers
from .display.table import Table

__all__ = ["Control", "Option", "Shown", "Table", "Verdict", "View", "ViewError"]


KINDS = ("choice", "year", "steps", "number")


class ViewError(ValueError):
    """A view is built wrongly, is asked for an input it does not have, or its computation failed."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value a control may take, and how it is written."""

    value: object
    label: str


@dataclass(frozen=True, slots=True)
class Control:
    """An input with a list of options. Build it with `choice`, `year`, `steps` or `number`.

    `kind` decides how it looks ("choice", "year": buttons or a list; "steps": a slider; "number": a field to
    type in), not what it does.
    """

    name: str
    label: str
    options: tuple[Option, ...]
    default: object = None
    kind: str = "choice"
    help: str = ""

    def __post_init__(self):
        given = [o if isinstance(o, Option) else Option(o, str(o)) for o in self.options]
        object.__setattr__(self, "options", tuple(given))
        if not self.name.isidentifier():
            raise ViewError(f"A control's name becomes an argument of compute; {self.name!r} cannot be one.")
        if not self.label.strip():
            raise ViewError(f"The control {self.name!r} needs a label that a reader understands.")
        if self.kind not in KINDS:
            raise ViewError(f"The control {self.name!r} is of kind {self.kind!r}; use one of {KINDS}.")
        if not given:
            raise ViewError(f"The control {self.name!r} has no options.")
        for what, found in (("value", self.values), ("label", [o.label for o in given])):
            if len(set(found)) < len(found):
                raise ViewError(f"The control {self.name!r} offers the same {what} twice.")
        if self.default is None:
            object.__setattr__(self, "default", given[0].value)
        self.position(self.default)

    @classmethod
    def choice(cls, name: str, label: str, options, default=None, help: str = "") -> "Control":
        """A choice among options: a mapping of value to label, or plain values."""
        pairs = (
            options.items() if isinstance(options, Mapping) else [(value, str(value)) for value in options]
        )
        return cls(name, label, tuple(Option(value, text) for value, text in pairs), default, "choice", help)

    @classmethod
    def year(cls, name: str, label: str, years, default: int | None = None, help: str = "") -> "Control":
        """A calendar year."""
        return cls(name, label, tuple(Option(int(year), str(year)) for year in years), default, "year", help)

    @classmethod
    def steps(
        cls,
        name: str,
        label: str,
        values: Sequence,
        default=None,
        unit: str = "",
        write: Callable[[object], str] | None = None,
        help: str = "",
    ) -> "Control":
        """A number from a short list; `write` says how it is shown (default: the number and the unit)."""
        write = write or (lambda value: f"{Numbers().show(value)} {unit}".strip())
        return cls(name, label, tuple(Option(v, write(v)) for v in values), default, "steps", help)

    @classmethod
    def number(
        cls,
        name: str,
        label: str,
        values: range,
        default: int | None = None,
        unit: str = "",
        numbers: Numbers | None = None,
        help: str = "",
    ) -> "Control":
        """A whole number that is typed: any of a range, in its steps; `numbers` says how it is written."""
        numbers = numbers or Numbers()
        options = tuple(Option(v, f"{numbers.show(v)} {unit}".strip()) for v in values)
        return cls(name, label, options, default, "number", help)

    @property
    def values(self) -> list:
        """The values, in order."""
        return [option.value for option in self.options]

    @property
    def reach(self) -> tuple[int, int, int]:
        """First value, last value and step of a number that is typed."""
        values = self.values
        return values[0], values[-1], values[1] - values[0] if len(values) > 1 else 1

    def position(self, value) -> int:
        """The place of a value among the options; an error names what may be chosen."""
        if value not in self.values:
            named = [repr(v) for v in self.values]
            allowed = ", ".join(named if len(named) < 30 else [*named[:3], "...", named[-1]])
            raise ViewError(f"The control {self.name!r} has no option {value!r}. Choose one of: {allowed}.")
        return self.values.index(value)

    def label_of(self, value) -> str:
        """How a value is written."""
        return self.options[self.position(value)].label


@dataclass(frozen=True, slots=True)
class Verdict:
    """A result at a glance: `who`, whether it was `achieved` (None: no verdict), and the words for it."""

    who: str
    achieved: bool | None
    words: str


_SIGNS = {True: ("✓", "a6-good"), False: ("✗", "a6-missed"), None: ("•", "a6-open")}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows: one to three computed sentences, verdicts, charts, tables, rule ids, the source."""

    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    sentences: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    source: str = ""
    verdicts: tuple[Verdict, ...] = ()

    def __post_init__(self):
        for name in ("tables", "charts", "sentences", "rules", "verdicts"):
            value = getattr(self, name)
            if isinstance(value, str):
                raise ViewError(f"Shown({name}=…) takes a list, not a single text.")
            object.__setattr__(self, name, tuple(value))
        if not self.sentences:
            raise ViewError("A view must say in a sentence what it shows; Shown(sentences=…) is empty.")

    def result_html(self) -> str:
        """Verdicts and sentences: the part that is read aloud when an input changes."""
        out = []
        if self.verdicts:
            out.append('<ul class="a6-verdicts">')
            for verdict in self.verdicts:
                sign, kind = _SIGNS[verdict.achieved]
                out.append(f'<li class="{kind}">')
                out.append(f'<span aria-hidden="true" class="a6-sign">{sign}</span>')
                out.append(f"<strong>{escape(verdict.who)}</strong>")
                out.append(f"<span>{escape(verdict.words)}</span>")
                out.append("</li>")
            out.append("</ul>")
        return "\n".join(out + [f"<p>{escape(sentence)}</p>" for sentence in self.sentences])

    def body_html(self, ident: str) -> str:
        """Charts, tables, rules and source; ids begin with `ident`."""
        out = []
        if self.charts:
            out.append('<div class="a6-charts">')
            out += [chart.html(f"{ident}-c{i}") for i, chart in enumerate(self.charts, 1)]
            out.append("</div>")
        out += [table.html() for table in self.tables]
        cited = dict.fromkeys(map(_cite, self.rules))
        notes = [_("Rules applied: {rules}.").format(rules="; ".join(cited))] if cited else []
        notes += [source_told(self.source)] if self.source else []
        out += [f'<p class="a6-rules">{escape(note)}</p>' for note in notes]
        return "\n".join(out)

    def html(self, ident: str) -> str:
        """The whole, without controls."""
        return f"{self.result_html()}\n{self.body_html(ident)}"

    def text(self) -> str:
        """The whole as plain text."""
        lines = [f"{v.who}: {v.words}" for v in self.verdicts] + list(self.sentences)
        return "\n\n".join(["\n".join(lines), *(table.text() for table in self.tables)])

    __repr__ = text

    def _repr_html_(self) -> str:
        from .display.figure import next_ident
        from .display.page import styled

        return styled(self.html(next_ident("shown")))


def _cite(rule_id: str) -> str:
    from article6 import rules

    return rules.get(rule_id).cite


@dataclass(frozen=True, slots=True)
class View:
    """Something a reader can change: `controls`, and `compute`, which takes one argument per control.

    `made` is what `classroom.views.make` needs to make it again: its name there, and the arguments.
    """

    name: str
    title: str
    controls: tuple[Control, ...]
    compute: Callable[..., Shown]
    caption: str = ""
    made: tuple[str, ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "controls", tuple(self.controls))
        if not self.controls:
            raise ViewError(f"The view {self.name!r} has no controls; show its result directly instead.")
        names = [control.name for control in self.controls]
        if len(set(names)) < len(names):
            raise ViewError(f"The view {self.name!r} has two controls of one name: {', '.join(names)}.")

    @property
    def size(self) -> int:
        """How many combinations of inputs there are."""
        total = 1
        for control in self.controls:
            total *= len(control.options)
        return total

    def inputs(self, **given) -> dict:
        """The value of every control: what is given, else the default. An unknown input is an error."""
        names = [control.name for control in self.controls]
        for name in given:
            if name not in names:
                raise ViewError(f"The view {self.name!r} has no input {name!r}. It has: {', '.join(names)}.")
        chosen = {control.name: given.get(control.name, control.default) for control in self.controls}
        for control in self.controls:
            control.position(chosen[control.name])
        return chosen

    def at(self, places: Sequence[int]) -> dict:
        """The inputs whose options stand at these places, one for each control."""
        sizes = [len(control.options) for control in self.controls]
        if len(places) != len(sizes) or not all(0 <= i < n for i, n in zip(places, sizes, strict=True)):
            raise ViewError(
                f"The view {self.name!r} takes {len(sizes)} places, below {sizes}; {list(places)} was given."
            )
        return {c.name: c.options[i].value for c, i in zip(self.controls, places, strict=True)}

    def combinations(self) -> list[dict]:
        """Every combination of inputs; the last control changes fastest."""
        names = [control.name for control in self.controls]
        return [
            dict(zip(names, values, strict=True)) for values in product(*(c.values for c in self.controls))
        ]

    def show(self, **given) -> Shown:
        """Compute. A failure inside `compute` is reported with the view and its inputs, never hidden."""
        chosen = self.inputs(**given)
        try:
            shown = self.compute(**chosen)
        except Exception as error:
            raise ViewError(
                f"The view {self.name!r} failed for {self.describe(chosen)}: {type(error).__name__}: {error}"
            ) from error
        if not isinstance(shown, Shown):
            raise ViewError(f"The view {self.name!r} must return Shown, not {type(shown).__name__}.")
        return shown

    def describe(self, chosen: Mapping) -> str:
        """The inputs in words: "Method: averaging; Vintage: 2028"."""
        pair = _("{label}: {value}")
        return _("; ").join(
            pair.format(label=c.label, value=c.label_of(chosen[c.name])) for c in self.controls
        )
