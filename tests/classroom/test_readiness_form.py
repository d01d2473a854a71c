"""The form: it shows what applies, hands the answers on, and shows a refusal instead of hiding it."""

import pytest

pytest.importorskip("ipywidgets")

from classroom import readiness
from classroom.readiness.catalogue import catalogue
from classroom.readiness.form import Form


def visible(form):
    return {id for id, field in form.inputs.items() if field.layout.display != "none"}


def test_every_field_is_labelled_by_its_question():
    form = Form({})
    for id, field in form.inputs.items():
        assert field.description.startswith(catalogue().questions[id].text)


def test_questions_appear_with_the_answers_they_depend_on():
    form = Form({"role": "acquirer"})
    assert "use.period" in visible(form) and "ndc.room" not in visible(form)
    form.inputs["role"].value = "host"
    assert "ndc.room" in visible(form) and "use.period" not in visible(form)
    assert "authorization.notified" not in visible(form)
    form.inputs["other-purposes"].value = "yes"
    assert "authorization.notified" in visible(form)


def test_the_result_is_that_of_the_code():
    country, answers = readiness.example()
    form = Form(answers, country=country)
    form._show()
    assert form.profile == readiness.assess(answers, country, form.profile.on)
    assert "Oruvia" in form.shown.value and form.told.value == '<p role="status"></p>'


def test_the_sheet_is_saved_where_it_was_said(tmp_path):
    form = Form({"role": "host", "ndc.room": "no"}, folder=str(tmp_path))
    form._save()
    assert (tmp_path / "support-needs.csv").exists() and "Saved" in form.told.value


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("country", "GHN", "GHA"),
        ("target-year", "1990", "not a year from 2025 to 2060"),
        (None, None, "Nothing is answered"),
    ],
)
def test_a_refusal_is_shown(field, value, said):
    form = Form({} if field is None else {"role": "host"})
    if field == "country":
        form.country.value = value
    elif field:
        form.inputs[field].value = value
    form._show()
    assert said in form.told.value and 'role="alert"' in form.told.value and form.profile is None


def test_a_fault_of_ours_is_shown_too(monkeypatch, caplog):
    form = Form({"role": "host"})
    monkeypatch.setattr("classroom.readiness.form.learning_path", lambda _: 1 / 0)
    form._show()
    assert "fault of the course" in form.told.value and "ZeroDivisionError" in caplog.text


def test_in_the_book_there_is_no_widget(monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    assert readiness.questionnaire() == readiness.questions()
