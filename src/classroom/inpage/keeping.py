"""The progress that a page keeps: the table of all exercises, and another file merged in."""

from collections.abc import Mapping
from typing import Any

from classroom import packs
from classroom.language import _, counted
from classroom.overview import Overview
from classroom.progress import MemoryStore, entries_of, exported, plain
from classroom.progress import merge as merged_of

__all__ = ["merge", "progress"]


def progress(
    entries: Mapping[str, Any] | None = None, pack: str | None = None, pages: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The table that `progress()` shows; `pages` gives the address of the page of each exercise."""
    store = MemoryStore(entries=entries_of(entries or {}))
    chosen = packs.load(pack) if pack else packs.active()
    return {"html": Overview.of(store, chosen).html(pages)}


def merge(entries: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The page's entries together with those of an exported file; a file that holds none is refused."""
    found, whole = exported(text.encode())
    mine = entries_of(entries)
    together = merged_of(mine, found)
    new = sum(together[key] != mine.get(key) for key in together)
    told = counted("{n} question was brought up to date.", "{n} questions were brought up to date.", new)
    if not new:
        told = _("The file holds nothing that is not here already.")
    if not whole:
        told += " " + _("The file is damaged; what can be read of it was taken.")
    return {"entries": plain(together), "told": told}
