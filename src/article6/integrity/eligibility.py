"""May this unit be used for that? Each condition of a use, as dated data, against what is known of a unit.

    unit = Unit(host="THA", vintage=2022, authorized_for=("NDC",), first_transferred=True)
    verdict = eligible(unit, "ndc", on=date(2026, 11, 1))
    verdict.answer          # "open": nothing speaks against it, some points do not show
    [(found.condition.id, found.result) for found in verdict.findings]

Only what was read decides. A point known from memory or left open is shown as "open", whatever the unit is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from article6.integrity.errors import IntegrityError
from article6.integrity.sourced import Source, find, source_of, table

__all__ = ["Condition", "Finding", "Unit", "Use", "Verdict", "eligible", "use", "uses"]

MET, NOT_MET, OPEN = "met", "not met", "open"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is known of a unit, or of a block of like units; None for what is not known.

    `host`: Party code; `authorized_for`: of "NDC", "IMP" and "OP"; `renewable_mw`: size of a renewable power
    plant, 0 for anything else; `kind`: as in "mitigation contribution A6.4ER", "tCER"; the rest as in the
    texts of the conditions.
    """

    host: str | None = None
    vintage: int | None = None
    authorized_for: tuple[str, ...] | None = None
    authorized_by_user: bool | None = None
    first_transferred: bool | None = None
    adjusted: bool | None = None
    adjustment_proven_or_insured: bool | None = None
    same_period: bool | None = None
    used: bool | None = None
    inconsistent: bool | None = None
    programme: str | None = None
    methodology: str | None = None
    activity_type: str | None = None
    renewable_mw: float | None = None
    kind: str | None = None
    adaptation_and_omge_given: bool | None = None
    registered_on: date | None = None
    in_mechanism_registry: bool | None = None
    first_ndc: bool | None = None
    cancelled_on: date | None = None

    def __post_init__(self) -> None:
        wrong = set(self.authorized_for or ()) - {"NDC", "IMP", "OP"}
        if isinstance(self.authorized_for, str) or wrong:
            raise IntegrityError(
                f"authorized_for is a tuple of 'NDC', 'IMP' and 'OP', not {self.authorized_for!r}."
            )


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a use: its `text`, how it is tested, its `source`, and the id of its `rule`, if any.

    `incomplete`: the list in `value` may have grown, so that what is not on it is open.
    """

    id: str
    text: str
    test: str
    source: Source
    field: str = ""
    value: Any = None
    rule: str = ""
    only_programme: str = ""
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A use of units and its conditions, as known on `as_of`."""

    id: str
    name: str
    note: str
    as_of: date
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The `result` of one condition, "met", "not met" or "open", and why."""

    condition: Condition
    result: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings of one unit and use, on a day; `caution` where the table is older than that day."""

    use: Use
    on: date
    findings: tuple[Finding, ...]

    @property
    def answer(self) -> str:
        """ "not met" if one condition is not met, else "open" if one is open, else "met"."""
        results = {found.result for found in self.findings}
        return NOT_MET if NOT_MET in results else OPEN if OPEN in results else MET

    @property
    def caution(self) -> str:
        """What to say beside the answer."""
        if self.on > self.use.as_of:
            return f"The conditions are those known on {self.use.as_of}; look for later changes."
        return "Not a list of all conditions: look at the original before you decide."


def uses() -> tuple[Use, ...]:
    """All uses the table knows."""
    return tuple(
        Use(id, row["name"], row["note"], row["as_of"], tuple(_condition(c) for c in row["conditions"]))
        for id, row in table("eligibility").items()
    )


def use(id: str) -> Use:
    """The use with this id; `IntegrityError` names those there are."""
    return find(uses(), id, "use")


def eligible(unit: Unit, id: str, on: date) -> Verdict:
    """The verdict on each condition of the use `id` for a unit, on a day. `IntegrityError`: no such use."""
    wanted = use(id)
    findings = []
    for condition in wanted.conditions:
        if condition.only_programme and unit.programme not in (None, condition.only_programme):
            continue
        findings.append(_judge(condition, unit, on))
    return Verdict(wanted, on, tuple(findings))


def _condition(row: dict[str, Any]) -> Condition:
    known = {field.name for field in fields(Condition)} - {"source"}
    if "rule" in row:
        from article6 import rules

        rule = rules.get(row["rule"])
        source = Source(rule.cite, rule.confidence, rule.checked)
    else:
        source = source_of(row)
    return Condition(source=source, **{name: value for name, value in row.items() if name in known})


def _judge(condition: Condition, unit: Unit, on: date) -> Finding:
    if not condition.source.sure:
        return Finding(condition, OPEN, "Check: this condition was not confirmed in a document.")
    if condition.test == "judge":
        return Finding(condition, OPEN, "Check: this has to be judged on the documents.")
    value = getattr(unit, condition.field)
    if value is None:
        return Finding(condition, OPEN, "Check: this is not known of the unit.")
    if condition.test == "agreement-with":
        return _agreement(condition, value, on)
    met = _TESTS[condition.test](value, condition.value)
    if not met and condition.incomplete:
        return Finding(condition, OPEN, f"Check: not on the list as of {condition.source.as_of}.")
    return Finding(condition, MET if met else NOT_MET, "")


_TESTS = {
    "is": lambda has, want: has is want,
    "any": lambda has, want: bool(has) is want,
    "holds": lambda has, want: want in has,
    "at-least": lambda has, want: has >= want,
    "at-most": lambda has, want: has <= want,
    "one-of": lambda has, want: has in want,
    "none-of": lambda has, want: has not in want,
}


def _agreement(condition: Condition, host: str, on: date) -> Finding:
    """Met where the table of arrangements shows a signature that was seen, on an earlier day."""
    from article6.tables import rows

    found = next(
        (
            row
            for row in rows("arrangements")
            if row["acquiring_party"] == condition.value
            and row["host_party"] == host
            and "agreement" in row["kind"].lower()
        ),
        None,
    )
    if found is None:
        return Finding(condition, OPEN, f"Check: the table has no agreement with {host}, and is incomplete.")
    signed, seen = found["dated_on"] or "", "seen" == found["existence_mark"] == found["date_mark"]
    if not seen or found["status"] != "signed" or not signed:
        return Finding(condition, OPEN, f"Check the signature: {found['status']}, {signed or 'no date'}.")
    day = on.isoformat()[: len(signed)]
    if day == signed and len(signed) < 10:
        return Finding(condition, OPEN, f"Check the day: signed in {signed}.")
    if day < signed:
        return Finding(condition, NOT_MET, f"Signed on {signed}, after this day.")
    return Finding(condition, MET, f"Signed on {signed}; check whether it is in force.")
