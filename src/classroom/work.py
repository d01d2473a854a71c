"""What a learner makes and takes home: files in the folder `my-work`, beside the notebook.

    keep("authorization.html", lambda path: path.write_text(page, encoding="utf-8"))

Nothing in that folder is ever written over: a learner may have edited it. The folder is `my-work` in the
folder of the notebook, unless ARTICLE6_WORK names another; in the book it is a temporary one, and the page
offers the file for download.
"""

import os
import tempfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from classroom.display.page import in_book
from classroom.errors import ClassroomError
from classroom.language import _

__all__ = ["Kept", "folder", "keep"]

FOLDER = "my-work"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was kept: its path, and whether an earlier one of that name was left as it was.

    `edited`: the earlier one says something else, and nothing was written beside it.
    """

    path: Path
    new: bool
    earlier: str = ""
    edited: bool = False

    def __str__(self) -> str:
        file = f"{FOLDER}/{self.path.name}"
        if self.edited:
            return _("{file} is there already and stays as you left it.").format(file=file)
        if not self.new:
            return _("{file} is there already and says the same.").format(file=file)
        written = _("Written: {file}.").format(file=file)
        if not self.earlier:
            return written
        return f"{written} " + _("Your earlier {earlier} is left as it was.").format(earlier=self.earlier)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        if in_book():
            told = escape(_("Download {file}").format(file=self.path.name))
            return (
                f'<p class="a6-download"><a download="{escape(self.path.name, quote=True)}" '
                f'href="{_address(self.path)}">{told}</a></p>'
            )
        link = f'<a href="{FOLDER}/{quote(self.path.name)}" target="_blank">{escape(_("Open it"))}</a>'
        return f"<p>{escape(str(self))} {link}</p>"


def _address(path: Path) -> str:
    """The whole file as an address: a page of the book has no folder to keep it in."""
    from mimetypes import guess_type  # the Python of a page has no such module, and no use for it

    kind = guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"


def folder() -> Path:
    """The folder for a learner's files; made when it is not there."""
    if in_book():
        return _temporary()
    named = os.environ.get("ARTICLE6_WORK")
    place = Path(named).expanduser() if named else Path.cwd() / FOLDER
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ClassroomError(
            _(
                "The folder {name} cannot be made here ({strerror}). Move the notebook into a "
                "folder of your own, or set ARTICLE6_WORK to a folder you may write in."
            ).format(name=place.name, strerror=problem.strerror)
        ) from None
    return place


def keep(name: str, write: Callable[[Path], object], *, once: bool = False) -> Kept:
    """Write a file by that name, through `write(path)`.

    Where a file of that name says something else, it is left alone and the new one gets a number; with
    `once`, for a file that the learner edits, nothing is written then. A file is there whole or not at all.
    """
    place, wanted = folder(), Path(name)
    if wanted.name != name or name in ("", ".", ".."):
        raise ClassroomError(
            _("{name!r} is no plain file name; write one such as letter.docx.").format(name=name)
        )
    with tempfile.TemporaryDirectory(dir=place, prefix=".writing-") as scratch:
        made = Path(scratch, name)
        write(made)
        content = made.read_bytes()
        for target in _names(place, wanted):
            if not target.exists():
                made.replace(target)
                return Kept(target, True, "" if target.name == name else name)
            if target.is_file() and target.read_bytes() == content:
                return Kept(target, False)
            if once:
                return Kept(target, False, edited=True)
    raise AssertionError("a free number is always found")


def _names(place: Path, wanted: Path):
    yield place / wanted.name
    number = 2
    while True:
        yield place / f"{wanted.stem}-{number}{wanted.suffix}"
        number += 1


def _temporary() -> Path:
    return Path(_kept_until_the_end().name)


@cache
def _kept_until_the_end() -> tempfile.TemporaryDirectory:
    """Removed when Python ends."""
    return tempfile.TemporaryDirectory(prefix="article6-")
