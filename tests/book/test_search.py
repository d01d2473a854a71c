"""What people type into the search, and where it leads them, from a server and from files."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.book.visit import wait_until

# What is asked for, and the place that has to stand first.
FIRST = {
    "77(d)": "book/rule-index.html#rule-table4-77d-i",
    "77(d)(iii)": "book/rule-index.html#rule-table4-77d-iii",
    "18/CMA.1 annex 77(d)": "book/rule-index.html#rule-table4-77d-i",
    "7(a)(ii)": "book/rule-index.html#rule-method-averaging",
    "para. 7(a)(ii)": "book/rule-index.html#rule-method-averaging",
    "Averaging": "book/glossary.html#term-averaging",
    "first transfer": "book/glossary.html#term-first-transfer",
    "First transfers": "book/glossary.html#term-first-transfer",
    "OIMP": "book/glossary.html#term-OIMP",
    "oimp": "book/glossary.html#term-OIMP",
    "other international mitigation purposes": "book/glossary.html#term-OIMP",
    "A6.4ER": "book/glossary.html#term-A6.4ER",
    "A6.4ERs": "book/glossary.html#term-A6.4ER",
    "CA": "book/glossary.html#term-CA",
    "corresponding adjustment": "book/glossary.html#term-CA",
    "corresponding adjustments": "book/glossary.html#term-CA",
    "ITMO": "book/glossary.html#term-ITMO",
    "Table 4, row by row": "notebooks/05-accounting/4-table-4-row-by-row.html",
    "method.averaging": "book/rule-index.html#rule-method-averaging",
}
# What is asked for, and what each of the first three places has to say.
FIRST_THREE = {
    "2/CMA.3": "2/CMA.3",
    "para. 26": " 26",
    "paragraph 26": " 26",
    "\u00a7 26": " 26",
    "par. 26": " 26",
    "paragraphe 26": " 26",
    "4/CMA.6 para. 19": "4/CMA.6 para. 19",
    '"first transfer"': "irst transfer",
}
STATUS = "document.getElementById('a6-search-status').textContent"
COUNTED = f"() => /^(?!Searching)\\S/.test({STATUS})"
FIRST_IS = "end => ((document.querySelector('#a6-search-results a') || {}).href || '').endsWith(end)"


@pytest.fixture(scope="module", params=["from a server", "from files"])
def asking(request, book, site, browser):
    """ask(question) -> the page with the results, from a server and from files."""
    page = browser.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda got: wrong.append(got.url) if got.status >= 400 else None)
    root = site if request.param == "from a server" else f"{book.as_uri()}/"

    def ask(question):
        page.goto(f"{root}search.html?q={quote(question)}")
        wait_until(page, COUNTED)
        return page

    yield ask
    page.close()
    assert wrong == []


def addresses(page, most=20):
    links = page.locator("#a6-search-results a").all()[:most]
    return [link.get_attribute("href") for link in links]


def test_what_people_ask_for_stands_first(asking):
    found = {question: addresses(asking(question), 1) for question in FIRST}
    assert found == {question: [address] for question, address in FIRST.items()}


def test_the_first_three_places_hold_what_was_asked_for(asking):
    for question, words in FIRST_THREE.items():
        lines = asking(question).locator("#a6-search-results li").all_inner_texts()[:3]
        assert len(lines) == 3 and all(words in line for line in lines), (question, lines)


def test_a_number_is_not_found_inside_another(asking):
    for question, never in {"7(a)(ii)": "77(a)(ii)", "2/CMA.3": "12/CMA.3", "para. 2": "para. 26"}.items():
        page = asking(question)
        marks = page.locator("#a6-search-results mark").all_inner_texts()
        assert marks and not [mark for mark in marks if never in mark], question


def test_the_places_found_exist_and_the_text_is_quoted_with_the_words_marked(asking):
    page = asking("emissions balance")
    root = page.url.partition("search.html")[0]
    lines = page.locator("#a6-search-results li").all()
    assert len(lines) == 20
    for line in lines:
        assert "emissions balance" in line.inner_text().lower()
        assert "emissions balance" in " ".join(line.locator("mark").all_inner_texts()).lower()
    for address in addresses(page, 8):
        page.goto(root + address)
        anchor = address.partition("#")[2]
        assert not anchor or page.evaluate("id => document.getElementById(id) !== null", anchor), address


def test_the_count_is_announced_and_more_can_be_shown(asking):
    page = asking("NDC")
    status = page.get_by_role("status").inner_text()
    count = int(status.split()[0])
    assert count > 20 and "NDC" in status
    more = page.get_by_role("button", name="Show more")
    assert str(count - 20) in more.inner_text()
    more.click()
    assert page.locator("#a6-search-results li").count() == min(40, count)
    focused = page.evaluate("document.activeElement.closest('li').previousElementSibling !== null")
    assert focused, "the reader goes on at the first new result"


def test_without_a_result_a_sentence_and_examples_help(asking):
    page = asking("zebra")
    assert page.get_by_role("status").inner_text().startswith("Nothing was found for \u201czebra\u201d. Try")
    assert page.get_by_role("link", name="rule index").last.is_visible()
    assert page.locator("#a6-search-results li").count() == 0
    page = asking("zebra adjustment")
    assert page.get_by_role("status").inner_text().startswith("No place has all of these words.")
    assert page.locator("#a6-search-results li").count() > 0


def test_another_form_of_a_word_is_found_in_titles_first(asking):
    for question in ("authorize", "how do I authorize", "How do I authorize?"):
        page = asking(question)
        assert addresses(page, 1) == ["book/glossary.html#term-authorization"], question
        assert "notebooks/03-authorization/" in " ".join(addresses(page, 20)), question
        lines = page.locator("#a6-search-results li").all_inner_texts()
        assert len(lines) == 20 and all("authoriz" in line.lower() for line in lines[:10]), (question, lines)
        titles = [line.partition("\n")[0].lower() for line in lines]
        assert sum("authoriz" in title for title in titles[:10]) >= 7, (question, titles)


def test_words_that_only_ask_do_not_count_in_a_longer_question(asking):
    for question in ("what is a corresponding adjustment", "my corresponding adjustment: what is it?"):
        assert addresses(asking(question), 1) == ["book/glossary.html#term-CA"], question


@pytest.mark.parametrize(
    ("question", "missing", "meant", "first"),
    [
        ("autorization", "autorization", "authorization", "book/glossary.html#term-authorization"),
        ("corespondig adjustment", "corespondig", "corresponding adjustment", "book/glossary.html#term-CA"),
        ("frist transfre", "frist transfre", "first transfer", "book/glossary.html#term-first-transfer"),
    ],
)
def test_a_word_that_no_page_has_is_read_as_the_nearest_one(asking, question, missing, meant, first):
    page = asking(question)
    told = page.get_by_role("status").inner_text()
    assert told.startswith(f"No page has \u201c{missing}\u201d. Results for \u201c{meant}\u201d: ")
    assert addresses(page, 1) == [first]
    assert page.locator("#a6-search-results mark").count() > 0


def test_markup_in_a_question_stays_text(asking):
    page = asking("<img src=x onerror=alert(1)> (")
    assert "<img src=x" in page.get_by_role("status").inner_text()
    assert page.locator("#a6-search-status img, #a6-search-results img").count() == 0


def test_the_keyboard_goes_through_the_results(asking):
    page = asking("first")
    page.locator("#a6-search-field").fill("OIMP")
    wait_until(page, FIRST_IS, "#term-OIMP")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    at = "[...document.querySelectorAll('#a6-search-results a')].indexOf(document.activeElement)"
    assert page.evaluate(at) == 1
    page.keyboard.press("ArrowUp")
    assert page.evaluate(at) == 0
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "a6-search-field"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/book/glossary.html#term-OIMP")


def test_the_index_is_loaded_by_the_first_question_only(site, browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{site}search.html")
    assert "searchindex.js" not in asked
    page.locator("#a6-search-field").fill("OIMP")
    page.wait_for_selector("#a6-search-results li")
    page.locator("#a6-search-field").fill("ITMO")
    wait_until(page, FIRST_IS, "#term-ITMO")
    assert asked.count("searchindex.js") == 1
    page.close()


def test_a_page_of_the_book_sends_its_question_to_the_search(site, browser):
    page = browser.new_page()
    page.goto(f"{site}book/cite.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("OIMP")
    page.keyboard.press("Enter")
    page.wait_for_selector("#a6-search-results li")
    assert addresses(page, 1) == ["book/glossary.html#term-OIMP"]
    page.close()


def test_an_index_that_is_missing_is_told(site, browser):
    page = browser.new_page()
    page.route("**/searchindex.js*", lambda route: route.abort())
    page.goto(f"{site}search.html?q=OIMP")
    wait_until(page, f"() => /could not be loaded/.test({STATUS})")
    page.close()
