"""What a page is told about an answer is what the engine says, for every question and every way to answer."""

from __future__ import annotations

import json

import pytest

from classroom import engine, packs, registry
from classroom.buttons import in_buttons, offer
from classroom.feedback import State
from classroom.inpage import reply
from classroom.progress import MemoryStore
from classroom.sitting import sitting
from tests.inpage.answers import answers

EVERY = registry.ids()
FIRST = "accounting.averaging.1"


def asked(**request):
    told = json.loads(reply(json.dumps(request)))
    assert "error" not in told, told
    return told


def by_the_engine(desk, given):
    """The engine's own result with nothing tried before, as a form shows it."""
    desk.store, desk.last = MemoryStore(), {}
    result = engine.check(given.id, given.code, met=given.met)
    exercise, number = registry.find(given.id)
    entry = desk.store.entry(desk.pack.id, given.id)
    return in_buttons(result, offer(exercise.question(number), entry)), entry


@pytest.fixture
def desk():
    with sitting(packs.load(packs.DEFAULT)) as here:
        yield here


@pytest.mark.parametrize("exercise", EVERY)
def test_every_answer_gets_the_engine_s_own_reply(exercise, tmp_path, desk):
    for given in answers(exercise, tmp_path):
        result, entry = by_the_engine(desk, given)
        told = asked(**given.request)
        assert told["html"] == result._repr_html_(), (given.id, given.name)
        assert told["state"] == str(result.state)
        assert told["solved"] == entry.solved == (given.name == "answer"), (given.id, given.name)
        assert told["entries"][f"kasoro/{given.id}"]["attempts"] == entry.attempts
        if given.name == "answer":
            assert result.state is State.RIGHT
        elif given.name != "not compared yet":
            assert result.state in {State.MISTAKE, State.WRONG, State.UNIT}, (given.id, given.name)


@pytest.mark.parametrize("exercise", EVERY)
def test_every_question_can_be_left_empty(exercise):
    for number, question in enumerate(registry.get(exercise).questions, 1):
        empty = [] if question.kind in {"table", "ordering"} else {} if question.kind == "decisions" else None
        told = asked(do="check", id=f"{exercise}.{number}", given=empty)
        assert told["state"] == "unanswered" and "`" not in told["html"] and "check(" not in told["html"]
        assert not any(entry["attempts"] for entry in told["entries"].values())


@pytest.mark.parametrize("exercise", EVERY)
def test_hints_come_one_by_one_and_then_the_working(exercise):
    for number, question in enumerate(registry.get(exercise).questions, 1):
        id, entries = f"{exercise}.{number}", {}
        told = asked(do="working", id=id, entries=entries)
        assert told["state"] == "note" and not told["offer_working"]
        for left in range(len(question.hints) - 1, -1, -1):
            told = asked(do="hint", id=id, entries=entries)
            entries |= told["entries"]
            assert told["state"] == "hint" and told["hints_left"] == left
            assert told["offer_working"] == (left == 0)
        told = asked(do="working", id=id, entries=entries)
        assert told["state"] == "working" and told["entries"][f"kasoro/{id}"]["shown"]


def test_the_page_is_told_of_buttons_and_not_of_code():
    told = asked(do="check", id=FIRST, given="12")
    assert "press Hint" in told["html"] and "hint(" not in told["html"]
    read = {f"kasoro/{FIRST}": {"attempts": 1, "hints": 2, "solved": False, "shown": False}}
    told = asked(do="check", id=FIRST, given="12", entries=read)
    assert told["offer_working"] and "hint(" not in told["html"]


def test_the_same_wrong_answer_again_is_no_new_attempt():
    once = asked(do="check", id=FIRST, given="12")
    again = asked(do="check", id=FIRST, given="12", entries=once["entries"], before=once["before"])
    other = asked(do="check", id=FIRST, given="13", entries=again["entries"], before=again["before"])
    attempts = [told["entries"][f"kasoro/{FIRST}"]["attempts"] for told in (once, again, other)]
    assert attempts == [1, 1, 2]


def test_the_same_file_again_is_no_new_attempt():
    id, file = "authorization.letter.3", {"name": "mine.toml", "base64": ""}
    once = asked(do="check", id=id, given=file)
    again = asked(do="check", id=id, given=file, entries=once["entries"], before=once["before"])
    other = {"name": "mine.toml", "base64": "Cg=="}
    third = asked(do="check", id=id, given=other, entries=again["entries"], before=again["before"])
    attempts = [told["entries"][f"kasoro/{id}"]["attempts"] for told in (once, again, third)]
    assert attempts == [1, 1, 2]


def test_nothing_of_one_request_is_left_for_the_next():
    asked(do="hint", id=FIRST)
    assert asked(do="hint", id=FIRST)["hints_left"] == 1
    standing = asked(do="standing", ids=[FIRST])["questions"][FIRST]
    assert standing == {"solved": False, "hints_left": 2, "offer_working": False}


def test_a_free_text_opens_its_rubric_with_the_first_look():
    text = "Somebody outside counts these outcomes too."
    told = asked(do="check", id="accounting.special-cases.6", given=text)
    assert told["state"] == "assess" and len(told["rubric"]) == 4
    assert told["rubric"][0] not in told["html"]  # the form lists it once, to tick


@pytest.mark.parametrize(
    "given",
    [
        "../../etc/passwd",
        {"name": "../../x.toml", "base64": "!!"},
        {"name": "", "base64": ""},
        {"name": "..", "base64": ""},
        {"name": "\0", "base64": ""},
        {"name": "\u65e5" * 200 + ".toml", "base64": ""},
        {"name": 3},
        12,
    ],
)
def test_whatever_is_handed_in_as_a_file_gets_a_sentence(given):
    told = asked(do="check", id="integrity.design-a-programme.3", given=given)
    assert told["state"] == "ask back"


@pytest.mark.parametrize("given", [99, -1, True, "no such thing", [[1]], {"1": 99}, {"x": 0}, 1.5])
def test_a_place_that_no_option_has_gets_a_sentence(given):
    for id in ("start.first-answer.2", "accounting.averaging.4", "rules.twelve-statements.1"):
        request = json.dumps({"do": "check", "id": id, "given": given})
        told = json.loads(reply(request))
        assert told.get("state") in {"ask back", "unanswered", "mistake", "wrong"} or "error" in told


def test_the_score_of_a_quiz_leads_to_the_lessons():
    missed = {"kasoro/accounting.quiz.1": {"attempts": 2, "hints": 0, "solved": True, "shown": False}}
    told = asked(do="score", id="accounting.quiz", entries=missed, root="../../")
    assert "0 of 10 right at the first attempt, 1 solved" in told["html"]
    assert '<a href="../../notebooks/05-accounting/' in told["html"]


def test_a_question_without_its_number_is_asked_for():
    told = json.loads(reply(json.dumps({"do": "check", "id": "accounting.averaging", "given": "1"})))
    assert (
        told["error"] == '"accounting.averaging" names no question; add its number, such as '
        '"accounting.averaging.1".'
    )
