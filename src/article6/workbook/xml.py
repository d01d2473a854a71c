"""Reading XML parts piece by piece, with nothing that XML can do besides holding data.

A part with a document type is refused: only there can entities be declared that grow without end or name
other files. Workbooks never have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from article6.aef.errors import AefFileError
from article6.workbook.container import DAMAGE, Container

__all__ = ["Attributes", "check_prolog", "fed", "local", "parse", "unescaped"]

Attributes = dict[str, str]
PIECE = 256 * 1024
DEEPEST = 200  # elements inside each other; a workbook has some ten
ENCODINGS = {"utf-8", "utf-16", "us-ascii", "iso-8859-1"}  # what the parser knows by itself
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Refused(Exception):
    """Raised inside the parser's callbacks; the text ends the sentence "the part …"."""


def local(name: str) -> str:
    """The name of an element or attribute without its prefix: "x:row" is "row"."""
    return name.rpartition(":")[2]


def unescaped(text: str) -> str:
    """The text with characters that XML cannot hold as themselves: `_x000D_` is a carriage return."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def fed(container: Container, part: str, parser: expat.XMLParserType, what: str) -> Iterator[int]:
    """Feed a part to a parser; after each piece, give its bytes. `what` names the part in messages."""

    def doctype(*_: object) -> None:
        raise _Refused("declares a document type, which no workbook needs and which can hide harm")

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.casefold() not in ENCODINGS:
            raise _Refused(f"is written in the encoding {encoding[:40]!r}, which workbooks never use")

    parser.StartDoctypeDeclHandler = doctype
    parser.XmlDeclHandler = declaration
    parser.buffer_text = True
    parser.buffer_size = 64 * 1024
    try:
        with container.open(part) as stream:
            while piece := stream.read(PIECE):
                parser.Parse(piece)
                yield len(piece)
        parser.Parse(b"", True)
        yield 0
    except _Refused as refused:
        raise container.refuse(f"{what} {refused}.", "Copy the tables into a new workbook.") from None
    except expat.ExpatError as error:
        raise container.damaged(f"{what} breaks off or is no XML (line {error.lineno})") from None
    except AefFileError:
        raise
    except DAMAGE:
        raise container.damaged(f"{what} cannot be unpacked") from None


def parse(
    container: Container,
    part: str,
    what: str,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a whole part: `start` and `end` get the names of elements without their prefix."""
    parser = expat.ParserCreate()
    depth = 0

    def starts(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _Refused(f"nests more than {DEEPEST} elements")
        if start:
            start(local(name), attributes)

    def ends(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(local(name))

    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    if text:
        parser.CharacterDataHandler = text
    for _ in fed(container, part, parser, what):
        pass


def check_prolog(container: Container, part: str) -> None:
    """Refuse a part with a document type, before another parser reads it. A part that is no XML passes."""
    if not part.endswith((".xml", ".rels", ".vml")):
        return
    parser = expat.ParserCreate()
    begun = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal begun
        begun = True

    parser.StartElementHandler = start
    for _ in fed(container, part, parser, f"its part {part!r}"):
        if begun:
            return
