"""The reports and the review of the Party under check, and checks that need one of several of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from article6.consistency.check import Check
from article6.parties import PartyError, party
from article6.reports.report import Report

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier
    from article6.review.review import Review

__all__ = ["AnyOf", "chooses_its_day", "first_on", "initial_reports", "regular_information", "review"]


@dataclass(frozen=True, slots=True)
class AnyOf(Check):
    """A check that looks at whichever of the parts `any_of` is there, besides all that it `needs`."""

    any_of: tuple[str, ...] = ()

    def applies(self, dossier: Dossier) -> bool:
        """True if all parts of `needs` are there, and one of `any_of`."""
        there = any(dossier.has(part) for part in self.any_of)
        return there and all(dossier.has(part) for part in self.needs)


def initial_reports(dossier: Dossier) -> list[Report]:
    """The initial report and its updates, in the order given; those of another Party are left out."""
    given = (dossier.initial_report, *dossier.updated_reports)
    return [one for one in given if one is not None and one.kind != "regular" and _own(dossier, one.party)]


def regular_information(dossier: Dossier) -> Report | None:
    """The regular information, if it is that of the Party under check."""
    one = dossier.regular_information
    return one if one is not None and one.kind == "regular" and _own(dossier, one.party) else None


def review(dossier: Dossier) -> Review | None:
    """The review, if it is of the Party under check."""
    one = dossier.review
    return one if one is not None and _own(dossier, one.party) else None


def first_on(reports: list[Report], approach: str | None) -> Report | None:
    """The first of these reports on a cooperative approach; one that names none may be on any."""
    found = [one for one in reports if not one.approaches or approach in one.approaches]
    dated = [one for one in found if one.date is not None]
    return min(dated, key=lambda one: one.date, default=found[0] if found else None)


def chooses_its_day(dossier: Dossier) -> bool:
    """True for least developed countries and small island developing States, as far as is known."""
    if dossier.parameters.least_developed_or_island:
        return True
    try:
        one = party(dossier.party)
    except PartyError:
        return False
    return bool(one.ldc or one.sids)


def _own(dossier: Dossier, code: str | None) -> bool:
    return None in (dossier.party, code) or code == dossier.party
