"""Builders for the tests of checks 24 to 44: an authorization as a document, one row under it, outcomes."""

from datetime import date, datetime

from article6.authorization import Authorization
from article6.findings import Outcome
from tests.article6.case import APPROACH, BUYER, action, aef, authorization_row, run

B, W, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL
ID = "XHA-2027-01"


def found(dossier, number):
    """(outcome, row) of each finding of a check."""
    return [(one.outcome, one.place.row) for one in run(dossier, number)]


def outcomes(dossier, number):
    """The outcome of each finding of a check."""
    return [outcome for outcome, _ in found(dossier, number)]


def document(**more):
    """The authorization itself, with all fourteen elements."""
    complete = {
        "id": ID,
        "party": "XHA",
        "approach": APPROACH,
        "date": date(2027, 2, 1),
        "purposes": "NDC and OIMP",
        "definition": "issuance",
        "final_date": date(2031, 6, 30),
        "duration": "until 2031",
        "parties": {BUYER},
        "entities": ("Sun Ltd",),
        "quantity": 1_000_000,
        "vintages": (2026, 2030),
        "gases": ("CO2", "CH4"),
        "units": "t CO2 eq",
        "gwp": "AR5",
        "sectors": {"Energy generation"},
        "activities": {"Solar"},
        "framework": "National rules and a methodology",
        "change_terms": "By decree, after notice to all participants.",
        "registry": "XHA01",
        "underlying_registries": ("GS",),
    }
    return Authorization(**(complete | more))


def one_row(*actions, authorizations=None, **more):
    rows = [authorization_row()] if authorizations is None else authorizations
    return aef(rows, actions or [action()], **more)


def at(year, month, day, *clock):
    return datetime(year, month, day, *clock)


def issued(first=1, last=100, **more):
    return action(first, last, **({"subtype": "Issuance", "acquiring": None} | more))


def by(subtype, **more):
    """A first transfer that goes to no Party."""
    return action(subtype=subtype, acquiring=None, **more)
