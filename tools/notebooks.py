"""The form of the project's notebooks: how they are stored, so that a change shows only what changed.

Outputs and execution counts are left out: the book computes them. Ids are kept, because links and reviews
refer to cells. Keys are sorted and the indent is one blank, as Jupyter itself writes them.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from classroom.notebook_file import NotebookError, read, source, text_of
from tools.say import ROOT, Stop, main_guard, shown

FOLDERS = ("notebooks", "solutions", "exercises")
LONGEST_CELL = 25
ID = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
# A cell that only shows a question, a story or a live part: in the book its one line of code is noise.
SHOWS = re.compile(r"^(ask|desk|live|story)\([^\n]*\)$")
CELL_KEYS = ("jupyter", "mystnb", "tags")  # the metadata of a cell that the book or JupyterLab reads


def every_notebook(root: Path = ROOT, folders: Iterable[str] = FOLDERS) -> list[Path]:
    """The notebooks of the project, in order."""
    found = [path for folder in folders for path in sorted((root / folder).rglob("*.ipynb"))]
    return [path for path in found if ".ipynb_checkpoints" not in path.parts]


def load(path: Path) -> dict:
    """Read a notebook. Raises Stop when it is not JSON or not a notebook."""
    try:
        return read(path, shown(path))
    except NotebookError as error:
        raise Stop(str(error)) from None


def tidy(notebook: dict) -> dict:
    """A copy in the stored form: no outputs, no counts, an id on each cell, our metadata only."""
    made = copy.deepcopy(notebook)
    made["nbformat"], made["nbformat_minor"] = 4, 5
    kept = {key: value for key, value in made.get("metadata", {}).items() if key in {"mystnb", "article6"}}
    made["metadata"] = {**kept, "kernelspec": dict(KERNEL), "language_info": dict(LANGUAGE)}
    used: set[str] = set()
    for number, cell in enumerate(made["cells"]):
        text = source(cell)
        cell["source"] = text.splitlines(keepends=True)
        cell["metadata"] = {
            key: cell["metadata"][key] for key in CELL_KEYS if key in cell.get("metadata", {})
        }
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
            if SHOWS.match(text.strip()):
                others = [tag for tag in cell["metadata"].get("tags", []) if not tag.endswith("-input")]
                cell["metadata"]["tags"] = [*others, "remove-input"]
        name = str(cell.get("id", ""))
        if not ID.match(name) or name in used:
            # Named after its text and place: the same notebook gets the same ids on every machine.
            name = hashlib.sha256(f"{number}:{text}".encode()).hexdigest()[:8]
        used.add(name)
        cell["id"] = name
    return made


def faults(path: Path, root: Path = ROOT) -> list[str]:
    """What is wrong with the form of a notebook, a sentence each. Reads the file."""
    notebook = load(path)
    found = []
    if (notebook.get("nbformat"), notebook.get("nbformat_minor", 0) >= 5) != (4, True):
        found.append("is not in notebook format 4.5 or later")
    if notebook.get("metadata", {}).get("widgets"):
        found.append("carries saved widget state")
    seen: dict[str, int] = {}
    lesson = path.is_relative_to(root / "notebooks")
    for number, cell in enumerate(notebook["cells"], start=1):
        name = str(cell.get("id", ""))
        where = f"cell {number} ({name or 'no id'})"
        if not ID.match(name):
            found.append(f"{where} has no valid id")
        elif name in seen:
            found.append(f"{where} has the id of cell {seen[name]}")
        seen.setdefault(name, number)
        if cell.get("cell_type") == "code":
            if cell.get("outputs"):
                found.append(f"{where} has outputs")
            if cell.get("execution_count") is not None:
                found.append(f"{where} has an execution count")
            length = len(source(cell).splitlines())
            if lesson and length > LONGEST_CELL:
                found.append(
                    f"{where} has {length} lines of code: {LONGEST_CELL} is the limit, move some to a package"
                )
        if not source(cell).strip():
            found.append(f"{where} is empty")
    if not found and path.read_text("utf-8") != text_of(tidy(notebook)):
        found.append("is not stored in the project's form (key order, indent, metadata)")
    return found


def fix(path: Path) -> bool:
    """Store a notebook in the project's form; True when that changed the file."""
    before = path.read_text("utf-8")
    after = text_of(tidy(load(path)))
    if after == before:
        return False
    waiting = path.with_suffix(".ipynb.part")
    waiting.write_text(after, encoding="utf-8")
    waiting.replace(path)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.notebooks", description=__doc__)
    parser.add_argument("--fix", action="store_true", help="store them in the project's form")
    parser.add_argument("paths", nargs="*", type=Path)
    given = parser.parse_args()
    paths = [path.resolve() for path in given.paths] or every_notebook()
    if given.fix:
        for path in paths:
            # exercises/ is derived: `make exercises` writes it, and nothing else.
            if not path.is_relative_to(ROOT / "exercises") and fix(path):
                print(f"tidied {shown(path)}")
    found = [f"{shown(path)}: {fault}" for path in paths for fault in faults(path)]
    print("\n".join(found) or f"{len(paths)} notebooks are in the project's form.")
    if found and not given.fix:
        raise Stop(
            "notebooks are not in the project's form: run `make format`, then mend by hand what it leaves."
        )
    return 1 if found else 0


if __name__ == "__main__":
    main_guard(main)
