"""What the ways to bend a workbook share: its parts, and packing them again."""

import io
import random
import re
import zipfile
from collections.abc import Callable

from tests.article6.workbook_case import SHEETS

TABLES = list(SHEETS.values())[2:]
BOOK, STYLES, RELS = "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
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
