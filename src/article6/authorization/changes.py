"""What a change or a revocation does, and what it cannot reach (4/CMA.6 para. 7-9).

    changes = compare(version_1, version_2)
    reach(version_1, first_transferred=800_000, on_record=1_000_000, change=version_2)

A change leaves outcomes alone that were already first transferred, unless the terms in force at that time say
otherwise. Whatever the terms say, nothing may be counted twice (para. 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day

from article6.authorization.elements import FOURTEEN, element
from article6.authorization.missing import Document, values_of
from article6.authorization.record import Authorization, AuthorizationError
from article6.authorization.words import purpose_text, tonnes, years_text
from article6.findings import Finding, Outcome, Place

__all__ = ["Change", "Reach", "compare", "reach"]

_OF = {name: one.letter for one in FOURTEEN for name in one.fields} | {"terms": "", "note": ""}
# fields where "not given" means "not limited"
_LIMITS = ("parties", "entities", "vintages", "sectors", "activities")
_WORDS = {
    "approach": "the cooperative approach",
    "approach_title": "the title of the cooperative approach",
    "parties": "the Parties covered",
    "entities": "the entities covered",
    "date": "the date",
    "duration": "the duration",
    "final_date": "the final date",
    "timeframe": "the timeframe",
    "definition": "the first transfer for OIMP",
    "purposes": "the uses",
    "oimp": "the other purposes by name",
    "framework": "the framework",
    "change_terms": "the terms on changes",
    "changes_reach_first_transferred": "whether changes reach outcomes already first transferred",
    "quantity": "the quantity",
    "registry": "the registry",
    "underlying_registries": "the underlying registries",
    "vintages": "the vintages",
    "metrics": "the metrics",
    "units": "the units",
    "gwp": "the global warming potentials",
    "gases": "the gases",
    "sectors": "the sectors",
    "activities": "the activities",
    "terms": "the further terms",
    "note": "the note",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. `letter` is its element, "" for none; `narrows`: it takes something away.

    `narrows` is None where the field does not limit what is authorized, such as a change of the framework.
    """

    letter: str
    field: str
    before: object
    after: object
    narrows: bool | None

    @property
    def rule(self) -> str:
        """The rule of the element, or that on changes where there is none."""
        return element(self.letter).rule if self.letter else "authorization.changes"

    def __str__(self) -> str:
        letter = f"({self.letter}) " if self.letter else ""
        words = _WORDS[self.field]
        before, after = shown(self.field, self.before), shown(self.field, self.after)
        return f"{letter}{words[0].upper()}{words[1:]}: {before} becomes {after}."


def compare(before: Document, after: Document) -> tuple[Change, ...]:
    """What differs between two versions, in the order of the elements. The date always does."""
    old, new = values_of(before), values_of(after)
    found = []
    for name, letter in _OF.items():
        was, now = old.get(name), new.get(name)
        if was != now and (was or now) and name != "date":
            found.append(Change(letter, name, was, now, _narrows(name, was, now)))
    return tuple(found)


def _narrows(name: str, was, now) -> bool | None:
    if name == "quantity":
        return now is not None and (was is None or now < was)
    if name == "final_date":
        return now is not None and (was is None or now < was)
    if name in _LIMITS:
        was, now = frozenset(was or ()), frozenset(now or ())
        return bool(now) and (not was or not was <= now)
    if name in ("purposes", "metrics", "gases"):
        return not frozenset(was or ()) <= frozenset(now or ())
    return None


def shown(name: str, value) -> str:
    """A value of an authorization as a reader sees it."""
    if name == "changes_reach_first_transferred":
        return "yes" if value else "no"
    if value in (None, "", (), frozenset()):
        return "no limit" if name in (*_LIMITS, "quantity") else "nothing"
    if name == "purposes":
        return purpose_text(value)
    if name == "vintages":
        return years_text(value)
    if name == "quantity":
        return tonnes(value)
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return ", ".join(value) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change or revocation touches, in t CO2 eq; None where the amount is not known.

    `kept`: already first transferred and left alone. `reached`: already first transferred and reached, since
    the terms say so. `ahead`: on record and not first transferred, so that the new text decides.
    """

    authorization: str
    revoked: bool
    kept: int
    reached: int
    ahead: int | None
    clause: str
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer in plain words, each with its paragraph."""
        what = "The revocation" if self.revoked else "The change"
        said = []
        if self.reached:
            said.append(
                f"{what} reaches the {tonnes(self.reached)} already first transferred, because the terms in "
                f"force say so: {self.clause} (4/CMA.6 para. 7)."
            )
            said.append("Nothing may be counted twice by it: show how that is ensured (4/CMA.6 para. 9).")
        elif self.kept:
            said.append(
                f"{what} leaves alone the {tonnes(self.kept)} already first transferred: they stay "
                "authorized as they were, and can be transferred and used further (4/CMA.6 para. 7)."
            )
        else:
            said.append(f"Nothing is first transferred yet that {what.lower()} would have to leave alone.")
        rest = "what is not yet first transferred"
        if self.ahead is not None:
            rest = f"the {tonnes(self.ahead)} on record and not yet first transferred"
        if self.ahead != 0:
            said.append(
                f"It ends the authorization for {rest}: without another authorization there can be no first "
                "transfer of these (4/CMA.6 para. 11)."
                if self.revoked
                else f"It holds for {rest} (4/CMA.6 para. 7-8)."
            )
        return (*said, *(str(change) for change in self.changes))

    def __str__(self) -> str:
        return "\n".join((*self.sentences, *(str(finding) for finding in self.findings)))


def reach(
    in_force: Authorization,
    *,
    first_transferred: int,
    on_record: int | None = None,
    change: Document | None = None,
    on: Day | None = None,
) -> Reach:
    """What a change of `in_force` reaches; without `change`, what its revocation reaches.

    `first_transferred`: t CO2 eq under this authorization, as the ledger knows them. `on_record`: all that
    is verified or issued under it, if known. `on`: the day of the revocation.
    """
    if first_transferred < 0 or (on_record is not None and on_record < first_transferred):
        raise AuthorizationError(
            f"Authorization {in_force.id}: {first_transferred:,} t CO2 eq first transferred and "
            f"{'unknown' if on_record is None else format(on_record, ',')} on record cannot both be right."
        )
    through = in_force.changes_reach_first_transferred
    differences = compare(in_force, change) if change is not None else ()
    return Reach(
        authorization=in_force.id,
        revoked=change is None,
        kept=0 if through else first_transferred,
        reached=first_transferred if through else 0,
        ahead=None if on_record is None else on_record - first_transferred,
        clause=in_force.change_terms,
        changes=differences,
        findings=tuple(_problems(in_force, first_transferred, change, on)),
    )


def _problems(in_force: Authorization, done: int, change: Document | None, on: Day | None):
    place = Place("", f"authorization {in_force.id} of {in_force.party}")
    if change is None:
        if on is not None and on < in_force.date:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=place,
                problem=f"It would be revoked on {on}, before its date {in_force.date}.",
                mend="Correct the date.",
                rule="authorization.5c",
            )
    else:
        new = values_of(change)
        limit = new.get("quantity")
        if limit is not None and limit < done and not in_force.changes_reach_first_transferred:
            yield Finding(
                outcome=Outcome.WARNING,
                place=place,
                problem=f"The new quantity is {tonnes(limit)}, and {tonnes(done)} are first transferred.",
                mend="Those stay authorized, and nothing more can be first transferred; say so, or raise it.",
                rule="authorization.5h",
            )
    if not in_force.change_terms:
        yield Finding(
            outcome=Outcome.WARNING,
            place=place,
            problem="Its terms do not say when and how it may be changed, so there is no process to follow.",
            mend="Describe the process with the change, and how it keeps outcomes from being counted twice.",
            rule="authorization.5g",
        )
    elif in_force.changes_reach_first_transferred and done:
        yield Finding(
            outcome=Outcome.WARNING,
            place=place,
            problem=f"By its terms the change reaches {tonnes(done)} already first transferred.",
            mend="Tell the Parties that hold or used them, and show that nothing is counted twice.",
            rule="authorization.changes",
        )
