"""The notebooks of JupyterLite: lessons and exercises. Solutions never go there."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tools.say import ROOT

FOLDERS = (ROOT / "notebooks", ROOT / "exercises")
OWN_WORK = "my-work"  # what somebody who tried a notebook here has written
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
# A page of the book is no file of JupyterLite, and its address depends on where the site stands.
PAGE = re.compile(r"\[([^\]]+)\]\((?:\.\./)+book/[^)]*\)")


def fitted(notebook: dict) -> dict:
    """The notebook as it fits JupyterLite: its kernel, and words in the place of links to book pages."""
    notebook["metadata"]["kernelspec"] = KERNEL
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = PAGE.sub(r"\1", "".join(cell["source"]))
    return notebook


def write(target: Path) -> None:
    """Write the notebooks below `target`, each in the folder it has in the project."""
    for folder in FOLDERS:
        for path in sorted(folder.glob("*/*.ipynb")):
            place = target / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(json.dumps(fitted(json.loads(path.read_text("utf-8")))), encoding="utf-8")
