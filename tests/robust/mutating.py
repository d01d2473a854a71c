"""Mutations of good input, the same on every run: what a slip, an editor or a disk may do to it."""

import json
import random
from collections.abc import Iterator
from typing import Any

NASTY = (
    *(
        "",
        "0",
        "-1",
        "+5",
        "1e9",
        "1e999",
        "nan",
        "inf",
        "007",
        "1_0",
        "0x1F",
        "1.5",
        "1,5",
        "9" * 40,
        "9" * 5000,
    ),
    *(
        "true",
        "yes",
        "null",
        '"',
        "'",
        "[]",
        "{}",
        "[1, 2]",
        '{"a": 1}',
        "=",
        ",",
        ";",
        "#",
        "\\",
        "\n",
        "\r",
    ),
    *(
        "2028-02-30",
        "2028-W01-1",
        "20280101",
        "9999-12-31",
        "0001-01-01",
        "12/03/2028",
        "2028-03-12T00:00:00",
    ),
    *("XHA", "xha", "XX", "ZZZ", "CA0099", "CA99", "XHA01", "\u0661\u0662", "\u00b2", "\u2460", "\U0001f600"),
    *(
        "\x00",
        "\ud800",
        "\ufeff",
        "\u202e",
        "e\u0301",
        "None",
        "...",
        "a" * 200,
        "[" * 300,
        "{host.name}",
        "%s",
    ),
)
VALUES = (
    *(None, True, False, 0, -1, 1.5, 10**30, "", "x", "2028-02-30", [], {}, [[]], [None], {"": None}),
    *("\ud800", "\x00", "[" * 50, ["a", "a"], {"a": {"b": []}}),
)


def texts(good: str, how_many: int, seed: int) -> Iterator[str]:
    """Mutated texts: characters, words and lines are dropped, doubled, exchanged or replaced."""
    dice = random.Random(seed)
    for _ in range(how_many):
        text = good
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            text = dice.choice(_TEXT)(text, dice)
        yield text


def raw(good: bytes, how_many: int, seed: int) -> Iterator[bytes]:
    """Mutated bytes: a flipped bit, a wrong byte, a cut, a hole of zeros."""
    dice = random.Random(seed)
    for _ in range(how_many):
        found = bytearray(good)
        place = dice.randrange(len(found))
        kind = dice.randrange(5)
        if kind == 0:
            found[place] ^= 1 << dice.randrange(8)
        elif kind == 1:
            found[place] = dice.randrange(256)
        elif kind == 2:
            del found[place:]
        elif kind == 3:
            found[place : place + 40] = bytes(len(found[place : place + 40]))
        else:
            found[place:place] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 9)))
        yield bytes(found)


def trees(good: Any, how_many: int, seed: int) -> Iterator[Any]:
    """Mutated JSON: a value of another kind, a key gone, a key renamed, an entry doubled."""
    dice = random.Random(seed)
    plain = json.dumps(good)
    for _ in range(how_many):
        tree = json.loads(plain)
        for _ in range(dice.choice((1, 1, 2))):
            tree = _bent(tree, dice)
        yield tree


def _bent(tree: Any, dice: random.Random) -> Any:
    """One change at a random depth: every level is as likely as the next."""
    holders = list(_holders(tree))
    if not holders or dice.random() < 0.02:
        return dice.choice(VALUES)
    holder = dice.choice(holders)
    key = dice.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    kind = dice.randrange(5)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[dice.choice(NASTY)] = holder.pop(key)
    elif kind == 1:
        holder.append(holder[key])
    elif kind == 2 and isinstance(holder[key], str):
        holder[key] = dice.choice(NASTY)
    else:
        holder[key] = json.loads(json.dumps(dice.choice(VALUES)))
    return tree


def _holders(tree: Any) -> Iterator[Any]:
    if isinstance(tree, dict | list) and tree:
        yield tree
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from _holders(value)


def _character(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text) + 1)
    gone = dice.randrange(2)
    return text[:place] + dice.choice(("", *NASTY)) + text[place + gone :]


def _word(text: str, dice: random.Random) -> str:
    """A value between separators becomes a nasty one."""
    place = dice.randrange(len(text) + 1)
    begin = end = place
    while begin and text[begin - 1] not in ',= \n[]"':
        begin -= 1
    while end < len(text) and text[end] not in ',= \n[]"':
        end += 1
    return text[:begin] + dice.choice(NASTY) + text[end:]


def _line(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    place = dice.randrange(len(lines))
    kind = dice.randrange(4)
    if kind == 0:
        del lines[place]
    elif kind == 1:
        lines.insert(dice.randrange(len(lines)), lines[place])
    elif kind == 2:
        other = dice.randrange(len(lines))
        lines[place], lines[other] = lines[other], lines[place]
    else:
        lines[place] = dice.choice(NASTY)
    return "\n".join(lines)


def _cut(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


_TEXT = (_character, _character, _word, _word, _word, _line, _line, _cut)
