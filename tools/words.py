"""The words of the course: collected from the sources, brought into each language's catalogues, compiled.

    python -m tools.words                collect, update, compile (`make words`)
    python -m tools.words --begin es start    begin a language, or another part of one: empty catalogues

A part is one catalogue: `classroom` and `page` are the interface (Python and the browser's scripts), `book`
what the book's own extensions write, `readiness` and `packs` tables of data, and each module has its
exercises, with the rules its lessons print. A part is collected once some language has it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from tools import catalogues, edition, sentences
from tools.catalogues import Message
from tools.say import ROOT, Stop, main_guard

CLASSROOM = ROOT / "src" / "classroom"
LOCALES = CLASSROOM / "language" / "locales"
INTERFACE = ("classroom", "page", "book", "readiness", "packs")  # what every language begins with


def modules() -> list[str]:
    """The modules that have exercises."""
    return sorted(path.parent.name for path in (CLASSROOM / "exercises").glob("*/__init__.py"))


def _python(folders: Iterable[Path]) -> Iterator[Message]:
    for folder in folders:
        for path in sorted(folder.rglob("*.py")) if folder.is_dir() else [folder]:
            if CLASSROOM / "exercises" not in path.parents:
                yield from sentences.of_python(path)


def _scripts() -> Iterator[Message]:
    for folder in (CLASSROOM / "assets", ROOT / "book" / "_static"):
        yield from sentences.of_scripts(sorted(folder.glob("*.js")))


def _book() -> Iterator[Message]:
    yield from _python([ROOT / "book" / "_ext", ROOT / "tools" / "edition.py"])
    yield from sentences.of_templates(sorted((ROOT / "book" / "_templates").rglob("*.html")))
    for picture in edition.pictures():
        yield from edition.words_in(picture)


def _module(name: str) -> Iterator[Message]:
    for path in sorted((CLASSROOM / "exercises" / name).glob("*.py")):
        yield from sentences.of_python(path)
    yield from sentences.of_exercises(name)
    yield from sentences.of_rules(name)


def parts() -> dict[str, Callable[[], Iterable[Message]]]:
    """What each part is collected from."""
    interface = {
        "classroom": lambda: _python([CLASSROOM]),
        "page": _scripts,
        "book": _book,
        "readiness": sentences.of_readiness,
        "packs": sentences.of_packs,
    }
    return interface | {name: partial(_module, name) for name in modules()}


def languages() -> list[str]:
    """The languages that have catalogues."""
    return sorted(path.name for path in LOCALES.iterdir() if path.is_dir())


def catalogue_of(language: str, part: str) -> Path:
    """The file a translator writes."""
    return LOCALES / language / "LC_MESSAGES" / f"{part}.po"


def files() -> dict[Path, bytes]:
    """Every file this tool writes, with what it should hold now."""
    known, written = parts(), {}
    for language in languages():
        for path in sorted((LOCALES / language / "LC_MESSAGES").glob("*.po")):
            if path.stem not in known:
                raise Stop(f"{path.name} belongs to no part: the parts are {', '.join(known)}.")
    for part, collect in known.items():
        having = [lang for lang in languages() if catalogue_of(lang, part).exists()]
        if not having:
            continue
        messages = catalogues.joined(collect())
        written[LOCALES / f"{part}.pot"] = catalogues.template(messages).encode()
        for language in having:
            path = catalogue_of(language, part)
            text = catalogues.updated(path, messages, language)
            written[path] = text.encode()
            written[path.with_suffix(".mo")] = catalogues.compiled(text)
            if part == "page":
                words = CLASSROOM / "assets" / f"words.{language}.js"
                written[words] = catalogues.script(text).encode()
    return written | edition.files()


def begin(language: str, names: list[str]) -> None:
    """Empty catalogues for parts that the language has not begun."""
    known = parts()
    for part in names or INTERFACE:
        if part not in known:
            raise Stop(f'There is no part "{part}"; the parts are {", ".join(known)}.')
        path = catalogue_of(language, part)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def main() -> int:
    if sys.argv[1:2] == ["--begin"]:
        if len(sys.argv) < 3:
            raise Stop("Name a language, such as es, and the parts to begin: --begin es start.")
        begin(sys.argv[2], sys.argv[3:])
    left = 0
    for path, content in files().items():
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"written: {path.relative_to(ROOT)}")
        if path.suffix == ".po":
            left += catalogues.empty(content.decode())
    print("Every sentence is translated." if not left else f"Sentences without a translation: {left}.")
    return 0


if __name__ == "__main__":
    main_guard(main)
