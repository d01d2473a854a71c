"""Bent cells: other values and types, formulas, dates, references, shared texts."""

import re
from collections.abc import Callable

from tests.article6.workbook_case import ACTIONS
from tests.robust.mutating import NASTY
from tests.robust_aef.bending_parts import BOOK, CELL, RELS, TABLES, Dice, changed, escaped, packed, parts_of

SPREADSHEET = (
    *("#REF!", "#N/A", "#VALUE!", "=1+1", "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "'=1", "1E+06", "1,5"),
    *("46824", "46824.5", "-1", "0", "1e400", "9999999", "1,000", "03/25/2028", "25.03.2028", "28 Mar 2028"),
    *(
        "Mar-28",
        "12/03/2028 00:00",
        "######",
        "n.a.",
        "Aquisition",
        "xha",
        "CA0099-XHA01-XHA-1-2027",
        "2958466",
    ),
)
TYPES = ("s", "str", "inlineStr", "b", "e", "n", "d", "x", "")


def value_xml(dice: Dice) -> str:
    """What may stand inside a cell, with the end of its tag."""
    text = escaped(dice.choice((*NASTY, *SPREADSHEET)))[:2000].replace("\x00", "")
    kind, style = dice.choice(TYPES), dice.choice(("", ' s="1"', ' s="12"', ' s="99999"', ' s="x"'))
    inside = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
    return f' t="{kind}"{style}>{inside}' if kind else f"{style}>{inside}"


def with_cells(dice: Dice, good: bytes, number: int, new: Callable[[re.Match], str]) -> bytes:
    def bend(xml):
        cells = [one for one in CELL.finditer(xml) if int(one[2]) >= dice.choice((1, 5, 6, 7, 7, 7))]
        for one in sorted(dice.sample(cells, min(number, len(cells))), key=re.Match.start, reverse=True):
            xml = xml[: one.start()] + new(one) + xml[one.end() :]
        return xml

    return changed(good, dice.choice(TABLES), bend)


def cells_with_other_values(dice: Dice, good: bytes) -> bytes:
    return with_cells(
        dice, good, dice.choice((1, 1, 3, 20)), lambda one: f'<c r="{one[1]}{one[2]}"{value_xml(dice)}</c>'
    )


def formulas(dice: Dice, good: bytes) -> bytes:
    formula = dice.choice(
        ("SUM(A1:A9)", "1/0", "[1]Other!A1", "HYPERLINK(&quot;http://x&quot;)", "cmd|'/C calc'!A0")
    )
    kind = dice.choice(
        ("", ' t="shared" si="0"', ' t="array" ref="A1:B9"', ' t="dataTable" ref="A1" r1="B1"')
    )
    stored = dice.choice(("", "<v/>", "<v>5</v>", "<v>=1</v>"))
    form = dice.choice(("", ' t="str"', ' t="e"', ' t="b"'))
    return with_cells(
        dice,
        good,
        dice.choice((1, 5, 60)),
        lambda one: f'<c r="{one[1]}{one[2]}"{form}><f{kind}>{formula}</f>{stored}</c>',
    )


def dates_in_other_forms(dice: Dice, good: bytes) -> bytes:
    forms = (
        *(
            "<v>46824</v>",
            "<v>46824.99999</v>",
            "<v>-1</v>",
            "<v>0</v>",
            "<v>60</v>",
            "<v>2958466</v>",
            "<v>1e9</v>",
        ),
        *(
            "31/02/2028",
            "2028-03-12",
            "03/12/28",
            "12.03.2028",
            "March 2028",
            "2028-03-12T25:00:00.000Z",
            "46824",
        ),
    )

    def bend(xml):
        for one in sorted(CELL.finditer(xml), key=re.Match.start, reverse=True):
            if one[1] in ("A", "B") and int(one[2]) > 6 and dice.random() < 0.5:
                form = dice.choice(forms)
                style = dice.choice(("", *re.findall(r' s="\d+"', one[3])))
                new = (
                    f"{style}>{form}"
                    if form.startswith("<")
                    else f' t="inlineStr"{style}><is><t>{form}</t></is>'
                )
                xml = xml[: one.start()] + f'<c r="{one[1]}{one[2]}"{new}</c>' + xml[one.end() :]
        return xml

    bent = changed(good, dice.choice((TABLES[1], ACTIONS, TABLES[4])), bend)
    if dice.random() < 0.3:
        bent = changed(bent, BOOK, lambda xml: xml.replace("<workbookPr", '<workbookPr date1904="1"'))
    return bent


def references_of_cells(dice: Dice, good: bytes) -> bytes:
    """Cells and rows at other places: far away, twice, backwards, nowhere."""
    places = (
        "XFD1048576",
        "A1048577",
        "AAAA1",
        "A0",
        "1A",
        "a7",
        "",
        "A7",
        "$A$7",
        "R1C1",
        "IV7",
        "ZZ9",
        "A" * 500,
    )

    def bend(xml):
        if dice.random() < 0.4:
            return re.sub(
                r'<row r="(\d+)"', lambda one: f'<row r="{dice.choice((one[1], "7", "9", "1048576"))}"', xml
            )
        for _ in range(dice.randrange(1, 9)):
            xml = re.sub(
                r'<c r="[A-Z]+7"', lambda one: f'<c r="{dice.choice(places)}"', xml, count=dice.choice((1, 5))
            )
        return xml

    return changed(good, dice.choice(TABLES), bend)


def shared_texts(dice: Dice, good: bytes) -> bytes:
    """Texts in a list of their own, as most programs keep them; with a list that does not fit."""
    parts = parts_of(good)
    listed: list[str] = []

    def share(xml):
        def one(found):
            listed.append(found[2])
            return f'<c r="{found[1]}" t="s"><v>{len(listed) - 1}</v></c>'

        pattern = r'<c r="([A-Z]+\d+)"[^>]*t="inlineStr"[^>]*><is><t[^>]*>([^<]*)</t></is></c>'
        return re.sub(pattern, one, xml)

    for part in TABLES:
        parts[part] = share(parts[part].decode()).encode()
    kind = dice.randrange(5)
    if kind == 0:
        del listed[dice.randrange(len(listed)) :]
    elif kind == 1:
        dice.shuffle(listed)
    elif kind == 2:
        parts[ACTIONS] = re.sub(rb"<v>(\d+)</v>", rb"<v>-\1</v>", parts[ACTIONS], count=3)
    items = "".join(f"<si><t>{text}</t></si>" for text in listed)
    if kind == 3:
        items = items.replace("<si><t>", "<si><rPh><t>", dice.randrange(1, 30))
    if kind != 4:
        parts["xl/sharedStrings.xml"] = f'<sst count="9999999999">{items}</sst>'.encode()
    relation = b'<Relationship Id="texts" Type="x/sharedStrings" Target="sharedStrings.xml"/></Rel'
    parts[RELS] = parts[RELS].replace(b"</Rel", relation)
    return packed(parts)
