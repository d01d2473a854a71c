"""A sitting for one request of a page: the pack it names, and the progress it brings along."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from classroom import packs
from classroom.progress import MemoryStore, entries_of
from classroom.sitting import Sitting, seated

__all__ = ["seat"]

_seats: dict[str, Sitting] = {}  # by pack: a sitting keeps the scenario for the next answer


@contextmanager
def seat(entries: Mapping[str, Any] | None = None, pack: str | None = None) -> Iterator[Sitting]:
    """The sitting in force while the request is answered."""
    name = pack or packs.active().id
    desk = _seats.get(name)
    if desk is None:
        desk = _seats[name] = Sitting(MemoryStore(), packs.load(name), widgets=False)
    desk.store, desk.results, desk.last = MemoryStore(entries=entries_of(entries or {})), [], {}
    with seated(desk):
        yield desk
