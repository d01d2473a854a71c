"""Questions as forms in Jupyter. The only file of the engine that needs ipywidgets.

A form collects what was written and hands it to `check` and `hint`; it decides nothing itself.
"""

import logging
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from classroom.buttons import Offer, heading, in_buttons, offer, solved_before
from classroom.display.jupyterlab import for_widgets
from classroom.display.page import forms_css
from classroom.engine import check, hint
from classroom.exercise import Exercise
from classroom.feedback import Result, State
from classroom.forms_inputs import input_for
from classroom.language import _
from classroom.quiz import score
from classroom.sitting import current
from classroom.wording import to_html

LOG = logging.getLogger("classroom.forms")


def form(exercise: Exercise, numbers: Sequence[int]) -> widgets.VBox:
    """The questions of an exercise as one form, in order."""
    pack = current().pack
    parts = [QuestionForm(exercise, number, pack).box for number in numbers]
    style = widgets.HTML(f"<style>\n{forms_css()}</style>{for_widgets()}")
    style.layout.display = "none"
    if exercise.place == "quiz":
        parts.append(_score_box(exercise.id))
    box = widgets.VBox([style, *parts])
    box.add_class("a6-form")
    return box


def _score_box(quiz_id: str) -> widgets.VBox:
    """The last part of a quiz: how many were right at once, and what to read again."""
    told = widgets.HTML()

    def show(pressed: Any = None) -> None:
        told.value = score(quiz_id)._repr_html_()

    return widgets.VBox([_button(_("Show my score"), show, "primary", _("How this quiz stands")), told])


class QuestionForm:
    """One question: prompt, input, Check, Hint, feedback. The working is offered after the last hint."""

    def __init__(self, exercise: Exercise, number: int, pack: Any) -> None:
        self.id = f"{exercise.id}.{number}"
        self.question = exercise.question(number)
        self.pack = pack
        s = exercise.scenario(pack)
        head = heading(exercise, number)
        prompt = f"<p><strong>{head}</strong></p>{to_html(self.question.prompt_text(s))}"
        self.input = input_for(self.question, s)
        self.check_button = _button(
            _("Check"), self._check, "primary", _("Check question {n}").format(n=number)
        )
        self.hint_button = _button(_("Hint"), self._hint, "", _("Hint for question {n}").format(n=number))
        self.working_button = _button(_("Show the working"), self._working, "", _("Recorded as shown"))
        self.feedback = widgets.HTML()
        buttons = widgets.HBox([self.check_button, self.hint_button, self.working_button])
        self.box = widgets.VBox([widgets.HTML(prompt), *self.input.widgets, buttons, self.feedback])
        self.box.add_class("a6-question")
        self._offer_working()
        if current().store.entry(pack.id, self.id).solved:
            self._show(solved_before(self.id))

    def _check(self, pressed: Any = None) -> None:
        def look() -> Result:
            result = check(self.id, self.input.given(), **self.input.more())
            if result.state is State.ASSESS:
                self.input.open_rubric()
            return result

        self._do(look)

    def _hint(self, pressed: Any = None) -> None:
        self._do(lambda: hint(self.id))

    def _working(self, pressed: Any = None) -> None:
        self._do(lambda: hint(self.id, working=True))

    def _do(self, action: Callable[[], Result]) -> None:
        """Run an action of a button. An exception in a callback would vanish, so it is shown and logged."""
        try:
            if current().pack.id != self.pack.id:
                text = _("The pack was changed after this form was made; run its cell again.")
                self._show(Result(self.id, State.NOTE, text))
                return
            self._show(action())
            self._offer_working()
        except Exception as error:  # whatever it is, the learner must see it
            LOG.exception("question %s", self.id)
            told = _("This is a fault of the course, not yours. {fault}")
            told = escape(told.format(fault=f"{type(error).__name__}: {error}"))
            self.feedback.value = f'<p class="a6-error" role="alert">{told}</p>'

    def _show(self, result: Result) -> None:
        self.feedback.value = in_buttons(result, self._offer())._repr_html_()

    def _offer(self) -> Offer:
        return offer(self.question, current().store.entry(self.pack.id, self.id))

    def _offer_working(self) -> None:
        self.working_button.layout.display = None if self._offer().working else "none"


def _button(text: str, action: Callable[[Any], None], style: str, tooltip: str) -> widgets.Button:
    button = widgets.Button(description=text, button_style=style, tooltip=tooltip)
    button.layout.width = "auto"
    button.on_click(action)
    return button
