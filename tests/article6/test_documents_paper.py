"""Papers: their gaps, their page, and what no text can do to it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given

from article6.paper import Gap, Paper, clean, html, notice
from tests.article6.sample_papers import EVERY, PAPER, PAPERS, TEXT


def test_gaps_are_found_wherever_they_stand():
    assert [gap.text for gap in PAPER.gaps] == ["the place", "the amount", "the date", "the name"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "Draft. One place is still to be written; each is marked."),
        (3, "Draft. 3 places are still to be written; each is marked."),
    ],
)
def test_a_paper_with_gaps_says_so_on_top(count, said):
    paper = Paper("T", (Gap("x"),) * count)
    assert notice(paper) == said
    assert ("Draft." in html(paper)) == bool(count)


class Page(HTMLParser):
    """The tags of a page, in order, and the text of each."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data


def test_the_page_is_whole_and_says_its_language():
    page = Page(html(Paper("T", EVERY, language="fr")))
    assert page.open == []
    assert page.seen[0] == ("html", {"lang": "fr"})
    tags = [tag for tag, _ in page.seen]
    assert tags.count("table") == 2 and tags.count("caption") == 2 and tags.count("dl") == 1
    assert [attrs.get("scope") for tag, attrs in page.seen if tag == "th"] == ["col", "col", "row", "row"]
    assert page.text.count("To be written:") == 4


def test_the_page_asks_for_nothing_from_elsewhere():
    for tag, attrs in Page(html(PAPER)).seen:
        assert not {"src", "href"} & set(attrs), tag
    assert "url(" not in html(PAPER) and "@import" not in html(PAPER)


@given(PAPERS)
def test_no_text_becomes_markup(paper):
    page = Page(html(paper))
    assert page.open == []
    allowed = {
        *("html", "head", "meta", "title", "style", "body", "main", "p", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("span", "strong", "ul", "li", "dl", "dt", "dd", "div", "table", "caption", "thead", "tbody"),
        *("tr", "th", "td", "br"),
    }
    assert {tag for tag, _ in page.seen} <= allowed
    html(paper).encode("utf-8")


@given(TEXT)
def test_clean_takes_out_only_what_cannot_be_printed(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert [c for c in cleaned if ord(c) < 32 and c not in "\n\t"] == []
    if text.isprintable():
        assert cleaned == text


def test_clean_keeps_lines():
    assert clean("a\r\nb\rc\td\0e\x1b") == "a\nb\nc\tde"
