"""Who says what about integrity: the decisions and the initiatives, compared topic by topic.

    for name, statements in compare("permanence").items():
        print(name, [statement.text for statement in statements])

An initiative that says nothing on a topic here may still do so: the table holds what was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from article6.integrity.errors import IntegrityError
from article6.integrity.sourced import Source, find, source_of, table

__all__ = ["Initiative", "Statement", "compare", "initiative", "initiatives", "topics"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What an initiative asks for on a topic, in our words, with its source and its `rule` id, if any."""

    topic: str
    text: str
    source: Source
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """A set of rules or principles: by whom, since when, what it is about, and its statements."""

    id: str
    name: str
    by: str
    since: str
    about: str
    statements: tuple[Statement, ...]


def topics() -> dict[str, str]:
    """{id of a topic: its name}, in the order to show them."""
    return dict(table("principles")["topics"])


def initiatives() -> tuple[Initiative, ...]:
    """All initiatives of the table."""
    return tuple(
        Initiative(id, **{**row, "statements": tuple(_statement(s) for s in row["statements"])})
        for id, row in table("principles")["initiatives"].items()
    )


def initiative(id: str) -> Initiative:
    """The initiative with this id; `IntegrityError` names those there are."""
    return find(initiatives(), id, "initiative")


def compare(topic: str) -> dict[str, tuple[Statement, ...]]:
    """{name of the initiative: its statements on the topic}, empty where none was read."""
    if topic not in topics():
        raise IntegrityError(f"There is no topic {topic!r}. There are: {', '.join(topics())}.")
    return {one.name: tuple(s for s in one.statements if s.topic == topic) for one in initiatives()}


def _statement(row: dict) -> Statement:
    if "rule" in row:
        from article6 import rules

        rule = rules.get(row["rule"])
        return Statement(
            row["topic"], row["text"], Source(rule.cite, rule.confidence, rule.checked), row["rule"]
        )
    return Statement(row["topic"], row["text"], source_of(row))
