"""A file put in its place whole: written beside it, then moved there.

An interruption leaves the old file or the new one, never half of one. What a refusal is called and how to
mend it is for the caller to say; a folder, a device or a pipe is never to be replaced.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

__all__ = ["NoPlace", "is_no_file", "whole_file"]


class NoPlace(OSError):
    """Nothing can be written there: the folder is missing or closed, or no file can have the name."""


def is_no_file(place: Path) -> bool:
    """True where something stands that is not a file: to replace a device would break it."""
    return os.path.lexists(place) and not place.is_file()


@contextmanager
def whole_file(place: Path, mode: str = "wb", **how) -> Iterator[IO]:
    """A file to write, opened with `mode` and `how` as `open` takes them; at the end it is moved to `place`.

    After an error `place` is as it was. Raises `NoPlace` before anything is written, later any OSError.
    """
    try:
        with suppress(FileNotFoundError):
            os.lstat(place)  # a name that is too long is told now, not when all is written
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".writing-", suffix=".part")
    except (OSError, ValueError) as error:  # ValueError: a character of the name
        raise NoPlace(getattr(error, "errno", None), getattr(error, "strerror", None) or str(error)) from None
    try:
        with open(handle, mode, **how) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, place)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
