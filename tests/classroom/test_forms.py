"""Forms hand what was written to the engine and show what it says; they hold no answer."""

import re

import pytest
from sample_exercise import SAMPLE, a_pack, scenario

pytest.importorskip("ipywidgets")

import ipywidgets as widgets  # noqa: E402

from classroom import ask  # noqa: E402
from classroom.forms import QuestionForm, form  # noqa: E402
from classroom.sitting import sitting  # noqa: E402

INPUTS = (widgets.Text, widgets.Textarea, widgets.Checkbox, widgets.Dropdown, widgets.RadioButtons)


@pytest.fixture
def at(desk):
    return lambda number: QuestionForm(SAMPLE, number, desk.pack)


def fill_in(question, number):
    """Write the right answer into the form of a question of the sample."""
    given = question.input
    if number in (1, 2):
        given.fields[0].value = {1: "1 300", 2: "933.33"}[number]
    elif number == 3:
        given.choice.value = "subtract"
    elif number == 4:
        given.boxes["first"].value = given.boxes["use"].value = True
    elif number == 5:
        for place, key in zip(given.places, ["authorize", "transfer", "use"], strict=True):
            place.value = key
    elif number == 6:
        for field, value in zip(given.fields, ["800", "2,800", "4.8 Mt", "6500"], strict=True):
            field.value = value
    else:
        given.text.value = "The inventory stays, the balance changes."


@pytest.mark.parametrize("number", range(1, 7))
def test_every_kind_can_be_left_empty_and_answered(at, number, desk):
    question = at(number)
    question.check_button.click()
    assert "Not answered yet" in question.feedback.value
    fill_in(question, number)
    question.check_button.click()
    assert "Right." in question.feedback.value
    assert desk.store.entry("point", f"{SAMPLE.id}.{number}").solved


def test_free_text_opens_its_rubric_only_after_the_text(at):
    question = at(7)
    assert question.input.rubric.children == () and question.input.ticks == []
    fill_in(question, 7)
    question.check_button.click()
    assert "Now compare" in question.feedback.value and len(question.input.rubric.children) == 2
    question.input.ticks[0].value = True
    question.check_button.click()
    assert "1 of 2 are there" in question.feedback.value
    question.input.ticks[1].value = True
    question.check_button.click()
    assert "Right." in question.feedback.value


def test_feedback_is_announced_and_speaks_of_buttons_not_of_code(at):
    question = at(1)
    question.input.fields[0].value = "1625"
    question.check_button.click()
    assert 'role="status"' in question.feedback.value and "years with trades" in question.feedback.value
    assert "press Hint" in question.feedback.value and "hint(" not in question.feedback.value


def test_hints_then_the_working(at, desk):
    question = at(1)
    assert question.working_button.layout.display == "none"
    question.hint_button.click()
    assert "An average is a sum" in question.feedback.value
    question.hint_button.click()
    assert question.working_button.layout.display is None
    question.working_button.click()
    assert "1,300 kt CO2 eq" in question.feedback.value
    assert desk.store.entry("point", f"{SAMPLE.id}.1").shown


def test_what_is_written_is_sent_whole_when_the_line_is_left(at):
    assert [field.continuous_update for field in at(6).input.fields] == [False] * 4
    assert not at(7).input.text.continuous_update


def test_a_place_in_an_order_begins_on_choose(at):
    assert [(place.index, place.label) for place in at(5).input.places] == [(0, "choose")] * 3
    assert at(5).input.given() == []


def test_what_was_solved_before_is_said(at):
    question = at(1)
    fill_in(question, 1)
    question.check_button.click()
    assert "solved this before" in at(1).feedback.value


def test_a_fault_in_a_callback_is_shown_and_logged(at, monkeypatch, caplog):
    question = at(1)

    def broken(*_, **__):
        raise RuntimeError("<broken>")

    monkeypatch.setattr("classroom.forms.check", broken)
    question.check_button.click()
    assert 'role="alert"' in question.feedback.value and "&lt;broken&gt;" in question.feedback.value
    assert "sample.every-kind.1" in caplog.text


def test_a_form_made_for_another_pack_asks_to_be_run_again(sample):
    with sitting(a_pack()):
        question = QuestionForm(sample, 1, a_pack())
    with sitting(a_pack("comma", ",")):
        question.check_button.click()
    assert "run its cell again" in question.feedback.value


def test_every_input_has_a_label_and_nothing_saved_with_the_notebook_is_an_answer(desk):
    box = form(SAMPLE, range(1, 8))
    made = list(walk(box))
    assert len(made) > 20
    for widget in made:
        if isinstance(widget, INPUTS):
            assert widget.description
    # The ids of widgets are random and may hold any digits.
    saved = re.sub(r"IPY_MODEL_\w+", "", "\n".join(str(widget.get_state()) for widget in made))
    s = scenario(desk.pack)
    for question in SAMPLE.questions:
        for secret in question.secrets(s):
            assert secret not in saved
    for value in ("1300", "1,300", "933", "2800", "subtract'"):
        assert value not in saved


def walk(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def test_a_form_brings_its_style_and_keeps_the_keys_pressed_in_it(desk):
    style = form(SAMPLE, [1]).children[0]
    assert ".a6-question" in style.value and "data-lm-suppress-shortcuts" in style.value


def test_values_are_not_echoed_to_the_browser_where_they_would_undo_the_next_one(at):
    """Fails too if ipywidgets no longer has this switch."""
    from ipywidgets.widgets import widget

    assert widget.JUPYTER_WIDGETS_ECHO in (True, False)
    widget.JUPYTER_WIDGETS_ECHO = True
    form(SAMPLE, [1])
    sent = []
    field = at(1).input.fields[0]
    field._send = lambda message, **_: sent.append(message["method"])
    field.set_state({"value": "1300"})
    assert field.value == "1300" and "echo_update" not in sent


def test_ask_gives_the_form_where_there_are_widgets(sample):
    with sitting(a_pack(), widgets=True):
        assert isinstance(ask(SAMPLE.id), widgets.VBox)
