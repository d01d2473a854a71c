"""The activity cycle of Article 6.4, seen from the host ministry: who acts, who decides, what it commits to.

`steps()` has the cycle in order, `bodies()` who is who, `participation()` what 3/CMA.3 annex 26-29 asks of a
host Party and how it compares with Article 6.2, `only_under_cooperative_approaches()` what 2/CMA.3 annex 4
adds. The table is `cycle.toml`, read on first use.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

__all__ = [
    "Body",
    "CycleError",
    "CycleStep",
    "Requirement",
    "bodies",
    "only_under_cooperative_approaches",
    "participation",
    "step",
    "steps",
]


class CycleError(ValueError):
    """A step that the cycle does not have. The message names those there are."""


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
    return _table()[0]


def steps() -> tuple[CycleStep, ...]:
    """The activity cycle in the order of the rules (3/CMA.3 annex, chapter V)."""
    return _table()[1]


def step(key: str) -> CycleStep:
    """The step with this key ("approval", "statement"). Raises `CycleError` with the keys there are."""
    for found in steps():
        if found.key == key:
            return found
    raise CycleError(
        f"The activity cycle has no step {key!r:.60}. It has {', '.join(s.key for s in steps())}."
    )


def participation() -> tuple[Requirement, ...]:
    """What a host Party ensures, and what it may specify (3/CMA.3 annex 26-29), compared with Article 6.2."""
    return _table()[2]


def only_under_cooperative_approaches() -> tuple[Requirement, ...]:
    """What 2/CMA.3 annex 4 asks of a participating Party and 3/CMA.3 annex 26-28 does not.

    A Party can so be ready for Article 6.4 and not for Article 6.2; an authorized A6.4ER is an ITMO
    (2/CMA.3 annex 1(g)), so a host that authorizes needs both lists.
    """
    return _table()[3]


@functools.cache
def _table() -> tuple[
    tuple[Body, ...], tuple[CycleStep, ...], tuple[Requirement, ...], tuple[Requirement, ...]
]:
    import tomllib  # here, so that importing this module stays free of cost
    from importlib import resources

    source = resources.files(__package__).joinpath("cycle.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    return (
        tuple(Body(**_frozen(entry)) for entry in table["bodies"]),
        tuple(CycleStep(number=n, **_frozen(entry)) for n, entry in enumerate(table["steps"], 1)),
        tuple(Requirement(**entry) for entry in table["participation"]),
        tuple(Requirement(**entry) for entry in table["only_62"]),
    )


def _frozen(entry: dict) -> dict:
    """The entry with its lists as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
