"""The outlines of the reports as data (6/CMA.4 annexes V and VI; 4/CMA.6 annex I).

`outline("initial")` has the 34 items of the initial report, `outline("updated initial")` the 15 of 18(g) to
(i), `outline("regular")` the 27 of the annex to the biennial transparency report. The 17 supplementary
elements hang on the items they belong to. The table is `outlines.toml`, read on first use.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from article6.beside import beside
from article6.reports.report import KINDS

__all__ = [
    "Chapter",
    "Element",
    "OutlineItem",
    "chapters",
    "cite",
    "elements",
    "find",
    "normal",
    "outline",
    "within",
]


@dataclass(frozen=True, slots=True)
class Element:
    """A supplementary element of 4/CMA.6 annex I, incorporated as relevant (para. 18).

    `same`: it asks for what the item itself gives, so that the item answers it.
    """

    key: str
    write: str
    when: str = ""
    same: bool = False


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One item: where it stands, what it is called, what the Party writes, and on which rule it rests.

    `each`: once for each cooperative approach. `when`: its condition (`article6.reports.conditions`), or "".
    `part`: the decision asks for the paragraph as a whole. `later`: the item of the regular information that
    updates it.
    """

    key: str
    chapter: str
    heading: str
    write: str
    rule: str
    each: bool = False
    when: str = ""
    part: bool = False
    later: str = ""
    element: tuple[Element, ...] = ()

    @property
    def paragraph(self) -> str:
        """The paragraph of 2/CMA.3 annex with its letters: "18(h)(iii)"; "" for an annex of the outline."""
        first = self.key.partition(" ")[0]
        return first if first[0].isdigit() else ""

    @property
    def whole(self) -> str:
        """The paragraph down to its first letter: "18(h)" for "18(h)(iii)"."""
        return re.match(r"\d+\([a-z]+\)|.*", self.key).group()

    @property
    def cite(self) -> str:
        """Where it stands: "2/CMA.3 annex 18(b) (18/CMA.1 annex 64(a))"."""
        return cite(self.key)

    @property
    def label(self) -> str:
        """Key and heading, for a message."""
        return f"{self.key} ({self.heading})"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the outline that groups items."""

    id: str
    heading: str


def outline(kind: str) -> tuple[OutlineItem, ...]:
    """The items of a report, in order; `kind` is one of KINDS."""
    return _table()[_known(kind)][0]


def chapters(kind: str) -> tuple[Chapter, ...]:
    """The headings that group the items of a report, in order."""
    return _table()[_known(kind)][1]


def elements(kind: str = "initial") -> tuple[Element, ...]:
    """The supplementary elements of 4/CMA.6 annex I that belong to a report, in order."""
    return tuple(one for item in outline(kind) for one in item.element)


def find(kind: str, key: str) -> OutlineItem | None:
    """The item with this key, however it is spaced ("18 (h) (iii)"); None where the outline has none."""
    wanted = normal(key)
    return next((item for item in outline(kind) if item.key.casefold() == wanted.casefold()), None)


def within(key: str, whole: str) -> bool:
    """True if `key` lies in the paragraph `whole`: "18(h)(iii)" and "18(h)" in "18(h)"."""
    return key == whole or key.startswith((whole + "(", whole + " "))


def normal(key: str) -> str:
    """A key as the outline writes it: "para. 18 (h) (iii)" is "18(h)(iii)"."""
    text = " ".join(key.split())
    text = re.sub(r"^(para(graph)?s?\.?)\s*", "", text, flags=re.IGNORECASE)
    return re.sub(r"(?<=[\d)])\s+(?=\()", "", text)


def cite(key: str) -> str:
    """The citation of a key: "18(a) 4(c)" is "2/CMA.3 annex 18(a), 4(c)"."""
    paragraph, _, rest = key.partition(" ")
    if not paragraph[:1].isdigit():
        return "6/CMA.4 annex VI"
    if rest.startswith("64("):
        return f"2/CMA.3 annex {paragraph}; 18/CMA.1 annex {rest}"
    if rest.startswith("4("):
        return f"2/CMA.3 annex {paragraph}, {rest}"
    return f"2/CMA.3 annex {paragraph}"


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"{kind!r:.60} is no kind of report. Choose one of: {', '.join(KINDS)}.")
    return kind


@functools.cache
def _table() -> dict[str, tuple[tuple[OutlineItem, ...], tuple[Chapter, ...]]]:
    raw = beside(__package__, "outlines.toml")
    items: dict[str, list[OutlineItem]] = {"initial": [], "regular": []}
    groups: dict[str, list[Chapter]] = {"initial": [], "regular": []}
    for line in raw["item"]:
        parts = tuple(Element(**part) for part in line.pop("element", ()))
        items[line.pop("outline")].append(OutlineItem(**line, element=parts))
    for line in raw["chapter"]:
        groups[line.pop("outline")].append(Chapter(**line))
    each = [item for item in items["initial"] if item.each]
    return {
        "initial": (tuple(items["initial"]), tuple(groups["initial"])),
        "updated initial": (tuple(each), tuple(g for g in groups["initial"] if g.id.startswith("IV"))),
        "regular": (tuple(items["regular"]), tuple(groups["regular"])),
    }
