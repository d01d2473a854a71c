"""Catalogues of gettext: read and written so that the same words always give the same bytes.

No dates, no line numbers, no machine: a catalogue changes when a sentence does, and not otherwise.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

Text = str | tuple[str, ...]


class Message(NamedTuple):
    """A sentence, or a pair for one and for many, and the file it stands in (relative to the project)."""

    text: Text
    where: str


def joined(messages: Iterable[Message]) -> dict[Text, list[str]]:
    """Each sentence once, in order, with the files it stands in."""
    found: dict[Text, list[str]] = {}
    for text, where in messages:
        places = found.setdefault(text, [])
        if where not in places:
            places.append(where)
    singles = {text[0] for text in found if isinstance(text, tuple)}
    return {text: places for text, places in found.items() if text not in singles}


def header(language: str) -> str:
    """The first entry of a catalogue."""
    lines = ["Content-Type: text/plain; charset=utf-8"]
    if language:
        lines = [
            f"Language: {language}",
            *lines,
            f"Plural-Forms: {get_plural(Locale.parse(language)).plural_forms}",
        ]
    return "".join(f"{line}\n" for line in lines)


def template(messages: dict[Text, list[str]]) -> str:
    """The .pot of these sentences."""
    return _text(_filled(messages, {}, ""), "")


def updated(path: Path, messages: dict[Text, list[str]], language: str) -> str:
    """The .po of a language for these sentences: what was translated stays, what is gone goes."""
    old = read(path.read_text("utf-8") if path.exists() else "", language)
    known = {one.id: one for one in old if one.id and not one.fuzzy}
    return _text(_filled(messages, known, language), language)


def read(text: str, language: str) -> Catalog:
    """A catalogue as it stands in a file."""
    return read_po(io.StringIO(text), locale=language or None)


def empty(text: str) -> int:
    """How many sentences of a .po have no translation."""
    return sum(not all(_forms(one.string)) for one in read(text, "") if one.id)


def compiled(text: str) -> bytes:
    """The .mo of a .po; sentences without a translation are left out."""
    entries = [("", _header_of(text))]
    for one in read(text, ""):
        if one.id and all(_forms(one.string)) and not one.fuzzy:
            entries.append(("\0".join(_forms(one.id)), "\0".join(_forms(one.string))))
    pairs = sorted((key.encode(), value.encode()) for key, value in entries)
    # The layout of a .mo: seven numbers, a table of places for the keys, one for the values, and the texts.
    count = len(pairs)
    at, tables, texts = 28 + 16 * count, [], b""
    for column in (0, 1):
        for pair in pairs:
            tables += [len(pair[column]), at + len(texts)]
            texts += pair[column] + b"\0"
    numbers = [0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0, *tables]
    return struct.pack(f"<{len(numbers)}I", *numbers) + texts


def script(text: str) -> str:
    """What a page's scripts say, as a script of their own: a6.say looks into it."""
    words = {one.id: one.string for one in read(text, "") if one.id and one.string and not one.fuzzy}
    return f"window.a6Words = {json.dumps(words, ensure_ascii=False, indent=1)};\n"


def _forms(text: Text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _filled(messages: dict[Text, list[str]], known: dict, language: str) -> Catalog:
    catalogue = Catalog(locale=language or None)
    for text, places in messages.items():
        old = known.get(text)
        blank: Text = ("",) * catalogue.num_plurals if isinstance(text, tuple) else ""
        catalogue.add(
            text,
            old.string if old and old.string else blank,
            locations=[(place, 1) for place in places],
            user_comments=old.user_comments if old else (),
        )
    return catalogue


def _text(catalogue: Catalog, language: str) -> str:
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, include_lineno=False)
    head = "".join(f'"{line}\\n"\n' for line in header(language).splitlines())
    return f'msgid ""\nmsgstr ""\n{head}\n{out.getvalue().decode().strip()}\n'


def _header_of(text: str) -> str:
    block = text.partition('msgstr ""\n')[2].partition("\n\n")[0]
    return "".join(line.strip('"').replace("\\n", "\n") for line in block.splitlines())
