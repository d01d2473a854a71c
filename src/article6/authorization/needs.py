"""What each element of an authorization needs, and when leaving it out is an inconsistency (4/CMA.6 para. 5).

Where the text asks for an element "if known", "where available", "if applicable" or "as applicable", leaving
it out is a question and no inconsistency. (d) is needed only where other international mitigation purposes
are covered: it specifies the first transfer of 2/CMA.3 annex 2(b), which concerns no other outcome.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["NEEDS", "Need"]

Values = Mapping[str, object]  # field of an authorization -> its value; what is not given is None or absent


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that an element needs. `blocks`: to leave it out is an inconsistency, else a question."""

    letter: str
    what: str
    mend: str
    given: Callable[[Values], bool]
    blocks: Callable[[Values], bool]
    applies: Callable[[Values], bool] = lambda values: True


def _has(*names: str) -> Callable[[Values], bool]:
    return lambda values: any(values.get(name) for name in names)


def _oimp(values: Values) -> bool:
    return bool((values.get("purposes") or frozenset()) & {"IMP", "OP"})


def _asks_for_final_date(values: Values) -> bool:
    return _oimp(values) and values.get("definition") in ("issuance", "use or cancellation")


def _only_non_ghg(values: Values) -> bool:
    metrics = values.get("metrics") or frozenset()
    return bool(metrics) and "GHG" not in metrics


def _always(values: Values) -> bool:
    return True


def _never(values: Values) -> bool:
    return False


def _need(letter: str, *names: str, what: str, mend: str, blocks: bool) -> Need:
    return Need(letter, what, mend, _has(*names), _always if blocks else _never)


NEEDS = (
    _need(
        "a",
        "approach",
        what="the identifier of the cooperative approach",
        mend="Write the identifier from the platform, such as CA0099; if there is none yet, add it later.",
        blocks=False,
    ),
    _need(
        "b",
        "parties",
        "entities",
        what="the Parties or entities that it covers",
        mend="Name them if they are known; left open, we read it as covering any Party.",
        blocks=False,
    ),
    _need(
        "c",
        "date",
        what="the date of the authorization",
        mend="Write the day on which it is given.",
        blocks=True,
    ),
    _need(
        "c",
        "duration",
        what="the duration of the authorization",
        mend="Write how long it lasts.",
        blocks=False,
    ),
    Need(
        "c",
        "the final date that belongs to the first transfer",
        "Write the last day for issuance, or for use or cancellation, whichever is the first transfer.",
        _has("final_date"),
        _never,
        _asks_for_final_date,
    ),
    Need(
        "d",
        "which event is the first transfer",
        "Where other international mitigation purposes are covered, choose one: authorization, issuance, or "
        "use or cancellation.",
        _has("definition"),
        _oimp,
        lambda values: _oimp(values) or not values.get("purposes"),
    ),
    _need(
        "e",
        "purposes",
        what="the uses that it covers",
        mend="Write NDC, OIMP, IMP or OP, or NDC together with one of the others.",
        blocks=True,
    ),
    _need(
        "f",
        "framework",
        what="the regulations, frameworks, standards or procedures",
        mend="Name them with their methodologies, or refer to where they stand.",
        blocks=True,
    ),
    _need(
        "g",
        "change_terms",
        what="when and how it may be changed",
        mend="Describe the circumstances and the process, or say that it will not be changed.",
        blocks=False,
    ),
    _need(
        "h",
        "quantity",
        what="the quantity of ITMOs",
        mend="Write it in t CO2 eq if there is a limit.",
        blocks=False,
    ),
    _need(
        "i",
        "registry",
        what="the registry for tracking",
        mend="Name the registry that the Party has, or has access to.",
        blocks=True,
    ),
    _need(
        "j",
        "underlying_registries",
        what="the underlying registries",
        mend="Name the registries of the underlying standards, or say that there are none.",
        blocks=False,
    ),
    _need(
        "k",
        "vintages",
        what="the vintages",
        mend="Write the years in which the mitigation occurs, such as 2026 - 2030.",
        blocks=True,
    ),
    _need(
        "l",
        "metrics",
        what="the metrics",
        mend="Write GHG for t CO2 eq, or name the non-GHG metric.",
        blocks=True,
    ),
    Need(
        "l",
        "the greenhouse gases",
        "Name them, such as CO2 and CH4.",
        _has("gases"),
        lambda values: not _only_non_ghg(values),  # megawatt-hours may have no gas of their own
    ),
    Need(
        "l",
        "the unit of measurement or conversion",
        "Write the unit of the non-GHG metric, and how it is converted to t CO2 eq.",
        _has("units"),
        _never,
        lambda values: bool((values.get("metrics") or frozenset()) - {"GHG"}),
    ),
    _need(
        "m",
        "sectors",
        what="the sectors",
        mend="Name the sectors if it is limited to some.",
        blocks=False,
    ),
    _need(
        "n",
        "activities",
        what="the activity types or activities",
        mend="Name them if it is limited to some.",
        blocks=False,
    ),
)
