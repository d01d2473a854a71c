"""Bent XML: characters, elements, attributes, encodings, document types."""

import re

from tests.robust.mutating import NASTY, texts
from tests.robust_aef.bending_parts import (
    BOOK,
    RELS,
    STYLES,
    TABLES,
    Dice,
    Parts,
    changed,
    escaped,
    packed,
    parts_of,
)


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
