"""Find what a build would publish without a word: errors inside widgets, stray warnings, images without text.

An error in the callback of a widget escapes both the kernel and the book build: the page is built, green,
with a traceback in it. So the executed notebooks are searched, after every build and in the cache, where the
state of the widgets is kept. Each finding names the page and the cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
TRACEBACK = "Traceback (most recent call last)"
REFERENCE = re.compile(r"IPY_MODEL_([0-9a-f]+)")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
FILE_NAME = re.compile(r"\.(png|jpe?g|svg|gif|webp|pdf)\s*$", re.IGNORECASE)


def text_of(value) -> str:
    """Notebook text, which may be one string or a list of lines."""
    return "".join(value) if isinstance(value, list) else str(value)


def last_line(text: str) -> str:
    """The last line that says something: in a traceback, the error itself."""
    lines = [line.strip() for line in ANSI.sub("", text).splitlines() if line.strip()]
    return lines[-1][:200] if lines else "(empty)"


def faults(outputs, tags=()) -> Iterator[str]:
    """What is wrong with a list of notebook outputs. A cell tagged `raises-exception` may raise."""
    for output in outputs:
        kind = output.get("output_type")
        if kind == "error":
            if "raises-exception" not in tags:
                yield f"raised {output.get('ename', 'an error')}: {last_line(str(output.get('evalue', '')))}"
        elif kind == "stream":
            text = text_of(output.get("text", ""))
            if TRACEBACK in text:
                yield f"printed a traceback: {last_line(text)}"
            elif output.get("name") == "stderr":
                yield f"wrote to stderr: {last_line(text)}"
        else:
            for mime, value in output.get("data", {}).items():
                if mime.startswith("text/") and TRACEBACK in text_of(value):
                    yield f"shows a traceback: {last_line(text_of(value))}"


def reached(start: str, models: dict) -> set[str]:
    """The ids of a widget and of all widgets it holds, directly or not."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        model = waiting.pop()
        if model in seen or model not in models:
            continue
        seen.add(model)
        waiting += REFERENCE.findall(json.dumps(models[model].get("state", {})))
    return seen


def hidden_errors(notebook: dict) -> list[str]:
    """All that an executed notebook would publish and should not, a sentence each, with the cell."""
    models = notebook.get("metadata", {}).get("widgets", {}).get(STATE, {}).get("state", {})
    bad = {}
    for model, entry in models.items():
        found = list(faults(entry.get("state", {}).get("outputs", []) or []))
        if found:
            bad[model] = found
    findings, shown = [], set()
    for number, cell in enumerate(notebook.get("cells", []), start=1):
        if cell.get("cell_type") != "code":
            continue
        where = f"cell {number} (id {cell.get('id', '?')})"
        tags = cell.get("metadata", {}).get("tags", [])
        findings += [f"{where} {fault}" for fault in faults(cell.get("outputs", []), tags)]
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(VIEW)
            if view is None:
                continue
            inside = reached(view.get("model_id", ""), models)
            shown |= inside
            for model in sorted(inside & set(bad)):
                findings += [f"{where}: inside its widget, the code {fault}" for fault in bad[model]]
    for model in sorted(set(bad) - shown):
        findings += [f"a widget that no cell shows: its code {fault}" for fault in bad[model]]
    return findings


class Images(HTMLParser):
    """Collect the images of a page whose text alternative says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[str] = []

    def handle_starttag(self, tag: str, attrs) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            fault = alt_fault(given.get("alt"))
            if fault:
                self.findings.append(f"the image {short(given.get('src', ''))} {fault}")
        if tag == "svg" and given.get("aria-hidden") != "true":
            named = given.get("aria-labelledby", "").strip() or given.get("aria-label", "").strip()
            if not named:
                self.findings.append("an SVG has no accessible name (aria-label or aria-labelledby)")


def short(source: str) -> str:
    """The name of an image, short enough for a message."""
    return source.rsplit("/", 1)[-1][-24:]


def alt_fault(alt: str | None) -> str | None:
    """What is wrong with the alternative text of an image; None when it is good."""
    if alt is None or not alt.strip():
        return "has no alternative text"
    if FILE_NAME.search(alt) or alt.startswith(("_images/", "../", "data:")):
        return f"has a file name as alternative text ({short(alt)})"
    if len(alt.split()) < 3:
        return f'has an alternative text too short to say what it shows ("{alt}")'
    return None


def image_faults(html: str) -> list[str]:
    """The images in a piece of HTML that lack a real text alternative, a sentence each."""
    parser = Images()
    parser.feed(html)
    return parser.findings


def check_page(app, pagename, templatename, context, doctree) -> None:
    """Check the images of a page as it is written."""
    if doctree is None:
        return
    for finding in image_faults(context.get("body", "")):
        LOGGER.warning(
            "%s: %s. Give it a sentence that says what the image shows.",
            pagename,
            finding,
            type="a6",
            subtype="alt",
        )


def check_outputs(app, exception) -> None:
    """Search every executed notebook of the book after the build."""
    if exception is not None or app.builder.format != "html":
        return
    cache = get_cache(app.config.nb_execution_cache_path)
    for page in sorted(app.env.found_docs):
        path = Path(app.env.doc2path(page))
        if path.suffix != ".ipynb":
            continue
        try:
            _, executed = cache.merge_match_into_notebook(nbformat.read(path, 4))
        except KeyError:
            LOGGER.warning(
                "%s was not executed, so its outputs are unknown", page, type="a6", subtype="output"
            )
            continue
        for finding in hidden_errors(executed):
            LOGGER.warning("%s, %s", page, finding, type="a6", subtype="output")


def setup(app) -> dict:
    app.connect("html-page-context", check_page, priority=950)
    app.connect("build-finished", check_outputs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
