"""The cell `terms` of an event file: the fields of an authorization as a JSON object."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date

from article6.authorization import Authorization
from article6.authorization.plain import plain
from article6.authorization.record import TEXTS
from article6.identifiers import Block, parse_block

__all__ = ["authorization_from", "blocks_from", "terms_of"]

_IN_OTHER_COLUMNS = {"id", "party", "approach", "date"}
_FIELDS = {f.name: f for f in fields(Authorization) if f.name not in _IN_OTHER_COLUMNS}
_TEXTS = ("purposes", *TEXTS)


def terms_of(version: Authorization, blocks: tuple[Block, ...]) -> str:
    """The fields that differ from their defaults, and the blocks that are authorized, as JSON."""
    import json

    terms: dict[str, object] = {}
    for name, f in _FIELDS.items():
        value = getattr(version, name)
        if f.default is MISSING or value != f.default:
            terms[name] = plain(value)
    terms["purposes"] = version.purpose
    if blocks:
        terms["blocks"] = [str(block) for block in blocks]
    return json.dumps(terms, ensure_ascii=False)


def authorization_from(day: date, row: list[str]) -> Authorization:
    """The authorization of a row; a fault is a ValueError that says what is wrong."""
    terms = _load(row[20])
    terms.pop("blocks", None)
    for name in terms:
        if name not in _FIELDS:
            raise ValueError(f"{name!r} is no field of an authorization; fields are {', '.join(_FIELDS)}.")
    for name in _TEXTS:
        if not isinstance(terms.get(name, ""), str):
            raise ValueError(f"{name} is {terms[name]!r}; write text between quotation marks.")
    if "purposes" not in terms:
        raise ValueError("the terms do not say the purposes.")
    if not isinstance(terms.get("changes_reach_first_transferred", False), bool):
        raise ValueError("changes_reach_first_transferred is neither true nor false.")
    if terms.get("final_date") is not None:
        terms["final_date"] = _day(terms["final_date"])
    if "vintages" in terms:
        terms["vintages"] = _list(terms, "vintages", int)
    for name in ("parties", "entities", "metrics", "gases", "sectors", "activities", "underlying_registries"):
        if name in terms:
            terms[name] = _list(terms, name, str)
    return Authorization(id=row[10], party=row[4], approach=row[2], date=day, **terms)


def blocks_from(row: list[str]) -> tuple[Block, ...]:
    """The blocks that the authorization of a row names."""
    return tuple(parse_block(text) for text in _list({"blocks": []} | _load(row[20]), "blocks", str))


def _list(terms: dict, name: str, kind: type) -> list:
    values = terms[name]
    if not isinstance(values, list) or any(type(value) is not kind for value in values):
        what = "years" if kind is int else "texts between quotation marks"
        raise ValueError(f"{name} is {values!r}; write a list of {what} in square brackets.")
    return values


def _day(value) -> date:
    try:
        if isinstance(value, str) and len(value) == 10 and value[7] == "-":
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"final_date is {value!r}; write yyyy-mm-dd, such as 2030-12-31.")


def _load(text: str) -> dict:
    import json  # only authorizations need it, and a file has few of them

    try:
        terms = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"{text!r} is not JSON.") from None
    if not isinstance(terms, dict):
        raise ValueError(f"{text!r} is not a JSON object in curly brackets.")
    return terms
