"""The pages around the notebooks, built with the project's directives in a scratch book of their own."""

import json
import re
import shutil
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import a6_agenda
import a6_cite_page
import a6_packs_page
import a6_readings_page
import pytest
import yaml
from a6_agenda import Session, span_text, timetable
from a6_notebooks import Notebook
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from article6 import rules
from article6.readings import READINGS
from article6.tables import data_directory
from classroom import packs
from classroom.datapackage import resources
from tools.say import ROOT

PAGES = sorted((ROOT / "book").glob("*.md"))
LESSON = "notebooks/05-accounting/1-who-adds"
FIRST = "exercises/00-start/first-answer"
OPENING = "notebooks/00-start/1-a-notebook-in-ten-minutes"
CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
SETTINGS = {
    "extensions": ["myst_nb", "sphinx_design", "a6_pages", "a6_live", "a6_ask"],
    "myst_enable_extensions": CONFIG["parse"]["myst_enable_extensions"],
    "nb_execution_mode": "off",
    "html_theme": "basic",
    "nitpicky": True,
    "exclude_patterns": ["_build", "src"],
    "suppress_warnings": ["myst-nb.lexer"],
}


def notebook(title: str, *code: str, minutes: str = "") -> str:
    """The text of a notebook with a title, a time and code cells."""
    cells = [{"cell_type": "markdown", "id": "top", "metadata": {}, "source": f"# {title}\n\n{minutes}"}]
    cells += [
        {
            "cell_type": "code",
            "id": f"c{n}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for n, source in enumerate(code)
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


class Scratch:
    """A book with the real pages, or some of them, and one lesson; `build()` returns the warnings."""

    def __init__(self, root: Path, *names: str) -> None:
        self.root = root
        for folder in ("book", "notebooks/00-start", "notebooks/05-accounting", "exercises/00-start", "data"):
            (root / folder).mkdir(parents=True)
        for page in (page for page in PAGES if not names or page.stem in names):
            shutil.copy(page, root / "book" / page.name)
        (root / "book/_static").mkdir()
        for drawing in (ROOT / "book/_static").glob("*.svg"):
            shutil.copy(drawing, root / "book/_static" / drawing.name)
        for table in data_directory().glob("*.csv"):
            shutil.copy(table, root / "data" / table.name)
        (root / "src").symlink_to(ROOT / "src")
        shutil.copy(ROOT / "CITATION.cff", root)
        self.write("_toc.yml", "parts:\n- caption: Adjusting\n  chapters:\n  - file: " + LESSON + "\n")
        self.write(
            "index.md", "# Contents\n\n```{toctree}\n:glob:\nbook/*\nnotebooks/*/*\nexercises/*/*\n```\n"
        )
        for name in (FIRST, OPENING):  # pages link to them
            self.write(f"{name}.ipynb", notebook(name))
        self.write(
            LESSON + ".ipynb",
            notebook(
                "Who adds",
                "sources('balance.add-first-transfers')",
                minutes="35-45 min\n\nOpen reading R3",
            ),
        )

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def build(self) -> str:
        warnings = StringIO()
        source, out = str(self.root), str(self.root / "_build")
        with patch_docutils(), docutils_namespace():
            app = Sphinx(source, None, out, f"{out}/.doctrees", "html", SETTINGS, StringIO(), warnings)
            app.build()
        return warnings.getvalue()

    def html(self, page: str) -> str:
        return (self.root / f"_build/book/{page}.html").read_text("utf-8")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    """The real pages, built without a warning."""
    book = Scratch(tmp_path_factory.mktemp("pages") / "book")
    assert book.build() == ""
    return book


def straight(text: str) -> str:
    """One space between words, and straight quotes: the pages have curly ones."""
    return " ".join(text.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")).split())


class Text(HTMLParser):
    """The words of a page, and its ids, links and loaded files."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.ids, self.links, self.loaded = [], set(), [], []
        self.feed(html)
        self.text = straight(" ".join(self.words))

    def handle_data(self, data):
        self.words.append(data)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.add(given.get("id"))
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag in {"script", "img", "iframe", "source"} or (
            tag == "link" and given.get("rel") == "stylesheet"
        ):
            self.loaded.append(given.get("src") or given.get("href") or "")


# --- All pages ---


@pytest.mark.parametrize("page", [path.stem for path in PAGES])
def test_every_link_inside_the_book_leads_somewhere(scratch, page):
    here = scratch.root / f"_build/book/{page}.html"
    for link in Text(scratch.html(page)).links:
        address, _, anchor = link.partition("#")
        if "://" in address:
            continue
        target = (here.parent / address).resolve() if address else here
        assert target.is_file(), link
        if anchor and target.suffix == ".html":
            assert anchor in Text(target.read_text("utf-8")).ids, link


@pytest.mark.parametrize("page", [path.stem for path in PAGES])
def test_no_page_loads_a_file_from_outside(scratch, page):
    loaded = Text(scratch.html(page)).loaded
    assert not [address for address in loaded if re.match(r"(https?:)?//", address)]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_page_stands_in_the_book(page):
    assert f"book/{page.stem}" in (ROOT / "_toc.yml").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_command_that_a_page_names_exists(page):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in re.findall(r"\bmake ([a-z]+)(?=`|\n|$)", page.read_text("utf-8")):
        assert re.search(rf"^{command}:", makefile, re.MULTILINE), f"{page.name}: make {command}"


# --- Welcome ---


def test_the_welcome_page_has_three_doors_and_a_date(scratch):
    welcome = Text(scratch.html("welcome"))
    for door in ("trainee.html", "reader.html", "trainer.html"):
        assert door in welcome.links
    day = max(rule.checked for rule in rules.all_rules())
    assert f"As of {day.day} {day:%B} {day.year}" in welcome.text


def test_the_example_books_with_opposite_signs_and_in_the_right_years(scratch):
    # By hand from the pack Kasoro: 1,000,000 t of vintage 2027, transferred in 2028; 800,000 t used for 2027.
    text = Text(scratch.html("welcome")).text
    assert "Kasoro · first transfer +1,000,000 t CO2 eq in 2027, when the mitigation occurred" in text
    assert "Nordmere · use \u2212800,000 t CO2 eq in 2027, the year it is used for" in text
    assert "The transfer took place in 2028. That year is in neither book." in text


def test_a_module_shows_its_time_and_pages_and_an_absent_one_says_so(scratch):
    text = Text(scratch.html("welcome")).text
    assert "35\u201345 min \u00b7 1 page" in text
    assert "Not in this edition yet." in text


# --- Trainee ---


def test_the_trainee_sees_what_comes_back_to_a_wrong_answer(scratch):
    # By hand from the pack Kasoro: covered emissions 99 Mt in 2026 and 97 Mt in 2027.
    text = Text(scratch.html("trainee")).text
    assert "You write: \u22122,000,000 Not yet. This is the change from 2026 to 2027." in text


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("start.first-answer.3\n:mistake: first column", "is not answered on purpose, so its feedback"),
        ("start.first-answer.1\n:mistake: sign", "has no mistake 'sign': it has sign turned round,"),
        ("start.first-anser.1\n:mistake: sign", 'There is no exercise "start.first-anser". Did you mean'),
    ],
)
def test_an_example_that_does_not_exist_stops_the_build(tmp_path, call, sentence):
    book = Scratch(tmp_path / "book", "open-readings")
    book.write("book/more.md", f"# More\n\n```{{wrong-answer}} {call}\n```\n")
    assert sentence in book.build()


# --- Glossary ---


def terms() -> list[str]:
    text = (ROOT / "book/glossary.md").read_text("utf-8").partition("```{glossary}")[2]
    lines = text.partition("```")[0].splitlines()[1:]
    return [line for line in lines if line and not line.startswith((" ", ":"))]


def test_every_glossary_term_stands_once():
    lower = [term.lower() for term in terms()]
    assert sorted(lower) == sorted(set(lower))
    assert len(lower) >= 60


ABBREVIATIONS = (
    "A6.4ER A6TER AEF BAU BTR CA CARP CMA CORSIA CTF GWP IMP ITMO JCM LT-LEDS LULUCF MPGs NDC OIMP OMGE OP "
    "SIDS TACCC"
)


@pytest.mark.parametrize("term", ABBREVIATIONS.split())
def test_the_usual_abbreviations_are_explained(term):
    assert term in terms()


# --- Rule index ---


def card(scratch: Scratch, anchor: str) -> Text:
    """The words and links of one entry of the index."""
    after = scratch.html("rule-index").partition(f' id="{anchor}"')[2]
    return Text("<div " + after.partition('id="rule')[0])


def test_the_index_shows_a_rule_with_its_places(scratch):
    words = card(scratch, "rule-balance-add-first-transfers")
    rule = rules.get("balance.add-first-transfers")
    assert rule.text in words.text and rule.cite in words.text
    assert f"../{LESSON}.html" in words.links
    assert "article6.accounting" in words.text
    assert "read in the decision text" in words.text


def test_the_index_says_what_is_nowhere(scratch):
    assert "Not yet taught" in card(scratch, "rule-treaty-voluntary").text


def test_the_index_holds_every_rule_under_its_anchor(scratch):
    ids = Text(scratch.html("rule-index")).ids
    for rule in rules.all_rules():
        assert "rule-" + re.sub("[^a-z0-9]+", "-", rule.id) in ids


def test_a_broken_rule_id_in_a_lesson_stops_the_build_with_one_sentence(tmp_path):
    book = Scratch(tmp_path / "book", "rule-index")
    book.write("notebooks/05-accounting/2-x.ipynb", notebook("X", "sources('balance.ad-first-transfers')"))
    said = book.build()
    assert (
        "notebooks/05-accounting/2-x.ipynb, in its sources(): There is no rule 'balance.ad-first-transfers'. "
        "Did you mean balance.add-first-transfers" in said
    )


def test_a_broken_rule_id_on_a_page_stops_the_build_with_one_sentence(tmp_path):
    book = Scratch(tmp_path / "book", "open-readings")
    book.write("book/more.md", "# More\n\nSee {rule}`itmo.reel`.\n")
    assert "more.md:3: WARNING: There is no rule 'itmo.reel'. Did you mean itmo.real" in book.build()


# --- Data ---


def test_the_data_page_tells_all_about_every_table_and_gives_the_file(scratch):
    page = Text(scratch.html("data"))
    for table in resources():
        told = [table.description, table.years, table.transformation, *table.faults]
        told += [licence.title for licence in table.licences]
        for words in told:
            assert straight(words) in page.text, (table.name, words)
        files = [link for link in page.links if link.endswith(f"/{table.path}")]
        copied = (scratch.root / "_build/book" / files[0]).resolve()
        assert copied.read_bytes() == (data_directory() / table.path).read_bytes()


# --- Open readings ---


def test_every_open_reading_stands_there_with_both_options(scratch):
    page = Text(scratch.html("open-readings"))
    for reading in READINGS:
        assert {reading.id.lower()} <= page.ids
        assert reading.default_text in page.text and reading.other_text in page.text
    assert page.links.count(f"../{LESSON}.html") == 1, "the lesson tells about R3 only"


def test_a_lesson_about_an_unknown_reading_stops_the_build(tmp_path):
    book = Scratch(tmp_path / "book", "open-readings")
    book.write("notebooks/05-accounting/2-x.ipynb", notebook("X", minutes="Open reading R12"))
    assert "2-x.ipynb tells about the open reading R12, which article6.readings does not hold" in book.build()


def test_a_sentence_gets_a_capital_and_a_full_stop():
    assert a6_readings_page.sentence("the ledger, uses") == "The ledger, uses."
    assert a6_readings_page.sentence("Done.") == "Done."


# --- Trainer: agenda, packs ---


def session(module: str, name: str, low: int, high: int) -> Session:
    page = Notebook(f"notebooks/{module}/{name}", name, (low, high), (), (), ())
    return Session(page, (low, high))


def test_the_agenda_names_module_session_and_sum(scratch):
    text = Text(scratch.html("trainer")).text
    assert "Adjusting · 35\u201345 min Who adds , lesson, 35\u201345 min" in text
    assert "Together: 35\u201345 min, without breaks." in text


def test_the_pages_of_a_module_stand_as_the_book_teaches_them():
    listed = [one.page.page for one in a6_agenda.sessions(ROOT)]
    book = [page for page in a6_agenda.captions(ROOT / "_toc.yml") if not page.startswith("book/")]
    assert book and listed == book


def test_pages_that_the_book_does_not_list_stand_lessons_first_and_the_quiz_last(tmp_path):
    names = ("exercises/05-x/a", "exercises/05-x/quiz", "exercises/05-x/z", "notebooks/05-x/1-last")
    for name in names:
        path = tmp_path / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', encoding="utf-8")
    listed = [one.page.page for one in a6_agenda.sessions(tmp_path)]
    assert listed == [names[3], names[0], names[2], names[1]]


def test_minutes_are_summed_low_with_low_and_high_with_high():
    assert a6_agenda.total([(10, 15), None, (35, 45)]) == (45, 60)
    assert a6_agenda.total([None]) is None


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((35, 45), "35\u201345 min"),
        ((20, 20), "20 min"),
        ((95, 125), "1 h 35 \u2013 2 h 05"),
        ((120, 120), "2 h"),
        ((55, 130), "55 min \u2013 2 h 10"),
        (None, "time not stated"),
    ],
)
def test_minutes_are_written_for_people(span, words):
    assert span_text(span) == words


def test_a_day_has_breaks_and_lunch_and_ends_in_time():
    # 43 counts as 45 min; with 60 it is 105, so a break; 60 more end at 12:00; the next ends 12:55: lunch.
    listed = [session("05", str(n), 30, high) for n, high in enumerate((43, 60, 60, 55, 60, 60, 60))]
    days = timetable(listed, 9 * 60, 17 * 60)
    told = [(a6_agenda.clock(begin), a6_agenda.clock(end), what) for begin, end, what, _ in days[0]]
    assert told == [
        ("09:00", "09:45", "0"),
        ("09:45", "10:45", "1"),
        ("10:45", "11:00", "Break"),
        ("11:00", "12:00", "2"),
        ("12:00", "13:00", "Lunch"),
        ("13:00", "13:55", "3"),
        ("13:55", "14:10", "Break"),
        ("14:10", "15:10", "4"),
        ("15:10", "15:25", "Break"),
        ("15:25", "16:25", "5"),
    ]
    assert [what for _, _, what, _ in days[1]] == ["6"]


def test_every_pack_is_listed(scratch):
    text = Text(scratch.html("trainer")).text
    for name in packs.available():
        pack = packs.load(name)
        assert pack.title in text and pack.note in text


def test_the_messages_of_broken_packs_name_file_and_key():
    text = data_directory().joinpath("packs/kasoro.toml").read_text("utf-8")
    said = a6_packs_page.messages(text)
    assert len(said) == len(a6_packs_page.MISTAKES)
    assert all(message.startswith("Pack kasoro.toml, key host.") for _, message in said)
    with pytest.raises(ValueError, match="has no place to show the mistake 'A year is missing'"):
        a6_packs_page.messages("")


# --- Citing ---


def test_the_citation_is_that_of_the_file(scratch):
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    text = Text(scratch.html("cite")).text
    assert f"{told['title']}, version {told['version']}" in text
    assert "@misc{article6-in-practice," in text


def test_people_are_cited_by_name():
    found = {
        "authors": [{"given-names": "Ama", "family-names": "Boateng"}, {"name": "A Team"}],
        "title": "Book",
        "version": "1.2",
        "date-released": "2027-03-01",
        "url": "https://example.org",
    }
    assert (
        a6_cite_page.sentence(found) == "Ama Boateng, A Team (2027): Book, version 1.2. https://example.org"
    )
    assert "  author = {Ama Boateng and {A Team}},\n" in a6_cite_page.bibtex(found)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title: T\nauthors: [{name: A}]\nversion: 1\n", "CITATION.cff has no date-released: add it"),
        ("[", "CITATION.cff cannot be read"),
        ("", "CITATION.cff has no title"),
    ],
)
def test_a_bad_citation_file_is_refused_with_one_sentence(tmp_path, text, sentence):
    path = tmp_path / "CITATION.cff"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=sentence):
        a6_cite_page.citation(path)
