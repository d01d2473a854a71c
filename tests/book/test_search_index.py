"""How the index of the search is read from a finished page."""

import a6_search_index as index
import pytest

PAGE = b"""<html><body><nav>Menu</nav><article class="bd-article">
<section id="top"><h1>A page<a class="headerlink">#</a></h1>
<p>First,&nbsp;<em>second</em>.</p><script>var secret;</script><ul><li>a</li><li>b</li></ul>
<div class="cell"><details class="above-input"><summary>Show the code</summary>
<div class="cell_input">x = 1</div></details><div class="cell_output">It is 5.</div></div>
<p hidden>not seen</p><section id="part"><h2>A part</h2><p>Third</p></section><p>After</p></section>
<dl class="simple glossary"><dt id="term-CA">CA</dt><dt id="term-x">adjustment</dt>
<dd><p>An entry.</p></dd></dl>
<div class="a6-rule docutils" id="rule-a">
<p class="a6-rule-head"><strong>2/CMA.3 annex 32-33</strong> <code>a.b</code></p><p>Its sentence.</p>
<dl><dt>Taught in</dt><dd>A page</dd></dl><p class="a6-note">Checked.</p></div>
</article></body></html>"""


def test_a_page_becomes_terms_rules_and_sections():
    term, rule, page, part = index.read_page(PAGE, 3)
    assert term == index.Entry(
        "term", 3, "term-CA", "CA \u00b7 adjustment", "An entry.", ("CA", "adjustment")
    )
    names = ("2/CMA.3 annex 32-33", "a.b", "para. 32", "para. 33")
    assert rule == index.Entry("rule", 3, "rule-a", "2/CMA.3 annex 32-33", "Its sentence.", names)
    assert page == index.Entry("section", 3, "", "A page", "First, second. a b It is 5. After")
    assert part == index.Entry("section", 3, "part", "A part", "Third")


def test_a_page_without_an_article_has_no_entry():
    assert index.read_page(b"<html><body><p>Go on</p></body></html>", 0) == []


@pytest.mark.parametrize(
    ("cite", "names"),
    [
        ("2/CMA.3 annex 8(a)", ["para. 8(a)"]),
        ("18/CMA.1 annex 77(d)(iii)", ["para. 77(d)(iii)"]),
        ("6/CMA.4 annex II para. 3", ["para. 3"]),
        ("2/CMA.3 annex 20(a), 23(d)", ["para. 20(a)", "para. 23(d)"]),
        ("7/CMA.4 para. 9-11", ["para. 9", "para. 10", "para. 11"]),
        ("Paris Agreement Article 6.3", []),
    ],
)
def test_the_paragraphs_of_a_citation(cite, names):
    assert list(index.paragraph_names(cite)) == names
