"""Bent archives: bytes changed and lost, parts exchanged, bombs, other files under the same name."""

import zipfile

from tests.robust.mutating import raw
from tests.robust_aef.bending_parts import BOOK, STYLES, TABLES, Dice, packed, parts_of


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
