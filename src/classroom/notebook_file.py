"""A notebook as a file: read it, or say in one sentence what is wrong with its form."""

import json
from pathlib import Path
from typing import Any

from classroom.errors import ClassroomError

_KINDS = ("code", "markdown", "raw")


class NotebookError(ClassroomError):
    """A file that is no notebook, or a notebook that is not formed as one; the message says where."""


def read(path: Path, name: str = "") -> dict:
    """The notebook in a file. `name` is what messages call it; NotebookError if it is none."""
    name = name or path.name
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise NotebookError(
            f"{name}: the file cannot be read as a notebook ({error}); restore it, or save it anew."
        ) from None
    refuse_malformed(notebook, name)
    return notebook


def refuse_malformed(notebook: Any, name: str) -> None:
    """Raise NotebookError where the parts of a notebook are not of the kind that every reader relies on."""
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise NotebookError(f"{name}: this is not a notebook; it has no list of cells.")
    fault = _metadata_fault(notebook)
    if any(type(notebook.get(number, 4)) is not int for number in ("nbformat", "nbformat_minor")):
        fault = "the number of its format is no whole number"
    if fault:
        raise NotebookError(f"{name}: {fault}; save it anew from JupyterLab.")
    for number, cell in enumerate(notebook["cells"], 1):
        fault = _cell_fault(cell)
        if fault:
            raise NotebookError(f"{name}, cell {number}: {fault}; save it anew from JupyterLab.")
    if _half_a_sign({key: part for key, part in notebook.items() if key != "cells"}):
        raise NotebookError(f"{name}: its metadata hold half of a character; save it anew from JupyterLab.")


def source(cell: dict) -> str:
    """The text of a cell, stored as one string or as lines."""
    text = cell.get("source", "")
    return text if isinstance(text, str) else "".join(text)


def text_of(notebook: dict) -> str:
    """A notebook as it is stored in the project, and as Jupyter itself writes it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _cell_fault(cell: Any) -> str:
    if not isinstance(cell, dict):
        return "this is not a cell"
    if cell.get("cell_type") not in _KINDS:
        return "its cell_type is none of code, markdown and raw"
    text = cell.get("source", "")
    if not isinstance(text, str) and not _texts(text):
        return "its source is neither a text nor a list of texts"
    if not isinstance(cell.get("id", ""), str):
        return "its id is not a text"
    if _half_a_sign(cell):
        return "it holds half of a character that needs two parts; delete the sign that is not shown"
    return _metadata_fault(cell)


def _half_a_sign(part: dict) -> bool:
    """Signs beyond the first 65,536 have two halves in JSON; one alone cannot be stored."""
    try:
        json.dumps(part, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _metadata_fault(part: dict) -> str:
    metadata = part.get("metadata", {})
    if not isinstance(metadata, dict):
        return "its metadata are not a table of names and values"
    return "" if _texts(metadata.get("tags", [])) else "its tags are not a list of texts"


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
