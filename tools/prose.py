"""The prose of pages and notebooks, paragraph by paragraph, out to a translator and back in.

A paragraph is its own key, as a sentence of the interface is. In code cells a call of
`say(...)` or `linked(...)` is one, and a comment. What only gives orders to Sphinx stays as it is.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

GAP = re.compile(r"(\n[ \t]*(?:\n[ \t]*)*\n)")
FENCE = re.compile(r"^\s*(`{3,}|:{3,})")
# Directives whose first line names something and tells nothing.
SILENT = r"(?:live|ask|one-transfer|wrong-answer|course-module|image|grid|div|card-footer)"
ORDER = re.compile(
    rf"^\s*(?:`{{3,}}|:{{3,}})(?:\{{{SILENT}\}}.*|\{{[\w-]+\}})?\s*$"  # a fence
    r"|^\s*:(?:link|link-type|gutter|class|class-container|mistake|pack|[a-z]+_[a-z_]+):.*$"  # an option
)

TELLING = ("say", "linked")  # the calls in a code cell whose texts a reader sees


def blocks(text: str) -> list[str]:
    """Paragraphs and the gaps between them, in turn; together they are the text. Code stays in one piece."""
    out: list[str] = []
    for part in GAP.split(text):
        inside = out and out[-1].count("```") % 2  # a fence that is not closed yet
        if inside or (len(out) > 1 and not part.strip() and out[-2].count("```") % 2):
            out[-1] += part
        else:
            out.append(part)
    return out


def told(block: str) -> bool:
    """Does this paragraph say something to a reader?"""
    lines = block.strip().splitlines()
    if not lines or lines[0] == "---" or re.match(r"^\s*```\w", lines[0]):
        return False
    return any(re.search(r"[^\W\d_]{2}", line) and not ORDER.match(line) for line in lines)


def markdown(text: str, translate: Callable[[str], str]) -> str:
    """The text with each of its paragraphs translated."""
    out = []
    for block in blocks(text):
        core = block.strip("\n")
        out.append(block.replace(core, translate(core)) if told(block) else block)
    return "".join(out)


def code(source: str, translate: Callable[[str], str]) -> str:
    """A code cell with what it tells translated: each call that tells something, each comment."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLING:
            whole = ast.get_source_segment(source, node)
            if re.search(r"[\"'].*[^\W\d_]{2}.*[\"']", re.sub(r"\{[^{}]*\}", "", whole)):
                first = source.index(whole, starts[node.lineno - 1])
                found.append((first, first + len(whole)))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            first = starts[token.start[0] - 1] + token.start[1]
            found.append((first, first + len(token.string)))
    for first, last in sorted(found, reverse=True):
        source = source[:first] + translate(source[first:last]) + source[last:]
    return source


def page(path: Path, translate: Callable[[str], str]) -> str:
    """A page or a notebook with its paragraphs translated."""
    text = path.read_text("utf-8")
    if path.suffix != ".ipynb":
        return markdown(text, translate)
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        source = markdown(source, translate) if cell["cell_type"] == "markdown" else code(source, translate)
        cell["source"] = source.splitlines(keepends=True)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def paragraphs(path: Path) -> Iterator[str]:
    """What there is to translate in a page or a notebook."""
    found: list[str] = []

    def note(block: str) -> str:
        found.append(block)
        return block

    page(path, note)
    yield from dict.fromkeys(found)
