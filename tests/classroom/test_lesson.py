"""What lessons print: computed sentences and the closing list of sources."""

from fractions import Fraction

import pytest

from classroom import packs
from classroom.lesson import n, opening, say, sources


@pytest.mark.parametrize(
    ("value", "written"),
    [(1_300_000, "1,300,000"), (-5, "\u22125"), (Fraction(2800, 3), "933.33"), (0, "0")],
)
def test_a_number_in_a_sentence_is_grouped_and_rounded_for_display_only(value, written):
    assert n(value) == written


def test_a_signed_number_shows_its_plus():
    assert n(1000, signed=True) == "+1,000"


def test_a_decimal_comma_comes_with_spaces_between_thousands():
    assert n(Fraction(12345, 10), decimal_mark=",") == "1\u202f234,5"


def test_say_joins_paragraphs_as_markdown():
    assert say("One.", "Two.")._repr_markdown_() == "One.\n\nTwo."


@pytest.mark.parametrize("paragraphs", [(), ("",), ("One.", "  "), (3,)])
def test_say_refuses_nothing_to_say(paragraphs):
    with pytest.raises(ValueError, match="at least one paragraph"):
        say(*paragraphs)


@pytest.mark.parametrize("name", packs.available())
def test_a_lesson_opens_with_what_is_invented_in_its_story(name):
    pack = packs.load(name)
    said = str(opening(pack))
    assert said.startswith(f"> **The story: {pack.title}.**") and "\n" not in said
    assert pack.note in said and "tonnes of carbon dioxide equivalent (t CO2 eq)" in said


def test_say_refuses_a_markdown_table_that_the_book_would_not_set():
    with pytest.raises(ValueError, match="Table of classroom.view"):
        say("| Year | t |\n|---|---|\n| 2027 | 1 |")
    assert say("A dash -- or two |")


def test_sources_cite_the_paragraph_the_sentence_and_the_table():
    html = sources("balance.add-first-transfers", data=["emissions-by-gas"])._repr_html_()
    assert "2/CMA.3 annex 8(a)" in html
    assert "in the calendar year in which the mitigation occurred" in html
    assert "Jones et al. (2024)" in html and "1990-2022" in html
    assert "2026-11-22" in html


def test_an_unknown_rule_is_told_with_the_nearest_name():
    with pytest.raises(ValueError, match="balance.add-first-transfers"):
        sources("balance.add-first-transfer")


def test_an_unknown_table_is_told_with_the_nearest_name():
    with pytest.raises(ValueError, match="emissions-by-gas"):
        sources(data=["emissions-by-gases"])


def test_an_empty_list_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        sources()


def test_in_the_book_a_citation_leads_to_the_rule_index(monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    html = sources("method.averaging")._repr_html_()
    assert '<a href="../../book/rule-index.html#rule-method-averaging">2/CMA.3 annex 7(a)(ii)</a>' in html
