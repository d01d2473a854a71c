"""Authorizations and authorized entities as rows of tables 2 and 5, and back (4/CMA.6 annex II; para. 5).

Table 2 has no column for some elements of an authorization, such as its framework or its registry. They go
into two columns of free text, one line each, below a heading that this module finds again: what concerns
dates and changes into the terms and conditions, the rest into the additional explanatory information. So an
authorization that becomes a row and is read again has lost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from article6.aef.nomenclature import current
from article6.aef.rows import AuthorizationRow, Entity
from article6.authorization import Authorization, AuthorizationError
from article6.authorization.entity import AuthorizedEntity

__all__ = [
    "NOT_IN_TABLE_2",
    "authorization_from_row",
    "entity_from_row",
    "table2_row",
    "table5_row",
    "table5_rows",
]

# field of an authorization without a column in table 2 -> element of 4/CMA.6 para. 5, how its line begins
NOT_IN_TABLE_2 = {
    "approach_title": ("a", "Title of the cooperative approach"),
    "duration": ("c", "Duration"),
    "final_date": ("c", "Final date for the first transfer"),
    "framework": ("f", "Framework"),
    "change_terms": ("g", "Changes"),
    "changes_reach_first_transferred": ("g", "Changes reach outcomes already first transferred"),
    "registry": ("i", "Registry"),
    "underlying_registries": ("j", "Underlying registry"),
    "gases": ("l", "Gas"),
    "units": ("l", "Units"),
}
# fields with a column that cannot hold every value: then a line repeats them
_SOMETIMES = {
    "entities": ("b", "Entity"),
    "vintages": ("k", "Vintage"),
    "timeframe": ("k", "Timeframe"),
    "metrics": ("l", "Metric"),
    "sectors": ("m", "Sector"),
    "activities": ("n", "Activity"),
}
_IN_TERMS = ("duration", "final_date", "change_terms", "changes_reach_first_transferred")
_HEADING = "Elements of the authorization without a column of their own (4/CMA.6 para. 5):"
_LINES = {f"({letter}) {label}: ": name for name, (letter, label) in (NOT_IN_TABLE_2 | _SOMETIMES).items()}
_BEGINNING = {name: beginning for beginning, name in _LINES.items()}
_INDENT = "    "  # a line that goes on
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})", re.ASCII)
_OCCURRED = re.compile(r"Occurred:\s*from\s+(?:[\d/]*/)?(\d{4})\s+to\s+(?:[\d/]*/)?(\d{4})", re.I | re.ASCII)
_DEFAULTS = {name: f.default for name, f in Authorization.__dataclass_fields__.items()}


def table2_row(authorization: Authorization) -> AuthorizationRow:
    """The row of table 2, spelt as the nomenclature spells; the documentation is left to the CARP."""
    a = authorization
    lines = {name: getattr(a, name) for name in NOT_IN_TABLE_2 if getattr(a, name) != _DEFAULTS[name]}
    timeframe = _timeframe(a.vintages)
    if a.timeframe:
        read = _vintages(a.timeframe)
        first, last = read.get("vintages", (1, 0))
        if "timeframe" not in read or a.vintages != frozenset(range(first, last + 1)):
            lines |= {"vintages": a.vintages, "timeframe": a.timeframe}
    elif timeframe is None and a.vintages:
        lines["vintages"] = a.vintages
    other = sorted(a.metrics - {"GHG"})
    if len(a.metrics) > 1:
        lines["metrics"] = a.metrics
    for name in ("entities", "sectors", "activities"):
        if any("," in value or value != value.strip() for value in getattr(a, name)):
            lines[name] = getattr(a, name)
    definition = current().read("first_transfer_definition", a.definition) if a.definition else None
    return AuthorizationRow(
        id=a.id,
        date=a.date,
        approach=a.approach,
        version=a.version,
        quantity=a.quantity,
        metric="non-GHG" if other else "GHG",
        gwp=a.gwp or None,
        non_ghg_metric=", ".join(other) or None,
        sectors=tuple(sorted(a.sectors)),
        activity=tuple(sorted(a.activities)),
        purpose=a.purpose,
        parties=tuple(sorted(a.parties)),
        entities=a.entities,
        oimp=a.oimp or None,
        timeframe=a.timeframe or timeframe,
        terms=_joined(a.terms, {name: lines[name] for name in _IN_TERMS if name in lines}),
        definition=definition,
        note=_joined(a.note, {name: value for name, value in lines.items() if name not in _IN_TERMS}),
    )


def authorization_from_row(row: AuthorizationRow, party: str) -> Authorization:
    """The authorization of a row in the report of `party`.

    Raises AuthorizationError where the row does not make an authorization: a mandatory field is empty, or
    two fields contradict each other. Elements that the row does not hold are empty.
    """
    terms, given = _parted(row.terms)
    note, more = _parted(row.note)
    found = given | more
    fields: dict[str, object] = {
        "terms": terms,
        "note": note,
        "gwp": row.gwp or "",
        "oimp": row.oimp or "",
        "parties": row.parties,
        "entities": row.entities,
        "sectors": row.sectors,
        "activities": row.activity,
        "metrics": _metrics(row),
        "quantity": _whole(row),
        "definition": _definition(row),
    }
    fields |= {} if "timeframe" in found else _vintages(row.timeframe)
    for name, values in found.items():
        fields[name] = _value(row, name, values)
    return Authorization(
        id=row.id,
        party=party,
        approach=row.approach,
        date=row.date,
        purposes=row.purpose or frozenset(),
        version=row.version,
        **fields,
    )


def table5_row(entity: AuthorizedEntity, approach: str = "") -> Entity:
    """The row of table 5; `approach` where the entity itself does not say for which it is authorized."""
    if approach and entity.approach not in ("", approach):
        raise AuthorizationError(
            f"Authorized entity {entity.name!r}: it is authorized for {entity.approach}, not for {approach}."
        )
    return Entity(
        date=entity.date,
        name=entity.name,
        country=entity.country,
        id=entity.id,
        approach=entity.approach or approach or None,
        conditions=entity.conditions or None,
        change_conditions=entity.change_conditions or None,
        note=entity.note or None,
    )


def table5_rows(entities: Iterable[AuthorizedEntity], approach: str = "") -> list[Entity]:
    """The rows of table 5 for several entities, in their order."""
    return [table5_row(entity, approach) for entity in entities]


def entity_from_row(row: Entity) -> AuthorizedEntity:
    """The entity of a row of table 5, or AuthorizationError where a mandatory field is empty."""
    return AuthorizedEntity(
        name=row.name,
        country=row.country,
        id=row.id,
        date=row.date,
        approach=row.approach or "",
        conditions=row.conditions or "",
        change_conditions=row.change_conditions or "",
        note=row.note or "",
    )


def _timeframe(vintages: frozenset[int]) -> str | None:
    """ "2026 - 2030" for years without a hole, else None."""
    if not vintages or max(vintages) - min(vintages) + 1 != len(vintages):
        return None
    return f"{min(vintages):04} - {max(vintages):04}"


def _vintages(timeframe: str | None) -> dict[str, object]:
    """The vintages that a timeframe names; one that says more, or something else, is kept as it is."""
    if not timeframe:
        return {}
    if years := _YEARS.fullmatch(timeframe.strip()):
        return {"vintages": (int(years[1]), int(years[2]))}
    years = _OCCURRED.search(timeframe)
    vintages = {"vintages": (int(years[1]), int(years[2]))} if years else {}
    return vintages | {"timeframe": timeframe}


def _metrics(row: AuthorizationRow) -> frozenset[str]:
    if row.metric == "GHG":
        return frozenset({"GHG"})
    return frozenset({row.non_ghg_metric} if row.metric == "non-GHG" and row.non_ghg_metric else ())


def _definition(row: AuthorizationRow) -> str | None:
    spelt = row.definition and current().read("first_transfer_definition", row.definition)
    return {"Authorisation": "authorization"}.get(spelt, spelt.lower()) if spelt else row.definition


def _whole(row: AuthorizationRow) -> int | None:
    whole = isinstance(row.quantity, Fraction) and row.quantity.denominator == 1
    return int(row.quantity) if whole else row.quantity


def _joined(own: str, lines: dict[str, object]) -> str | None:
    """The Party's own text, the heading, and a line for each value."""
    written = []
    for name, value in lines.items():
        several = sorted(value) if isinstance(value, frozenset) else value
        for one in several if isinstance(several, tuple | list) else (several,):
            text = _text(one).replace("\n", "\n" + _INDENT)
            written.append(_BEGINNING[name] + text)
    if written or _HEADING in own:
        own = "\n".join([own, _HEADING, *written] if own else [_HEADING, *written])
    return own or None


def _text(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:%d/%m}/{value.year:04}" if isinstance(value, date) else str(value)


def _parted(text: str | None) -> tuple[str, dict[str, list[str]]]:
    """The Party's own text, and what stands below the heading: field -> values."""
    lines = (text or "").split("\n")
    if _HEADING not in lines:
        return text or "", {}
    at = len(lines) - 1 - lines[::-1].index(_HEADING)
    found: dict[str, list[str]] = {}
    last: list[str] = []
    for line in lines[at + 1 :]:
        beginning = next((b for b in _LINES if line.startswith(b)), None)
        if beginning is not None:
            last = found.setdefault(_LINES[beginning], [])
            last.append(line.removeprefix(beginning))
        elif last:
            last[-1] += "\n" + line.removeprefix(_INDENT)
    return "\n".join(lines[:at]), found


def _value(row: AuthorizationRow, name: str, values: list[str]):
    """What the lines of one field say, as the record holds it."""
    try:
        if name == "final_date":
            return datetime.strptime(values[0], "%d/%m/%Y").date()
        if name == "changes_reach_first_transferred":
            return {"yes": True, "no": False}[values[0]]
        if name == "vintages":
            return frozenset(int(value) for value in values)
    except (ValueError, KeyError):
        label = _BEGINNING[name].rstrip(": ")
        raise AuthorizationError(
            f"Authorization {row.id!r}: the line {label!r} holds {values[0]!r}, which is not understood."
        ) from None
    if isinstance(_DEFAULTS[name], str):
        return values[0]
    return values
