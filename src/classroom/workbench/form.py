"""The workbench as a form in Jupyter: it collects what was typed and hands it to `work_out`; nothing more."""

import logging
from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from article6.baselines.activities import ActivityError, Parameter, activities, activity, estimate
from classroom.display.jupyterlab import for_widgets
from classroom.display.page import styled
from classroom.errors import ClassroomError
from classroom.language import _

from .bench import Bench, work_out
from .fields import help_text, label, read, written
from .start import Start, start

LOG = logging.getLogger("classroom.workbench")
# Labels hold names, symbols and units: they must wrap, and stay the labels that a screen reader reads.
_STYLE = """<style>
.a6-bench .jupyter-widgets{box-sizing:border-box;max-width:100%}
.a6-bench,.a6-bench .widget-label,.a6-bench .widget-html-content,.a6-bench select,.a6-bench input,
.a6-bench textarea{font-size:var(--jp-content-font-size1,14px);line-height:1.5}
.a6-bench .widget-label{white-space:normal;height:auto;text-align:left;flex:1 1 16rem;width:auto}
.a6-bench .widget-dropdown,.a6-bench .widget-text,.a6-bench .widget-textarea{
  flex-wrap:wrap;height:auto;width:100%;max-width:44rem;margin:.4rem 0 0}
.a6-bench .widget-dropdown select,.a6-bench .widget-text input{flex:1 1 12rem;max-width:22rem;height:2rem}
.a6-bench .widget-textarea textarea{flex:1 1 100%;min-height:12rem}
.a6-bench p.a6-told{margin:0;max-width:44rem;color:var(--jp-content-font-color2,#566462);font-size:.85em}
.a6-bench .jupyter-button{height:auto;padding:.25rem 1rem;margin:.6rem .5rem .3rem 0}
.a6-bench :focus-visible{outline:3px solid #c4690f;outline-offset:1px}
</style>"""


class Form:
    """`box` is what to show; `inputs` the fields by key; `bench` the last result, or None after a refusal."""

    def __init__(self, opens: Start, mark: str = ".") -> None:
        self.mark, self.bench, self._opens = mark, None, opens
        self.inputs: dict[str, widgets.Widget] = {}
        self._standing: dict[str, str] = {}  # what a field held before anybody typed in it
        self._rows: dict[str, widgets.Widget] = {}
        kinds = [(kind.title, kind.id) for kind in activities()]
        self.type = _dropdown(_("Activity type"), kinds, opens.activity, _("What the activity is"))
        self.year = _text(_("Crediting year, 1 is the first"), str(opens.year), _("Its number in the period"))
        self.fields = widgets.VBox()
        self.told, self.shown = widgets.HTML(), widgets.HTML()
        self.work_button = _button(_("Work it out"), self._work, "primary", _("Compute with these values"))
        self.keep_button = _button(
            _("Keep this working"), self._keep, "", _("Write it to my-work, .html and .csv")
        )
        self.type.observe(self._another, names="value")
        self._fill(opens)
        buttons = widgets.HBox([self.work_button, self.keep_button])
        self.box = widgets.VBox(
            [widgets.HTML(_STYLE + for_widgets()), self.type, self.year, self.fields, buttons]
            + [self.told, self.shown]
        )
        self.box.add_class("a6-bench")
        self._work()

    def values(self) -> dict[str, object]:
        """The values of the fields that are shown and not empty, by key; raises `ActivityError` as `read`."""
        known = activity(self.type.value).parameters
        return {
            key: read(known[key], field.value, self.mark)
            for key, field in self.inputs.items()
            if self._shown(key) and field.value.strip()
        }

    def _shown(self, key: str) -> bool:
        return self._rows[key].layout.display != "none"

    def _another(self, _change: Any = None) -> None:
        """Another type was chosen: its fields, with the figures of the pack where it has them."""
        same = self.type.value == self._opens.activity
        self._fill(self._opens if same else start(activity_id=self.type.value))
        self.bench, self.shown.value, self.told.value = None, "", ""

    def _fill(self, opens: Start) -> None:
        self.inputs, self._standing, self._rows = {}, {}, {}
        standing = activity(opens.activity).with_choices(opens.values)
        for key, parameter in standing.items():
            self._standing[key] = written(parameter, parameter.default, self.mark)
            value = written(parameter, opens.values.get(key, parameter.default), self.mark)
            field = _input(parameter, value, help_text(parameter, self.mark))
            self.inputs[key] = field
            told = widgets.HTML(f'<p class="a6-told">{escape(help_text(parameter, self.mark))}</p>')
            self._rows[key] = widgets.VBox([field, told])
        self.year.value = str(opens.year)
        for field in self.inputs.values():
            field.observe(self._asked, names="value")
        self.fields.children = tuple(self._rows.values())
        self._asked()

    def _asked(self, _change: Any = None) -> None:
        """Show the fields that enter the calculation, and move the defaults that a choice sets."""
        kind = activity(self.type.value)
        choices = {k: f.value for k, f in self.inputs.items() if kind.parameters[k].kind == "choice"}
        for key, parameter in kind.with_choices(choices).items():
            default = written(parameter, parameter.default, self.mark)
            before, self._standing[key] = self._standing[key], default
            if parameter.kind != "choice" and before != default and self.inputs[key].value == before:
                self.inputs[key].value = default
        used = self._used(kind.id, choices)
        for key, row in self._rows.items():
            row.layout.display = None if key in used else "none"

    def _used(self, kind: str, choices: dict[str, object]) -> tuple[str, ...]:
        known = activity(kind).parameters
        try:
            typed = {k: read(known[k], f.value, self.mark) for k, f in self.inputs.items() if f.value.strip()}
            return estimate(kind, **typed).used
        except ActivityError:  # it is told when the result is asked for
            return estimate(kind, **choices).used

    def _work(self, _button: Any = None) -> None:
        def work() -> str:
            self.bench = None
            year = self.year.value.strip()
            if not year.isdecimal():
                raise ActivityError(
                    _('The crediting year is "{year:.30}"; write its number, 1 for the first.').format(
                        year=year
                    )
                )
            self.bench = work_out(self.type.value, self.values(), int(year), self.mark)
            return _("Worked out: {words}.").format(words=self.bench.shown().verdicts[0].words)

        self._do(work)
        self.shown.value = self.bench._repr_html_() if isinstance(self.bench, Bench) else ""

    def _keep(self, _button: Any = None) -> None:
        self._work()
        if self.bench is not None:
            self._do(lambda: repr(self.bench.save()))

    def _do(self, action: Callable[[], str]) -> None:
        """Run the action of a button. An exception in a callback would vanish, so it is shown."""
        try:
            self.told.value = f'<p role="status">{escape(action())}</p>'
        except (ActivityError, ClassroomError) as error:
            self.told.value = styled(f'<p class="a6-error" role="alert">{escape(str(error))}</p>')
        except Exception as error:  # whatever it is, the reader must see it
            LOG.exception("workbench form")
            text = _("This is a fault of the course, not yours. {name}: {error}").format(
                name=type(error).__name__, error=error
            )
            self.told.value = styled(f'<p class="a6-error" role="alert">{escape(text)}</p>')


def _input(parameter: Parameter, value: str, told: str) -> widgets.Widget:
    if parameter.kind == "choice":
        options = [(option.name, option.id) for option in parameter.options]
        return _dropdown(label(parameter), options, value, told)
    if parameter.kind == "plants":
        return widgets.Textarea(
            value=value, description=label(parameter), tooltip=told, continuous_update=False, style=_WIDE
        )
    return _text(label(parameter), value, told)


_WIDE = {"description_width": "initial"}


def _dropdown(name: str, options: list, value: str, told: str) -> widgets.Dropdown:
    return widgets.Dropdown(options=options, value=value, description=name, tooltip=told, style=_WIDE)


def _text(name: str, value: str, told: str) -> widgets.Text:
    return widgets.Text(value=value, description=name, tooltip=told, continuous_update=False, style=_WIDE)


def _button(text: str, action: Callable[[Any], None], style: str, told: str) -> widgets.Button:
    button = widgets.Button(description=text, button_style=style, tooltip=told)
    button.layout.width = "auto"
    button.on_click(action)
    return button
