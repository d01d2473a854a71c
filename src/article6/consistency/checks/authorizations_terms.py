"""Section C: vintages, dates, metrics and gases beside those of the authorization (checks 27 and 28)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from article6.aef.dates import Timeframe, timeframe
from article6.aef.kinds import HOLDING
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.lives import day, ends, first_by_host, first_transfer_event, later
from article6.consistency.spans import Spans
from article6.consistency.telling import days, names, tell, years
from article6.consistency.versions import Authority, Version, authorities
from article6.findings import Finding, Outcome

_GAS = re.compile(r"\b(?:CH4|N2O|SF6|NF3|HFC(?:-\w+)?|PFC(?:-\w+)?)\b", re.IGNORECASE)


def _authority(dossier: Dossier, entry: Entry) -> Authority | None:
    id = entry.row.authorization
    return None if id is None else authorities(dossier).get((entry.reporter, id))


def within_vintages_and_dates(dossier: Dossier) -> Iterator[Finding]:
    """27: vintage among those authorized; final date of the OIMP first transfer; the optional timeframe."""
    index = dossier.index
    enders: Spans | None = None
    for entry in (*index.checked, *index.checked_holdings):
        authority = _authority(dossier, entry)
        if authority is None:
            continue
        if not first_by_host(entry):
            if not any(_has_vintage(one, entry) for one in authority.versions):
                yield _vintage(entry, authority.versions[-1])
            elif entry.kind != HOLDING:
                yield from _timeframe(entry, authority.versions)
            continue
        version, on = authority.at(day(entry)), day(entry)
        if not _has_vintage(version, entry):
            yield _vintage(entry, version)
        else:
            yield from _timeframe(entry, [version])
        final = version.final_date
        if final is None or on is None or on <= final:
            continue
        event = first_transfer_event(entry.row)
        if event == "use or cancellation":  # in time if the use was, though the Party was told later
            if enders is None:
                enders = Spans(e for e in index.actions if e.kind in ("use", "cancellation"))
            if any(not later(entry, one, 0) or one.when.date() <= final for one in enders.touching(entry)):
                continue
        if event in ("issuance", "use or cancellation"):
            yield tell(
                27,
                "authorization.5c",
                entry,
                "time",
                f"The first transfer by {event} is dated {days(on)}; {version.name} sets {days(final)} as "
                "the last day for that.",
                "Correct the date, or withdraw the row unless the Party sets a later day.",
                other=version.place(),
            )


def _has_vintage(version: Version, entry: Entry) -> bool:
    vintage = entry.row.vintage
    return vintage is None or not version.vintages or vintage in version.vintages


def _vintage(entry: Entry, version: Version) -> Finding:
    return tell(
        27,
        "authorization.5k",
        entry,
        "vintage",
        f"Vintage {entry.row.vintage} is not among those of {version.name}: {years(version.vintages)}.",
        "Correct the vintage, or name an authorization that covers it.",
        other=version.place(),
    )


def _timeframe(entry: Entry, versions: list[Version]) -> Iterator[Finding]:
    """A question only: the field does not say whether it means when outcomes occur or when they are used."""
    reasons = [_outside(entry, one) for one in versions]
    if reasons and all(reasons):
        yield tell(
            27,
            "authorization.5c",
            entry,
            "time" if "used" in reasons[-1] else "vintage",
            f"{reasons[-1]}; the timeframe of {versions[-1].name} is {versions[-1].timeframe}.",
            "See what the authorization means by it; correct the row if it is wrong.",
            outcome=Outcome.WARNING,
            other=versions[-1].place("timeframe"),
        )


def _outside(entry: Entry, version: Version) -> str:
    """What lies outside the timeframe, as the beginning of a sentence; "" if nothing does."""
    read = _read(version.timeframe) if version.timeframe else None
    if read is None:
        return ""
    vintage, on = entry.row.vintage, day(entry)
    if read.occurred and vintage and not read.occurred[0].year <= vintage <= read.occurred[1].year:
        return f"The mitigation occurred in {vintage}"
    if read.use and on and ends(entry) and not read.use[0] <= on <= read.use[1]:
        declared = entry.row.use_year
        if declared is None or not read.use[0].year <= declared <= read.use[1].year:
            return f"The units were used or cancelled on {days(on)}"
    return ""


@functools.lru_cache(maxsize=1024)
def _read(text: str) -> Timeframe | None:
    return timeframe(text)


def within_metrics(dossier: Dossier) -> Iterator[Finding]:
    """28: metric and gases within the authorization; sectors, activities of table 2 in the document."""
    index = dossier.index
    for entry in (*index.checked, *index.checked_holdings):
        authority = _authority(dossier, entry)
        if authority is None:
            continue
        versions = [authority.at(day(entry))] if first_by_host(entry) else authority.versions
        version = versions[-1]
        if not any(_has_metric(one, entry) for one in versions):
            row = entry.row
            yield tell(
                28,
                "authorization.5l",
                entry,
                "metric",
                f"The row is in {row.non_ghg_metric or row.metric}; {version.name} covers "
                f"{names(name.upper() if name == 'ghg' else name for name in version.metrics)}.",
                "Correct the metric, or name an authorization that covers it.",
                other=version.place("metric"),
            )
        if entry.row.gwp and all(one.gases for one in versions):
            outside = {g.upper() for g in _GAS.findall(entry.row.gwp)}
            outside = {gas for gas in outside if not any(_has_gas(one, gas) for one in versions)}
            if outside:
                yield tell(
                    28,
                    "authorization.5l",
                    entry,
                    "gwp",
                    f"The row names {names(outside)}; {version.name} covers "
                    f"{names(gas.upper() for gas in version.gases)}.",
                    "Correct the gases, or name an authorization that covers them.",
                    other=version.place("gwp"),
                )
    for row in dossier.aef.authorizations:
        authority = authorities(dossier).get((dossier.party, row.id))
        for version in authority.versions if authority is not None else ():
            if version.row is row and version.document is not None:
                yield from _listed(dossier, version, "sectors", "sectors", "authorization.5m")
                yield from _listed(dossier, version, "activity", "activities", "authorization.5n")


def _has_metric(version: Version, entry: Entry) -> bool:
    metric = (entry.row.metric or "").casefold()
    if not metric or not version.metrics:
        return True
    if metric == "ghg":
        return "ghg" in version.metrics
    named = " ".join((entry.row.non_ghg_metric or "").split()).casefold()
    return named in version.metrics if named else version.metrics != {"ghg"}


def _has_gas(version: Version, gas: str) -> bool:
    family = gas.casefold().partition("-")[0]
    return any(name in (gas.casefold(), family, f"{family}s") for name in version.gases)


def _listed(dossier: Dossier, version: Version, column: str, field: str, rule: str) -> Iterator[Finding]:
    """Names of table 2 that the document does not have. Names outside the nomenclature are not compared."""
    listed = "sectors" if column == "sectors" else "activity_type"
    covered = {dossier.nomenclature.read(listed, name) for name in getattr(version.document, field)}
    if not covered or None in covered:
        return
    outside = [name for name in getattr(version.row, column) if name not in covered]
    if outside:
        yield Finding(
            outcome=Outcome.INCONSISTENT,
            place=version.place(column),
            problem=f"Table 2 has {names(outside)}; the {version.name} itself covers {names(covered)}.",
            mend="Make the two agree: correct the row, or report the version that covers them.",
            rule=rule,
            check=28,
            value=names(outside),
        )


CHECKS = (
    Check(
        27,
        "C",
        "Vintages and dates are those of the authorization",
        ("B", "W"),
        ("authorization.5c", "authorization.5k"),
        ("aef",),
        within_vintages_and_dates,
    ),
    Check(
        28,
        "C",
        "Metric, gases, sectors and activities are those of the authorization",
        ("B",),
        ("authorization.5l", "authorization.5m", "authorization.5n"),
        ("aef",),
        within_metrics,
    ),
)
