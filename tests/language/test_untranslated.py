"""In a language made for tests, nothing that a reader sees comes from outside the catalogues."""

import re
from types import SimpleNamespace

import pytest

from classroom import packs
from classroom.engine import ask, check, hint, progress, story
from classroom.exercise import Exercise
from classroom.live import page as live_page
from classroom.progress import MemoryStore
from classroom.questions import Case, Decisions, Demand, FreeText, WorkFile
from classroom.quiz import score
from classroom.registry import add, remove
from classroom.sitting import sitting
from tests.classroom import sample_exercise as sample
from tests.language.pseudo import Seen, outside

# What may stand outside the catalogues, and why.
ALLOWED = {
    "names of Parties, which the packs give": r"Nordmere|Kasoro|Tolvania|Oruvia",
    "the id of a pack, an exercise or a question": r"\bkasoro\b|\b(?:start|trial|accounting)\.[a-z0-9.-]+",
    "units, which are read again": r"t CO2 eq|kt CO2 eq|Mt CO2 eq|\bkt\b|\bMt\b|\bt\b",
    "paragraphs of decisions": r"\d+/CM[AP]\.\d+ (?:annex|para\.)[\w .()-]*",
    "articles of the Agreement": r"Paris Agreement Article [\d.()a-z]+",
    "letters of options": r"(?<![\w])[a-f]\)|^[a-f]$|\b[a-f](?: [a-f])+\b",
    "a column that an exercise makes for itself": r"Cumulative",
    "file names": r"\b[\w-]+\.(?:ipynb|docx|json|html|csv|txt)\b",
    "ids of questions of the self-assessment": r"\b[a-z-]+\.[a-z-]+\b",
}
LETTERS = re.compile(r"[^\W\d_]{2,}")

DECIDE = Decisions(
    prompt="Sign or send back?",
    cases=[
        Case("one", "The first letter.", "sign", "Look at its date."),
        Case("two", "The second letter.", "back", "Look at its name."),
    ],
    options=[("sign", "sign"), ("back", "send it back")],
    hints=["Read both.", "Read again."],
)
SAY = FreeText(
    prompt="Say why.",
    rubric=["It names the rule.", "It names the year."],
    model="Because the rule names the year.",
    hints=["Which rule?", "Which year?"],
)


def _missed(thing, s):
    return None if thing.good else "\u27e6x\u27e7"


FILE = WorkFile(
    prompt="Write the letter.",
    file_name="letter.docx",
    open=lambda path: SimpleNamespace(good=False),
    holds=SimpleNamespace,
    make=lambda s: SimpleNamespace(good=True),
    demands=[Demand("good", _missed, "Make it good.", lambda thing, s: SimpleNamespace(good=False))],
    hints=["Begin.", "End."],
)
QUESTIONS = [sample.AVERAGE, sample.SIGN, sample.EVENTS, sample.LIFE, sample.PATH, DECIDE, SAY, FILE]
# For each question: one answer of every state it knows.
ANSWERS = {
    1: [..., "", "ten", "1,300 and more", "10 MWh", "1300000", "-1300", "8500", "1083", 1300, True],
    2: [..., "z", "a", "b", ["a", "b"]],
    3: [..., "a", "b", "a, c", 7],
    4: [..., "a b", "c a b", "a a b", "b c a", "a b c", "b a c"],
    5: [..., {2026: 0}, [0, 1, 2, 3, 4], "x", [0, 800, 2800, 4800, 6500], 3, {"none": 1}],
    6: [..., {"one": "sign"}, ["sign", "sign"], ["sign", "back"], ["what", "back"], 3, {"x": "sign"}, ["a"]],
    7: [..., "short", 3, "Because the rule names a year, and so on."],
    8: [..., 3, "nowhere.docx", SimpleNamespace(good=False), SimpleNamespace(good=True)],
}


def left(text: str) -> str:
    """What is neither between marks nor allowed."""
    rest = outside(text).replace("\u00a0", " ")
    for pattern in ALLOWED.values():
        rest = re.sub(pattern, " ", rest, flags=re.MULTILINE)
    return " ".join(LETTERS.findall(rest))


def assert_marked(*shown) -> None:
    for thing in shown:
        plain = str(thing) if not hasattr(thing, "text") or callable(thing.text) else thing.text
        html = thing._repr_html_() if hasattr(thing, "_repr_html_") else str(thing)
        found = {left(text) for text in Seen(html).texts}
        code = re.sub(r"`[^`]*`", "", plain)
        found.add(left(code) if "<" not in plain else "")
        assert not found - {""}, (sorted(found - {""}), plain[:500])


@pytest.fixture
def trial(qps):
    """An exercise with every kind of question, on the default pack."""
    exercise = Exercise(
        id="trial.every-kind",
        title="Every kind",
        minutes=(1, 2),
        objectives=["see them all"],
        rules=["itmo.metric"],
        scenario=sample.scenario,
        questions=QUESTIONS,
        story="A story of {buyer.name}.",
    )
    add([exercise])
    pack = packs.load("kasoro")
    stand_in = SimpleNamespace(**{**vars(sample.a_pack("kasoro")), "note": "", "title": "Title"})
    assert pack.id == stand_in.id
    with sitting(stand_in, MemoryStore()):
        yield exercise
    remove(exercise.id)


@pytest.mark.parametrize("number", ANSWERS)
def test_feedback(trial, number):
    for answer in ANSWERS[number]:
        assert_marked(check(f"trial.every-kind.{number}", answer))
    if number == 7:
        text = ANSWERS[7][-1]
        for met in ("x", [1], "all", "none", [9]):
            assert_marked(check("trial.every-kind.7", text, met=met))


@pytest.mark.parametrize("number", ANSWERS)
def test_hints_and_working(trial, number):
    name = f"trial.every-kind.{number}"
    assert_marked(hint(name, working=True), hint(name), hint(name), hint(name), hint(name, working=True))


def test_questions_as_a_page(trial, monkeypatch):
    assert_marked(ask("trial.every-kind"))
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    for number in ANSWERS:
        shown = ask(f"trial.every-kind.{number}")._repr_html_()
        assert not [t for text in Seen(shown).texts if (t := left(text))], shown


def test_questions_as_widgets(trial):
    from ipywidgets import Widget

    from classroom.forms import form

    def words(widget: Widget):
        for name in ("description", "placeholder", "tooltip", "value"):
            value = getattr(widget, name, None)
            yield from Seen(value).texts if isinstance(value, str) else ()
        for label in getattr(widget, "options", ()) or ():
            yield label[0] if isinstance(label, tuple) else str(label)
        for child in getattr(widget, "children", ()):
            yield from words(child)

    assert not {t for text in words(form(trial, list(ANSWERS))) if (t := left(text))}


def test_the_first_exercise(qps, monkeypatch):
    """Story, table and questions of an exercise that is translated as a whole."""
    with sitting(packs.load("kasoro"), MemoryStore()):
        assert_marked(story("start.first-answer"), ask("start.first-answer"), ask("start.before-signing"))


def test_overview_and_score(qps):
    with sitting(packs.load("kasoro"), MemoryStore()):
        check("rules.quiz.1", "a")
        shown = progress()
        assert_marked(shown, score("rules.quiz"))


def test_a_live_view(qps):
    from classroom import views

    shown = live_page(views.vintage_and_use_year(packs.load("kasoro")))
    assert_marked(shown)


def test_the_self_assessment(qps, monkeypatch):
    from classroom.readiness import assess, example, learning_path, questions, support_sheet

    country, answers = example()
    profile = assess(answers, country)
    sheet = support_sheet(profile)
    for shown in (profile, learning_path(profile), sheet, questions()):
        html = shown._repr_html_()
        assert not {t for text in Seen(html).texts if (t := left(text))}, html[:2000]


def test_the_test_sees_what_is_not_translated(trial, monkeypatch):
    """A sentence that does not pass the catalogues is found."""
    monkeypatch.setattr("classroom.engine._", lambda sentence: sentence)
    with pytest.raises(AssertionError, match="Hint"):
        assert_marked(hint("trial.every-kind.1"))
