"""The outlines as data: counts and letters taken from 6/CMA.4 annexes V and VI and 4/CMA.6 annex I."""

from collections import Counter

import pytest

from article6 import rules
from article6.reports.conditions import WHEN
from article6.reports.outline import chapters, cite, elements, find, normal, outline, within
from article6.reports.report import KINDS

# Counted in the annexes, chapter by chapter.
INITIAL = {"I": 6, "II": 7, "III": 6, "IV": 15}
REGULAR = {"I": 6, "II": 1, "III": 1, "IV": 1, "V": 1, "VI": 15, "Annex I": 1, "Annex II": 1}
# The sub-paragraphs of 2/CMA.3 annex 18, 21 and 22, as they are lettered there.
LETTERED = {
    "initial": "18(a) 18(b) 18(c) 18(d) 18(e) 18(f) 18(g) 18(h)(i) 18(h)(ii) 18(h)(iii) 18(i)(i) 18(i)(ii) "
    "18(i)(iii) 18(i)(iv) 18(i)(v) 18(i)(vi)",
    "updated initial": "18(g) 18(h)(i) 18(h)(ii) 18(h)(iii) 18(i)(i) 18(i)(ii) 18(i)(iii) 18(i)(iv) 18(i)(v) "
    "18(i)(vi)",
    "regular": "21(a) 21(b) 21(c) 21(d) 21(e) 22(a) 22(b)(i) 22(b)(ii) 22(b)(iii) 22(c) 22(d)(i) 22(d)(ii) "
    "22(d)(iii) 22(e) 22(f) 22(g) 22(h) 22(i) 22(j) 22(k)",
}
# 4/CMA.6 annex I: how many rows stand beside each paragraph.
ELEMENTS = {
    "18(c)": 2,
    "18(g)": 2,
    "18(h)(i)": 4,
    "18(h)(ii)": 5,
    "18(h)(iii)": 2,
    "18(i)(v)": 1,
    "18(i)(vi)": 1,
}


def by_chapter(kind):
    return Counter(
        item.chapter if item.chapter.startswith("Annex") else item.chapter.partition(".")[0]
        for item in outline(kind)
    )


def test_items_per_chapter_are_those_of_the_annexes():
    assert by_chapter("initial") == INITIAL
    assert by_chapter("updated initial") == {"IV": 15}
    assert by_chapter("regular") == REGULAR


@pytest.mark.parametrize("kind", KINDS)
def test_every_sub_paragraph_is_there_and_in_order(kind):
    paragraphs = [item.paragraph for item in outline(kind) if item.paragraph]
    assert list(dict.fromkeys(paragraphs)) == LETTERED[kind].split()


@pytest.mark.parametrize("kind", KINDS)
def test_chapters_run_in_order_and_keys_are_unique(kind):
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}

    def rank(chapter):
        head, *rest = chapter.split(".")
        if head.startswith("Annex"):
            return (9, roman[head.split()[1]])
        return (roman[head], *((ord(p) if p.isalpha() else int(p)) for p in rest))

    places = [rank(item.chapter) for item in outline(kind)]
    assert places == sorted(places) and len(set(places)) == len(places)
    keys = [item.key for item in outline(kind)]
    assert len(set(keys)) == len(keys)


def test_once_for_each_approach_are_18_g_to_i_and_22():
    for kind in KINDS:
        for item in outline(kind):
            assert item.each == (item.whole in ("18(g)", "18(h)", "18(i)") or item.whole.startswith("22"))


def test_seventeen_supplementary_elements_at_their_paragraphs():
    assert Counter(one.key.split()[0] for one in elements()) == ELEMENTS
    assert len(elements()) == 17
    assert len(elements("updated initial")) == 15  # the two of 18(c) belong to the Party
    assert elements("regular") == ()
    for item in outline("initial"):
        for one in item.element:
            assert within(one.key, item.paragraph)


def test_each_item_names_the_one_that_updates_it():
    """ "to be updated by" in annex V: 18(h) by 22(b), 18(i)(i) to (vi) by 22(f) to (k)."""
    later = {item.key: item.later for item in outline("initial") if item.whole in ("18(h)", "18(i)")}
    assert list(later.values()) == [
        *("22(b)(i)", "22(b)(ii)", "22(b)(iii)"),
        *(f"22({letter})" for letter in "fghijk"),
    ]
    for item in outline("initial"):
        assert not item.later or find("regular", item.later) is not None


def test_conditions_are_those_of_the_text():
    when = {item.key: item.when for kind in KINDS for item in outline(kind) if item.when}
    assert {key for key, value in when.items() if value == "no BTR yet"} == {
        f"18(b) 64({letter})" for letter in "abcdefg"
    }
    assert when["18(e)"] == "non-GHG NDC" and when["18(f)"] == "policies"
    assert when["18(c) trajectory"] == "trajectory"
    assert when["22(c)"] == "t CO2 eq" and when["22(d)(ii)"] == "non-GHG" and when["22(e)"] == "co-benefits"
    assert when["18(i)(v)"] == when["22(j)"] == "adaptation"
    assert when["18(i)(vi)"] == when["22(k)"] == "OMGE"
    every = {*when.values(), *(one.when for one in elements())}
    assert every - {""} == set(WHEN)


def test_every_rule_of_the_outline_exists_and_stands_at_its_paragraph():
    for kind in KINDS:
        for item in outline(kind):
            rule = rules.get(item.rule)
            if item.paragraph:
                assert rule.decision == "2/CMA.3" and f"annex {item.whole}" in rule.paragraph


def test_texts_are_whole_sentences_in_plain_ascii_punctuation():
    for kind in KINDS:
        for item in outline(kind):
            assert item.write.endswith(".") and item.write[0].isupper()
            assert not item.heading.endswith(".")
        for one in elements(kind):
            assert not one.write.endswith(".")


@pytest.mark.parametrize(
    "written, key",
    [
        ("18(h)(iii)", "18(h)(iii)"),
        ("para. 18 (h) (iii)", "18(h)(iii)"),
        ("Paragraph 18(h)(iii)", "18(h)(iii)"),
        (" 18(a)   4(c) ", "18(a) 4(c)"),
        ("18(g)  duration", "18(g) duration"),
    ],
)
def test_a_key_is_understood_however_it_is_spaced(written, key):
    assert normal(written) == key
    assert find("initial", written).key == key


def test_a_key_of_another_paragraph_is_not_within():
    assert within("18(h)(ii)", "18(h)") and within("18(g) duration", "18(g)")
    assert not within("18(h)(ii)", "18(h)(i)")  # though the text begins alike
    assert not within("18(h)(iii)", "18(h)(ii)")


def test_citations():
    assert cite("18(h)(iii)") == "2/CMA.3 annex 18(h)(iii)"
    assert cite("18(a) 4(c)") == "2/CMA.3 annex 18(a), 4(c)"
    assert cite("18(b) 64(e)") == "2/CMA.3 annex 18(b); 18/CMA.1 annex 64(e)"
    assert cite("18(g) duration") == "2/CMA.3 annex 18(g)"
    assert cite("annex II") == "6/CMA.4 annex VI"


def test_headings_group_the_items():
    assert [one.id for one in chapters("initial")] == ["I", "II", "III", "III.B", "IV", "IV.G", "IV.H"]
    assert [one.id for one in chapters("updated initial")] == ["IV", "IV.G", "IV.H"]
    assert [one.id for one in chapters("regular")] == ["I", "VI", "VI.B", "VI.D"]


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(ValueError, match="updated initial"):
        outline("annual")
