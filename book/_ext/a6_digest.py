"""One digest for whatever is built again only when something has changed: the pages, and what `make` makes.

It stands here because a book is also built from a copy that has no `tools`; these import it, not the other
way round. Only the standard library is needed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path


def files_under(folder: Path) -> list[Path]:
    """The files below a folder in a stable order, without what Python and editors leave behind."""
    found = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(part == "__pycache__" or part.startswith(".") or part.endswith(".egg-info") for part in parts):
            continue
        if path.is_file():
            found.append(path)
    return found


def digest(root: Path, paths: Iterable[Path], **also: str) -> str:
    """A digest of the names (from the root) and contents of files, and of what else counts, by its name."""
    total = hashlib.sha256()
    for name, value in sorted(also.items()):
        total.update(name.encode() + b"\0" + hashlib.sha256(value.encode()).digest())
    for path in paths:
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def executed_with() -> dict[str, str]:
    """What else decides the outputs of a notebook: this Python, and the pack in force."""
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return {"python": python, "pack": os.environ.get("ARTICLE6_PACK", "")}
