"""What the authorizations tell for a report: 4(c), 4(d), 64(f), 18(c), 18(g), 18(h)(ii), 21(c)."""

from __future__ import annotations

from article6.authorization import Authorization
from article6.ndc import show
from article6.paper import Facts, Listing, Paragraph, Table
from article6.parties import party as party_of
from article6.reports.draft_sources import Known, Sources

__all__ = ["AUTHORIZATIONS"]


def arrangements(sources: Sources, _: str | None) -> Known:
    """4(c): what was authorized so far; who authorizes, and by which law, is for the Party to tell."""
    several = sources.latest()
    if not several:
        return Known()
    items = tuple(f"{a.approach}: authorization {a.id} of {a.date}, for {a.purpose}" for a in several)
    return Known((Paragraph("Authorizations of use of ITMOs so far:"), Listing(items)))


def tracking(sources: Sources, _: str | None) -> Known:
    """4(d): the registries that the authorizations name."""
    names = tuple(dict.fromkeys(a.registry for a in sources.latest() if a.registry))
    if not names:
        return Known()
    text = f"The authorizations name the registry {', '.join(names)}."
    return Known((Paragraph(text),), write="Say who runs it and how it records each action with identifiers.")


def intention(sources: Sources, _: str | None) -> Known:
    """64(f)."""
    towards = [a for a in sources.latest() if a.covers_ndc]
    if not towards:
        return Known()
    names = ", ".join(dict.fromkeys(a.approach for a in towards))
    text = f"{sources.name} has authorized the use of ITMOs towards NDCs from {names}."
    return Known((Paragraph(text),), write="Say whether it intends to use ITMOs towards its own NDC.")


def metrics(sources: Sources, _: str | None) -> Known:
    """18(c): the metrics that the authorizations cover."""
    names = sorted({name for a in sources.latest() for name in a.metrics})
    if not names:
        return Known()
    words = [
        "t CO2 eq" if name == "GHG" else f"the non-GHG metric {name}"
        for name in sorted(names, key=lambda name: (name != "GHG", name))
    ]
    return Known((Paragraph(f"ITMOs are measured in {' and in '.join(words)}."),), enough=True)


def copy(sources: Sources, approach: str | None) -> Known:
    """18(g): what each authorization says; the copy itself is attached."""
    parts = tuple(
        Facts(f"Authorization {a.id} of {a.date}, version {a.version}", _terms(a))
        for a in sources.latest(approach)
    )
    names = ", ".join(a.id for a in sources.latest(approach))
    return Known(parts, write=f"Attach the copy of {names}." if names else "")


def _terms(a: Authorization) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Uses covered", a.purpose),
        ("First transfer for OIMP", a.definition or ""),
        ("Quantity", show(a.quantity, "t CO2 eq") if a.quantity is not None else ""),
        ("Vintages", _years(a.vintages)),
        ("Final date", str(a.final_date or "")),
        ("Duration", a.duration),
        ("Sectors", ", ".join(sorted(a.sectors))),
        ("Activities", ", ".join(sorted(a.activities))),
        ("Registry", a.registry),
        ("Changes", a.change_terms),
    )
    return tuple(row for row in rows if row[1])


def description(sources: Sources, approach: str | None) -> Known:
    """18(g): sectors and activities are known, the rest is not."""
    several = sources.latest(approach)
    sectors = sorted({name for a in several for name in a.sectors})
    activities = sorted({name for a in several for name in a.activities})
    rows = [("Sectors", ", ".join(sectors)), ("Activities", ", ".join(activities))]
    rows = tuple(row for row in rows if row[1])
    return Known((Facts("What the authorization covers", rows),) if rows else ())


def duration(sources: Sources, approach: str | None) -> Known:
    """18(g): the authorization has a duration; that of the approach may differ."""
    said = [f"Authorization {a.id}: {a.duration}." for a in sources.latest(approach) if a.duration]
    return Known(
        tuple(Paragraph(text) for text in said),
        write="Give the duration of the approach; that of the authorization may differ." if said else "",
    )


def expected(sources: Sources, approach: str | None) -> Known:
    """18(g): the mitigation expected each year, where it was given."""
    amounts = sources.expected.get(approach)
    if not amounts or approach in sources.closed:
        return Known()
    rows = tuple((str(year), show(amount)) for year, amount in sorted(amounts.items()))
    return Known((Table("Expected mitigation, t CO2 eq", ("Year", "t CO2 eq"), rows),), enough=True)


def parties(sources: Sources, approach: str | None) -> Known:
    """18(g): the Party itself, the Parties its authorizations name, and who authorized in the ledger."""
    if approach in sources.closed:
        return Known()
    codes = {code for a in sources.latest(approach) for code in a.parties}
    if sources.ledger is not None:
        versions = [several[-1] for several in sources.ledger.authorizations.values()]
        codes |= {a.party for a in versions if a.approach == approach}
    others = sorted(codes - {sources.party})
    names = tuple(str(party_of(code)) for code in (sources.party, *others))
    return Known((Listing(names),), enough=bool(others))


def entities(sources: Sources, approach: str | None) -> Known:
    """18(g)."""
    names = tuple(dict.fromkeys(name for a in sources.latest(approach) for name in a.entities))
    return Known((Listing(names),), enough=True) if names else Known()


def framework(sources: Sources, approach: str | None) -> Known:
    """18(h)(ii): the standards and methodologies that the authorization names (4/CMA.6 para. 5(f))."""
    said = tuple(dict.fromkeys(a.framework for a in sources.latest(approach) if a.framework))
    return Known(tuple(Paragraph(f"Framework named in the authorization: {text}") for text in said))


def changes(sources: Sources, _: str | None) -> Known:
    """21(c): every authorization with every version, and what was revoked."""
    rows = tuple(
        (
            a.approach,
            a.id if a.version == 1 else f"{a.id}, version {a.version}",
            str(a.date),
            f"{a.purpose}; first transfer for OIMP: {a.definition}" if a.covers_oimp else a.purpose,
            show(a.quantity) if a.quantity is not None else "not limited",
            _years(a.vintages) or "not limited",
        )
        for a in sources.versions()
    )
    if not rows:
        return Known()
    headers = ("Approach", "Authorization", "Date", "Uses", "t CO2 eq", "Vintages")
    parts: tuple = (Table("Authorizations of use of ITMOs, every version", headers, rows),)
    ended = _revoked(sources)
    if ended:
        parts += (Paragraph("Revoked:"), Listing(ended))
    return Known(parts, enough=not sources.closed)


def _revoked(sources: Sources) -> tuple[str, ...]:
    if sources.ledger is None:
        return ()
    shown = {a.id for a in sources.versions()}
    return tuple(
        f"{event.id}, on {event.date}"
        for event in sources.ledger.events
        if event.kind == "revocation"
        and event.party == sources.party
        and event.id in shown
        and (sources.on is None or event.date <= sources.on)
    )


def _years(years: frozenset[int]) -> str:
    found = sorted(years)
    if not found:
        return ""
    whole = found == list(range(found[0], found[-1] + 1)) and len(found) > 1
    return f"{found[0]} to {found[-1]}" if whole else ", ".join(map(str, found))


AUTHORIZATIONS = {
    "4(c)": arrangements,
    "4(d)": tracking,
    "64(f)": intention,
    "18(c) metrics": metrics,
    "18(g) authorization": copy,
    "18(g) description": description,
    "18(g) duration": duration,
    "18(g) expected mitigation": expected,
    "18(g) Parties": parties,
    "18(g) entities": entities,
    "18(h)(ii)": framework,
    "22(b)(ii)": framework,
    "21(c)": changes,
}
