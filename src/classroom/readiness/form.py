"""The self-assessment as a form in Jupyter: it collects answers and shows results, and decides nothing."""

import logging
from collections.abc import Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from classroom.display.jupyterlab import for_widgets
from classroom.display.page import styled
from classroom.language import _, later

from .answers import read_answers
from .catalogue import Question, catalogue, said
from .errors import ReadinessError
from .path import learning_path
from .profile import assess
from .sheet import support_sheet

LOG = logging.getLogger("classroom.readiness")
# The labels are whole questions: they must wrap, and stay the labels that a screen reader reads.
_STYLE = """<style>
.a6-readiness .jupyter-widgets{box-sizing:border-box;max-width:100%}
.a6-readiness,.a6-readiness .widget-label,.a6-readiness .widget-html-content,.a6-readiness select,
.a6-readiness input{font-size:var(--jp-content-font-size1,14px);line-height:1.5}
.a6-readiness .widget-label{
  white-space:normal;height:auto;text-align:left;flex:1 1 16rem;width:auto}
.a6-readiness .widget-dropdown,.a6-readiness .widget-text{
  flex-wrap:wrap;height:auto;width:100%;max-width:44rem;margin:0 0 .5rem}
.a6-readiness .widget-dropdown select,.a6-readiness .widget-text input{
  flex:1 1 12rem;max-width:22rem;height:2rem}
.a6-readiness :focus-visible{outline:3px solid #c4690f;outline-offset:1px}
</style>"""
_UNANSWERED = later("choose")


class Form:
    """`box` is what to show. `answers()` are the answers so far, `profile` the last result or None."""

    def __init__(self, answers: Mapping[str, Any], country: str = "", folder: str = "my-work") -> None:
        known = catalogue()
        begun = read_answers(answers, known)
        self.profile = None
        self.inputs = {q.id: _input(q, begun.get(q.id)) for q in known.questions.values()}
        self.country = _text(_("Code of your country, such as GHA (you may leave it empty)"), country)
        self.folder = _text(_("Folder for the sheet"), folder)
        self.shown = widgets.HTML()
        self.told = widgets.HTML()
        self.parts = widgets.Accordion([self._part(area.id) for area in known.areas.values()])
        self.parts.titles = tuple(area.title for area in known.areas.values())
        self.parts.selected_index = 0
        show = _button(_("Show my profile"), self._show, "primary")
        self.save_button = _button(_("Save the sheet"), self._save, "")
        for field in self.inputs.values():
            field.observe(self._asked, names="value")
        self._asked()
        self.box = widgets.VBox(
            [widgets.HTML(_STYLE + for_widgets()), self.country, self.parts, show, self.shown]
            + [self.folder, self.save_button, self.told]
        )
        self.box.add_class("a6-readiness")

    def _part(self, area: str) -> widgets.VBox:
        known = catalogue()
        about = widgets.HTML(f"<p>{escape(known.areas[area].about)}</p>")
        return widgets.VBox([about, *(self.inputs[q.id] for q in known.questions.values() if q.area == area)])

    def answers(self) -> dict[str, Any]:
        """What was chosen so far."""
        return {id: field.value for id, field in self.inputs.items() if field.value}

    def _asked(self, _change: Any = None) -> None:
        """Show the questions that apply with the answers so far."""
        given: dict[str, Any] = {}
        for id, question in catalogue().questions.items():
            applies = question.applies(given)
            self.inputs[id].layout.display = None if applies else "none"
            if applies and self.inputs[id].value:
                given[id] = self.inputs[id].value

    def _assess(self) -> None:
        self.profile = assess(self.answers(), self.country.value)
        sheet = support_sheet(self.profile)
        pieces = (self.profile, learning_path(self.profile), sheet)
        self.shown.value = "\n".join(piece._repr_html_() for piece in pieces)

    def _show(self, _button: Any = None) -> None:
        self._do(lambda: self._assess() or "")

    def _save(self, _button: Any = None) -> None:
        def save() -> str:
            self._assess()
            return repr(support_sheet(self.profile).save(self.folder.value))

        self._do(save)

    def _do(self, action: Any) -> None:
        """Run the action of a button. An exception in a callback would vanish, so it is shown."""
        try:
            self.told.value = f'<p role="status">{escape(action())}</p>'
        except ReadinessError as error:
            self.told.value = styled(f'<p class="a6-error" role="alert">{escape(str(error))}</p>')
        except Exception as error:  # whatever it is, the reader must see it
            LOG.exception("readiness form")
            text = _("This is a fault of the course, not yours. {name}: {error}").format(
                name=type(error).__name__, error=error
            )
            self.told.value = styled(f'<p class="a6-error" role="alert">{escape(text)}</p>')


def _input(question: Question, answer: Any) -> widgets.Widget:
    if question.number:
        years = _("{first} to {last}").format(first=question.number[0], last=question.number[1])
        return _text(f"{question.text} ({years})", str(answer or ""))
    texts = [(o.text, o.key) for o in question.options] or [(said(a), a) for a in question.answers]
    return widgets.Dropdown(
        options=[(_(_UNANSWERED), ""), *texts],
        value=answer or "",
        description=question.text,
        tooltip=question.why,
        style={"description_width": "initial"},
    )


def _text(label: str, value: str) -> widgets.Text:
    return widgets.Text(
        value=value, description=label, style={"description_width": "initial"}, continuous_update=False
    )


def _button(text: str, action: Any, style: str) -> widgets.Button:
    button = widgets.Button(description=text, button_style=style)
    button.layout.width = "auto"
    button.layout.align_self = "flex-start"
    button.on_click(action)
    return button
