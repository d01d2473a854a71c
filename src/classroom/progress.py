"""What has been tried and solved, in one local file: no names, no dates, no answers.

The file is JSON with one question per line, so that a damaged file can still be read line by line. It is
written to a temporary file, flushed to the disk and renamed, under a lock, and then copied to `.bak` in the
same way. Whatever happens in between, one of the two is whole.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic, sleep

from classroom.errors import ClassroomError
from classroom.language import _

FORMAT = 1
_LINE = re.compile(r'\s*("(?:[^"\\]|\\.)+"):\s*(\{[^{}]*\}),?\s*')
_PATIENCE = 5.0  # seconds to wait for another notebook that is writing


@dataclass(frozen=True, slots=True)
class Entry:
    """One question on one pack. shown: the working was looked at before it was solved."""

    attempts: int = 0
    hints: int = 0
    solved: bool = False
    shown: bool = False

    def plus(self, attempts: int = 0, hints: int = 0, solved: bool = False, shown: bool = False) -> "Entry":
        return Entry(
            self.attempts + attempts,
            self.hints + hints,
            self.solved or solved,
            self.shown or (shown and not self.solved),
        )

    def merged(self, other: "Entry") -> "Entry":
        """The better of two copies of the same entry: nothing solved is lost, nothing counted twice."""
        return Entry(
            max(self.attempts, other.attempts),
            max(self.hints, other.hints),
            self.solved or other.solved,
            self.shown or other.shown,
        )

    @property
    def state(self) -> str:
        if self.solved:
            return "solved after the working" if self.shown else "solved"
        if self.shown:
            return "working shown"
        return "tried" if self.attempts or self.hints else "not started"


Entries = dict[str, Entry]  # "<pack>/<exercise>.<number>"


def merge(*copies: Entries) -> Entries:
    """All entries of all copies; where two hold the same, the better of each."""
    merged: Entries = {}
    for copy in copies:
        for key, entry in copy.items():
            merged[key] = merged[key].merged(entry) if key in merged else entry
    return merged


class MemoryStore:
    """Progress for this kernel only; `standing` says why, if there is a reason to say it."""

    def __init__(self, standing: str = "", entries: Entries | None = None) -> None:
        self.entries: Entries = dict(entries or {})
        self.standing = standing
        self._news = [standing] if standing else []

    def entry(self, pack: str, name: str) -> Entry:
        """What is known of this question on this pack."""
        return self.entries.get(f"{pack}/{name}", Entry())

    def record(self, pack: str, name: str, **more: int | bool) -> None:
        """Add attempts or hints, or note that it was solved or its working shown."""
        key = f"{pack}/{name}"
        self.entries[key] = self.entries.get(key, Entry()).plus(**more)

    def take(self, entries: Entries) -> None:
        """Put entries from elsewhere together with these."""
        self.entries = merge(self.entries, entries)

    def notes(self) -> tuple[str, ...]:
        """Sentences the learner has not seen yet; each is given once."""
        news, self._news = tuple(self._news), []
        return news


class FileStore(MemoryStore):
    """Progress in a file. What cannot be written is kept in memory and written as soon as it can be."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = Path(os.path.realpath(path))
        if os.path.exists(self.path.parent):  # looking alone makes no folder
            self._update(None)

    def record(self, pack: str, name: str, **more: int | bool) -> None:
        self._update(f"{pack}/{name}", **more)

    def take(self, entries: Entries) -> None:
        super().take(entries)
        self._update(None, changed=bool(entries))

    def _update(self, key: str | None, *, changed: bool = False, **more: int | bool) -> None:
        """Read, merge, add and write under the lock; without a change only read, and mend what is damaged."""
        added = False
        try:
            with _lock(self.path):
                on_disk, whole = self._read()
                self.entries = merge(self.entries, on_disk)
                if key:
                    self.entries[key] = self.entries.get(key, Entry()).plus(**more)
                    added = True
                if key or changed or not whole:
                    write(self.path, self.entries)
            self.standing = ""
        except (OSError, ClassroomError) as error:
            with suppress(OSError, ClassroomError):  # perhaps it can be read, if not written
                self.entries = merge(self.entries, parse(_bytes(self.path) or b"")[0])
            if key and not added:
                self.entries[key] = self.entries.get(key, Entry()).plus(**more)
            reason = str(error) if isinstance(error, ClassroomError) else _reason(error)
            standing = _("Progress is kept in memory only, until this notebook is closed: {reason}.")
            standing = standing.format(reason=reason.rstrip("."))
            if standing != self.standing:
                self._news.append(standing)
            self.standing = standing

    def _read(self) -> tuple[Entries, bool]:
        """The entries on disk, and whether the file is whole. A damaged file is copied aside first."""
        backup = self.path.with_name(self.path.name + ".bak")
        raw, spare = _bytes(self.path), _bytes(backup)
        if raw is None:
            if spare is None:
                return {}, True
            saved = parse(spare)[0]
            if saved:
                told = _(
                    "The progress file was missing; {recovered} from its copy {name}. To start over, "
                    "delete both."
                )
                self._news.append(told.format(recovered=_count(saved), name=backup.name))
            return saved, False
        found, whole = parse(raw)
        if whole:
            return found, True
        aside = _set_aside(self.path, raw)
        saved = merge(found, parse(spare)[0] if spare is not None else {})
        told = _("The progress file was damaged and is kept as {name}; {recovered}.")
        self._news.append(told.format(name=aside.name, recovered=_count(saved)))
        return saved, False


def parse(raw: bytes) -> tuple[Entries, bool]:
    """(entries, whole): of a damaged file, the lines that can still be read.

    Raises ClassroomError for a file of a newer version, which must not be overwritten.
    """
    try:
        data = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return _salvage(raw), False
    if isinstance(data, dict) and isinstance(data.get("format"), int) and data["format"] > FORMAT:
        raise ClassroomError(
            _("the progress file was written by a newer version of the course and is left alone")
        )
    if (
        not isinstance(data, dict)
        or data.get("format") != FORMAT
        or not isinstance(data.get("questions"), dict)
    ):
        return _salvage(raw), False
    entries = entries_of(data["questions"])
    return entries, len(entries) == len(data["questions"])


def entries_of(questions: Mapping[str, object]) -> Entries:
    """The entries among the values of the file's "questions"; what is no entry is left out."""
    return {key: entry for key, value in questions.items() if (entry := _entry(value))}


def plain(entries: Entries) -> dict[str, dict]:
    """The entries as the file's "questions" holds them."""
    return {key: asdict(entry) for key, entry in sorted(entries.items())}


def exported(raw: bytes) -> tuple[Entries, bool]:
    """What a file holds that somebody hands in as exported progress, and whether it is whole.

    Raises ClassroomError for a file without any.
    """
    found, whole = parse(raw)
    if not found and not whole:
        raise ClassroomError(
            _("This file holds no progress of this course: choose a file that was exported here.")
        )
    return found, whole


def load(path: Path) -> Entries:
    """The entries of an exported file; raises ClassroomError for one that is not there or holds none."""
    raw = _bytes(path)
    if raw is None:
        told = _('There is no file "{name}" here: export it from the book, and put it beside this notebook.')
        raise ClassroomError(told.format(name=path.name))
    return exported(raw)[0]


def _salvage(raw: bytes) -> Entries:
    entries = {}
    for line in raw.decode("utf-8", "replace").splitlines():
        found = _LINE.fullmatch(line)
        if found:
            with suppress(ValueError):
                entry = _entry(json.loads(found[2]))
                if entry:
                    entries[json.loads(found[1])] = entry
    return entries


def _entry(value: object) -> Entry | None:
    if not isinstance(value, dict) or set(value) != {"attempts", "hints", "solved", "shown"}:
        return None
    counts = [value["attempts"], value["hints"]]
    flags = [value["solved"], value["shown"]]
    if not all(type(n) is int and 0 <= n < 10**9 for n in counts) or not all(type(f) is bool for f in flags):
        return None
    return Entry(**value)


def write(path: Path, entries: Entries) -> None:
    """The whole file, then its copy: each by temporary file, flush and rename."""
    content = text_of(entries).encode()
    _replace(path, content)
    _replace(path.with_name(path.name + ".bak"), content)


def text_of(entries: Entries) -> str:
    """The text of the file."""
    lines = [f"{json.dumps(key)}: {json.dumps(entry)}" for key, entry in plain(entries).items()]
    return f'{{\n"format": {FORMAT},\n"questions": {{\n' + ",\n".join(lines) + "\n}\n}\n"


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{path.name}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    with suppress(OSError, AttributeError):  # not every system can flush a folder
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _set_aside(path: Path, raw: bytes) -> Path:
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if not aside.exists():
            _replace(aside, raw)
            return aside
        if _bytes(aside) == raw:  # set aside before an interruption
            return aside
        number += 1


def _bytes(path: Path) -> bytes | None:
    _refuse_other_than_file(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_other_than_file(path: Path) -> None:
    """Replacing a device would break it, and reading one may never end."""
    if path.exists() and not path.is_file():
        what = _("a folder") if path.is_dir() else _("a device or a pipe")
        told = _("{name} is {what}; set ARTICLE6_PROGRESS to the path of a file")
        raise ClassroomError(told.format(name=path.name, what=what))


def _reason(error: OSError) -> str:
    said = error.strerror or str(error) or type(error).__name__
    return _("{said}; set ARTICLE6_PROGRESS to the path of a file that can be written").format(said=said)


def _count(entries: Entries) -> str:
    solved = sum(entry.solved for entry in entries.values())
    told = _("{n} entries, {solved} of them solved, were recovered")
    return told.format(n=len(entries), solved=solved)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """One writer at a time. Systems without file locks go without."""
    _refuse_other_than_file(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:  # Windows, and Python in the browser
        yield
        return
    with open(path.with_name(path.name + ".lock"), "a") as file:
        end = monotonic() + _PATIENCE
        while True:
            try:
                flock(file, LOCK_EX | LOCK_NB)
                break
            except BlockingIOError:
                if monotonic() > end:
                    raise ClassroomError(
                        _("another notebook is writing the progress file; it is tried again")
                    ) from None
                sleep(0.02)
            except OSError:  # a network drive without locks
                break
        yield
