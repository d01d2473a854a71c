"""The input of a form for each kind of question: what to show, and what was given.

A line of text is sent when it is left, whole and before the message of the button that was pressed. Sent
letter by letter, the last letters can arrive after it, and half a number would be checked.
"""

from typing import Any

import ipywidgets as widgets

from classroom.language import _
from classroom.questions import Choice, Decisions, FreeText, Ordering, Question, Table, WorkFile
from classroom.questions.base import number_text
from classroom.questions.labels import letter
from classroom.wording import fill, fill_untranslated, to_html, to_plain

_WIDE = {"description_width": "initial"}


class Input:
    """The widgets of one question. `given()` is what `check` gets, `more()` its further arguments."""

    def __init__(self, question: Question, s: Any) -> None:
        self.question, self.s = question, s
        self.widgets: list[widgets.Widget] = []
        self.fields: list[widgets.Text] = []
        self.build()

    def build(self) -> None:
        """A single line of text, with the unit beside it."""
        field = _line(_("Your answer"))
        self.fields = [field]
        self.widgets = [widgets.HBox([field, widgets.Label(self.question.wanted(self.s))])]

    def given(self) -> Any:
        return self.fields[0].value

    def more(self) -> dict[str, Any]:
        return {}

    def open_rubric(self) -> None:
        """Only a free text has one."""


class _One(Input):
    def build(self) -> None:
        labels = self.question.labels(self.s)
        options = [(f"{letter(i)}) {to_plain(text)}", key) for i, (key, text) in enumerate(labels)]
        layout = widgets.Layout(width="auto")
        self.choice = widgets.RadioButtons(
            options=options, value=None, description=_("Choose one"), style=_WIDE, layout=layout
        )
        self.widgets = [self.choice]

    def given(self) -> Any:
        return self.choice.value


class _Several(Input):
    def build(self) -> None:
        self.boxes = {
            key: _tick(f"{letter(i)}) {to_plain(text)}")
            for i, (key, text) in enumerate(self.question.labels(self.s))
        }
        self.widgets = [widgets.HTML(f"<p>{_('Several may be right.')}</p>"), *self.boxes.values()]

    def given(self) -> Any:
        return [key for key, box in self.boxes.items() if box.value]


class _Order(Input):
    def build(self) -> None:
        labels = self.question.labels(self.s)
        options = [(_("choose"), "")]  # with None the list would stand on no line at all, and look empty
        options += [(f"{letter(i)}) {to_plain(text)}", key) for i, (key, text) in enumerate(labels)]
        layout = widgets.Layout(width="98%", max_width="40rem")
        self.places = [
            widgets.Dropdown(
                options=options, description=_("Place {n}").format(n=n), style=_WIDE, layout=layout
            )
            for n in range(1, len(labels) + 1)
        ]
        self.widgets = [widgets.HTML(self.question.static_html(self.s)), *self.places]

    def given(self) -> Any:
        return [place.value for place in self.places if place.value]


class _Cases(Input):
    def build(self) -> None:
        options = [(_("choose"), "")] + [(to_plain(text), key) for key, text in self.question.labels(self.s)]
        layout = widgets.Layout(width="98%", max_width="30rem")
        self.rows, self.widgets = {}, []
        for n, case in enumerate(self.question.cases_of(self.s), 1):
            told = widgets.HTML(f"<p><strong>{n}.</strong> {to_html(fill(case.text, self.s))}</p>")
            row = widgets.Dropdown(
                options=options, description=_("Case {n}").format(n=n), style=_WIDE, layout=layout
            )
            self.rows[case.key] = row
            self.widgets += [told, row]

    def given(self) -> Any:
        return {key: row.value for key, row in self.rows.items()}


class _File(Input):
    def build(self) -> None:
        name = fill_untranslated(self.question.file_name, self.s)
        field = _line(_("Name of your file"), len(name))
        field.value = name
        self.fields, self.widgets = [field], [field]


class _Cells(Input):
    def build(self) -> None:
        rows, columns = self.question.heads(self.s)
        shown = self.question.given_cells(self.s)
        self.cells: dict[tuple[str, str], widgets.Text] = {}
        self.widgets = [widgets.HTML(f"<p>{self.question.wanted(self.s)}</p>")]
        for row in rows:
            line: list[widgets.Widget] = []
            for column in columns:
                label = row if len(columns) == 1 else f"{row}, {column}"
                if (row, column) in self.question.solution(self.s):
                    self.cells[row, column] = _line(label)
                    line.append(self.cells[row, column])
                elif (row, column) in shown:
                    line.append(widgets.Label(f"{label}: {number_text(shown[row, column], self.s)}"))
            if line:
                self.widgets.append(widgets.HBox(line, layout=widgets.Layout(flex_flow="row wrap")))
        self.fields = list(self.cells.values())

    def given(self) -> Any:
        return {cell: field.value for cell, field in self.cells.items()}


class _Text(Input):
    def build(self) -> None:
        layout = widgets.Layout(width="98%", height="7rem")
        self.text = widgets.Textarea(
            description=_("Your answer"), style=_WIDE, layout=layout, continuous_update=False
        )
        self.ticks: list[widgets.Checkbox] = []
        self.rubric = widgets.VBox([])
        self.widgets = [self.text, self.rubric]

    def given(self) -> Any:
        return self.text.value

    def more(self) -> dict[str, Any]:
        if not self.rubric.children:
            return {}
        return {"met": [n for n, tick in enumerate(self.ticks, 1) if tick.value]}

    def open_rubric(self) -> None:
        # Made only now: a notebook saves the text of every widget there is.
        if not self.ticks:
            self.ticks = [
                _tick(f"{n}. {to_plain(text)}") for n, text in enumerate(self.question.criteria(self.s), 1)
            ]
            self.rubric.children = tuple(self.ticks)


def input_for(question: Question, s: Any) -> Input:
    """The input that suits the kind of question."""
    if isinstance(question, Choice):
        return (_Several if question.many else _One)(question, s)
    kinds = {Ordering: _Order, Table: _Cells, Decisions: _Cases, WorkFile: _File, FreeText: _Text}
    return kinds.get(type(question), Input)(question, s)


def _line(label: str, letters: int = 20) -> widgets.Text:
    """A line for an answer of so many letters; 20 is a long number."""
    room = widgets.Layout(width=f"{len(label) // 2 + letters // 2 + 3}em", max_width="98%")
    return widgets.Text(description=label, style=_WIDE, continuous_update=False, layout=room)


def _tick(text: str) -> widgets.Checkbox:
    return widgets.Checkbox(value=False, description=text, indent=False, layout=widgets.Layout(width="auto"))
