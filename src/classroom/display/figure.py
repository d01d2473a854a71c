"""What every chart has in common: title, units, source, a sentence, a text alternative, its numbers.

A chart becomes a <figure>: caption, drawing, legend, what it shows, source, and its numbers as a table.
"""

from dataclasses import dataclass
from html import escape

from classroom.language import _, spoken

from .canvas import Canvas
from .numbers import Numbers
from .table import Table


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: `kind` is "bar", "band", "level" or "line"."""

    name: str
    kind: str
    tone: str
    dash: str | None = None
    marker: str = ""


def key_line(name: str, tone: str, dash: str | None, marker: str) -> Key:
    """The legend entry of a line."""
    return Key(name, "line", tone, dash, marker)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The base of all charts.

    `says` is the sentence that says what the chart shows; with the numbers it is the text alternative.
    """

    title: str
    units: str
    source: str
    says: str
    numbers: Numbers = Numbers()

    caution = ""

    def check(self) -> None:
        """A chart without title, units, source or sentence is not fit for a page."""
        for name in ("title", "units", "source", "says"):
            if not str(getattr(self, name)).strip():
                raise ValueError(
                    f"The chart {self.title or '(no title)'!r} has no {name}. "
                    "Readers need it to trust the picture."
                )

    def draw(self, ident: str) -> Canvas:
        """The drawing, its ids beginning with `ident`."""
        raise NotImplementedError

    def keys(self) -> list[Key]:
        """The legend."""
        return []

    def data(self) -> Table:
        """The numbers behind the chart."""
        raise NotImplementedError

    def description(self) -> str:
        """The text alternative: what the chart shows, with its numbers."""
        table = self.data()
        parts = [self.says]
        for row in table.written():
            cells = [
                f"{name} {cell}"
                for name, cell in zip(table.columns[1:], row[1:], strict=True)
                if cell != table.empty
            ]
            parts.append(f"{row[0]}: {', '.join(cells)}.")
        parts.append(_("In {units}.").format(units=spoken(self.units)) if self.units else "")
        return "\n".join(part for part in [*parts, self.caution] if part)

    def svg(self, ident: str = "a6-chart") -> str:
        """The drawing as SVG, with its name and its text alternative."""
        return self.draw(ident).render(self.title, self.description())

    def html(self, ident: str = "a6-chart") -> str:
        """The whole figure as HTML, one element a line."""
        out = ['<figure class="a6-chart">', f"<figcaption>{escape(self.title)}</figcaption>", self.svg(ident)]
        keys = self.keys()
        if len(keys) > 1:
            out.append('<ul class="a6-keys">')
            out += [
                f"<li>{_swatch(key, f'{ident}-k{i}')}{escape(key.name)}</li>" for i, key in enumerate(keys)
            ]
            out.append("</ul>")
        out.append(f'<p class="a6-says">{escape(self.says)}</p>')
        caution = f"{escape(self.caution)} " if self.caution else ""
        out.append(f'<p class="a6-source">{caution}{escape(source_told(self.source))}</p>')
        out += [
            "<details>",
            f"<summary>{escape(_('The numbers behind this chart'))}</summary>",
            self.data().html(),
            "</details>",
        ]
        return "\n".join([*out, "</figure>"])

    def _repr_html_(self) -> str:
        from .page import styled

        return styled(self.html(next_ident()))


def source_told(source: str) -> str:
    """The line that names a source."""
    return _("Source: {source}").format(source=source)


def behind(title: str) -> str:
    """The title of the table with the numbers of a chart."""
    return _("Numbers behind: {title}").format(title=title)


_COUNT = {"n": 0}


def next_ident(name: str = "chart") -> str:
    """An id that no other piece of this notebook has."""
    _COUNT["n"] += 1
    return f"a6-{name}-{_COUNT['n']}"


def _swatch(key: Key, ident: str) -> str:
    canvas = Canvas(14, ident, width=24)
    if key.kind == "bar":
        solid = key.tone.removeprefix("hatch:")
        canvas.rect(3, 1, 18, 12, key.tone, stroke=solid if ":" in key.tone else None)
    elif key.kind == "band":
        canvas.rect(1, 2, 22, 10, key.tone, opacity="0.2")
        canvas.line(1, 2, 23, 2, key.tone, 1, "1.5 4")
        canvas.line(1, 12, 23, 12, key.tone, 1, "1.5 4")
    elif key.kind == "level":
        canvas.line(2, 7, 22, 7, key.tone, 3)
    else:
        canvas.line(0, 7, 24, 7, key.tone, 2, key.dash)
        if key.marker:
            canvas.marker(12, 7, key.marker, key.tone, 3.6)
    hatches = "".join(canvas._hatches.values())
    defs = f"<defs>{hatches}</defs>" if hatches else ""
    return (
        f'<svg aria-hidden="true" focusable="false" viewBox="0 0 24 14" width="24" height="14">'
        f"{defs}{''.join(canvas.elements)}</svg>"
    )
