"""Read what lessons and exercises say about themselves: title, minutes, rules, exercises, open readings.

Everything is read from the notebooks as they are stored; nothing is executed. The pages that are generated
from it (rule index, agenda, open readings) cannot disagree with the notebooks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from classroom import notebook_file
from classroom.notebook_file import source

FOLDERS = ("notebooks", "exercises")
CALLS = {"ask", "check", "hint", "story"}  # the calls of classroom that name an exercise
HEADING = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)
MINUTES = re.compile(r"(\d+)\s*(?:-|\u2013|to)\s*(\d+)\s*min")
READING = re.compile(r"\bOpen readings?\s+((?:R\d+(?:,\s*|\s+and\s+)?)+)")


class NotebookFault(ValueError):
    """A notebook cannot be read for the book's own pages. The message names the notebook and the cell."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """One lesson or exercise notebook.

    `page` is its address in the book without an ending ("notebooks/05-accounting/1-the-emissions-balance");
    `module` the folder ("05-accounting"); `minutes` a range, or None where the notebook gives none; `rules`
    the ids named in `sources(...)`; `exercises` the ids named in ask, check, hint and story; `readings` the
    open readings it tells about ("R4").
    """

    page: str
    title: str
    minutes: tuple[int, int] | None
    rules: tuple[str, ...]
    exercises: tuple[str, ...]
    readings: tuple[str, ...]

    @property
    def module(self) -> str:
        return self.page.split("/")[1]

    @property
    def is_lesson(self) -> bool:
        return self.page.startswith("notebooks/")

    @property
    def is_quiz(self) -> bool:
        return self.page.endswith("/quiz")


def notebooks(root: Path, folders: Iterable[str] = FOLDERS) -> list[Notebook]:
    """All lessons and exercises below `root`, lessons first, in the order of their names."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*.ipynb")):
            if not any(part.startswith(".") for part in path.relative_to(root).parts):
                found.append(read(path, root))
    return found


def read(path: Path, root: Path) -> Notebook:
    """Read one notebook; raises NotebookFault if it is not one."""
    page = path.relative_to(root).with_suffix("").as_posix()
    try:
        cells = notebook_file.read(path, f"{page}.ipynb")["cells"]
    except notebook_file.NotebookError as error:
        raise NotebookFault(str(error)) from None
    prose = "\n\n".join(source(cell) for cell in cells if cell.get("cell_type") == "markdown")
    heading = HEADING.search(prose)
    span = MINUTES.search(prose)
    rules: dict[str, None] = {}
    exercises: dict[str, None] = {}
    for number, cell in enumerate(cells, start=1):
        if cell.get("cell_type") != "code":
            continue
        where = f"{page}.ipynb, cell {number} ({cell.get('id', 'no id')})"
        for name, call in _calls(source(cell), where):
            if name == "sources":
                rules |= dict.fromkeys(_words(call, where))
            elif call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
                exercises[re.sub(r"\.\d+$", "", call.args[0].value.strip())] = None
    told = (found for group in READING.findall(prose) for found in re.findall(r"R\d+", group))
    return Notebook(
        page,
        heading.group(1).replace("`", "") if heading else page.rpartition("/")[2],
        (int(span.group(1)), int(span.group(2))) if span else None,
        tuple(rules),
        tuple(exercises),
        tuple(dict.fromkeys(told)),
    )


def _calls(code: str, where: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of `sources`, `ask`, `check`, `hint` and `story` in a code cell."""
    plain = "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in code.splitlines())
    try:
        tree = ast.parse(plain)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise NotebookFault(f"{where}: line {line} is not Python; mend it.") from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name == "sources" or name in CALLS:
                yield name, node


def _words(call: ast.Call, where: str) -> list[str]:
    """The rule ids of a call of `sources`, which the index reads without running the notebook."""
    ids = []
    for argument in call.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            raise NotebookFault(
                f"{where}: sources() is called with {ast.unparse(argument)}; write each rule id as plain "
                'text, such as sources("balance.add-first-transfers"), because the rule index reads it there.'
            )
        ids.append(argument.value)
    return ids
