"""All results of a view in little space.

The results of one view differ in a few lines. Each distinct line is kept once; a result is a list of line
numbers, and only its differences from the first one are written.
"""

import json


def pack(pieces: list[str]) -> dict:
    """Pack pieces of HTML: {"lines": [...], "first": [...], "rest": [[[position, line], ...] or [line, ...]]}.

    A result with as many lines as the first is kept as pairs of position and line, else in full.
    """
    if not pieces:
        raise ValueError("There is no result to pack.")
    known: dict[str, int] = {}
    rows = [[known.setdefault(line, len(known)) for line in piece.split("\n")] for piece in pieces]
    first = rows[0]
    rest = []
    for row in rows[1:]:
        if len(row) == len(first):
            changed = [[i, line] for i, line in enumerate(row) if line != first[i]]
            flat = [number for pair in changed for number in pair]
            rest.append([1, *flat])
        else:
            rest.append([0, *row])
    return {"lines": list(known), "first": first, "rest": rest}


def unpack(packed: dict, index: int) -> str:
    """One piece of HTML again; the script of the page does the same."""
    row = list(packed["first"])
    if index:
        kind, *numbers = packed["rest"][index - 1]
        if kind:
            for position, line in zip(numbers[::2], numbers[1::2], strict=True):
                row[position] = line
        else:
            row = numbers
    return "\n".join(packed["lines"][line] for line in row)


def embed(packed: dict) -> str:
    """The packed results as JSON that may stand inside a <script> element."""
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
