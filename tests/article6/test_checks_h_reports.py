"""Checks 97, 98, 100 to 102 and 105: the regular information beside the AEFs and the initial report."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ledger import Ledger
from article6.reports.report import Contribution, Item, Reversal
from tests.article6.case import (
    BUYER,
    FUND,
    OMGE,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_row,
    run,
)
from tests.article6.reports_case import full, without

INCONSISTENT, WARNING, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL
REGULAR = full("regular")  # of XHA, on 1 December 2028


def host(*actions, **more):
    return aef([authorization_row()], actions, **more)


def outcomes(findings):
    return [one.outcome for one in findings]


# --- 97 ----------------------------------------------------------------------------------------------------

GIFT = {"time": datetime(2028, 5, 1), "subtype": FUND, "acquiring": None}
DELIVERY = {"time": datetime(2028, 6, 1), "subtype": OMGE, "acquiring": None}
GIVING = host(
    action(1, 50, **GIFT),
    action(101, 120, **DELIVERY),
    action(101, 120, "Cancellation", time=datetime(2028, 6, 1), subtype=OMGE),
)


def given(*amounts, own=(GIVING,), **more):
    """Check 97 with ("adaptation", 50) and the like, for 2028 unless a year stands there."""
    rows = [
        Contribution(approach="CA0099", to=to, quantity=n, year=(*rest, 2028)[0]) for to, n, *rest in amounts
    ]
    regular = replace(REGULAR, contributions=tuple(rows), annexed_to_btr=2028)
    return run(Dossier(own=own, regular_information=regular, **more), 97)


def test_what_was_given_is_what_is_said():
    assert given(("adaptation", 50), ("OMGE", 20)) == []  # a first transfer and its cancellation count once


@pytest.mark.parametrize(
    ("amounts", "where", "words"),
    [
        ([("adaptation", 60)], "22(j), CA0099", "60 t CO2 eq transferred to the Adaptation Fund in 2028"),
        ([("OMGE", 40)], "22(k), CA0099", "have 20 for CA0099"),
    ],
)
def test_another_amount(amounts, where, words):
    (found,) = given(*amounts)
    assert (found.outcome, found.place.column) == (INCONSISTENT, where) and words in found.problem


def test_an_amount_of_all_years():
    second = host(action(51, 80, **(GIFT | {"time": datetime(2026, 5, 1)})), year=2026)
    both = (GIVING, second)
    assert given(("adaptation", 80, None), own=both) == []
    assert given(("adaptation", 50, None), own=both) == []  # those since the report before
    assert outcomes(given(("adaptation", 30, None), own=both)) == [INCONSISTENT]


def test_the_years_since_the_report_before():
    """The report before came in 2026: that year may be counted or not, an earlier one or 2027 alone not."""
    gifts = {2025: 5, 2026: 7, 2027: 11}
    others = [
        host(action(1000, 999 + n, **(GIFT | {"time": datetime(year, 5, 1), "vintage": year})), year=year)
        for year, n in gifts.items()
    ]
    right = {n for n in range(80) if given(("adaptation", n, None), own=(GIVING, *others)) == []}
    assert right == {50 + 11, 50 + 11 + 7, 50 + 11 + 7 + 5}


def test_years_in_which_nothing_was_given():
    assert given(("adaptation", 50, None), own=(GIVING, host(year=2027), host(year=2026))) == []
    assert given(("adaptation", 0, 2027), ("adaptation", 50), own=(GIVING, host(year=2027))) == []
    (found,) = given(("adaptation", 1, 2027), ("adaptation", 50), own=(GIVING, host(year=2027)))
    assert "in 2027; the AEFs of XHA have 0 for CA0099" in found.problem


def test_the_aef_under_check_alone():
    assert given(("adaptation", 50), own=(), aef=GIVING) == []
    assert len(given(("adaptation", 60), own=(), aef=GIVING)) == 1


def test_parts_are_added_up():
    assert given(("adaptation", 20), ("adaptation", 30)) == []


def test_what_the_report_does_not_state():
    late = host(action(51, 60, **(GIFT | {"time": datetime(2027, 5, 1)})), year=2027)
    (found,) = given(("adaptation", 50), own=(GIVING, late))
    assert found.outcome is INCONSISTENT and "2027" in found.problem
    assert given(own=(GIVING, late)) == []  # no amounts as data: check 100 asks for the text


def test_what_came_after_the_report_is_no_part_of_it():
    assert outcomes(
        given(("adaptation", 50), own=(host(action(1, 50, **(GIFT | {"time": datetime(2028, 12, 24)}))),))
    ) == [INCONSISTENT]


def test_the_share_of_the_mechanism_may_be_counted_or_not():
    levy = {"subtype": "Mandatory transfer to the Adaptation Fund (A6.4 ERs)", "acquiring": None}
    mixed = host(action(1, 50, **GIFT), action(51, 55, time=datetime(2028, 5, 1), **levy))
    assert given(("adaptation", 50), own=(mixed,)) == given(("adaptation", 55), own=(mixed,)) == []
    assert outcomes(given(("adaptation", 52), own=(mixed,))) == [INCONSISTENT]


def test_an_aef_that_is_not_at_hand():
    (found,) = given(("adaptation", 50, 2027))[:1]
    assert found.outcome is NULL and "2027" in found.problem
    assert NULL in outcomes(given(("adaptation", 50, None), earlier_years=frozenset({2027})))


def test_units_without_serials_count_by_their_quantity():
    bare = host(action(None, None, quantity=50, **GIFT))
    assert given(("adaptation", 50), own=(bare,)) == []


# --- 98 ----------------------------------------------------------------------------------------------------

ISSUED = host(action(1, 100, subtype="Issuance", acquiring=None))
SAYS = Item(key="18(g)", text="The programme notifies the authority within ten days.", approach="CA0099")


def test_the_arrangement_is_described():
    initial = full("initial")
    described = replace(initial, items=(*initial.items, SAYS))
    assert run(Dossier(aef=ISSUED, initial_report=described), 98) == []
    assert run(Dossier(aef=ISSUED), 98) == []
    (found,) = run(Dossier(aef=ISSUED, initial_report=initial), 98)
    assert (found.outcome, found.rule) == (WARNING, "first-transfer.notified")
    assert "issuance" in found.problem and "CA0099" in found.problem


def test_no_arrangement_is_needed_for_what_the_party_does_itself():
    for subtype in ("Authorization", "First transfer to another Party", OMGE):
        mine = host(action(1, 100, subtype=subtype))
        assert run(Dossier(aef=mine, initial_report=full("initial")), 98) == []


def test_the_description_of_another_approach_is_none():
    two = full("initial", ("CA0099", "CA0100"))
    other = replace(two, items=(*two.items, replace(SAYS, approach="CA0100")))
    assert len(run(Dossier(aef=ISSUED, initial_report=other), 98)) == 1
    regular = replace(REGULAR, items=(*REGULAR.items, replace(SAYS, key="21(c)", approach=None)))
    assert run(Dossier(aef=ISSUED, initial_report=two, regular_information=regular), 98) == []


def test_what_was_left_out_as_confidential_may_describe_it():
    initial = full("initial")
    public = Item(key="18(g)", text="", approach="CA0099", confidential=True, reason="Contract")
    assert run(Dossier(aef=ISSUED, initial_report=replace(initial, items=(*initial.items, public))), 98) == []


def ledger():
    """100 outcomes of v2027 issued for OMIP in March 2028; 60 of another authorization cancelled in May."""
    made = Ledger(periods={"XHA": (2026, 2030)})
    given = {"party": "XHA", "approach": "CA0099", "date": date(2027, 2, 1), "purposes": "OIMP"}
    made.authorize(id="XHA-2027-01", definition="issuance", **given)
    made.authorize(id="XHA-2", definition="use or cancellation", **(given | {"approach": "CA0100"}))
    made.issue("XHA-2027-01", vintage=2027, quantity=100, on=date(2028, 3, 12))
    block = made.issue("XHA-2", vintage=2027, quantity=60, on=date(2028, 3, 12))
    made.cancel(block, purpose="IMP", on=date(2028, 5, 1))
    return made


def test_every_event_that_is_known_has_its_first_transfer():
    used = {"approach": "CA0100", "subtype": "Use or cancellation", "acquiring": None}
    rows = [action(1, 100, subtype="Issuance", acquiring=None), action(1, 60, **used)]
    assert run(Dossier(aef=host(*rows), ledger=ledger()), 98) == []
    (found,) = run(Dossier(aef=host(rows[0]), ledger=ledger()), 98)
    assert found.outcome is WARNING and "use or cancellation of 01/05/2028" in found.problem
    (found,) = run(Dossier(aef=host(action(1, 90, subtype="Issuance"), rows[1]), ledger=ledger()), 98)
    assert "serials 91 to 100" in found.problem
    assert run(Dossier(aef=host(year=2029), ledger=ledger()), 98) == []


# --- 100 ---------------------------------------------------------------------------------------------------


def left_out(report, **more):
    found = run(Dossier(regular_information=report, **more), 100)
    return [one.place.column for one in found if one.outcome is INCONSISTENT]


def test_rows_that_cannot_be_dated_or_placed_owe_nothing():
    rows = [action(approach="CA0100", time=None), action(approach=None, time=datetime(2028, 1, 1))]
    assert left_out(REGULAR, own=(host(*rows),)) == []


def test_a_complete_regular_information():
    assert left_out(REGULAR) == [] and left_out(REGULAR, own=(host(action(time=datetime(2028, 3, 1))),)) == []


@pytest.mark.parametrize("key", ["21(e)", "22(a)", "22(b)(iii)"])
def test_an_item_left_out(key):
    assert left_out(without(REGULAR, key)) == [key if key[:2] == "21" else f"{key}, CA0099"]


def test_an_approach_that_an_aef_reports_on():
    other = aef([authorization_row(approach="CA0100")])
    (column,) = left_out(REGULAR, own=(other,))
    assert column.endswith("CA0100")
    later = aef([authorization_row(approach="CA0100", date=date(2028, 12, 24))])
    assert left_out(REGULAR, own=(later,)) == []  # authorized after the report


def test_what_was_given_has_its_text():
    assert left_out(without(REGULAR, "22(j)")) == []
    assert left_out(without(REGULAR, "22(j)"), own=(GIVING,)) == ["22(j), CA0099"]
    assert left_out(without(REGULAR, "22(k)"), own=(GIVING,)) == ["22(k), CA0099"]


def test_the_metric_decides_between_22c_and_22d():
    no_d = replace(REGULAR, items=tuple(i for i in REGULAR.items if not i.key.startswith("22(d)")))
    assert left_out(no_d, own=(host(action()),)) == []
    mwh = {"metric": "non-GHG", "non_ghg_metric": "MWh", "amount": 5}
    assert left_out(no_d, own=(host(action(**mwh)),)) != []


def test_the_order_is_a_question():
    found = run(Dossier(regular_information=replace(REGULAR, items=REGULAR.items[::-1])), 100)
    assert found and all(one.outcome is WARNING for one in found)


# --- 101 ---------------------------------------------------------------------------------------------------

UPDATE = replace(full("updated initial", ("CA0100",)), date=date(2027, 5, 1))


def carried(regular, update=UPDATE):
    return run(Dossier(initial_report=update, regular_information=regular), 101)


def test_the_next_report_has_what_the_update_says():
    both = full("regular", ("CA0099", "CA0100"))
    told = Item(key="annex I", text="The updated initial report on CA0100 is attached.")
    assert carried(replace(both, items=(*both.items, told))) == []
    (found,) = carried(REGULAR)
    assert (found.outcome, found.rule) == (WARNING, "report.updated") and "CA0100" in found.problem


def test_only_the_next_report_and_only_after_the_update():
    assert carried(replace(REGULAR, annexed_to_btr=2028))
    assert carried(replace(REGULAR, annexed_to_btr=2030, date=date(2030, 12, 1))) == []
    assert carried(replace(REGULAR, date=date(2027, 4, 1))) == []
    assert carried(replace(REGULAR, annexed_to_btr=2028), replace(UPDATE, annexed_to_btr=2028)) == []
    first = replace(full("initial", ("CA0100",)), date=date(2027, 5, 1))
    assert carried(REGULAR, first) == []


# --- 102 ---------------------------------------------------------------------------------------------------


def asked(report=REGULAR, others=(), own=None):
    sold = host(action(1, 100, time=datetime(2027, 3, 1)), action(101, 200, acquiring=THIRD), year=2027)
    given = {"own": (sold,) if own is None else own, "others": others}
    return [one.problem for one in run(Dossier(regular_information=report, **given), 102)]


def buyers(year=2027, party=BUYER):
    return aef(party=party, year=year)


def test_a_partner_that_has_not_reported_is_named():
    sold = host(
        action(1, 100, time=datetime(2027, 3, 1)),
        action(101, 200, acquiring=THIRD, time=datetime(2027, 3, 1)),
        year=2027,
    )
    (problem,) = asked(others=(buyers(),), own=(sold,))
    assert THIRD in problem
    says = replace(REGULAR, missing_others="The annual information of XBV for 2027 was not available.")
    assert asked(says, (buyers(),), (sold,)) == []
    assert asked(others=(buyers(), buyers(party=THIRD)), own=(sold,)) == []


def test_what_was_not_due_yet_is_not_missing():
    this_year = host(action(1, 100, acquiring=THIRD))  # of 2028, and the report is of December 2028
    assert asked(others=(buyers(),), own=(this_year,)) == []


def test_who_sent_units_is_a_partner_too_and_nobody_known_is_nobody_asked():
    bought = aef(
        actions=[buyer_row(1, 10, "Acquisition", datetime(2027, 4, 1), transferring=THIRD)], year=2027
    )
    assert len(asked(others=(buyers(),), own=(bought,))) == 1
    assert asked(others=(), own=(bought,)) == []
    wrong = host(action(1, 10, time=datetime(2027, 4, 1), acquiring="nobody"), year=2027)
    assert asked(others=(buyers(),), own=(wrong,)) == []


# --- 105 ---------------------------------------------------------------------------------------------------


def test_a_reversal_is_addressed():
    said = Reversal(approach="CA0099", year=2028, quantity=500, addressed="500 units are cancelled.")
    open_ = replace(said, addressed="")
    assert run(Dossier(regular_information=replace(REGULAR, reversals=(said,))), 105) == []
    (found,) = run(Dossier(regular_information=replace(REGULAR, reversals=(open_,))), 105)
    assert (found.outcome, found.rule) == (WARNING, "regular.22b")
    (found,) = run(Dossier(initial_report=replace(full("initial"), reversals=(open_,))), 105)
    assert found.rule == "initial.18h"
