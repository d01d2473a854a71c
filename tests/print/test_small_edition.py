"""Both editions of a small book: numbers, links and bookmarks are right, nothing is cut, no answer leaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from classroom import packs, registry
from classroom.leaks import flatten, secrets
from tests.print import small
from tests.print.reading import Paper
from tools import pdf
from tools.print import volume
from tools.print.press import Printed
from tools.print.sheet import READER, TRAINER
from tools.say import Stop

EXERCISE = registry.get("accounting.averaging")
PACK = packs.load(packs.DEFAULT)
TITLES = ["A small book", "The first lesson", "Exercise: averaging", "Glossary"]
FRONT = 3  # cover, about this edition, contents


@dataclass(frozen=True)
class Made:
    paper: Paper
    printed: Printed

    def told(self, slug: str) -> str:
        """The text of one page of the book: from where it begins to where the next one does."""
        first = self.printed.pages[slug]
        later = [page for page in self.printed.pages.values() if page > first]
        return self.paper.told(first, min(later, default=self.printed.count + 1) - 1)


def make(edition, root: Path, browser, **changed: str) -> Made:
    html = small.write(root, **changed)
    file, printed = pdf.make(edition, browser, html, root / "pdf", PACK, volume.read(html, root))
    return Made(Paper(file), printed)


@pytest.fixture(scope="module")
def reader(browser, tmp_path_factory) -> Made:
    return make(READER, tmp_path_factory.mktemp("reader"), browser)


@pytest.fixture(scope="module")
def trainer(browser, tmp_path_factory) -> Made:
    return make(TRAINER, tmp_path_factory.mktemp("trainer"), browser)


def test_every_entry_of_the_contents_names_the_page_where_its_heading_stands(reader):
    entries = dict(
        re.findall(
            r"(A small book|The first lesson|Exercise: averaging|Glossary)\s*(\d+)", reader.paper.words(FRONT)
        )
    )
    assert sorted(entries) == sorted(TITLES)
    for title, number in entries.items():
        body = [n for n in reader.paper.standing(title) if n > FRONT]
        assert int(number) == body[0], title


def test_pages_are_numbered_and_none_is_blank(reader):
    count = reader.printed.count
    assert count == len(reader.paper.pages) >= FRONT + len(TITLES)
    for number, text in enumerate(reader.paper.pages[1:], 2):
        assert f"{number} / {count}" in text
        for furniture in (*TITLES, "Accounting", "Reference", "Article 6 in Practice", f"{number} / {count}"):
            text = text.replace(furniture, "")
        assert len(text.split()) > 1, f"page {number} is blank"


def test_bookmarks_lead_by_module_and_page(reader):
    marks = reader.paper.outline()
    assert [(depth, title) for depth, title, _ in marks] == [
        (0, "A small book"),
        (0, "Contents"),
        (0, "Accounting"),
        (1, "The first lesson"),
        (1, "Exercise: averaging"),
        (0, "Reference"),
        (1, "Glossary"),
    ]
    for _, title, page in marks:
        assert title in reader.paper.words(page)


def test_the_file_says_what_it_is(reader):
    root, told = reader.paper.reader.trailer["/Root"], reader.paper.reader.metadata
    assert told["/Title"] == "Article 6 in Practice: Reader's edition"
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert PACK.id in told["/Subject"] and PACK.id in reader.paper.words(1)
    assert "CC BY 4.0" in reader.paper.words(1)
    assert reader.paper.loose_fonts() == set()


def test_links_name_the_page_they_lead_to_or_the_address(reader):
    words = " ".join(reader.paper.pages)
    [number] = re.findall(r"first transfer \(p\.\s*(\d+)\)", words)
    assert "See the lesson." in reader.paper.words(int(number))
    assert "the process (unfccc.int/process)" in words
    addresses = [str(to.get("/URI")) for _, to in reader.paper.links() if hasattr(to, "get") and "/URI" in to]
    assert addresses == ["https://unfccc.int/process"]


def test_what_only_a_screen_needs_is_left_out(reader):
    words = " ".join(reader.paper.pages)
    for gone in (
        "folded_code",
        "Show the code",
        "Around the page",
        "behind the chart",
        "On a screen",
        "Your score",
        "#",
    ):
        assert gone not in words, gone
    for kept in ("What the folded code says.", "printed_code = 2", "The result as it first appears."):
        assert kept in words, kept
    assert "you can change: Method of both Parties." in words


def test_a_wide_table_is_turned_and_a_high_picture_fits(reader):
    assert reader.printed.turned == 1 and reader.printed.cut == ()
    [page] = reader.paper.standing("Column_number_14_of_many")
    box = reader.paper.reader.pages[page - 1].mediabox
    assert box.width > box.height and "value-14" in reader.paper.words(page)
    [after] = [n for n in reader.paper.standing("After it") if n > FRONT]
    assert after > page


def test_what_cannot_fit_stops_the_press_with_its_place(browser, tmp_path):
    wide = '<p style="white-space: nowrap; width: 3000px">a very long line</p>'
    with pytest.raises(Stop, match="does not fit the paper.*book-glossary"):
        make(READER, tmp_path, browser, glossary=wide)
    assert not list((tmp_path / "pdf").glob("*.pdf"))


def test_the_readers_edition_asks_and_holds_no_answer(reader):
    told = reader.told("exercises-05-accounting-averaging")
    assert secrets(EXERCISE, PACK).found_in(told) == []
    s = EXERCISE.scenario(PACK)
    for n, question in enumerate(EXERCISE.questions, 1):
        assert f"accounting.averaging.{n}" in told
        assert flatten(question.prompt_text(s)) in flatten(told)


def test_the_trainers_edition_holds_each_working_answer_and_mistake(trainer):
    told = flatten(trainer.told("exercises-05-accounting-averaging"))
    s = EXERCISE.scenario(PACK)
    for question in EXERCISE.questions:
        assert flatten(question.solution_text(s)) in told
        for name, _, sentence in question.wrong_answers(s):
            # "It is not all" helps on a screen; on paper all right options are marked.
            assert name == "incomplete" or flatten(sentence) in told, sentence
    assert secrets(EXERCISE, PACK).found_in(told), "the search for leaks finds nothing where all is told"


def test_a_picture_keeps_its_whole_description(tmp_path):
    page = volume.read_page(small.write(tmp_path), "notebooks/05-accounting/lesson")
    assert page.body.svg["aria-label"] == "Sales. Sales rise from 1 to 2."


def test_a_page_that_is_not_built_is_named(tmp_path):
    html = small.write(tmp_path)
    (html / "book/glossary.html").unlink()
    with pytest.raises(Stop, match="book/glossary is not built: run `make book"):
        volume.read(html, tmp_path)


def test_a_question_without_its_id_is_refused(tmp_path):
    html = small.write(tmp_path, averaging='<div class="a6-question">Which?</div>')
    with pytest.raises(Stop, match="exercises/05-accounting/averaging does not say its id"):
        volume.read(html, tmp_path)


def test_without_chromium_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Stop, match="install chromium"), pdf.browser():
        pass
