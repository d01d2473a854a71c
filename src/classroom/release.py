"""Derive the exercise notebooks from the solution notebooks: `python -m classroom.release [--check] [paths]`.

Every `solutions/NN-module/name.ipynb` becomes `exercises/NN-module/name.ipynb`: solutions between markers are
replaced by their stubs, markdown cells tagged `solution` are left out, outputs and foreign metadata go, cell
ids stay. If one notebook is refused, nothing is written at all. Without paths, exercises whose solution is
gone are removed. `--check` writes nothing and says what differs.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path

from classroom.errors import ClassroomError
from classroom.markers import BEGIN, END, MarkerError, resembles_marker, strip, unset_names
from classroom.notebook_file import NotebookError, read, refuse_malformed, source, text_of

TAG = "solution"
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_KEPT = {"tags", "mystnb", "jupyter"}


class ReleaseError(ClassroomError):
    """A solution notebook that cannot be derived from; the message says file, cell and line."""


def derive(notebook: dict, name: str) -> dict:
    """The exercise made from a solution notebook. `name` is its path in messages."""
    try:
        refuse_malformed(notebook, name)
    except NotebookError as error:
        raise ReleaseError(str(error)) from None
    if notebook.get("nbformat") != 4 or notebook.get("nbformat_minor", 0) < 5:
        raise ReleaseError(f"{name}: notebook format 4.5 is needed, because cells keep their ids.")
    cells: list[dict] = []
    before: list[str] = []
    places: list[int] = []  # the number in the notebook of each code cell
    solved, seen = 0, set()
    for number, cell in enumerate(notebook["cells"], 1):
        where = _where(name, number, cell)
        if not cell.get("id") or cell["id"] in seen:
            raise ReleaseError(f"{where}: the cell needs an id of its own.")
        seen.add(cell["id"])
        text = source(cell)
        tagged = _tagged(cell, where)
        if cell.get("cell_type") != "code":
            _refuse_markers(text, where)
            if not tagged:
                cells.append(_clean(cell, text))
            continue
        if tagged:
            raise ReleaseError(f'{where}: the tag "{TAG}" is for markdown; in code use {BEGIN} and {END}.')
        try:
            stripped = strip(text)
        except MarkerError as error:
            raise ReleaseError(f"{where}, {error}") from None
        solved += bool(stripped.solution)
        before.append(text)
        places.append(number)
        cells.append(_clean(cell, stripped.text))
    if not solved:
        raise ReleaseError(f"{name}: there is nothing to solve; mark at least one solution with {BEGIN}.")
    _refuse_unset(before, [source(c) for c in cells if c["cell_type"] == "code"], places, name)
    kept = {k: v for k, v in notebook.get("metadata", {}).items() if k in {"mystnb", "article6"}}
    metadata = {**kept, "kernelspec": dict(_KERNEL), "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def solution_lines(notebook: dict) -> list[str]:
    """The lines between markers and the text of cells tagged `solution`: what no learner may be handed."""
    lines = []
    for cell in notebook["cells"]:
        text = source(cell)
        if cell.get("cell_type") == "code":
            lines += strip(text).solution
        elif TAG in cell.get("metadata", {}).get("tags", []):
            lines += text.split("\n")
    return lines


def plan(root: Path, paths: Sequence[Path] = ()) -> tuple[dict[Path, str], list[Path]]:
    """({file to write: text}, [stale files]). Derives everything first, so that a refusal changes nothing."""
    solutions, exercises = root / "solutions", root / "exercises"
    if not solutions.is_dir():
        raise ReleaseError("There is no folder solutions/ here; start this in the root of the project.")
    every = _notebooks(solutions)
    chosen = [_solution_of(path, root) for path in paths] or every
    texts = {}
    for path in chosen:
        name = path.relative_to(root).as_posix()
        texts[exercises / path.relative_to(solutions)] = text_of(derive(read(path, name), name))
    wanted = {exercises / path.relative_to(solutions) for path in every}
    stale = [] if paths else [path for path in _notebooks(exercises) if path not in wanted]
    return texts, stale


def differences(root: Path, paths: Sequence[Path] = ()) -> list[str]:
    """One sentence for each exercise that is not what its solution makes."""
    texts, stale = plan(root, paths)
    found = []
    for path, text in texts.items():
        name = path.relative_to(root).as_posix()
        if not path.exists():
            found.append(f"{name} is missing")
        elif path.read_bytes() != text.encode():
            found.append(f"{name} differs from what its solution makes")
    return found + [f"{path.relative_to(root).as_posix()} has no solution any more" for path in stale]


def release(root: Path, paths: Sequence[Path] = ()) -> list[str]:
    """Write the exercises; returns what changed. All are written aside before the first is put in place."""
    texts, stale = plan(root, paths)
    changed = {p: t for p, t in texts.items() if not p.exists() or p.read_bytes() != t.encode()}
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, text in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(path.name + ".part")
            waiting.append((aside, path))
            with open(aside, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        for aside, _ in waiting:
            with suppress(OSError):
                aside.unlink()
        raise ReleaseError(f"Nothing was written: {error.strerror or error}.") from None
    for aside, path in waiting:
        os.replace(aside, path)
    for path in stale:
        path.unlink()
    wrote = [f"wrote {path.relative_to(root).as_posix()}" for path in changed]
    return wrote + [f"removed {path.relative_to(root).as_posix()}" for path in stale]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m classroom.release", description="Derive exercises/ from solutions/."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; say what differs")
    parser.add_argument(
        "paths", nargs="*", type=Path, help="notebooks in solutions/ or exercises/; default: all"
    )
    given = parser.parse_args(arguments)
    root = Path.cwd()
    try:
        if not given.check:
            print("\n".join(release(root, given.paths)) or "The exercises are up to date.")
            return 0
        found = differences(root, given.paths)
    except ClassroomError as error:
        print(f"Refused: {error}", file=sys.stderr)
        return 2
    if found:
        print("\n".join(found) + "\nRun `make exercises` and commit what it writes.", file=sys.stderr)
        return 1
    print("The exercises are what the solutions make.")
    return 0


def _notebooks(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)


def _solution_of(path: Path, root: Path) -> Path:
    full = path if path.is_absolute() else root / path
    for folder in ("solutions", "exercises"):
        if full.is_relative_to(root / folder):
            solution = root / "solutions" / full.relative_to(root / folder)
            if solution.is_file() and solution.suffix == ".ipynb":
                return solution
    raise ReleaseError(f"{path.as_posix()} names no notebook in solutions/ or exercises/.")


def _where(name: str, number: int, cell: dict) -> str:
    return f"{name}, cell {number} ({cell.get('id') or 'no id'})"


def _tagged(cell: dict, where: str) -> bool:
    tags = cell.get("metadata", {}).get("tags", [])
    for tag in tags:
        if tag != TAG and SequenceMatcher(None, str(tag).casefold(), TAG).ratio() >= 0.8:
            raise ReleaseError(f'{where}: the tag "{tag}" looks like "{TAG}" and is not; correct it.')
    return TAG in tags


def _refuse_markers(text: str, where: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if resembles_marker(line):
            raise ReleaseError(
                f'{where}, line {number}: a marker stands in a text cell; tag the cell "{TAG}" instead, '
                "or move the marker to a code cell."
            )


def _refuse_unset(before: list[str], after: list[str], places: list[int], name: str) -> None:
    unset: list[tuple[int, int, str]] = []
    for i, text in enumerate(after):
        try:
            unset_names([], [text])
        except MarkerError as error:
            raise ReleaseError(f"{name}, cell {places[i]}, {error}") from None
    unset = unset_names(before, after)
    if unset:
        cell, line, missing = unset[0]
        raise ReleaseError(
            f"{name}, cell {places[cell]}, line {line}: the stub is missing for {missing!r}, which only a "
            f"solution sets; write ### STUB: {missing} = ... above that solution."
        )


def _clean(cell: dict, text: str) -> dict:
    metadata = {k: v for k, v in cell.get("metadata", {}).items() if k in _KEPT}
    made = {
        "cell_type": cell["cell_type"],
        "id": cell["id"],
        "metadata": metadata,
        "source": text.splitlines(keepends=True),
    }
    if cell["cell_type"] == "code":
        made |= {"outputs": [], "execution_count": None}
    elif cell.get("attachments"):
        made["attachments"] = cell["attachments"]
    return made


if __name__ == "__main__":
    sys.exit(main())
