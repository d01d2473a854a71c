"""What the ledger tells for the regular information: 21(d), 21(e), 22(a), 22(c), 22(d), 22(j), 22(k)."""

from __future__ import annotations

from article6.accounting import Flows
from article6.ledger.events import Cancelled, GivenToAdaptationFund
from article6.ndc import Method, show
from article6.paper import Paragraph, Table
from article6.reports.draft_sources import Known, Sources

__all__ = ["LEDGER"]

_HEADERS = (
    "Year",
    "First transferred for NDCs",
    "First transferred for OIMP only",
    "Used towards the NDC",
    "Net",
)


def _flows(sources: Sources, approach: str | None = None) -> Flows | None:
    """The amounts of the Party, of one approach or of all; None where nothing is on record."""
    if sources.ledger is None:
        return None
    first = sources.ledger.first_transfers(sources.party, sources.on)
    uses = sources.ledger.uses(sources.party, sources.on)
    first = [one for one in first if approach in (None, one.approach)]
    uses = [one for one in uses if approach in (None, one.approach)]
    return Flows.from_records(first, uses) if first or uses else None


def _by_year(flows: Flows, caption: str) -> Table:
    ndc, oimp, used = flows.first_transferred_ndc, flows.first_transferred_oimp, flows.used
    rows = tuple(
        (
            str(year),
            show(ndc.get(year, 0)),
            show(oimp.get(year, 0)),
            show(used.get(year, 0)),
            show(ndc.get(year, 0) + oimp.get(year, 0) - used.get(year, 0)),
        )
        for year in sorted({*ndc, *oimp, *used})
    )
    return Table(caption, _HEADERS, rows)


_CAPTION = "t CO2 eq; first transfers by the year the mitigation occurred, uses by the year they are used for"


def adjustments(sources: Sources, _: str | None) -> Known:
    """21(d): what was first transferred and used, year by year, and how it enters the accounting."""
    flows = _flows(sources)
    if flows is None:
        return Known()
    first, used = show(flows.first_transferred.total, "t CO2 eq"), show(flows.used.total, "t CO2 eq")
    text = (
        f"On record are first transfers of {first} and uses towards the NDC of {used}. In the emissions "
        "balance first transfers are added and uses subtracted (2/CMA.3 annex 8)."
    )
    ndc = sources.ndc
    if ndc is not None and ndc.target.kind == "non-GHG":
        text += " In the adjusted indicator it is the other way round (annex 9)."
    if ndc is not None and ndc.method is Method.AVERAGING:
        text += " The method is averaging: each column of table 4 takes the average over the elapsed years."
    return Known((Paragraph(text), _by_year(flows, f"Adjustments, {_CAPTION}")))


def uses_ended(sources: Sources, _: str | None) -> Known:
    """21(e): what was used or cancelled stays in the registry as it is."""
    if sources.ledger is None:
        return Known()
    uses = sum(one.quantity for one in sources.ledger.uses(sources.party, sources.on))
    cancelled = sum(
        event.block.quantity
        for event in _events(sources, Cancelled)
        if event.purpose in ("IMP", "OP", "OIMP")
    )
    if not uses and not cancelled:
        return Known()
    text = (
        f"Used towards the NDC so far: {show(uses, 't CO2 eq')}. Cancelled for other international "
        f"mitigation purposes: {show(cancelled, 't CO2 eq')}. None of these units moved afterwards."
    )
    return Known(
        (Paragraph(text),), write="Say by which means of the registry they cannot move or be used again."
    )


def contribution(sources: Sources, approach: str | None) -> Known:
    """22(a): the amounts of the approach."""
    flows = _flows(sources, approach)
    return Known((_by_year(flows, f"{approach}, {_CAPTION}"),)) if flows is not None else Known()


def in_tonnes(sources: Sources, approach: str | None) -> Known:
    """22(c): how much was first transferred in t CO2 eq."""
    amount = sum(one.quantity for one in _moved(sources, approach) if one.metric == "GHG")
    text = f"First transferred so far, measured in t CO2 eq: {show(amount)}."
    return Known((Paragraph(text),)) if amount else Known()


def converted(sources: Sources, approach: str | None) -> Known:
    """22(d): what was first transferred in a non-GHG metric, and the t CO2 eq it was converted to."""
    rows = tuple(
        (str(one.vintage), one.metric, show(one.amount), show(one.quantity))
        for one in _moved(sources, approach)
        if one.metric != "GHG"
    )
    headers = ("Vintage", "Metric", "Amount in the metric", "t CO2 eq")
    return Known((Table("First transferred in a non-GHG metric", headers, rows),)) if rows else Known()


def adaptation(sources: Sources, approach: str | None) -> Known:
    """22(j): what went to the Adaptation Fund; money is not in a ledger."""
    table = _given(sources, approach, GivenToAdaptationFund, "Units transferred to the Adaptation Fund")
    return Known((table,), write="Add contributions in money, if any.") if table else Known()


def omge(sources: Sources, approach: str | None) -> Known:
    """22(k): what was cancelled for overall mitigation in global emissions."""
    table = _given(sources, approach, Cancelled, "Units cancelled for overall mitigation in global emissions")
    return Known((table,), enough=True) if table else Known()


def _given(sources: Sources, approach: str | None, kind: type, caption: str) -> Table | None:
    rows = tuple(
        (str(event.date), str(event.block.vintage), show(event.block.quantity), str(event.block))
        for event in _events(sources, kind)
        if event.block.approach == approach and getattr(event, "purpose", "OMGE") == "OMGE"
    )
    return Table(caption, ("Date", "Vintage", "t CO2 eq", "Units"), rows) if rows else None


def _events(sources: Sources, kind: type) -> list:
    if sources.ledger is None:
        return []
    return [
        event
        for event in sources.ledger.events
        if isinstance(event, kind)
        and event.by == sources.party
        and (sources.on is None or event.date <= sources.on)
    ]


def _moved(sources: Sources, approach: str | None) -> list:
    if sources.ledger is None:
        return []
    first = sources.ledger.first_transfers(sources.party, sources.on)
    return [one for one in first if one.approach == approach]


LEDGER = {
    "21(d)": adjustments,
    "21(e)": uses_ended,
    "22(a)": contribution,
    "22(c)": in_tonnes,
    "22(d)(i)": converted,
    "22(j)": adaptation,
    "22(k)": omge,
}
