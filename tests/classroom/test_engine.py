"""The calls a learner makes, as text and as HTML."""

import subprocess
import sys
from html.parser import HTMLParser

import pytest
from sample_exercise import SAMPLE, WORDS, a_pack, scenario

from classroom import ask, check, hint, progress, registry, story, use_pack
from classroom.errors import ClassroomError, UnknownExercise
from classroom.feedback import State
from classroom.sitting import current, sitting

ID = "sample.every-kind"


class Tags(HTMLParser):
    """Notes whether every tag is closed, and the attributes seen."""

    def __init__(self, html):
        super().__init__()
        self.open, self.attributes, self.tags = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag != "input":  # it has no end
            self.open.append(tag)
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag


def well_formed(html):
    tags = Tags(html)
    assert not tags.open
    return tags


def test_an_unsolved_question_says_what_is_missing(desk):
    result = check(f"{ID}.1", ...)
    assert result.state is State.UNANSWERED
    text = str(result)
    assert "Not answered in code" in text and "a number in kt CO2 eq" in text and "three dots" in text
    assert str(check(f"{ID}.1")) == text
    assert "2029, 2030" in str(check(f"{ID}.6", {2027: 800, 2028: 2800}))


def test_three_dots_below_a_solved_question_do_not_deny_it(desk):
    check(f"{ID}.1", 1300)
    waiting = check(f"{ID}.1", ...)
    assert "Solved. You have solved this before." in str(waiting) and "Not answered" not in str(waiting)
    assert "Not answered yet" in str(check(f"{ID}.1", ""))


def test_a_right_answer_teaches_and_cites_the_rule(desk):
    result = check(f"{ID}.1", 1300)
    assert result.solved and "applied in every year" in str(result)
    assert result.rule == "2/CMA.3 annex 7(a)(ii)"


def test_a_mistake_is_named_with_its_rule_and_offers_a_hint_but_not_the_answer(desk):
    text = str(check(f"{ID}.1", 1625))
    assert "years with trades" in text and "Rule: 2/CMA.3 annex 7(a)(ii)" in text
    assert f'Hint 1 of 2: `hint("{ID}.1")`' in text
    assert "1300" not in text and "1,300" not in text


@pytest.mark.parametrize("answer", [1300, 1625, "x", ..., "1300 t", "-1300"])
def test_every_result_is_accessible_html(desk, answer):
    result = check(f"{ID}.1", answer)
    tags = well_formed(result._repr_html_())
    assert ("role", "status") in tags.attributes and ("aria-live", "polite") in tags.attributes
    head = str(result).split(".")[0].split(" ", 1)[1]
    assert f"<strong>{head}.</strong>" in result._repr_html_(), (
        "the state is said in words, not only in colour"
    )


def test_what_a_learner_writes_is_never_markup(desk):
    html = check(f"{ID}.1", "<script>alert(1)</script>")._repr_html_()
    assert "<script" not in html and "&lt;script&gt;" in html
    well_formed(html)


def test_hints_come_one_by_one_and_the_working_only_after_them(desk):
    early = hint(f"{ID}.1", working=True)
    assert early.state is State.NOTE and "still 2 hints first" in early.text
    assert hint(f"{ID}.1").text == "An average is a sum divided by a count."
    assert "still 1 hint first" in hint(f"{ID}.1", working=True).text
    assert hint(f"{ID}.1").head == "Hint 2 of 2"
    again = hint(f"{ID}.1")
    assert (
        "An average" in again.text and "Count every year" in again.text and "working=True" in again.next_step
    )
    shown = hint(f"{ID}.1", working=True)
    assert shown.state is State.WORKING and "Answer: 1,300 kt CO2 eq" in shown.text
    assert desk.store.entry("point", f"{ID}.1").state == "working shown"
    check(f"{ID}.1", 1300)
    assert desk.store.entry("point", f"{ID}.1").state == "solved after the working"


def test_looking_at_the_working_after_solving_changes_nothing(desk):
    check(f"{ID}.1", 1300)
    for _ in range(2):
        hint(f"{ID}.1")
    hint(f"{ID}.1", working=True)
    assert desk.store.entry("point", f"{ID}.1").state == "solved"


def test_attempts_count_new_answers_only(desk):
    for answer in (1625, 1625, "unreadable", ..., 1700, 1300, 1300, 99):
        check(f"{ID}.1", answer)
    assert desk.store.entry("point", f"{ID}.1").attempts == 3


def test_free_text_is_assessed_through_check(desk):
    text = "The inventory stays, the balance moves."
    asked = check(f"{ID}.7", text)
    assert asked.state is State.ASSESS and "met=[1, 2]" in asked.next_step
    assert desk.store.entry("point", f"{ID}.7").attempts == 0
    assert check(f"{ID}.7", text, met="all").solved
    assert "inventory stays" not in repr(desk.store.entries), "the text is not stored"


def test_the_pack_decides_how_numbers_are_read_and_written(comma_desk):
    assert "1 300 or" not in str(check(f"{ID}.1", "1,300"))
    assert "write 1300 if you mean thousands, or 1,3" in str(check(f"{ID}.1", "1,300"))
    assert check(f"{ID}.2", "933,33").solved
    for _ in range(2):
        hint(f"{ID}.1")
    assert "1\u202f300 kt" in hint(f"{ID}.1", working=True).text


@pytest.mark.parametrize(
    ("bad", "near"),
    [
        ("sample.every-knid.1", '"sample.every-kind"'),
        ("sample.evry-kind", '"sample.every-kind"'),
        ("start.first-answr.1", '"start.first-answer"'),
        ("sample.every-kind.9", "questions 1 to 7"),
        ("sample.every-kind.0", "questions 1 to 7"),
        ("", "There is"),
        ("zzzz", "There is"),
        (5, "by its id"),
        ("../../etc/passwd", "There is no exercise"),
    ],
)
def test_an_unknown_id_names_the_nearest(desk, bad, near):
    for call in (check, hint, ask):
        with pytest.raises(UnknownExercise) as unknown:
            call(bad)
        assert near in str(unknown.value)


def test_an_exercise_id_alone_does_not_say_which_question(desk):
    with pytest.raises(UnknownExercise, match="Add its number"):
        check(ID, 5)


def test_a_lesson_question_needs_no_number(desk):
    from dataclasses import replace

    lesson = replace(SAMPLE, id="sample.your-turn", place="lesson", questions=SAMPLE.questions[:1])
    registry.add([lesson])
    try:
        assert check("sample.your-turn", 1300).solved and check("sample.your-turn.1", 1300).solved
        assert "Your turn" in str(ask("sample.your-turn"))
    finally:
        registry.remove(lesson.id)


def test_questions_in_the_book_are_forms_switched_off_that_hold_no_answers(desk, monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    page = ask(ID)
    html = page._repr_html_()
    tags = well_formed(html)
    assert "script" not in tags.tags and tags.tags.count("form") == len(SAMPLE.questions)
    assert html.count('<fieldset class="a6-answer" disabled') == len(SAMPLE.questions)
    assert html.count("<noscript>") == len(SAMPLE.questions)
    s = scenario(a_pack())
    for question in SAMPLE.questions:
        for secret in question.secrets(s):
            assert secret not in html and secret not in str(page)
    for value in ("1,300", "1300", "933", "2,800", "2800", "4800", "6,500", WORDS.model, "authorize"):
        assert value not in html and value not in str(page)


def test_one_question_alone(desk):
    assert "elapsed years" in str(ask(f"{ID}.1")) and "three years" not in str(ask(f"{ID}.1"))


def test_the_story_has_tables_with_heads_and_captions(desk):
    page = story(ID)
    tags = well_formed(page._repr_html_())
    assert ("scope", "col") in tags.attributes and ("scope", "row") in tags.attributes
    assert "caption" in tags.tags and "2,000" in str(page) and "2,027" not in str(page)
    assert "Nordmere uses ITMOs from 2026 to 2030." in str(page)
    assert '<th scope="row" style="text-align:left">2027</th><td style="text-align:right">' in page.html


def test_progress_is_a_table_of_all_exercises(desk):
    check(f"{ID}.1", 1625)
    check(f"{ID}.1", 1300)
    check(f"{ID}.3", "a")
    table = progress()
    row = next(r for r in table.rows if r.id == ID)
    assert (row.solved, row.questions, row.attempts, row.state) == (1, 7, 3, "begun")
    assert "1 of 7" in str(table)
    order = list(dict.fromkeys(r.id.partition(".")[0] for r in table.rows))
    assert order[:4] == ["start", "rules", "ndc", "authorization"], "the order of the course"
    tags = well_formed(table._repr_html_())
    assert "caption" in tags.tags and ("scope", "row") in tags.attributes


def test_choosing_a_pack_for_the_process():
    from classroom import packs

    try:
        chosen = use_pack(packs.available()[-1])
        assert current().pack.id == packs.available()[-1] and chosen.head == "Pack in use"
        with pytest.raises(ValueError, match="no such pack"):
            use_pack("kasorro")
        assert current().pack.id == packs.available()[-1], "a bad pack is not chosen"
    finally:
        packs.use(None)


def test_the_environment_chooses_the_pack(monkeypatch):
    from classroom import packs

    for name in packs.available():
        monkeypatch.setenv("ARTICLE6_PACK", name)
        with sitting():
            assert check("start.first-answer.1", ...).state is State.UNANSWERED
            assert current().pack.id == name


def test_functions_win_over_files_of_the_same_name():
    import classroom.progress  # noqa: F401

    assert callable(classroom.progress) and callable(progress)
    with pytest.raises(AttributeError, match="it offers"):
        _ = classroom.nothing


def test_the_engine_needs_the_standard_library_only():
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from classroom import ask, check, hint, progress, story, use_pack\n"
        "from classroom.sitting import sitting\n"
        "import classroom.proof, classroom.leaks, classroom.release\n"
        "with sitting():\n"
        "    check('start.first-answer.1', 5)\n"
        "    str(ask('start.first-answer')); str(story('start.first-answer'))\n"
        "    str(progress())\n"
        "names = {m.partition('.')[0] for m in set(sys.modules) - before}\n"
        "foreign = names - set(sys.stdlib_module_names) - {'classroom', 'article6'}\n"
        "sys.exit(', '.join(sorted(n for n in foreign if not n.startswith('__editable__'))) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_asking_for_the_names_imports_no_exercise():
    code = (
        "import sys\n"
        "from classroom import registry\n"
        "assert 'start.first-answer' in registry.ids()\n"
        "loaded = [m for m in sys.modules if m.startswith('classroom.exercises.') and m.count('.') > 2]\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_widgets_ask_falls_back_to_text(sample, monkeypatch):
    monkeypatch.setitem(sys.modules, "classroom.forms", None)
    with sitting(a_pack(), widgets=True):
        assert "elapsed years" in str(ask(f"{ID}.1"))


def test_errors_are_value_errors():
    assert issubclass(UnknownExercise, ClassroomError) and issubclass(ClassroomError, ValueError)
