"""The activity cycle of Article 6.4, seen from the host ministry: who acts, who decides, what it commits to.

`steps()` has the cycle in order, `bodies()` who is who, `participation()` what 3/CMA.3 annex 26-29 asks of a
host Party and how it compares with Article 6.2, `only_under_cooperative_approaches()` what 2/CMA.3 annex 4
adds. The tables are `cycle.toml` and `requirements.toml`, read on first use.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from article6.mechanism.errors import MechanismError
from article6.mechanism.table_file import entries

__all__ = [
    "Body",
    "CycleStep",
    "Requirement",
    "bodies",
    "only_under_cooperative_approaches",
    "participation",
    "step",
    "steps",
]


@dataclass(frozen=True, slots=True)
class Body:
    """Who takes part in the mechanism: `key` as the steps name it, and the ids of its rules."""

    key: str
    name: str
    role: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CycleStep:
    """One step of the cycle, `number` from 1.

    `acts` and `decides` are keys of `bodies()`; nobody decides where a step needs no decision. `host_decides`
    and `host_commits` speak to the host ministry: what is its choice here, and what the step costs it or
    cannot be taken back. `papers` it needs; `rules` by id; `note` says what was not read.
    """

    number: int
    key: str
    title: str
    acts: tuple[str, ...]
    decides: tuple[str, ...]
    host_decides: str
    host_commits: str
    papers: tuple[str, ...]
    rules: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the annex asks of a Party at `paragraph`, and what it means in practice.

    `when`: "before" it participates, it "may" specify, "continuing", or "circumstances" (a recognition).
    `counterpart`: the rule that stands for it under Article 6.2, or ""; `compare` says it in words.
    """

    paragraph: str
    when: str
    asks: str
    means: str
    rule: str
    counterpart: str = ""
    compare: str = ""


def bodies() -> tuple[Body, ...]:
    """Who is who in the mechanism."""
    return _cycle()[0]


def steps() -> tuple[CycleStep, ...]:
    """The activity cycle in the order of the rules (3/CMA.3 annex, chapter V)."""
    return _cycle()[1]


def step(key: str) -> CycleStep:
    """The step with this key ("approval", "statement"). Raises `MechanismError` with the keys there are."""
    for found in steps():
        if found.key == key:
            return found
    raise MechanismError(
        f"The activity cycle has no step {key!r:.60}.", f"It has {', '.join(s.key for s in steps())}."
    )


def participation() -> tuple[Requirement, ...]:
    """What a host Party ensures, and what it may specify (3/CMA.3 annex 26-29), compared with Article 6.2."""
    return _participation()[0]


def only_under_cooperative_approaches() -> tuple[Requirement, ...]:
    """What 2/CMA.3 annex 4 asks of a participating Party and 3/CMA.3 annex 26-28 does not.

    A Party can so be ready for Article 6.4 and not for Article 6.2; an authorized A6.4ER is an ITMO
    (2/CMA.3 annex 1(g)), so a host that authorizes needs both lists.
    """
    return _participation()[1]


@functools.cache
def _cycle() -> tuple[tuple[Body, ...], tuple[CycleStep, ...]]:
    table = entries("cycle.toml")
    return (
        tuple(Body(**entry) for entry in table["bodies"]),
        tuple(CycleStep(number=n, **entry) for n, entry in enumerate(table["steps"], 1)),
    )


@functools.cache
def _participation() -> tuple[tuple[Requirement, ...], tuple[Requirement, ...]]:
    table = entries("requirements.toml")
    return (
        tuple(Requirement(**entry) for entry in table["host"]),
        tuple(Requirement(**entry) for entry in table["cooperative"]),
    )
