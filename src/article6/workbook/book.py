"""What a workbook says about itself: its sheets, its shared texts, and which styles show a date."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from article6.workbook.container import MIB, Container
from article6.workbook.xml import Attributes, local, parse, unescaped

__all__ = ["Book", "Sheet", "book"]

MAX_TEXTS = 512 * MIB  # the part with the shared texts, which is held in memory
MAX_SHEETS = 1_000
# Formats 14 to 22 and 45 to 47 show dates or times; 27 to 36 and 50 to 58 do in East Asian versions.
_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the part that holds it, whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Book:
    """`sheets` in order; `texts` as cells refer to them; `dates`: the styles that show a date.

    `macros` and `links` say whether the file holds macros, and links to other files.
    """

    sheets: list[Sheet] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    dates: frozenset[str] = frozenset()
    from_1904: bool = False
    macros: bool = False
    links: bool = False


def book(container: Container) -> Book:
    """Read the parts that are not sheets."""
    main = _main(container)
    found = Book()
    targets = _relations(container, main)
    found.sheets, found.from_1904 = _sheets(container, main, targets)
    for kind, part in targets.values():
        if kind == "sharedstrings" and part in container:
            found.texts = _texts(container, part)
        elif kind == "styles" and part in container:
            found.dates = _date_styles(container, part)
    names = container.parts
    found.macros = any(name.rpartition("/")[2].startswith("vbaproject") for name in names)
    found.links = any("externallinks/" in name for name in names)
    return found


def _main(container: Container) -> str:
    for kind, part in _relations(container, "").values():
        if kind == "officedocument":
            return part
    if "xl/workbook.xml" in container:
        return "xl/workbook.xml"
    raise container.damaged("it does not say where its sheets are")


def _relations(container: Container, part: str) -> dict[str, tuple[str, str]]:
    """Of a part (the package itself: ""): id -> (kind in small letters, target part)."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode", "").casefold() != "external":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2].casefold()
            found[attributes.get("Id", "")] = (kind, target.lstrip("/"))

    if source in container:
        parse(container, source, f"its part {source!r}", start)
    return found


def _sheets(container: Container, main: str, targets: dict[str, tuple[str, str]]) -> tuple[list[Sheet], bool]:
    sheets: list[Sheet] = []
    from_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal from_1904
        if name == "workbookPr":
            from_1904 = attributes.get("date1904", "") in {"1", "true", "on"}
        elif name == "sheet" and len(sheets) <= MAX_SHEETS:
            key = next((value for at, value in attributes.items() if ":" in at and local(at) == "id"), "")
            kind, part = targets.get(key, ("", ""))
            title = attributes.get("name", "")
            if kind in {"worksheet", ""}:  # the others are charts, dialogs and macros
                if part not in container:
                    raise container.damaged(f"the sheet {title[:60]!r} is listed but not in the file")
                sheets.append(Sheet(title, part, attributes.get("state", "visible") != "visible"))

    parse(container, main, "the list of its sheets", start)
    if not sheets:
        raise container.damaged("it lists no sheet")
    if len(sheets) > MAX_SHEETS:
        raise container.refuse(
            f"the workbook has more than {MAX_SHEETS} sheets.", "Save the seven sheets of the AEF alone."
        )
    return sheets, from_1904


def _texts(container: Container, part: str) -> list[str]:
    """The shared texts. Pieces with formats of their own are joined; reading aids (phonetic) are left out."""
    if container.size(part) > MAX_TEXTS:
        raise container.refuse(
            f"its texts have {container.size(part) // MIB} MiB; at most {MAX_TEXTS // MIB} are read.",
            "Send so many rows as CSV.",
        )
    texts: list[str] = []
    pieces: list[str] = []
    wanted = aside = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal wanted, aside
        if name == "t":
            wanted = not aside
        elif name == "si":
            pieces.clear()
        elif name == "rPh":
            aside = True

    def end(name: str) -> None:
        nonlocal wanted, aside
        if name == "t":
            wanted = False
        elif name == "si":
            texts.append(unescaped("".join(pieces)))
        elif name == "rPh":
            aside = False

    def text(data: str) -> None:
        if wanted:
            pieces.append(data)

    parse(container, part, "the list of its texts", start, end, text)
    return texts


def _date_styles(container: Container, part: str) -> frozenset[str]:
    """The numbers of the cell styles that show a date, as cells write them."""
    dates = {str(number) for number in _DATES}
    found: set[str] = set()
    inside = False
    position = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal inside, position
        if name == "numFmt":
            number = attributes.get("numFmtId", "")
            shows = _is_date(attributes.get("formatCode", ""))
            dates.add(number) if shows else dates.discard(number)
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            if attributes.get("numFmtId") in dates:
                found.add(str(position))
            position += 1

    def end(name: str) -> None:
        nonlocal inside
        if name == "cellXfs":
            inside = False

    parse(container, part, "the list of its styles", start, end)
    return frozenset(found)


def _is_date(code: str) -> bool:
    """Whether a number format shows a date or a time: it has d, m, y, h or s outside quotes and colours."""
    first = code.split(";")[0]
    return bool(re.search(r"[dmyhs]", _NOT_CODE.sub("", first), re.IGNORECASE))
