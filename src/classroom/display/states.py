"""All results of a view in little space.

The results of one view differ in a few lines. Each distinct line is kept once. A block (a chart, a table) is
a list of line numbers, written as its difference from an earlier block of the same length. A result is a list
of block numbers.
"""

import json

BEGINS = ("<figure", "<svg", "<ul", "<details", "<table", "<div", "<p")
NEAR = 60  # how many earlier blocks are compared; enough to find a close one, and quick


def pack(pieces: list[str]) -> dict:
    """Pack pieces of HTML: {"lines": [text], "blocks": [[from, ...]], "states": [[block, ...]]}.

    A block from -1 lists its line numbers; else it is block `from` with pairs of position and line put in.
    """
    if not pieces:
        raise ValueError("There is no result to pack.")
    lines: dict[str, int] = {}
    blocks: dict[tuple[int, ...], int] = {}
    states = []
    for piece in pieces:
        numbers = []
        for block in _blocks(piece.split("\n")):
            row = tuple(lines.setdefault(line, len(lines)) for line in block)
            numbers.append(blocks.setdefault(row, len(blocks)))
        states.append(numbers)
    return {"lines": list(lines), "blocks": _written(list(blocks)), "states": states}


def _blocks(lines: list[str]) -> list[list[str]]:
    out = [[lines[0]]]
    for line in lines[1:]:
        if line.startswith(BEGINS):
            out.append([])
        out[-1].append(line)
    return out


def _written(rows: list[tuple[int, ...]]) -> list[list[int]]:
    out = []
    for i, row in enumerate(rows):
        best, change = -1, list(row)
        for j in range(max(0, i - NEAR), i):
            if len(rows[j]) == len(row):
                pairs = [n for at, line in enumerate(row) if rows[j][at] != line for n in (at, line)]
                if len(pairs) < len(change):
                    best, change = j, pairs
        out.append([best, *change])
    return out


def unpack(packed: dict, index: int) -> str:
    """One piece of HTML again; the script of the page does the same."""
    rows = [_row(packed["blocks"], block) for block in packed["states"][index]]
    return "\n".join(packed["lines"][line] for row in rows for line in row)


def _row(blocks: list[list[int]], block: int) -> list[int]:
    base, *numbers = blocks[block]
    if base < 0:
        return numbers
    row = _row(blocks, base)
    for position, line in zip(numbers[::2], numbers[1::2], strict=True):
        row[position] = line
    return row


def embed(packed: dict) -> str:
    """The packed results as JSON that may stand inside a <script> element."""
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
