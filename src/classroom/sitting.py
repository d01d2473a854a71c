"""Who sits at the desk: the pack in force and where progress is kept. One per process, or one per `with`."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from classroom.display.page import in_book
from classroom.language import _
from classroom.progress import FileStore, MemoryStore


class Sitting:
    """A pack (None: whichever `classroom.packs` has in force), a store of progress, and the results so far.

    `last` remembers the last wrong answer to each question, so that running a cell again is not an attempt.
    """

    def __init__(self, store: Any = None, pack: Any = None, widgets: bool = True) -> None:
        self.store = store if store is not None else open_store()
        self.fixed_pack = pack
        self.widgets = widgets
        self.results: list = []
        self.last: dict[str, str] = {}
        self._scene: tuple[Any, Any, Any] = (None, None, None)

    def scenario(self, exercise: Any) -> Any:
        """The values of an exercise on the pack in force; the last ones are kept for the next answer."""
        pack = self.pack
        told, on, s = self._scene
        if told is not exercise or on is not pack:
            s = exercise.scenario(pack)
            self._scene = (exercise, pack, s)
        return s

    @property
    def pack(self) -> Any:
        if self.fixed_pack is not None:
            return self.fixed_pack
        from classroom import packs

        return packs.active()


_current: Sitting | None = None


def current() -> Sitting:
    """The sitting in force; made on first use."""
    global _current
    if _current is None:
        _current = Sitting()
    return _current


@contextmanager
def seated(desk: Sitting) -> Iterator[Sitting]:
    """This sitting is the one in force, for a while."""
    global _current
    before, _current = _current, desk
    try:
        yield desk
    finally:
        _current = before


def sitting(pack: Any = None, store: Any = None, widgets: bool = False) -> AbstractContextManager[Sitting]:
    """A sitting apart, for tests and proofs: its own pack, its own progress (in memory unless given)."""
    return seated(Sitting(store or MemoryStore(), pack, widgets))


def open_store() -> MemoryStore:
    """The store of this process: the file of ARTICLE6_PROGRESS, else ~/.article6/progress.json."""
    if in_book():
        return MemoryStore()
    try:
        named = os.environ.get("ARTICLE6_PROGRESS")
        path = Path(named).expanduser() if named else Path.home() / ".article6" / "progress.json"
    except RuntimeError:
        return MemoryStore(_("Progress is kept in memory only: this system names no home folder."))
    return FileStore(path)
