"""Exercises in a page: the calls of `classroom.engine`, with the progress that the page keeps.

Every request brings the page's progress along (`entries`, as the progress file holds them) and gets back what
changed. `given` is what the form collected: a text; a number for the option at that place, counted from 0, or
a list of them; {case: option}, cases counted from 1; [[row, column, text], …]; {"name": …, "base64": …} for a
file.
"""

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from classroom import engine, registry
from classroom.buttons import in_buttons, offer
from classroom.errors import ClassroomError
from classroom.feedback import Result, State
from classroom.inpage.seat import seat
from classroom.progress import plain
from classroom.questions import Choice, Decisions, FreeText, Ordering, Question, Table, WorkFile
from classroom.quiz import score as score_of
from classroom.sitting import Sitting
from classroom.wording import to_plain

__all__ = ["check", "hint", "score", "standing", "working"]

_LONGEST = 60  # letters of a file's name; in any script fewer bytes than a file system allows


def check(
    id: str, given: Any = None, met: Any = None, before: str | None = None, **page: Any
) -> dict[str, Any]:
    """Look at an answer. `before`: what the last reply to this question gave back by that name."""
    with seat(**page) as desk:
        exercise, number = _one(id)
        question, s = exercise.question(number), desk.scenario(exercise)
        if before is not None:
            desk.last[f"{desk.pack.id}/{id}"] = before
        with _in_code(question, s, given) as answer:
            result = engine.check(id, answer, met=met)
        told = _reply(desk, question, result)
        told["before"] = desk.last.get(f"{desk.pack.id}/{id}")
        if result.state is State.ASSESS and isinstance(question, FreeText):
            told["rubric"] = [to_plain(text) for text in question.criteria(s)]
        return told


def hint(id: str, **page: Any) -> dict[str, Any]:
    """The next hint."""
    return _help(id, False, page)


def working(id: str, **page: Any) -> dict[str, Any]:
    """How it is done, after the last hint; recorded as shown."""
    return _help(id, True, page)


def standing(ids: Sequence[str], **page: Any) -> dict[str, Any]:
    """How the questions of a page stand: {"questions": {id: what the form shows and offers}}."""
    told = {}
    with seat(**page) as desk:
        for id in ids:
            exercise, number = _one(id)
            entry = desk.store.entry(desk.pack.id, id)
            offered = offer(exercise.question(number), entry)
            told[id] = {
                "solved": entry.solved,
                "hints_left": offered.hints_left,
                "offer_working": offered.working,
            }
    return {"questions": told}


def score(id: str, root: str = "", **page: Any) -> dict[str, Any]:
    """How a quiz stands. `root`: the way from the page to the book's first folder, such as "../../"."""
    with seat(**page):
        return {"html": score_of(id).html(partial(_link, root))}


def _link(root: str, lesson: str, title: str) -> str:
    return f'<a href="{escape(root)}notebooks/{lesson}.html">{escape(title)}</a>'


def _help(id: str, done: bool, page: Mapping[str, Any]) -> dict[str, Any]:
    with seat(**page) as desk:
        exercise, number = _one(id)
        return _reply(desk, exercise.question(number), engine.hint(id, working=done))


def _reply(desk: Sitting, question: Question, result: Result) -> dict[str, Any]:
    entry = desk.store.entry(desk.pack.id, result.id)
    offered = offer(question, entry)
    return {
        "html": in_buttons(result, offered)._repr_html_(),
        "state": str(result.state),
        "solved": entry.solved,
        "hints_left": offered.hints_left,
        "offer_working": offered.working,
        "entries": plain({f"{desk.pack.id}/{result.id}": entry}),
    }


def _one(id: str) -> tuple[Any, int]:
    exercise, number = registry.find(id)
    if number is None:
        raise ClassroomError(f'"{id}" names no question; add its number, such as "{id}.1".')
    return exercise, number


@contextmanager
def _in_code(question: Question, s: Any, given: Any) -> Iterator[Any]:
    """What was given, in the form that code would give it."""
    match question:
        case Choice() | Ordering():
            keys = [key for key, _ in question.labels(s)]
            yield [_key(n, keys) for n in given] if isinstance(given, list) else _key(given, keys)
        case Decisions():
            keys = [key for key, _ in question.labels(s)]
            yield {case: _key(n, keys) for case, n in (given or {}).items()}
        case Table():
            yield {(row, column): text for row, column, text in given or ()}
        case WorkFile():
            with _file(given) as path:
                yield path
        case _:
            yield given


def _key(place: Any, keys: Sequence[str]) -> Any:
    """The key of the option at that place; anything else is for the engine to judge."""
    if isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(keys):
        return keys[place]
    return place


@contextmanager
def _file(given: Any) -> Iterator[Any]:
    """The file that was handed in, in a folder of its own for as long as it is looked at."""
    if not isinstance(given, Mapping):
        yield given
        return
    content = b""
    with suppress(binascii.Error, ValueError):
        content = b64decode(str(given.get("base64", "")), validate=True)
    with TemporaryDirectory() as folder:
        path = _HandedIn(folder, _name(str(given.get("name"))))
        path.write_bytes(content)
        path.told = f"{path.name} {sha256(content).hexdigest()}"
        yield path


def _name(told: str) -> str:
    """A name that can be written here: some systems allow longer ones, and the end tells the form."""
    name = Path(told.replace("\0", "")).name
    return "file" if name in {"", ".."} else name[-_LONGEST:]


class _HandedIn(type(Path())):
    """A path that is told by what it holds: the same file again is the same answer."""

    def __repr__(self) -> str:
        return self.told
