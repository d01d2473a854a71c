"""The French edition as it was built: its language, its links, what it shares, and a reply in French."""

import os
import re
from urllib.parse import unquote

import pytest

from tests.book.visit import WATCH_POLICY
from tools import edition

ADDRESS = re.compile(r'\b(?:href|src)="([^"#?:]*[^"#?:/])(?:[#?][^"]*)?"')
PAGES = edition.pages("fr")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_french_and_knows_its_english_twin(book, page):
    french = (book / "fr" / f"{page}.html").read_text("utf-8")
    english = (book / f"{page}.html").read_text("utf-8")
    up = "../" * page.count("/")
    assert '<html lang="fr"' in french and '<html lang="en"' in english
    assert f'<link rel="alternate" hreflang="en" href="../{up}{page}.html">' in french
    assert f'<link rel="alternate" hreflang="fr" href="{up}fr/{page}.html">' in english
    assert re.search(r'class="btn btn-sm a6-edition"[^>]*>English</a>', french)
    assert re.search(r'class="btn btn-sm a6-edition"[^>]*>Français</a>', english)


@pytest.mark.parametrize("page", [*PAGES, "search", "index"])
def test_every_address_leads_somewhere(book, page):
    path = book / "fr" / f"{page}.html"
    for address in ADDRESS.findall(path.read_text("utf-8")):
        found = os.path.normpath(path.parent / unquote(address))
        assert os.path.exists(found), f"fr/{page}.html leads to {address}"


@pytest.mark.parametrize("page", PAGES)
def test_the_theme_and_the_course_speak_french(book, page):
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", (book / "fr" / f"{page}.html").read_text("utf-8"))
    for english in (
        "Skip to main content",
        "On this page",
        "Next",
        "Show the code",
        "Check",
        "Rules applied",
    ):
        assert not re.search(rf"(?<![\w*]){english}(?!\w)", text), english


@pytest.mark.parametrize("page", [*PAGES, "search"])
def test_the_policy_stops_nothing_in_the_edition(book, browser, page):
    tab = browser.new_page()
    try:
        tab.add_init_script(WATCH_POLICY)
        tab.goto((book / "fr" / f"{page}.html").as_uri())
        assert tab.evaluate("window.a6Stopped") == []
    finally:
        tab.close()


def test_the_edition_shares_what_it_can(book):
    own = sum(path.stat().st_size for path in (book / "fr").rglob("*") if path.is_file())
    assert own < 2_000_000


def test_a_question_is_answered_in_french(book, browser):
    page = browser.new_page()
    try:
        page.goto((book / "fr/exercises/00-start/first-answer.html").as_uri())
        form = page.locator("form.a6-ask").nth(1)
        form.locator("input[type=radio]").first.check()
        form.get_by_role("button", name="Vérifier").click()
        form.get_by_text("La réduction se voit dans l’inventaire").wait_for(timeout=90_000)
        assert "Règle : 2/CMA.3 annex 8(a)".replace(" :", "\u00a0:") in form.inner_text()
    finally:
        page.close()


def test_a_drawing_gets_smaller_letters_where_a_translation_is_longer_than_its_own_words():
    drawing = "".join(f'<text x="1" font-size="20">{words}</text>' for words in ("Balance", "11", "Use"))
    french = {"Balance": "Bilan annuel 1", "Use": "Emploi"}
    drawn = re.findall(r'size="([\d.]+)">([^<]+)<', edition.redrawn(drawing, french.get))
    assert drawn == [("10", "Bilan annuel 1"), ("20", "11"), ("20", "Emploi")]
