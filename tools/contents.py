"""The table of contents, looked at before the build: the builder itself answers a slip with a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from tools.say import ROOT, Stop

TOC = "_toc.yml"
ENDINGS = (".md", ".ipynb")


def read(name: str, root: Path = ROOT) -> dict[str, Any]:
    """A YAML file of the root, such as `_toc.yml`; Stop with the line if it is none."""
    try:
        found = yaml.safe_load((root / name).read_text("utf-8"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise Stop(f"{name}{line} is not YAML ({error.problem}): mend the lines around it.") from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise Stop(f"{name} cannot be read ({reason}): restore it from the repository.") from None
    if not isinstance(found, dict):
        raise Stop(f"{name} holds no names with values: restore it from the repository.")
    return found


def pages(root: Path = ROOT) -> list[str]:
    """Every page that the table of contents names, in order, without an ending."""
    return list(_pages(read(TOC, root)))


def _pages(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _pages(item)
    elif isinstance(node, dict):
        for key in ("root", "file"):
            if key in node:
                if not isinstance(node[key], str):
                    raise Stop(
                        f"{TOC}: {key} is {node[key]!r}; write the path of a page, without its ending."
                    )
                yield node[key]
        for value in node.values():
            yield from _pages(value)


def refuse_faults(root: Path = ROOT) -> None:
    """Stop where the settings or the table of contents cannot be built from, with the nearest page."""
    read("_config.yml", root)
    named = pages(root)
    if "root" not in read(TOC, root):
        raise Stop(f"{TOC} names no root: write root: book/welcome.")
    for page in named:
        path = root / page
        if not any(path.with_name(path.name + ending).is_file() for ending in ENDINGS):
            there = [
                found.relative_to(root).with_suffix("").as_posix()
                for folder in ("book", "notebooks", "exercises")
                for found in (root / folder).rglob("*.*")
                if found.suffix in ENDINGS
            ]
            near = get_close_matches(page, there, n=1, cutoff=0.6)
            advice = f"did you mean {near[0]}?" if near else "correct the path, or write the page."
            raise Stop(f"{TOC} names {page}, and there is no such page: {advice}")
        if named.count(page) > 1:
            raise Stop(f"{TOC} names {page} twice: leave it once.")
