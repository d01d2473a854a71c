"""A draft as a TOML file that an official can fill in: every key, a word on it, and what is known."""

from __future__ import annotations

from collections.abc import Mapping

from article6.authorization.elements import element
from article6.authorization.keys import DECIDED, ENTITY_KEYS, KEYS, LETTER_KEYS, Key
from article6.toml_text import toml_text

__all__ = ["write"]

_HEAD = """\
# Authorization of the use of ITMOs (4/CMA.6 para. 5). Leave empty what is not known yet, then check the file:
#   article6 authorization check THIS-FILE
# The letters are those of paragraph 5. Words such as "if applicable" stand where the paragraph has them.
"""


def write(data: Mapping[str, object]) -> str:
    """The file. `data` as `Draft.data` gives it."""
    lines = [_HEAD]
    last = ""
    for name, key in KEYS.items():
        if key.letter != last:
            lines += [_heading(key.letter), ""]
            last = key.letter
        lines += _entry(name, data.get(name, ""), key)
    for name, key in DECIDED.items():
        lines += _entry(name, data.get(name, ""), key)
    lines += ["# --- The letter ---", "[letter]", ""]
    letter = data.get("letter", {})
    for name, key in LETTER_KEYS.items():
        lines += _entry(name, letter.get(name, ""), key)
    lines += ["# --- Authorized entities, (b): repeat the block for each ---", ""]
    for entity in data.get("entities") or [{}]:
        lines += ["[[entities]]", ""]
        for name, key in ENTITY_KEYS.items():
            lines += _entry(name, entity.get(name, ""), key)
    return "\n".join(lines)


def _heading(letter: str) -> str:
    if not letter:
        return "# --- Besides ---"
    one = element(letter)
    return f"# --- ({letter}) {one.title}{f', {one.qualifier}' if one.qualifier else ''} ---"


def _entry(name: str, value: object, key: Key) -> list[str]:
    return [f"# {key.about}", f"{name} = {_value(value)}", ""]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, int):
        return str(value)
    return toml_text(value)
