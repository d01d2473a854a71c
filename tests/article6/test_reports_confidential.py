"""Confidential items: told with a reason, and nowhere in what is published (check 77)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.findings import Outcome
from article6.reports.completeness import completeness
from article6.reports.confidential import confidential, leaks, public, secrets
from article6.reports.report import Item, Report
from tests.article6.reports_case import KNOWN, full

SECRET = "The price is 23.40 dollars per tonne.\nThe seller is Kiteworks Cooking Ltd of Port Amsel."


def with_secret(**changes):
    report = full("regular")
    item = Item(
        key="22(a)",
        text=SECRET,
        approach="CA0099",
        confidential=True,
        **{"reason": "Commercial terms.", **changes},
    )
    items = tuple(item if i.key == "22(a)" else i for i in report.items)
    return replace(report, items=items)


def test_a_confidential_item_with_its_reason_is_in_order():
    assert completeness(with_secret(), KNOWN) == ()


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_it_is_a_question(reason):
    (found,) = confidential(with_secret(reason=reason))
    assert (found.check, found.outcome, found.rule) == (77, Outcome.WARNING, "confidential.reason")
    assert found.place.column == "22(a), CA0099"


@pytest.mark.parametrize(
    "copied",
    [
        SECRET,
        "As agreed, THE SELLER is Kiteworks   Cooking Ltd\nof Port Amsel.",
        "We note: the price is 23.40 dollars per tonne. It may change.",
    ],
)
def test_a_public_item_that_repeats_it_is_an_inconsistency(copied):
    report = with_secret()
    items = tuple(replace(i, text=copied) if i.key == "21(c)" else i for i in report.items)
    (found,) = confidential(replace(report, items=items))
    assert (found.check, found.outcome, found.rule) == (77, Outcome.INCONSISTENT, "confidential.marked")
    assert found.place.column == "21(c)"
    assert "Kiteworks" not in str(found) and "23.40" not in str(found)


def test_the_public_version_keeps_key_and_reason_and_no_text():
    report = public(with_secret())
    (item,) = report.items_of("22(a)")
    assert (item.text, item.reason, item.confidential) == ("", "Commercial terms.", True)
    assert SECRET not in repr(report)
    assert completeness(report, KNOWN) == ()  # left out, not missing


def test_leaks_looks_into_any_output_and_does_not_repeat_what_it_finds():
    report = with_secret()
    (found,) = leaks(report, f"<p>{SECRET}</p>", "draft.html")
    assert found.place.file == "draft.html" and found.outcome is Outcome.INCONSISTENT
    assert "Kiteworks" not in str(found)
    assert not list(leaks(report, "The price is 23.40 dollars."))  # not the text, only words of it


def test_a_short_secret_is_found_as_a_word_not_inside_another():
    report = Report(
        kind="regular",
        party="XHA",
        date=date(2028, 12, 1),
        items=(Item(key="22(a)", text="1,200", approach="CA0099", confidential=True, reason="x"),),
    )
    assert list(leaks(report, "It was 1,200 in all."))
    assert not list(leaks(report, "It was 1,2003 in all, or 21,200."))
    assert secrets(report.items[0]) == ("1,200",)


@given(st.text(min_size=1), st.text(), st.text())
def test_text_is_found_wherever_it_stands_and_never_in_the_public_version(secret, before, after):
    item = Item(key="22(a)", text=secret, approach="CA0099", confidential=True, reason="x")
    report = Report(kind="regular", party="XHA", date=date(2028, 12, 1), items=(item,))
    if secret.strip():
        assert list(leaks(report, f"{before} {secret} {after}"))
    assert public(report).items[0].text == ""
