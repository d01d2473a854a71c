"""Writing files so that none is ever half-written."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from classroom.language import _

from .errors import ReadinessError


def write_all(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, made if it is missing: all to temporary names first, then each renamed.

    Whenever it is interrupted, each file is either the old one or the new one, whole.
    Raises ReadinessError with the way out where the folder cannot be used.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            temporary = folder / f".{name}.part"
            waiting.append((temporary, folder / name))
            with open(temporary, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for temporary, final in waiting:
            os.replace(temporary, final)
    except OSError as error:
        for temporary, _final in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise ReadinessError(
            _(
                "The sheet could not be written into {folder!r}: {reason}. Name another folder, such as "
                'save("my-work"), or free some space.'
            ).format(folder=folder.name or _("this folder"), reason=reason)
        ) from None
    return tuple(final for _, final in waiting)
