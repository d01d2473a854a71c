"""Completeness: each sub-paragraph left out is named by its letter; legal reports pass without a finding."""

from dataclasses import replace
from datetime import date

import pytest

from article6.findings import Outcome
from article6.ledger import Ledger
from article6.reports.between import carried_over, says_what_is_missing
from article6.reports.completeness import (
    completeness,
    omissions,
    responsibilities,
    reversals_addressed,
    supplementary,
)
from article6.reports.conditions import Conditions, conditions
from article6.reports.order import order
from article6.reports.outline import outline
from article6.reports.report import KINDS, Item, Report, Reversal
from tests.article6.reports_case import KNOWN, full, without

YES = {"CA0099": True}
EVERYTHING = Conditions(
    btr_submitted=False,
    trajectory=True,
    non_ghg_ndc=True,
    policies=True,
    safeguards=True,
    approaches=("CA0099",),
    ghg=YES,
    non_ghg=YES,
    co_benefits=YES,
    adaptation=YES,
    omge=YES,
    entities=YES,
)
CHECK = {"initial": 76, "updated initial": 76, "regular": 100}


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_report_has_no_finding(kind):
    for known in (EVERYTHING, KNOWN, Conditions()):
        assert completeness(full(kind), known) == ()


# Each item but those that the decision asks for only together: 18(a), 18(b), 21(a).
SINGLE = [
    (kind, item.key)
    for kind in KINDS
    for item in outline(kind)
    if item.whole not in ("18(a)", "18(b)", "21(a)") and not item.key.startswith("annex")
]


@pytest.mark.parametrize("kind, key", SINGLE)
def test_each_item_left_out_is_an_omission_named_by_its_letter(kind, key):
    (found,) = omissions(without(full(kind), key), EVERYTHING)
    assert found.outcome is Outcome.INCONSISTENT
    assert found.check == CHECK[kind]
    assert found.problem.startswith(f"{key} (") and " is missing" in found.problem
    assert found.place.column.split(", ")[0] == key
    assert found.place.file == "report.toml"
    assert found.mend and str(found)  # the rule exists


@pytest.mark.parametrize("kind, whole", [("initial", "18(a)"), ("initial", "18(b)"), ("regular", "21(a)")])
def test_a_paragraph_asked_for_as_a_whole_is_one_omission(kind, whole):
    report = full(kind)
    for item in outline(kind):
        if item.whole == whole:
            report = without(report, item.key)
    (found,) = completeness(report, EVERYTHING)
    assert found.outcome is Outcome.INCONSISTENT and found.problem == f"{whole} is missing."


def test_a_responsibility_that_is_not_told_is_a_question_of_check_75():
    for kind, whole in (("initial", "18(a)"), ("regular", "21(a)")):
        for letter in "abcdef":
            report = without(full(kind), f"{whole} 4({letter})")
            assert not list(omissions(report, EVERYTHING))
            (found,) = responsibilities(report)
            assert (found.check, found.outcome) == (75, Outcome.WARNING)
            assert f"4({letter})" in found.problem
    assert not list(responsibilities(without(full("updated initial"), "18(h)(i)")))


def test_a_part_of_the_description_of_the_ndc_is_asked_for_as_applicable():
    (found,) = omissions(without(full("initial"), "18(b) 64(c)"), EVERYTHING)
    assert found.outcome is Outcome.WARNING and "64(c)" in found.problem


@pytest.mark.parametrize(
    "key, off",
    [
        ("18(c) trajectory", {"trajectory": False}),
        ("18(e)", {"non_ghg_ndc": False}),
        ("18(f)", {"policies": False}),
        ("18(g) entities", {"entities": {"CA0099": False}}),
        ("18(i)(iv)", {"safeguards": False}),
        ("18(i)(v)", {"adaptation": {"CA0099": False}}),
        ("18(i)(vi)", {"omge": {"CA0099": False}}),
    ],
)
def test_what_does_not_apply_may_be_left_out(key, off):
    report = without(full("initial"), key)
    assert list(omissions(report, EVERYTHING))
    assert not list(omissions(report, replace(EVERYTHING, **off)))


def test_the_description_of_the_ndc_is_owed_only_before_the_first_btr():
    report = full("initial")
    for letter in "abcdefg":
        report = without(report, f"18(b) 64({letter})")
    assert not list(omissions(report, replace(EVERYTHING, btr_submitted=True)))
    (asked,) = omissions(report, replace(EVERYTHING, btr_submitted=None))
    assert asked.outcome is Outcome.WARNING and asked.problem.startswith("18(b)")
    with_btr = replace(report, annexed_to_btr=2026)  # it comes with the report that holds the description
    assert not list(omissions(with_btr, replace(EVERYTHING, btr_submitted=None)))


@pytest.mark.parametrize("key", ["18(i)(v)", "18(i)(vi)", "22(e)", "22(j)", "22(k)"])
def test_silence_on_what_the_party_alone_judges_is_an_answer(key):
    kind = "initial" if key.startswith("18") else "regular"
    assert not list(omissions(without(full(kind), key), KNOWN))


def test_one_metric_told_leaves_the_other_alone():
    report = full("regular")
    only_ghg = report
    for part in ("22(d)(i)", "22(d)(ii)", "22(d)(iii)"):
        only_ghg = without(only_ghg, part)
    assert not list(omissions(only_ghg, Conditions()))
    assert not list(omissions(without(report, "22(c)"), Conditions()))
    neither = list(omissions(without(only_ghg, "22(c)"), Conditions()))
    assert {one.outcome for one in neither} == {Outcome.WARNING}
    assert [one.place.column.split(",")[0] for one in neither] == [
        "22(c)",
        "22(d)(i)",
        "22(d)(ii)",
        "22(d)(iii)",
    ]


def test_items_per_approach_are_owed_for_each():
    report = without(full("initial", ("CA0099", "CA0098")), "18(h)(iii)", "CA0098")
    (found,) = omissions(report, KNOWN)
    assert found.problem == "18(h)(iii) (Non-permanence and reversals) is missing for CA0098."


def test_the_regular_information_covers_every_approach_of_the_party():
    known = replace(KNOWN, approaches=("CA0099", "CA0098"))
    (found,) = omissions(full("regular"), known)
    assert "CA0098" in found.problem and "22(a) to (k)" in found.problem
    assert found.outcome is Outcome.INCONSISTENT
    assert not list(omissions(full("initial"), known))  # the other approach has a report of its own


def test_an_initial_report_without_an_approach():
    (found,) = omissions(full("initial", ()), KNOWN)
    assert found.outcome is Outcome.INCONSISTENT and "18(g) to (i)" in found.problem
    assert not list(omissions(full("regular", ()), replace(KNOWN, approaches=())))


def test_an_item_that_does_not_say_its_approach():
    report = full("initial", ("CA0099", "CA0098"))
    nameless = tuple(
        replace(i, approach=None) if (i.key, i.approach) == ("18(i)(i)", "CA0098") else i
        for i in report.items
    )
    found = list(omissions(replace(report, items=nameless), KNOWN))
    assert [(one.outcome, one.place.column) for one in found] == [
        (Outcome.WARNING, "18(i)(i)"),
        (Outcome.INCONSISTENT, "18(i)(i), CA0098"),
    ]
    single = full("initial")
    one_nameless = tuple(replace(i, approach=None) if i.key == "18(i)(i)" else i for i in single.items)
    assert not list(omissions(replace(single, items=one_nameless), KNOWN))  # it can only be CA0099


@pytest.mark.parametrize("whole", ["18(a)", "18(c)", "18(g)", "18(h)", "18(i)"])
def test_one_text_for_a_whole_paragraph_answers_for_its_parts(whole):
    report = full("initial")
    approach = "CA0099" if whole in ("18(g)", "18(h)", "18(i)") else None
    for item in outline("initial"):
        if item.whole == whole:
            report = without(report, item.key)
    report = replace(report, items=(*report.items, Item(key=whole, text="All in one.", approach=approach)))
    assert not list(omissions(report, EVERYTHING))
    assert not list(responsibilities(report))


def test_an_empty_text_answers_nothing_and_a_confidential_one_without_text_does():
    report = full("initial")
    emptied = tuple(replace(i, text="  \n") if i.key == "18(d)" else i for i in report.items)
    (found,) = omissions(replace(report, items=emptied), KNOWN)
    assert found.place.column == "18(d)"
    withheld = tuple(
        replace(i, text="", confidential=True, reason="Trade secret.") if i.key == "18(d)" else i
        for i in report.items
    )
    assert not list(omissions(replace(report, items=withheld), KNOWN))


def test_the_order_of_the_outline_is_a_warning():
    report = full("initial", ("CA0099", "CA0098"))
    assert not list(order(report))
    items = list(report.items)
    places = {(i.key, i.approach): n for n, i in enumerate(items)}
    a, b = places["18(c) metrics", None], places["18(d)", None]
    items[a], items[b] = items[b], items[a]
    (found,) = order(replace(report, items=tuple(items)))
    assert (found.outcome, found.check, found.rule) == (Outcome.WARNING, 76, "outline.initial")
    assert found.problem == "18(c) method stands after 18(d); in the outline it comes before it."


def test_approaches_mixed_together_leave_the_order():
    report = full("updated initial", ("CA0099", "CA0098"))
    mixed = sorted(report.items, key=lambda i: [o.key for o in outline("updated initial")].index(i.key))
    (found,) = order(replace(report, items=tuple(mixed)))
    assert "18(g) description for CA0099 stands after 18(g) authorization for CA0098" in found.problem


def test_reversing_a_report_gives_one_finding_not_one_for_each_item():
    report = full("regular")
    (found,) = order(replace(report, items=report.items[::-1]))
    assert found.check == 100


def test_an_item_twice_and_a_key_that_is_none():
    report = full("regular")
    extra = (Item(key="21(d)", text="Again."), Item(key="22(z)", text="?", approach="CA0099"))
    found = list(order(replace(report, items=(*report.items, *extra))))
    assert [one.problem.split(",")[0] for one in found] == [
        "21(d) stands twice",
        "'22(z)' is no item of the outline.",
    ]


def test_content_of_the_initial_report_may_stand_in_an_update_and_in_the_btr():
    correction = Item(key="18(d)", text="Corrected after the review.")  # 4/CMA.6 para. 44
    for kind in ("updated initial", "regular"):
        report = full(kind)
        assert not list(order(replace(report, items=(correction, *report.items))))


def test_supplementary_elements_are_one_question_per_item():
    report = full("initial")
    bare = replace(report, items=tuple(replace(i, covers=()) for i in report.items))
    found = list(supplementary(bare, EVERYTHING))
    assert {one.outcome for one in found} == {Outcome.WARNING}
    assert {one.rule for one in found} == {"initial.supplementary"}
    assert [one.place.column.split(",")[0] for one in found] == [
        *("18(c) method", "18(c) trajectory", "18(h)(i)", "18(h)(ii)", "18(h)(iii)"),
    ]
    assert "leakage" in found[3].problem and "uncertainty" in found[3].problem
    averaging = list(supplementary(bare, replace(EVERYTHING, trajectory=False)))
    assert [one.place.column for one in averaging][:2] == ["18(c) method", "18(h)(i), CA0099"]


def test_an_element_with_an_item_of_its_own_is_answered():
    report = full("updated initial")
    bare = [replace(i, covers=()) for i in report.items]
    own = [
        Item(key=f"18(h)(ii) {name}", text="Told.", approach="CA0099")
        for name in ("baselines", "conservative", "quantification", "uncertainty")
    ]
    (found,) = (
        one
        for one in supplementary(replace(report, items=(*bare, *own)))
        if one.place.column == "18(h)(ii), CA0099"
    )
    assert found.problem == "18(h)(ii) for CA0099: no text is marked for leakage."


def test_a_reversal_comes_with_how_it_is_addressed():
    told = Reversal(approach="CA0099", year=2029, quantity=12_000, addressed="Replaced from the buffer.")
    silent = replace(told, addressed=" ")
    for kind, key in (("initial", "18(h)(iii)"), ("regular", "22(b)(iii)")):
        assert not list(reversals_addressed(full(kind, reversals=(told,))))
        (found,) = reversals_addressed(full(kind, reversals=(silent,)))
        assert (found.check, found.outcome) == (105, Outcome.WARNING)
        assert "12,000 t CO2 eq" in found.problem and found.place.column == f"{key}, CA0099"


# --- beyond one report ----------------------------------------


def test_the_content_of_an_update_stands_in_the_next_btr():
    update, regular = full("updated initial"), full("regular")
    (found,) = carried_over(update, regular)
    assert (found.check, found.outcome, found.rule) == (101, Outcome.WARNING, "report.updated")
    # 21(c) has the authorization, 22 has 18(h) and 18(i); nothing else of 18(g) was told
    assert "18(g) description, 18(g) duration, 18(g) expected mitigation" in found.problem
    assert "18(h)" not in found.problem and "18(i)" not in found.problem

    # 21(b) is written in a full report, but an update of the approach needs its words: annex I holds it here
    attached = Item(key="annex I", text="The updated initial report on CA0099 is attached.")
    assert not list(carried_over(update, replace(regular, items=(*regular.items, attached))))
    whole = Item(key="18(g)", text="As in the update.", approach="CA0099")
    assert not list(carried_over(update, replace(regular, items=(*regular.items, whole))))

    (other,) = carried_over(full("updated initial", ("CA0098",)), regular)
    assert other.place.column.endswith("CA0098") and "18(h)(i)" in other.problem


def test_what_is_missing_of_other_parties_is_told():
    report = full("regular")
    (found,) = says_what_is_missing(report, ["XBU", "XHA"])
    assert (found.check, found.outcome) == (102, Outcome.WARNING) and "XBU" in found.problem
    for words in ("The annual information of XBU for 2027 was not available.", "xbu: none yet"):
        assert not list(says_what_is_missing(replace(report, missing_others=words), ["XBU"]))
    named = replace(report, missing_others="Switzerland has not reported yet.")
    assert not list(says_what_is_missing(named, ["CHE"]))


def test_items_of_a_report():
    report = Report(kind="initial", party="XHA", date=date(2026, 5, 1), items=(Item(key="18(d)", text="x"),))
    assert report.name == "initial report of XHA" and report.approaches == ()


def test_the_btr_owes_no_more_than_the_update_told():
    update = without(full("updated initial"), "18(g) duration")
    (found,) = carried_over(update, full("regular"))
    assert "18(g) duration" not in found.problem and "18(g) description" in found.problem


def test_an_element_with_a_text_answers_for_its_paragraph():
    report = without(full("initial"), "18(h)(ii)")
    own = Item(key="18(h)(ii) leakage", text="Deducted.", approach="CA0099")
    assert not list(omissions(replace(report, items=(*report.items, own)), KNOWN))


def test_no_element_is_asked_for_under_an_item_that_is_missing():
    report = without(full("initial"), "18(h)(iii)")
    assert not list(supplementary(report, KNOWN))
    (missing,) = completeness(report, KNOWN)
    assert missing.outcome is Outcome.INCONSISTENT


def test_what_the_ledger_tells_of_the_conditions():
    ledger = Ledger(periods={"XHA": (2026, 2030), "XBU": (2026, 2030)})
    ledger.authorize(id="A", party="XHA", approach="CA0099", date=date(2026, 6, 1), purposes="NDC")
    ledger.authorize(
        id="B", party="XHA", approach="CA0098", date=date(2026, 7, 1), purposes="NDC", entities="A company"
    )
    a = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.issue("B", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.transfer(a.take(40), to="XBU", on=date(2028, 3, 1))
    ledger.cancel(ledger.pick("XHA", 10, approach="CA0099"), purpose="OMGE", on=date(2028, 4, 1))
    ledger.cancel(ledger.pick("XHA", 10, approach="CA0098"), purpose="other", on=date(2028, 4, 1))
    known = conditions("XHA", ledger=ledger)
    assert known.approaches == ("CA0099", "CA0098")
    assert (known.ghg, known.non_ghg) == ({"CA0099": True}, {"CA0099": False})
    assert (known.omge, known.adaptation) == ({"CA0099": True}, {})
    assert known.entities == {"CA0098": True}
    assert conditions("XBU", ledger=ledger).omge == {}
    assert conditions("XBU", ledger=ledger).approaches == ("CA0099",)
    early = conditions("XHA", ledger=ledger, on=date(2026, 6, 30))
    assert early.approaches == ("CA0099",) and early.ghg == {} and early.omge == {}
