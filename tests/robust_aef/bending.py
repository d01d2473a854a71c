"""Workbooks that are not as they should be, made from one that is; the same on every run.

Each kind is what a slip, a program, a disk, a transfer or somebody with bad intent makes of a workbook.
A kind is a function of a die and of the good workbook's bytes, and gives the bytes of one bent workbook.
"""

import random
from collections.abc import Callable, Iterator

from tests.robust_aef import bent_archives, bent_cells, bent_sheets, bent_xml
from tests.robust_aef.bending_parts import Dice

# How many of each kind. The sum is what the issue asks for, and more.
KINDS: dict[str, tuple[int, Callable[[Dice, bytes], bytes]]] = {
    "a byte flipped, cut, zeroed or inserted": (90, bent_archives.bytes_changed),
    "many bytes changed": (40, bent_archives.bytes_changed_often),
    "the archive's table of contents changed": (50, bent_archives.directory_changed),
    "truncated": (40, bent_archives.truncated),
    "pieces lost, doubled or added": (30, bent_archives.spliced),
    "parts missing, exchanged or with odd names": (40, bent_archives.parts_missing_or_moved),
    "packed in another way": (6, bent_archives.packed_otherwise),
    "XML: characters and lines": (60, bent_xml.characters_of_a_part),
    "XML: elements lost, doubled, renamed": (60, bent_xml.elements_of_a_part),
    "XML: attributes": (50, bent_xml.attributes_of_a_part),
    "XML: encodings, document types, entities": (40, bent_xml.encodings_and_document_types),
    "cells with other values, types and styles": (100, bent_cells.cells_with_other_values),
    "cells beginning with = + - @, formulas": (40, bent_cells.formulas),
    "dates as numbers, as texts, from 1904": (40, bent_cells.dates_in_other_forms),
    "cells and rows at impossible places": (40, bent_cells.references_of_cells),
    "shared texts that do not fit": (20, bent_cells.shared_texts),
    "merged cells": (25, bent_sheets.merged_cells),
    "hidden rows, columns and sheets": (20, bent_sheets.hidden_things),
    "sheets renamed, missing, twice, exchanged": (40, bent_sheets.sheets),
    "headers moved, renamed, twice, gone": (40, bent_sheets.headers),
    "huge ranges of empty cells": (10, bent_sheets.huge_ranges),
    "macros, links, embedded files": (15, bent_archives.macros_links_and_more),
    "zip bombs": (12, bent_archives.bombs),
    "other files under the name of a workbook": (30, bent_archives.other_files),
}


def bent(kind: str, good: bytes) -> Iterator[bytes]:
    """The bent workbooks of a kind, each from a die of its own."""
    how_many, bend = KINDS[kind]
    for number in range(how_many):
        yield bend(random.Random(f"{kind} {number}"), good)
