"""Workbooks that are not as they should be, made from one that is; the same on every run.

Each kind is what a slip, a program, a disk, a transfer or somebody with bad intent makes of a workbook.
A kind is a function of a die and of the good workbook's bytes, and gives the bytes of one bent workbook.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator

from tests.article6.workbook_case import ACTIONS, SHEETS
from tests.robust.mutating import NASTY, raw, texts

TABLES = list(SHEETS.values())[2:]
BOOK, STYLES, RELS = "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
ROW = re.compile(r"<row [^>]*?(?:/>|>.*?</row>)", re.DOTALL)
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
Dice = random.Random
Parts = dict[str, bytes]


def parts_of(good: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return text.encode("utf-8", "replace").decode()


def changed(good: bytes, part: str, how: Callable[[str], str]) -> bytes:
    parts = parts_of(good)
    parts[part] = how(parts[part].decode()).encode("utf-8", "replace")
    return packed(parts)


# --- The archive


def bytes_changed(dice: Dice, good: bytes) -> bytes:
    return next(raw(good, 1, dice.randrange(10**9)))


def bytes_changed_often(dice: Dice, good: bytes) -> bytes:
    for _ in range(dice.randrange(2, 30)):
        good = next(raw(good, 1, dice.randrange(10**9))) if len(good) > 9 else good
    return good


def directory_changed(dice: Dice, good: bytes) -> bytes:
    """The table of contents at the end: sizes, names, methods, places of the parts."""
    found = bytearray(good)
    start = good.index(b"PK\x01\x02")
    for _ in range(dice.randrange(1, 4)):
        found[dice.randrange(start, len(found))] = dice.choice((0, 1, 127, 128, 255, dice.randrange(256)))
    return bytes(found)


def truncated(dice: Dice, good: bytes) -> bytes:
    return good[: dice.randrange(len(good))]


def spliced(dice: Dice, good: bytes) -> bytes:
    one, two = sorted(dice.randrange(len(good)) for _ in range(2))
    noise = dice.randbytes(dice.randrange(1, 3000))
    return dice.choice(
        (good[:one] + good[two:], good[:two] + good[one:], noise + good, good + noise, good + good)
    )


def parts_missing_or_moved(dice: Dice, good: bytes) -> bytes:
    parts = parts_of(good)
    one, two = dice.sample(sorted(parts), 2)
    kind = dice.randrange(5)
    if kind == 0:
        del parts[one]
    elif kind == 1:
        parts[one], parts[two] = parts[two], parts[one]
    elif kind == 2:
        parts[one] = b""
    elif kind == 3:
        parts[one.upper() if one.upper() != one else one + "x"] = parts[one]
    else:
        parts[dice.choice(("../../evil.xml", "/etc/passwd", "a\\b.xml", "xl//x.xml", "\u202e.xml"))] = (
            parts.pop(one)
        )
    return packed(parts)


def packed_otherwise(dice: Dice, good: bytes) -> bytes:
    method = dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return packed(parts_of(good), method)


# --- The XML


def some_part(dice: Dice, parts: Parts) -> str:
    return dice.choice([*TABLES, BOOK, STYLES, RELS, "_rels/.rels", dice.choice(sorted(parts))])


def characters_of_a_part(dice: Dice, good: bytes) -> bytes:
    part = some_part(dice, parts_of(good))
    return changed(good, part, lambda xml: next(texts(xml, 1, dice.randrange(10**9))))


def elements_of_a_part(dice: Dice, good: bytes) -> bytes:
    """Elements dropped, doubled, nested or renamed; the XML may stay well formed."""

    def bend(xml):
        for _ in range(dice.randrange(1, 4)):
            found = dice.choice(list(re.finditer(r"<[^>]+>", xml)))
            tag = found[0]
            new = dice.choice(
                (
                    "",
                    tag * 2,
                    tag.replace("<", "<x:", 1),
                    "<a>" + tag,
                    f"{tag}text",
                    "<!-- -->" + tag,
                    "<c r='A1'/>",
                )
            )
            xml = xml[: found.start()] + new + xml[found.end() :]
        return xml

    return changed(good, some_part(dice, parts_of(good)), bend)


def attributes_of_a_part(dice: Dice, good: bytes) -> bytes:
    def bend(xml):
        for _ in range(dice.randrange(1, 5)):
            found = dice.choice(list(re.finditer(r'(?<==")[^"]*(?=")', xml)))
            xml = xml[: found.start()] + escaped(dice.choice(NASTY))[:300] + xml[found.end() :]
        return xml

    return changed(good, some_part(dice, parts_of(good)), bend)


def encodings_and_document_types(dice: Dice, good: bytes) -> bytes:
    doctype = dice.choice(
        (
            "",
            '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
            '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
            '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>',
        )
    )
    encoding = dice.choice(
        ("utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp037", "shift-jis")
    )
    named = dice.choice((encoding, "utf-8", "windows-1252", "ebcdic", "x" * 50))

    def bend(parts):
        part = some_part(dice, parts)
        body = re.sub(r"^<\?xml[^>]*\?>", "", parts[part].decode())
        text = f"<?xml version='1.0' encoding='{named}'?>{doctype}{body}"
        return parts | {part: text.encode(encoding, "replace")}

    return packed(bend(parts_of(good)))


# --- The cells


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


# --- Rows, columns, sheets


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
    from article6.aef.format import fields

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


# --- What else may be in the file, and other files


def macros_links_and_more(dice: Dice, good: bytes) -> bytes:
    more = {
        "xl/vbaProject.bin": dice.randbytes(500),
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/activeX/activeX1.bin": b"x",
        "xl/embeddings/oleObject1.bin": dice.randbytes(200),
        "xl/printerSettings/printerSettings1.bin": b"\0" * 50,
        "customXml/item1.xml": b"<a/>",
        "xl/comments1.xml": b"no xml",
        "xl/drawings/drawing1.xml": b"<!DOCTYPE a><a/>",
    }
    chosen = dict(dice.sample(sorted(more.items()), dice.randrange(1, 5)))
    return packed(parts_of(good) | chosen)


def bombs(dice: Dice, good: bytes) -> bytes:
    parts = parts_of(good)
    part = dice.choice([*TABLES, BOOK, STYLES, "xl/other.xml"])
    filling = dice.choice((b" ", b"<a/>", b"<row/>", b"<c/>", b"<a>", b"x"))
    size = dice.choice((3_000_000, 8_000_000))
    parts[part] = dice.choice((b"<worksheet><sheetData>", b"")) + filling * (size // len(filling))
    if dice.random() < 0.3:
        parts |= {f"xl/more/{number}.xml": b"" for number in range(6_000)}
    return packed(parts)


def other_files(dice: Dice, good: bytes) -> bytes:
    """Files under the name of a workbook that are none."""
    head = dice.choice(
        (
            *(
                b"",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                b"%PDF-1.4\n",
                b"\x89PNG",
                b"PK",
                b"PK\x03\x04",
                b"PK\x05\x06",
            ),
            *(
                b"{}",
                b"<html>",
                b"<?xml version='1.0'?>",
                b"Party,Version\n",
                "Party;X".encode("utf-16"),
                b"\x1f\x8b",
            ),
            *(
                b"7z\xbc\xaf",
                b"Rar!",
                b"\0\0\0\0",
                b"\xff\xfe",
                b"\xef\xbb\xbf",
                b"SQLite format 3\0",
                b"GIF89a",
            ),
        )
    )
    rest = dice.choice((b"", dice.randbytes(2000), b"\0" * 2000, good, b"EncryptedPackage", b"a,b\n" * 500))
    if head == b"" and dice.random() < 0.5:
        names = dice.sample(
            ("content.xml", "mimetype", "word/document.xml", "xl/workbook.bin", "a.xlsx", "xl/x.xml"), 2
        )
        return packed({name: good[:50] for name in names})
    return head + rest


# How many of each kind. The sum is what the issue asks for, and more.
KINDS: dict[str, tuple[int, Callable[[Dice, bytes], bytes]]] = {
    "a byte flipped, cut, zeroed or inserted": (90, bytes_changed),
    "many bytes changed": (40, bytes_changed_often),
    "the archive's table of contents changed": (50, directory_changed),
    "truncated": (40, truncated),
    "pieces lost, doubled or added": (30, spliced),
    "parts missing, exchanged or with odd names": (40, parts_missing_or_moved),
    "packed in another way": (6, packed_otherwise),
    "XML: characters and lines": (60, characters_of_a_part),
    "XML: elements lost, doubled, renamed": (60, elements_of_a_part),
    "XML: attributes": (50, attributes_of_a_part),
    "XML: encodings, document types, entities": (40, encodings_and_document_types),
    "cells with other values, types and styles": (100, cells_with_other_values),
    "cells beginning with = + - @, formulas": (40, formulas),
    "dates as numbers, as texts, from 1904": (40, dates_in_other_forms),
    "cells and rows at impossible places": (40, references_of_cells),
    "shared texts that do not fit": (20, shared_texts),
    "merged cells": (25, merged_cells),
    "hidden rows, columns and sheets": (20, hidden_things),
    "sheets renamed, missing, twice, exchanged": (40, sheets),
    "headers moved, renamed, twice, gone": (40, headers),
    "huge ranges of empty cells": (10, huge_ranges),
    "macros, links, embedded files": (15, macros_links_and_more),
    "zip bombs": (12, bombs),
    "other files under the name of a workbook": (30, other_files),
}


def bent(kind: str, good: bytes) -> Iterator[bytes]:
    """The bent workbooks of a kind, each from a die of its own."""
    how_many, bend = KINDS[kind]
    for number in range(how_many):
        yield bend(random.Random(f"{kind} {number}"), good)
