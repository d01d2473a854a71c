"""Bent sheets: merged and hidden, renamed and missing, other headers, huge ranges."""

import re

from article6.aef.format import fields
from tests.robust.mutating import NASTY
from tests.robust_aef.bending_parts import BOOK, CELL, TABLES, Dice, changed, escaped

ROW = re.compile(r"<row [^>]*?(?:/>|>.*?</row>)", re.DOTALL)


def merged_cells(dice: Dice, good: bytes) -> bytes:
    ranges = (
        "A7:C9",
        "D7:D16",
        "A1:XFD1048576",
        "B6:B8",
        "C9:A7",
        "A7",
        "",
        "A7:A7:A7",
        "#REF!",
        "A1:F1",
        "AAAA1:B2",
    )
    cells = "".join(f'<mergeCell ref="{dice.choice(ranges)}"/>' for _ in range(dice.choice((1, 3, 200))))
    return changed(
        good,
        dice.choice(TABLES),
        lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>"),
    )


def hidden_things(dice: Dice, good: bytes) -> bytes:
    def hide(xml):
        marks = ("", "", ' hidden="1"', ' hidden="x"', ' ht="0"')
        xml = re.sub(r'<row r="\d+"(?=>| s)', lambda one: one[0] + dice.choice(marks), xml)
        columns = ("<col ", "<col ", '<col hidden="1" ', '<col hidden="true" outlineLevel="9" ')
        return re.sub("<col ", lambda one: dice.choice(columns), xml)

    good = changed(good, dice.choice(TABLES), hide)
    state = dice.choice(("hidden", "veryHidden", "unheard"))
    return changed(
        good, BOOK, lambda xml: re.sub(r'(<sheet [^>]*?)state="\w*"', rf'\1state="{state}"', xml, count=3)
    )


def sheets(dice: Dice, good: bytes) -> bytes:
    """Names of sheets: other, the same, missing, exchanged, very long."""
    names = (
        "Table 3 Actions",
        "Table 3",
        "table  2",
        "Sheet1",
        "",
        "Index",
        "x" * 300,
        "=1+1",
        "Tabelle 1",
        "\u202e",
        "3",
    )

    def bend(xml):
        listed = re.findall(r"<sheet [^>]*/>", xml)
        for _ in range(dice.randrange(1, 4)):
            kind = dice.randrange(5)
            at = dice.randrange(len(listed)) if listed else 0
            if not listed:
                break
            if kind == 0:
                del listed[at]
            elif kind == 1:
                listed.append(listed[at])
            elif kind == 2:
                dice.shuffle(listed)
            elif kind == 3:
                listed[at] = re.sub(r'name="[^"]*"', f'name="{dice.choice(names)}"', listed[at])
            else:
                listed[at] = re.sub(r'r:id="\w+"', f'r:id="{dice.choice(("rId1", "rId99", ""))}"', listed[at])
        return re.sub(r"<sheets>.*</sheets>", f"<sheets>{''.join(listed)}</sheets>", xml, flags=re.DOTALL)

    return changed(good, BOOK, bend)


def headers(dice: Dice, good: bytes) -> bytes:
    """Labels and technical names: other, twice, gone, in another row."""
    labels = [field.label for several in fields().values() for field in several]
    rows = dice.choice((("5",), ("6",), ("5", "6")))

    def bend(xml):
        def one(found):
            if found[2] not in rows or dice.random() > 0.3:
                return found[0]
            text = escaped(dice.choice((dice.choice(labels), "", "Betrag", *NASTY[:40])))
            return f'<c r="{found[1]}{found[2]}" t="inlineStr"><is><t>{text}</t></is></c>'

        xml = CELL.sub(one, xml)
        lines = ROW.findall(xml)
        if dice.random() < 0.4:
            lines = dice.choice(
                (lines[::-1], lines[: dice.randrange(9)], lines * 2, [*lines[5:], *lines[:5]], [])
            )
        lines = [renumbered(line, number) for number, line in enumerate(lines, start=1)]
        head, tail = xml.split("<sheetData>")[0], xml.split("</sheetData>")[-1]
        return f"{head}<sheetData>{''.join(lines)}</sheetData>{tail}"

    return changed(good, dice.choice(TABLES), bend)


def renumbered(line: str, number: int) -> str:
    line = re.sub(r'<row r="\d+"', f'<row r="{number}"', line)
    return re.sub(r'<c r="([A-Z]+)\d+"', rf'<c r="\g<1>{number}"', line)


def huge_ranges(dice: Dice, good: bytes) -> bytes:
    """What a style put on whole rows and columns leaves behind."""

    def bend(xml):
        xml = re.sub(r"<dimension[^>]*/>", '<dimension ref="A1:XFD1048576"/>', xml)
        rows = dice.choice((2_000, 20_000))
        empty = "".join(
            f'<row r="{n}"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>' for n in range(100, rows)
        )
        last = '<row r="1048576"><c r="A1048576" s="1"/></row>'
        cols = '<cols><col min="1" max="16384" width="9" hidden="1"/></cols>' if dice.random() < 0.3 else ""
        return xml.replace("<sheetData>", f"{cols}<sheetData>").replace(
            "</sheetData>", f"{empty}{last}</sheetData>"
        )

    return changed(good, dice.choice(TABLES), bend)
