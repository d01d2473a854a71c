"""Put the built book into one zip file that works on a computer without the internet.

The same book gives the same file, byte for byte: names are sorted and times are fixed.
"""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tools import edition, lite
from tools.say import BUILD, Stop, main_guard, note, seconds, shown, step

FOLDER = "article-6-in-practice"
HTML = BUILD / "html"
GOOD = BUILD / "book.good"
TARGET = BUILD / f"{FOLDER}.zip"
# What stands beside the site. serve.py is for the three start scripts.
BESIDE = Path(__file__).with_name("offline")
RUNNABLE = {".sh", ".command"}
WINDOWS = {".bat", ".txt"}  # lines end as Windows has them
TIME = (2020, 1, 1, 0, 0, 0)


def beside() -> Iterator[tuple[str, bytes, bool]]:
    """The files at the top of the zip: name, bytes, whether they can be started."""
    for path in sorted(BESIDE.iterdir()):
        if path.is_file():
            text = path.read_text("utf-8")
            if path.suffix in WINDOWS:
                text = text.replace("\n", "\r\n")
            yield path.name, text.encode(), path.suffix in RUNNABLE


def pages(site: Path) -> Iterator[tuple[str, bytes, bool]]:
    """The files of the site below `site/`, without those that only the builder reads."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield f"site/{name.as_posix()}", path.read_bytes(), False


def parts() -> Iterator[tuple[str, Path]]:
    """The parts of the book, each with the file that is there once it is whole; a build may be stopped."""
    yield "its pages are", GOOD
    yield "its first page is", HTML / "index.html"
    yield "Python for its pages is", HTML / "_static" / "live" / "manifest.js"
    for language in edition.languages():
        yield f"its edition in {language} is", edition.stamp(language)
    yield "its JupyterLite is", lite.STAMP


def tidy(target: Path) -> None:
    """Remove what a run that was killed left half written; a run that still writes keeps its file."""
    for left in target.parent.glob(f"{target.name}.*.tmp"):
        writer = left.suffixes[-2][1:]
        if writer.isdigit() and not _running(int(writer)):
            left.unlink(missing_ok=True)


def _running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def pack(site: Path, target: Path) -> int:
    """Write the zip file, whole or not at all; return the number of files."""
    target.parent.mkdir(parents=True, exist_ok=True)
    tidy(target)
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    count = 0
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
            for name, content, runnable in chain(beside(), pages(site)):
                entry = zipfile.ZipInfo(f"{FOLDER}/{name}", TIME)
                entry.create_system = 3  # so that the mark "can be started" is read
                entry.external_attr = (0o100755 if runnable else 0o100644) << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(entry, content)
                count += 1
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def main() -> int:
    begun = time.monotonic()
    step(1, 1, "the zip file of the book")
    for part, sign in parts():
        if not sign.exists():
            raise Stop(
                f"The book is not built to its end, {part} missing: `make book SERVE=0`, then `make zip`."
            )
    count = pack(HTML, TARGET)
    size = TARGET.stat().st_size / 1e6
    note(f"{shown(TARGET)}: {size:.1f} MB, {count} files, in {seconds(begun)}")
    return 0


if __name__ == "__main__":
    main_guard(main)
