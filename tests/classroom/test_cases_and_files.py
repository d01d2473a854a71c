"""Questions answered by several decisions, and questions answered by a file."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
from sample_exercise import a_pack

from classroom.exercise import Exercise, Scenario
from classroom.feedback import State
from classroom.proof import prove
from classroom.questions import Case, Decisions, Demand, WorkFile

S = SimpleNamespace(name="Kasoro")
HINTS = ("Read the request again.", "Look at what is missing.")


def letters():
    return Decisions(
        prompt="Sign, or send back?",
        options=[("sign", "Sign"), ("back", "Send back"), ("ask", "Ask another ministry")],
        cases=[
            Case("a", "A request of {name} with all elements.", "sign", "Nothing is missing here."),
            Case(
                "b",
                "A request without a registry.",
                "back",
                "Look for where it would be tracked.",
                wrong={"ask": "No other ministry can name it: the applicant can."},
                rule="authorization.5i",
            ),
            Case("c", "A request about land.", lambda s: "ask", "Whose subject is land?"),
        ],
        hints=HINTS,
        after="Three requests, three answers.",
    )


RIGHT = {"a": "sign", "b": "back", "c": "ask"}


@pytest.mark.parametrize(
    "given",
    [
        RIGHT,
        ["sign", "back", "ask"],
        ("a", "b", "c"),
        {1: "Sign", 2: "send back", 3: "Ask another ministry"},
        {"A": "a", "B": "b", "C": "c"},
    ],
)
def test_decisions_are_read_by_key_letter_text_and_order(given):
    verdict = letters().check(given, S)
    assert (verdict.state, verdict.text) == (State.RIGHT, "Three requests, three answers.")


def test_the_first_wrong_decision_is_told_and_the_right_ones_counted():
    verdict = letters().check(RIGHT | {"b": "sign", "c": "back"}, S)
    assert verdict.state is State.MISTAKE
    assert verdict.text == "1 of 3 is right. Look at case 2: Look for where it would be tracked."
    assert (verdict.mistake, verdict.rule) == ("b: sign", "authorization.5i")


def test_a_wrong_decision_may_have_a_sentence_of_its_own():
    assert "the applicant can" in letters().check(RIGHT | {"b": "ask"}, S).text


def test_a_tally_takes_the_place_of_the_count():
    def found(given, right):
        return f"You found {sum(given[k] == right[k] == 'back' for k in right)} of 1."

    question = replace(letters(), tally=found)
    assert question.check(RIGHT | {"a": "back"}, S).text.startswith("You found 1 of 1. Look at case 1")


@pytest.mark.parametrize("given", [..., None, "", {}, [], {"a": "sign"}, RIGHT | {"c": ""}])
def test_undecided_cases_are_not_answered(given):
    assert letters().check(given, S).state in (State.UNANSWERED, State.ASK_BACK)


@pytest.mark.parametrize(
    "given", [["sign"], {"d": "sign"}, RIGHT | {"a": "maybe"}, 7, "sign", RIGHT | {"a": ["sign", "back"]}]
)
def test_what_is_no_decision_is_asked_back(given):
    assert letters().check(given, S).state is State.ASK_BACK


def test_every_wrong_decision_is_part_of_the_proof():
    names = [name for name, _, _ in letters().wrong_answers(S)]
    assert names == ["a: back", "a: ask", "b: sign", "b: ask", "c: sign", "c: back"]


def test_cases_that_read_alike_collide():
    question = letters()
    twice = replace(question, cases=[*question.cases, replace(question.cases[0], key="d")])
    assert twice.collisions(S) == [("a", "d")]


def test_the_static_page_shows_cases_and_options_and_no_decision():
    html = letters().static_html(S)
    assert html.count("<li>") == 3 and "Ask another ministry" in html and "tracked" not in html


# --- files ---


def read(path):
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError:
        raise ValueError(f"{path.name} is no JSON.") from None


def note():
    return WorkFile(
        prompt="Write a note for {name}.",
        file_name="note.json",
        open=read,
        holds=dict,
        make=lambda s: {"to": s.name, "text": "Dear colleague", "date": "2028-04-01"},
        demands=[
            Demand(
                name,
                lambda thing, s, name=name: None if thing.get(name) else f"The note has no {name}.",
                f"A reader of a note looks for the {name} first.",
                lambda thing, s, name=name: {k: v for k, v in thing.items() if k != name},
            )
            for name in ("to", "text", "date")
        ],
        hints=HINTS,
    )


def test_a_file_is_read_and_judged(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({"to": "Kasoro", "text": "x"}), "utf-8")
    verdict = note().check(str(path), S)
    assert verdict.state is State.MISTAKE and verdict.mistake == "date"
    assert verdict.text.startswith("2 of 3 points are met. The note has no date.")
    path.write_text(json.dumps(note().make(S)), "utf-8")
    assert note().check(path, S).state is State.RIGHT


def test_the_thing_itself_may_be_handed_in():
    assert note().check(note().make(S), S).state is State.RIGHT


@pytest.mark.parametrize("given", ["missing.json", 5, ["a"], "a\0b", "x" * 5000])
def test_what_is_no_file_is_asked_back(given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert note().check(given, S).state is State.ASK_BACK


def test_a_file_that_cannot_be_read_is_asked_back_with_the_reason(tmp_path):
    path = tmp_path / "note.json"
    path.write_text("{", "utf-8")
    assert note().check(str(path), S).text == "The file cannot be read: note.json is no JSON."
    assert note().check(str(tmp_path), S).state is State.ASK_BACK


@pytest.mark.parametrize("given", [..., None, "", "  "])
def test_no_file_is_not_answered(given):
    assert note().check(given, S).state is State.UNANSWERED


# --- both, in the proof ---


def exercise(question):
    return Exercise(
        id="sample.cases",
        title="Cases",
        minutes=(5, 10),
        objectives=["decide"],
        rules=["authorization.5i"],
        scenario=lambda pack: Scenario(pack, name="Kasoro"),
        story="A story.",
        questions=[question],
        place="lesson",
    )


def test_the_proof_accepts_both_kinds():
    assert prove(exercise(letters()), a_pack()) == []
    assert prove(exercise(note()), a_pack()) == []


def test_the_proof_refuses_cases_that_are_all_decided_alike():
    alike = replace(letters(), cases=[replace(c, right="sign") for c in letters().cases])
    faults = prove(exercise(alike), a_pack())
    assert any("in the same way" in str(fault) for fault in faults)


def test_the_proof_refuses_a_demand_that_nothing_breaks():
    question = note()
    blunt = replace(question.demands[0], spoil=lambda thing, s: thing)
    question = replace(question, demands=[blunt, *question.demands[1:]])
    assert any('"to"' in str(f) for f in prove(exercise(question), a_pack()))


def test_the_proof_wants_three_demands():
    question = replace(note(), demands=note().demands[:2])
    faults = prove(exercise(question), a_pack())
    assert any("2 demands" in str(fault) for fault in faults)


def test_the_forms_hand_in_what_was_chosen():
    pytest.importorskip("ipywidgets")
    from classroom.forms_inputs import input_for

    cases = input_for(letters(), S)
    assert cases.given() == {"a": "", "b": "", "c": ""}
    for key, row in cases.rows.items():
        row.value = RIGHT[key]
    assert letters().check(cases.given(), S).state is State.RIGHT
    assert input_for(note(), S).given() == "note.json"


def test_the_proof_refuses_a_case_that_is_decided_by_no_option():
    odd = replace(letters(), cases=[replace(letters().cases[0], right="maybe"), *letters().cases[1:]])
    assert any("'maybe', which is no option" in str(f) for f in prove(exercise(odd), a_pack()))


def test_showing_the_cases_works_nothing_out():
    def never(s):
        raise AssertionError("asked to decide")

    question = replace(letters(), cases=[replace(case, right=never) for case in letters().cases])
    assert "registry" in question.static_html(S) and "3 cases" in question.wanted(S)
    assert question.check(..., S).state is State.UNANSWERED
