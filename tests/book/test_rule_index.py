"""The rule index says where each rule is taught, exercised and applied, and nothing that is not so."""

import json
from types import SimpleNamespace

import a6_rules
import pytest
from a6_notebooks import NotebookFault, notebooks, read
from a6_rules import IndexFault, Place

from article6 import rules
from classroom import registry
from tools.say import ROOT


def write(path, *cells):
    """A notebook made of (kind, source) cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = [
        {"cell_type": kind, "id": f"c{n}", "source": source} for n, (kind, source) in enumerate(cells, 1)
    ]
    path.write_text(json.dumps({"cells": listed}), encoding="utf-8")
    return path


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with one lesson, one exercise notebook and one module of article6."""
    write(
        tmp_path / "notebooks/05-accounting/1-who-adds.ipynb",
        (
            "markdown",
            "# Who `adds`\n\n| Time | Before |\n|---|---|\n| 35-45 min | - |\n\nOpen readings R2 and R4",
        ),
        ("code", "%matplotlib inline\nask('accounting.who-adds.1')"),
        (
            "code",
            ["sources('balance.add-first-transfers',\n", "        'balance.subtract-uses', data=['events'])"],
        ),
    )
    write(
        tmp_path / "exercises/05-accounting/books.ipynb",
        ("markdown", "# Two books"),
        ("code", "check('accounting.books.2', ...)"),
    )
    code = tmp_path / "src/article6/accounting/flows.py"
    code.parent.mkdir(parents=True)
    code.write_text(
        '"""About balance.same-period."""\nADD = "balance.add-first-transfers"\n', encoding="utf-8"
    )
    exercises = {
        "accounting.who-adds": SimpleNamespace(
            id="accounting.who-adds", title="Your turn", rule_ids=lambda: ["balance.subtract-uses"]
        ),
        "accounting.books": SimpleNamespace(
            id="accounting.books", title="Books", rule_ids=lambda: ["balance.subtract-uses", "itmo.real"]
        ),
        "accounting.lost": SimpleNamespace(
            id="accounting.lost", title="For {host.name}", rule_ids=lambda: ["itmo.metric"]
        ),
    }
    monkeypatch.setattr(registry, "ids", lambda: sorted(exercises))
    monkeypatch.setattr(registry, "get", exercises.__getitem__)
    return tmp_path


def entries(root):
    return {entry.rule.id: entry for entry in a6_rules.collect(root)}


def test_a_rule_with_all_its_places(repository):
    lesson = "notebooks/05-accounting/1-who-adds"
    found = entries(repository)
    assert found["balance.add-first-transfers"].taught == (Place("Who adds", lesson),)
    assert found["balance.add-first-transfers"].applied == ("article6.accounting.flows",)
    assert found["balance.subtract-uses"].exercised == (
        Place("Two books", "exercises/05-accounting/books"),
        Place("Who adds", lesson),
    )


def test_a_rule_that_is_nowhere(repository):
    entry = entries(repository)["review.scope"]
    assert (entry.taught, entry.exercised, entry.applied) == ((), (), ())


def test_a_docstring_applies_nothing(repository):
    assert entries(repository)["balance.same-period"].applied == ()


def test_an_exercise_without_a_notebook_is_named_by_its_id(repository):
    assert entries(repository)["itmo.metric"].exercised == (Place("accounting.lost", None),)


@pytest.mark.parametrize(
    "text", ["method.multi-yearly", "x.method.multi-year", "a-method.multi-year", "method.multi-year.x"]
)
def test_part_of_a_longer_word_is_not_the_rule(repository, text):
    (repository / "src/article6/more.py").write_text(f"WORD = {text!r}\n", encoding="utf-8")
    assert entries(repository)["method.multi-year"].applied == ()


def test_a_rule_inside_a_sentence_is_applied(repository):
    code = 'MESSAGE = f"No (rule method.multi-year). {1}"\n'
    (repository / "src/article6/more.py").write_text(code, encoding="utf-8")
    assert entries(repository)["method.multi-year"].applied == ("article6.more",)


def test_an_unknown_rule_in_a_lesson_is_refused_with_place_and_nearest(repository):
    write(repository / "notebooks/05-accounting/2-x.ipynb", ("code", "sources('balance.add-first-transfer')"))
    with pytest.raises(IndexFault) as refused:
        a6_rules.collect(repository)
    assert str(refused.value).startswith(
        "notebooks/05-accounting/2-x.ipynb, in its sources(): There is no rule 'balance.add-first-transfer'. "
        "Did you mean balance.add-first-transfers"
    )


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            "sources(*MINE)",
            r"cell 1 \(c1\): sources\(\) is called with \*MINE; write each rule id as plain text",
        ),
        ("sources(", r"cell 1 \(c1\): line 1 is not Python; mend it"),
    ],
)
def test_a_lesson_that_cannot_be_read_is_named(repository, source, sentence):
    write(repository / "notebooks/05-accounting/2-x.ipynb", ("code", source))
    with pytest.raises(NotebookFault, match=f"notebooks/05-accounting/2-x.ipynb, {sentence}"):
        a6_rules.collect(repository)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells"'])
def test_a_file_that_is_no_notebook_is_named(tmp_path, text):
    path = tmp_path / "notebooks/a/b.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookFault, match="notebooks/a/b.ipynb: .*a notebook"):
        notebooks(tmp_path)


def test_what_a_lesson_says_about_itself(repository):
    lesson, exercise = notebooks(repository)
    assert (lesson.title, lesson.minutes, lesson.module) == ("Who adds", (35, 45), "05-accounting")
    assert lesson.readings == ("R2", "R4")
    assert (exercise.title, exercise.minutes, exercise.is_lesson) == ("Two books", None, False)


def test_saved_copies_of_jupyter_are_not_read(repository):
    write(
        repository / "notebooks/05-accounting/.ipynb_checkpoints/1-who-adds-checkpoint.ipynb", ("code", "(")
    )
    assert len(notebooks(repository)) == 2


def test_a_title_is_the_first_heading_or_the_file_name(tmp_path):
    path = write(tmp_path / "notebooks/a/no-heading.ipynb", ("markdown", "Text\n\n## Not this"))
    assert read(path, tmp_path).title == "no-heading"


def test_anchors_are_what_other_pages_link_to():
    assert a6_rules.anchor("balance.add-first-transfers") == "rule-balance-add-first-transfers"
    assert a6_rules.anchor("table4.77d-ii") == "rule-table4-77d-ii"
    anchors = [a6_rules.anchor(rule.id) for rule in rules.all_rules()]
    assert len(set(anchors)) == len(anchors)


# --- The repository as it is ---


@pytest.fixture(scope="module")
def present():
    return a6_rules.collect(ROOT)


def test_every_rule_stands_once_and_under_a_heading(present):
    assert sorted(entry.rule.id for entry in present) == sorted(rule.id for rule in rules.all_rules())
    assert {entry.subject for entry in present} <= set(a6_rules.SUBJECTS)
    subjects = [entry.subject for entry in present]
    assert len(list(dict.fromkeys(subjects))) == sum(
        here != before for here, before in zip(subjects, [None, *subjects], strict=False)
    ), "the rules of a subject stand together"


def test_every_page_that_is_named_exists(present):
    for entry in present:
        for place in (*entry.taught, *entry.exercised):
            assert place.page is None or (ROOT / f"{place.page}.ipynb").is_file(), place


def test_the_code_applies_the_two_rules_of_the_balance(present):
    applied = {entry.rule.id: entry.applied for entry in present}
    assert any("accounting" in module for module in applied["balance.add-first-transfers"])
    assert any("accounting" in module for module in applied["balance.subtract-uses"])
