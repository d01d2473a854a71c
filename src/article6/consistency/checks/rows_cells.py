"""Checks 2 to 5: each value has the type, the code or the spelling that its field wants.

The reader of a file has told what it met; what it told is not repeated. So these checks speak of rows that
were made by other means, and of what only a list can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from operator import attrgetter

from article6.aef import values
from article6.aef.amounts import LARGEST
from article6.aef.format import TABLES, Field
from article6.aef.rows import Row
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.typed import finding_of, mistyped
from article6.findings import Finding, Outcome
from article6.identifiers import PATTERNS

_SHAPED = frozenset({"year", "whole number", "registry", "authorization id", "timeframe"})
_LEAST = {"serial": 1, "quantity": 0, "amount": 0}
Chosen = Callable[[Field], bool]


def types(dossier: Dossier) -> Iterator[Finding]:
    """2: numbers are numbers, dates are dates, years have four digits, serials start at 1."""
    aef, made_by_hand = dossier.aef, set()
    for row, fields in mistyped(aef):
        for field in fields:
            raw = getattr(row, field.attribute)
            found = values.read(field, raw, dossier.nomenclature)
            made_by_hand.add(aef.place(row, field.attribute))
            if found.problem:
                yield finding_of(found, aef, row, field, raw)
    for finding in _each(dossier, 2, lambda field: field.kind in _SHAPED):
        if finding.place not in made_by_hand:
            yield finding
    for table in TABLES:
        for field in table.fields:
            if field.kind in _LEAST:
                yield from _out_of_range(dossier, table.number, field)


def _out_of_range(dossier: Dossier, table: int, field: Field) -> Iterator[Finding]:
    get, least = attrgetter(field.attribute), _LEAST[field.kind]
    for row in dossier.aef.rows(table):
        value = get(row)
        if isinstance(value, int | Fraction) and not least <= value <= LARGEST:
            found = values.read(field, value, dossier.nomenclature)
            if found.problem:
                yield finding_of(found, dossier.aef, row, field, value)


def party_codes(dossier: Dossier) -> Iterator[Finding]:
    """3: Parties are named by three capitals of ISO 3166-1 alpha-3, or by a reserved code."""
    return _each(dossier, 3, lambda field: field.kind in ("party", "parties", "country"))


def approaches(dossier: Dossier) -> Iterator[Finding]:
    """4: IDs of approaches are well formed, and on the list where one is at hand.

    Without a list nothing is asked of it. A list older than the submission may lack a new approach: Null.
    """
    yield from _each(dossier, 4, _is_approach)
    known, since = dossier.parameters.approaches, dossier.parameters.approaches_on
    if known is None:
        return
    submitted = dossier.aef.submission.date
    recent = since is not None and (submitted is None or since >= submitted)
    dated = f" of {since:%d/%m/%Y}" if since else ""
    well_formed = PATTERNS["approach"][0].fullmatch
    missing: set[str] = set()
    for number, field in _columns(_is_approach):
        for row, value in _those(dossier, number, field, lambda id: id not in known and well_formed(id)):
            if value in missing:
                continue  # once for each approach: the remedy is the same in every row
            missing.add(value)
            yield Finding(
                outcome=Outcome.INCONSISTENT if recent else Outcome.NULL,
                place=dossier.aef.place(row, field.attribute),
                problem=f"{value} is not on the list of cooperative approaches{dated}"
                + ("." if recent else ", which is older than the submission."),
                mend="Write the ID that the platform assigned." if recent else "Check with a newer list.",
                rule="authorization.5a",
                check=4,
                value=value,
            )


def controlled(dossier: Dossier) -> Iterator[Finding]:
    """5: values come from the lists of the nomenclature; one missing from an older list is a question."""
    return _each(dossier, 5, lambda field: field.kind in ("value", "values"))


def _is_approach(field: Field) -> bool:
    return field.kind == "approach"


def _columns(chosen: Chosen) -> Iterator[tuple[int, Field]]:
    return ((table.number, field) for table in TABLES for field in table.fields if chosen(field))


def _those(dossier: Dossier, table: int, field: Field, wanted: Callable) -> Iterator[tuple[Row, object]]:
    """The cells of a column with such a value. Few values differ: each is looked at once, then the rows."""
    rows, get = dossier.aef.rows(table), attrgetter(field.attribute)
    some = {value for value in set(map(get, rows)) if value is not None and value != () and wanted(value)}
    if some:
        yield from ((row, value) for row in rows if (value := get(row)) in some)


def _each(dossier: Dossier, number: int, chosen: Chosen) -> Iterator[Finding]:
    """The values of these columns, as the reader of a file would take them, where it has not spoken yet."""
    aef, listed = dossier.aef, dossier.nomenclature
    submitted = aef.submission.date
    older = submitted is not None and listed.date < submitted
    told: set[tuple] | None = None
    for table, field in _columns(chosen):
        faults: dict[object, values.Value] = {}

        def faulty(value: object, field: Field = field, faults: dict = faults) -> bool:
            found = values.read(field, value, listed)
            if not found.problem or found.check != number:
                return False
            if found.unlisted and older:
                problem = f"{found.problem} Our list is of {listed.date:%d/%m/%Y} and may lack new values."
                found = found._replace(warning=True, problem=problem)
            faults[value] = found
            return True

        for row, value in _those(dossier, table, field, faulty):
            told = _told(dossier, number) if told is None else told
            place = aef.place(row, field.attribute)
            if (place.table, place.row, place.column) not in told:
                yield finding_of(faults[value], aef, row, field, value)


def _told(dossier: Dossier, number: int) -> set[tuple[str, int, str]]:
    """Where the reader has spoken: (table, row, column)."""
    places = (one.place for one in dossier.aef.findings if one.check == number)
    return {(place.table, place.row, place.column) for place in places}


CHECKS = (
    Check(
        2,
        "A",
        "Numbers are numbers, dates are dates, and times are in UTC",
        ("B", "W"),
        ("aef.format", "nomenclature.values"),
        ("aef",),
        types,
    ),
    Check(
        3,
        "A",
        "Parties are named by the code of ISO 3166-1 alpha-3, or a reserved code",
        ("B",),
        ("identifier.codes", "nomenclature.values"),
        ("aef",),
        party_codes,
    ),
    Check(
        4,
        "A",
        "Cooperative approaches have the form CANNNN and are on the list, where one is at hand",
        ("B",),
        ("authorization.5a", "identifier.elements"),
        ("aef",),
        approaches,
    ),
    Check(
        5,
        "A",
        "Controlled values come from the lists of the nomenclature",
        ("B", "W"),
        ("nomenclature.values", "nomenclature.change"),
        ("aef",),
        controlled,
    ),
)
