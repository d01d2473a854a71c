"""What a page weighs by what it names, and that nothing is published which no page loads.

`make bench BENCH=weight` measures the same in a browser. Here nothing depends on the machine: the sizes are
those of files, compressed as a server does.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import a6_weight
import pytest
import tinycss2

from tests.book.conftest import pages
from tests.book.walk import loaded, tree
from tools.edition import languages
from tools.say import ROOT

FIRST = 300_000  # bytes compressed: a page, its scripts and styles, with nothing in the cache
NEXT = 60_000  # the page alone
# What the theme, or an extension, would bring back if an upgrade changed its ways.
UNWANTED = ("fontawesome", "bootstrap.js", "mathjax", "require.js", "embed-amd", "thebe", "searchindex")


@cache
def compressed(path: Path) -> int:
    """The size of a file as it travels."""
    return len(gzip.compress(path.read_bytes(), 9))


def test_a_page_keeps_to_its_weight(book):
    heavy = []
    for page in pages():
        alone = compressed(book / page)
        whole = alone + sum(map(compressed, set(loaded(book / page))))
        if whole > FIRST or alone > NEXT:
            heavy.append(f"{page}: {whole:,} bytes on the first visit, {alone:,} as the next page")
    assert not heavy, "\n".join(heavy)


def test_no_page_loads_what_was_thrown_out(book):
    named = {(page, path.name) for page in pages() for path in loaded(book / page)}
    back = {(page, name) for page, name in named for what in UNWANTED if what in name}
    assert not back, "an upgrade of the theme? see book/_templates/layout.html and book/_ext/a6_offline.py"


def test_every_icon_of_a_page_is_drawn_by_us(book):
    drawn = set(re.findall(r"\.fa-([a-z-]+) \{", (ROOT / "book/_static/icons.css").read_text("utf-8")))
    for page in pages():
        for node in tree(book / page).xpath("//*[contains(concat(' ', @class, ' '), ' fa-solid ')]"):
            names = {name[3:] for name in node.get("class").split() if name.startswith("fa-")} - {
                "solid",
                "lg",
            }
            assert names <= drawn, f"{page}: book/_static/icons.css has no icon {names - drawn}"
        others = tree(book / page).xpath("//i[contains(@class, 'fa')][not(contains(@class, 'fa-solid'))]")
        assert not others, f"{page}: an icon of another kind: {[node.get('class') for node in others]}"


def test_nothing_is_published_that_nothing_names(book):
    # The other editions share the folder.
    every = [book / page for page in [*pages(), "index.html"]]
    every += [path for edition in languages() for path in (book / edition).rglob("*.html")]
    assert a6_weight.left_over(book / "_static", every) == []


def test_what_a_page_names_stays_and_the_rest_is_found(tmp_path):
    static = tmp_path / "_static"
    for name, text in {
        "a.css": "b{background:url(x.svg)}",
        "x.svg": "<svg/>",
        "gone.css": "b{background:url(y.svg)}",
        "y.svg": "<svg/>",
        "gone.js": "// gone.js",
        "a.js": "//# sourceMappingURL=a.js.map",
        "a.js.map": "{}",
        "live/chunk-1.js": "",
    }.items():
        (static / name).parent.mkdir(parents=True, exist_ok=True)
        (static / name).write_text(text, encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text('<link href="_static/a.css?v=1"><script src="_static/a.js"></script>', encoding="utf-8")
    found = a6_weight.left_over(static, [page])
    assert [path.name for path in found] == ["a.js.map", "gone.css", "gone.js", "y.svg"]


def test_the_sources_that_are_published_are_those_a_page_offers(book):
    offered = {
        (book / page).parent.joinpath(address).resolve()
        for page in pages()
        for address in tree(book / page).xpath("//a[@download]/@href")
    }
    sources = {path.resolve() for path in (book / "_sources").rglob("*") if path.is_file()}
    assert sources <= offered, sorted(path.name for path in sources - offered)


# --- The thinning of style sheets ---


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".used{a:b}", ".used{a:b}"),
        (".gone{a:b}", ""),
        (".used,.gone{a:b}", ".used{a:b}"),
        (".used .gone{a:b}", ""),
        ("p>a:hover{a:b}", "p>a:hover{a:b}"),
        (".used:not(.gone){a:b}", ".used:not(.gone){a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone,.used{a:b}}", "@media print{.used{a:b}}"),
        ("@font-face{font-family:Font Awesome\\ 6 Free;src:url(x)}", ""),
        ("@font-face{font-family:Other;src:url(x)}", "@font-face{font-family:Other;src:url(x)}"),
        ("@keyframes turn{to{a:b}}", "@keyframes turn{to{a:b}}"),
        (":root{--a:1}", ":root{--a:1}"),
    ],
)
def test_only_what_can_meet_something_stays(rule, kept):
    rules = tinycss2.parse_stylesheet(rule, skip_comments=True, skip_whitespace=True)
    assert a6_weight.thinned(rules, {"used"}) == kept


def test_the_words_of_scripts_count_as_classes():
    assert a6_weight.words_used(['<p class="one two">three</p>'], ["x.classList.add('show-it')"]) >= {
        "one",
        "two",
        "show-it",
    }
