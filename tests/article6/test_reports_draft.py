"""Drafts: what is known stands there, what only the Party knows is a gap, what is confidential stays out."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.authorization import Authorization
from article6.ledger import Ledger
from article6.ndc import (
    AbsoluteTarget,
    Coverage,
    IntensityTarget,
    Method,
    Ndc,
    NonGhgTarget,
    Period,
    PoliciesTarget,
    Trajectory,
)
from article6.paper import Facts, Gap, Heading, Paragraph, Table, html
from article6.reports.conditions import conditions
from article6.reports.confidential import leaks
from article6.reports.draft import ReportDraftError, draft
from article6.reports.draft_sources import text_of
from article6.reports.outline import elements, outline
from article6.reports.report import KINDS, Item, Report, Reversal
from tests.article6.reports_case import full

P = Period(2026, 2030)
DAY = date(2028, 12, 31)
SECRET = "The seller is Kiteworks Cooking Ltd of Port Amsel.\nIt gets 23.40 dollars per tonne."


def host_ledger():
    ledger = Ledger(periods={"XHA": (2026, 2030), "XBU": (2026, 2030)})
    ledger.authorize(
        id="XHA-1",
        party="XHA",
        approach="CA0099",
        date=date(2026, 6, 1),
        purposes="NDC",
        quantity=2_000_000,
        vintages=(2026, 2030),
        parties="XBU",
        entities=("Kasoro Clean Cooking Ltd",),
        sectors="Energy",
        registry="XHA01",
        framework="Carbon regulation of 2025",
    )
    block = ledger.issue("XHA-1", vintage=2027, quantity=1_000_000, on=date(2028, 2, 1))
    ledger.transfer(block.take(900_000), to="XBU", on=date(2028, 3, 12))
    ledger.use(block.take(800_000), for_year=2027, on=date(2028, 11, 30))
    ledger.cancel(ledger.pick("XHA", 20_000), purpose="OMGE", on=date(2028, 12, 1))
    ledger.give_to_adaptation_fund(ledger.pick("XHA", 30_000), on=date(2028, 12, 2))
    return ledger


NDC = Ndc(
    "XHA",
    P,
    AbsoluteTarget.reduction(2030, 2015, 130_000_000, 30),
    coverage=Coverage(["Energy", "Waste"], ["CO2", "HFCs"]),
    method=Method.TRAJECTORY,
    trajectory=Trajectory.linear(P, 95_000_000, 91_000_000),
)


def regular(*items, **more):
    return Report(kind="regular", party="XHA", date=DAY, items=items, **more)


def section(paper, heading):
    """The parts below a heading, up to the next one."""
    titles = [n for n, part in enumerate(paper.parts) if isinstance(part, Heading)]
    start = next(n for n in titles if paper.parts[n].text.startswith(f"{heading} "))
    end = next((n for n in titles if n > start), len(paper.parts))
    return paper.parts[start + 1 : end]


def words(paper):
    return text_of(paper.parts)


# --- gaps --------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_with_nothing_known_every_item_is_a_gap_that_says_what_to_write(kind):
    paper = draft(kind, "XHA", approaches=["CA0099"])
    items = [item for item in outline(kind) if item.paragraph]
    gaps = {gap.cite: gap.text for gap in paper.gaps if gap.cite.startswith("2/CMA.3")}
    assert len([g for g in paper.gaps if g.cite.startswith("2/CMA.3")]) == len(items)
    for item in items:
        assert item.cite in gaps
        wanted = item.write[1:]
        assert any(wanted in gap.text for gap in paper.gaps)
    assert all(gap.cite for gap in paper.gaps)


def test_supplementary_elements_are_prompts_in_the_gap_of_their_item():
    paper = draft("initial", "XHA", approaches=["CA0099"])
    prompts = [line for gap in paper.gaps for line in gap.text.split("\n") if line.startswith("- ")]
    assert len(prompts) == len([one for one in elements() if not one.same]) == 15
    (gap,) = section(paper, "IV.G.2")
    assert "leakage" in gap.text and "4/CMA.6 annex I" in gap.text
    assert not [g for g in draft("regular", "XHA", approaches=["CA0099"]).gaps if "annex I)" in g.text]


def test_items_stand_in_the_order_of_the_outline_and_once_for_each_approach():
    paper = draft("updated initial", "XHA", approaches=["CA0099", "CA0098"])
    chapters = [p.text.split()[0] for p in paper.parts if isinstance(p, Heading)][:-1]
    once = ["IV", *(f"IV.{c}" for c in "ABCDEFG"), "IV.G.1", "IV.G.2", "IV.G.3", "IV.H"]
    once += [f"IV.H.{n}" for n in range(1, 7)]
    assert chapters == once * 2
    tops = [p.text for p in paper.parts if isinstance(p, Heading) and p.level == 1]
    assert tops[:2] == ["IV The cooperative approach: CA0099", "IV The cooperative approach: CA0098"]


def test_an_item_that_does_not_apply_is_left_out_with_its_heading():
    known = conditions("XHA", ndc=NDC, btr_submitted=True)
    text = words(draft("initial", "XHA", ndc=NDC, known=known, approaches=["CA0099"]))
    assert not any(heading in text for heading in ("II Description", "III.D The NDC in a non-GHG", "III.E"))
    unknown = draft("initial", "XHA", ndc=NDC, approaches=["CA0099"])
    assert section(unknown, "II")[0].text.startswith("This chapter is owed only if no biennial")
    averaging = replace(NDC, method=Method.AVERAGING, trajectory=None)
    assert "III.B.2" not in words(draft("initial", "XHA", ndc=averaging, approaches=["CA0099"]))


# --- what is known --------------------------------


def test_the_ndc_fills_its_items():
    paper = draft("initial", "XHA", ndc=NDC, ledger=host_ledger())
    assert section(paper, "II.D") == (Paragraph("The NDC is implemented from 2026 to 2030."),)
    assert section(paper, "II.B") == (Paragraph("The target is single-year: it is for the year 2030."),)
    (table, gap) = section(paper, "III.B.2")
    assert table.rows[0] == ("2026", "95,000,000") and table.rows[-1] == ("2030", "91,000,000")
    assert gap.text.startswith("Say how the trajectory was calculated.")
    (facts,) = section(paper, "III.C")
    rows = dict(facts.rows)
    assert rows["Sectors"] == "Energy, waste" and rows["Greenhouse gases"] == "CO2, HFCs"
    assert rows["Target level"] == "at most 91,000,000 t CO2 eq in 2030"
    assert rows["Reference level"] == "30% below 2015, 130,000,000 t CO2 eq"
    assert isinstance(rows["Sources and sinks"], Gap)
    assert "7(a)(i)" in section(paper, "III.B.1")[0].text


@pytest.mark.parametrize(
    "method, target, said",
    [
        (Method.AVERAGING, AbsoluteTarget(year=2030, level=90), "divided by the elapsed years of the period"),
        (Method.MULTI_YEAR, AbsoluteTarget(budget=500), "cumulatively at the end of the period"),
    ],
)
def test_the_method_is_told_as_paragraph_7_has_it(method, target, said):
    paper = draft("initial", "XHA", ndc=Ndc("XHA", P, target, method=method))
    assert said in section(paper, "III.B.1")[0].text and method.paragraph in section(paper, "III.B.1")[0].text


def test_a_budget_and_a_target_of_levels():
    budget = draft("initial", "XHA", ndc=Ndc("XHA", P, AbsoluteTarget(budget=500), method=Method.MULTI_YEAR))
    assert section(budget, "III.B.2")[0] == Paragraph("The budget for 2026-2030 is 500 t CO2 eq.")
    levels = AbsoluteTarget(levels={2026: 5, 2027: 4, 2028: 3, 2029: 2, 2030: 1})
    paper = draft("initial", "XHA", ndc=Ndc("XHA", P, levels, method=Method.MULTI_YEAR))
    assert dict(section(paper, "III.C")[0].rows)["Target level"] == (
        "at most 15 t CO2 eq in 2026-2030, all years together"
    )


def test_targets_in_other_units():
    wind = Ndc("XHA", P, NonGhgTarget("renewable electricity", "GWh", year=2030, level=10_000))
    paper = draft("initial", "XHA", ndc=wind)
    assert dict(section(paper, "III.D")[0].rows)["Target"] == "at least 10,000 GWh in 2030"
    assert [type(p) for p in section(paper, "III.C")] == [Gap]  # t CO2 eq is for the Party to say
    measures = Ndc("XHA", P, PoliciesTarget(("cooking", "charcoal")))
    rows = dict(section(draft("initial", "XHA", ndc=measures), "III.E")[0].rows)
    assert rows["Categories affected (paragraph 10)"] == "cooking, charcoal"
    assert isinstance(rows["Emission level that results"], Gap)
    intensity = Ndc("XHA", P, IntensityTarget(year=2030, base="0.750", reduction_percent=40))
    assert isinstance(
        dict(section(draft("initial", "XHA", ndc=intensity), "III.C")[0].rows)["Target level"], Gap
    )


def test_the_authorization_fills_18_g():
    paper = draft(
        "initial", "XHA", ledger=host_ledger(), expected={"CA0099": {2026: 100, 2027: Fraction(1, 2)}}
    )
    facts, gap = section(paper, "IV.A")
    assert ("Quantity", "2,000,000 t CO2 eq") in facts.rows and ("Vintages", "2026 to 2030") in facts.rows
    assert gap.text.startswith("Attach the copy of XHA-1.") and gap.cite == "2/CMA.3 annex 18(g)"
    (table,) = section(paper, "IV.D")
    assert table.rows == (("2026", "100"), ("2027", "0.50"))
    # A pack that another test has loaded may have given the codes a name.
    assert [item[-5:] for item in section(paper, "IV.E")[0].items] == ["(XHA)", "(XBU)"]
    assert section(paper, "IV.F")[0].items == ("Kasoro Clean Cooking Ltd",)
    assert "Carbon regulation of 2025" in section(paper, "IV.G.2")[0].text


def test_the_ledger_fills_the_regular_information():
    ledger = host_ledger()
    ledger.change("XHA-1", on=date(2028, 12, 20), quantity=3_000_000)
    paper = draft("regular", "XHA", ledger=ledger, ndc=NDC, on=DAY)
    (table,) = section(paper, "III")
    assert [row[1] for row in table.rows] == ["XHA-1", "XHA-1, version 2"]
    assert [row[4] for row in table.rows] == ["2,000,000", "3,000,000"]
    adjusted = section(paper, "IV")[1]
    # 900,000 to XBU, 20,000 for OMGE, 30,000 for adaptation: all of vintage 2027
    assert adjusted.rows == (("2027", "950,000", "0", "0", "950,000"),)
    (table, gap) = section(paper, "VI.J")
    assert table.rows[0][:3] == ("2028-12-02", "2027", "30,000") and "money" in gap.text
    (table,) = section(paper, "VI.K")
    assert table.rows[0][:3] == ("2028-12-01", "2027", "20,000")
    assert "950,000" in section(paper, "VI.C")[0].text
    assert "VI.D" not in words(paper)  # all that was transferred is in t CO2 eq


def test_the_buyer_reports_its_uses():
    paper = draft("regular", "XBU", ledger=host_ledger(), on=DAY)
    assert section(paper, "IV")[1].rows == (("2027", "0", "0", "800,000", "-800,000"),)
    assert "800,000 t CO2 eq" in section(paper, "V")[0].text
    assert "VI The cooperative approach: CA0099" in words(paper)


def test_nothing_later_than_the_day_of_the_report_is_told():
    paper = draft("regular", "XHA", ledger=host_ledger(), ndc=NDC, on=date(2028, 11, 30))
    assert section(paper, "IV")[1].rows == (("2027", "900,000", "0", "0", "900,000"),)
    assert not [p for p in section(paper, "VI.K") if isinstance(p, Table)]
    early = draft("regular", "XHA", ledger=host_ledger(), on=date(2026, 1, 1))
    assert "XHA-1" not in words(early)


def test_a_revoked_authorization_is_told():
    ledger = host_ledger()
    ledger.revoke("XHA-1", on=date(2028, 12, 24))
    assert "XHA-1, on 2028-12-24" in words(draft("regular", "XHA", ledger=ledger, on=DAY))
    assert "2028-12-24" not in words(draft("regular", "XHA", ledger=ledger, on=date(2028, 12, 23)))


def test_outcomes_in_a_non_ghg_metric_are_told_with_their_conversion():
    ledger = Ledger(periods={"XHA": (2026, 2030)})
    ledger.authorize(
        id="W",
        party="XHA",
        approach="CA0098",
        date=date(2026, 6, 1),
        purposes="NDC",
        metrics={"Energy [MWh]"},
    )
    block = ledger.issue(
        "W", vintage=2027, quantity=600, on=date(2028, 1, 9), metric="Energy [MWh]", amount=1000
    )
    ledger.transfer(block, to="XBU", on=date(2028, 1, 10))
    paper = draft("regular", "XHA", ledger=ledger)
    assert section(paper, "VI.D.1")[0].rows == (("2027", "Energy [MWh]", "1,000", "600"),)
    assert "VI.C" not in words(paper)
    assert section(draft("initial", "XHA", ledger=ledger), "III.A") == (
        Paragraph("ITMOs are measured in the non-GHG metric Energy [MWh]."),
    )


# --- the texts of the Party --------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_report_leaves_no_gap_but_the_annex_and_nothing_is_lost(kind):
    report = full(kind, missing_others="Nothing is missing.")
    paper = draft(kind, "XHA", report=report)
    assert [gap.cite for gap in paper.gaps] == (
        ["4/CMA.6 para. 24; 6/CMA.4 annex VI"] if kind == "regular" else []
    )
    for item in report.items:
        assert words(paper).split("\n").count(item.text) == 1


def test_a_text_of_several_paragraphs_and_of_a_whole_paragraph():
    report = regular(
        Item(key="21(a)", text="All are met."),
        Item(key="21(d)", text="One.\n\nTwo.\r\n\r\nThree.\n"),
    )
    paper = draft("regular", "XHA", report=report)
    assert [p.text for p in section(paper, "IV")] == ["One.", "Two.", "Three."]
    assert section(paper, "IV")[-1].cite == "2/CMA.3 annex 21(d)"
    assert section(paper, "I.A")[0].text == "All are met."
    assert section(paper, "I.E") == (Paragraph("See the text on 21(a) above.", "2/CMA.3 annex 21(a), 4(e)"),)


def test_texts_without_a_place_in_the_outline_are_kept():
    report = regular(
        Item(key="22(a)", text="On the other approach.", approach="CA0098"),
        Item(key="18(g) duration", text="Ten years.", approach="CA0099"),
        Item(key="annex I", text="Table of 23(j)."),
        Item(key="whatever", text="A remark."),
    )
    paper = draft("regular", "XHA", report=report, approaches=["CA0099"])
    kept = words(paper)
    for item in report.items:
        assert kept.count(item.text) == 1
    assert "18(g) duration, CA0099" in kept and "22(a), CA0098" in kept


def test_elements_with_items_of_their_own_stand_with_their_paragraph():
    items = (Item(key="18(h)(ii) leakage", text="Leakage is deducted.", approach="CA0099"),)
    report = Report(kind="updated initial", party="XHA", date=DAY, items=items)
    assert section(draft("updated initial", "XHA", report=report), "IV.G.2")[0].text == "Leakage is deducted."


def test_reversals_are_a_table_and_how_they_are_addressed_may_be_a_gap():
    report = regular(
        Item(key="22(b)(iii)", text="Two reversals.", approach="CA0099"),
        reversals=(
            Reversal(approach="CA0099", year=2027, quantity=1_200, addressed="From the buffer."),
            Reversal(approach="CA0099", year=2028),
        ),
    )
    _, table = section(draft("regular", "XHA", report=report), "VI.B.3")
    assert table.rows[0] == ("2027", "1,200", "From the buffer.")
    assert isinstance(table.rows[1][2], Gap)


def test_report_and_arguments_have_to_agree():
    with pytest.raises(ReportDraftError, match="Name the kind"):
        draft("initial", "XHA", report=regular())
    with pytest.raises(ReportDraftError, match="XBU"):
        draft("regular", "XBU", report=regular())
    with pytest.raises(ValueError, match="updated initial"):
        draft("annual", "XHA")


# --- confidential --------------------------------


def with_secret(key="22(a)", approach="CA0099", **changes):
    item = Item(
        key=key,
        text=SECRET,
        approach=approach,
        confidential=True,
        **{"reason": "Commercial terms", **changes},
    )
    rest = Item(key="22(f)", text="Impacts are monitored.", approach="CA0099")
    return regular(Item(key="21(d)", text="Public text."), item, rest)


def docx_bytes(paper, tmp_path):
    documents = pytest.importorskip("article6.documents")
    documents.write_docx(paper, tmp_path / "draft.docx")
    packed = zipfile.ZipFile(io.BytesIO((tmp_path / "draft.docx").read_bytes()))
    return b"\n".join(packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize(
    "key, approach", [("22(a)", "CA0099"), ("21(b)", None), ("annex II", None), ("annex I", None)]
)
def test_confidential_text_is_nowhere_in_the_public_page(key, approach):
    report = with_secret(key, approach)
    page = html(draft("regular", "XHA", report=report, ledger=host_ledger(), public=True)).encode()
    for piece in (b"Kiteworks", b"Port Amsel", b"23.40", b"dollars"):
        assert piece not in page
    assert "1 item is confidential and left out" in page.decode()
    if key != "annex II":
        assert "Confidential information was left out here. Basis: Commercial terms." in page.decode()
    assert b"Public text." in page and b"Impacts are monitored." in page


def test_confidential_text_is_nowhere_in_the_public_document(tmp_path):
    report = with_secret()
    raw = docx_bytes(draft("regular", "XHA", report=report, ledger=host_ledger(), public=True), tmp_path)
    for piece in (b"Kiteworks", b"Port Amsel", b"23.40"):
        assert piece not in raw
    assert b"Commercial terms" in raw and b"Impacts are monitored" in raw
    full_raw = docx_bytes(draft("regular", "XHA", report=report, ledger=host_ledger()), tmp_path)
    assert b"Kiteworks" in full_raw  # the search would find it


def test_the_version_for_the_reviewers_has_it_in_annex_ii():
    paper = draft("regular", "XHA", report=with_secret())
    assert "Kiteworks" not in text_of(section(paper, "VI.A")) and "annex II" in section(paper, "VI.A")[0].text
    text = words(paper)
    assert text.index("Annex II Confidential") < text.index("Kiteworks")
    assert "Not for publication: 1 item is confidential." in text


def test_in_an_initial_report_it_stands_in_place_with_a_mark():
    items = (Item(key="18(h)(ii)", text=SECRET, approach="CA0099", confidential=True),)
    report = Report(kind="initial", party="XHA", date=DAY, items=items)
    mark, first, *_ = section(draft("initial", "XHA", report=report), "IV.G.2")
    assert mark.text.startswith("Confidential, not for publication.") and "should" in mark.text
    assert "Kiteworks" in first.text
    assert "Kiteworks" not in html(draft("initial", "XHA", report=report, public=True))


@pytest.mark.parametrize("key", ["18(g) entities", "18(g)", "18(g) authorization"])
def test_what_the_authorization_would_tell_is_held_back_too(key):
    """The Party holds the entities confidential: no list made from the authorization may name them."""
    items = (Item(key=key, text="One company.", approach="CA0099", confidential=True, reason="Law"),)
    report = Report(kind="initial", party="XHA", date=DAY, items=items)
    page = html(draft("initial", "XHA", report=report, ledger=host_ledger(), public=True))
    assert "Clean Cooking" not in page and "2,000,000" not in page
    assert "Clean Cooking" in html(draft("initial", "XHA", report=report, ledger=host_ledger()))


def test_known_facts_that_repeat_a_confidential_text_are_held_back():
    items = (
        Item(
            key="18(i)(i)",
            text="Carbon regulation of 2025",
            approach="CA0099",
            confidential=True,
            reason="Law",
        ),
    )
    report = Report(kind="initial", party="XHA", date=DAY, items=items)
    page = html(draft("initial", "XHA", report=report, ledger=host_ledger(), public=True))
    assert "regulation of 2025" not in page


def test_no_public_version_is_made_where_a_public_text_repeats_it():
    report = with_secret()
    repeating = replace(report, items=(*report.items, Item(key="21(c)", text=f"Note: {SECRET}")))
    with pytest.raises(ReportDraftError, match="No public version") as refused:
        draft("regular", "XHA", report=repeating, public=True)
    assert "Kiteworks" not in str(refused.value)
    assert draft("regular", "XHA", report=repeating)


@settings(deadline=None, max_examples=60)
@given(
    secret=st.text(alphabet="abcdefghij \n.,0123456789", min_size=14, max_size=60),
    place=st.sampled_from([item for item in outline("regular")]),
)
def test_whatever_is_confidential_the_public_version_is_without_it(secret, place):
    item = Item(
        key=place.key, text=secret, approach="CA0099" if place.each else None, confidential=True, reason="Law"
    )
    report = regular(item, Item(key="22(f)", text="Told.", approach="CA0099"))
    try:
        paper = draft("regular", "XHA", report=report, public=True)
    except ReportDraftError:
        return  # the words stand in the outline itself
    assert not list(leaks(report, words(paper)))


def test_the_page_of_a_draft_is_sound():
    page = html(draft("initial", "XHA", ndc=NDC, ledger=host_ledger()))
    assert page.startswith("<!doctype html>") and page.count("<h1>") == 1
    assert "To be written:" in page and "<script" not in page and "http" not in page


def test_sources_take_authorizations_given_by_hand():
    own = Authorization(id="A", party="XHA", approach="CA0001", date=date(2026, 1, 1), purposes="NDC")
    other = Authorization(id="B", party="XBU", approach="CA0002", date=date(2026, 1, 1), purposes="NDC")
    paper = draft("initial", "XHA", authorizations=[own, other, own])
    assert "CA0001" in words(paper) and "CA0002" not in words(paper)
    assert isinstance(paper.parts[0], Facts)


def test_what_is_known_of_a_confidential_item_is_held_back():
    """The Party holds 22(k) confidential: the table from the ledger would tell it."""
    page = html(draft("regular", "XHA", report=with_secret("22(k)"), ledger=host_ledger(), public=True))
    assert "20,000" not in page and "30,000" in page


def test_expected_mitigation_and_parties_are_held_back_with_the_rest_of_18_g():
    items = (Item(key="18(g) entities", text="One company.", approach="CA0099", confidential=True),)
    report = Report(kind="initial", party="XHA", date=DAY, items=items)
    ledger = host_ledger()
    ledger.authorize(id="B", party="XBU", approach="CA0099", date=date(2028, 12, 5), purposes="NDC")
    given = {"report": report, "ledger": ledger, "expected": {"CA0099": {2027: 123_456}}}
    public_page = html(draft("initial", "XHA", public=True, **given))
    assert "123,456" not in public_page and "XBU" not in public_page
    assert "123,456" in html(draft("initial", "XHA", **given))


def test_annex_ii_is_confidential_whether_marked_or_not():
    report = regular(Item(key="Annex  II", text=SECRET))
    assert "Kiteworks" not in html(draft("regular", "XHA", report=report, public=True))
    assert "Kiteworks" in html(draft("regular", "XHA", report=report))


def test_the_date_of_the_report_is_the_last_day_told():
    report = replace(regular(), date=date(2028, 11, 30))
    paper = draft("regular", "XHA", report=report, ledger=host_ledger())
    assert section(paper, "IV")[1].rows[0][1] == "900,000"


def test_only_own_cancellations_for_omge_are_told():
    ledger = host_ledger()
    ledger.cancel(ledger.pick("XHA", 7_000), purpose="other", on=date(2028, 12, 3))
    ledger.cancel(ledger.pick("XBU", 5_000), purpose="OMGE", on=date(2028, 12, 4))
    (table,) = section(draft("regular", "XHA", ledger=ledger), "VI.K")
    assert [row[2] for row in table.rows] == ["20,000"]
    (table,) = section(draft("regular", "XBU", ledger=ledger), "VI.K")
    assert [row[2] for row in table.rows] == ["5,000"]
