"""Putting files in their place whole: written beside it, then moved there.

An interruption leaves the old file, or the new one, never half of one. Folders and devices are not replaced.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from article6.aef.errors import AefFileError
from article6.whole import is_no_file, whole_file

__all__ = ["new_file", "new_folder"]

_MEND = "Name a place in a folder that you can write to."


@contextmanager
def new_file(path: str | Path, encoding: str) -> Iterator[IO[str]]:
    """A text file to write; at the end it is moved to `path`. After an error `path` is as it was."""
    place = _place(path)
    if is_no_file(place):
        raise AefFileError(path, "There is a folder, a device or a pipe of this name.", _MEND)
    with _told(path), whole_file(place, "w", encoding=encoding, newline="") as lines:
        yield lines


@contextmanager
def new_folder(path: str | Path, last: str) -> Iterator[Path]:
    """A folder to write files into; at the end they are moved to `path`.

    If `path` does not exist, the whole folder moves at once. If it does, its files are replaced one after the
    other, each whole, and the file `last` as the last: until it has changed, the exchange is not complete.
    Other files in the folder stay.
    """
    place = _place(path)
    if os.path.lexists(place) and not place.is_dir():
        raise AefFileError(path, "There is a file of this name, not a folder.", "Name a folder.")
    with _told(path):
        temporary = Path(tempfile.mkdtemp(dir=place.parent, prefix=".aef-", suffix=".part"))
    try:
        with _told(path):
            yield temporary
            if not place.exists():
                os.chmod(temporary, 0o755)
                os.rename(temporary, place)
                return
            made = sorted(temporary.iterdir(), key=lambda file: (file.name == last, file.name))
            for file in made:
                if (place / file.name).is_dir():
                    raise AefFileError(place / file.name, "There is a folder of this name.", _MEND)
            for file in made:
                os.replace(file, place / file.name)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _told(path: str | Path) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        raise AefFileError(
            path, "A text holds characters that no file can hold.", "Write the text again."
        ) from None
    except OSError as error:
        raise AefFileError(path, f"It cannot be written: {error.strerror or error}.", _MEND) from None


def _place(path: str | Path) -> Path:
    if "\0" in str(path):
        raise AefFileError(str(path).replace("\0", "\ufffd"), "No file can have this name.", _MEND)
    return Path(path)
