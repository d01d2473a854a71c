"""Publish no file that no page loads, and no rule of style that no page shows.

The theme brings its icon fonts and script, the sources of its scripts for debugging, and a style sheet for
all that a page could ever hold. What is left over is measured by `make bench BENCH=weight`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import tinycss2

# Loaded under names that are put together at run time, or there for people and other programs.
ALWAYS = ("live/", "lab/", "licences/")
# The debugging files of the theme: named by its scripts, asked for by nobody but their makers.
NEVER = ".map"
TEXT = {".html", ".js", ".css", ".svg", ".xml"}
# The style sheets to thin out. Ours are short, and the others are, too.
THINNED = ("styles/pydata-sphinx-theme.css", "sphinx-design.min.css", "mystnb.*.css")
CLASSES = re.compile(r'\bclass="([^"]*)"')
FILE = re.compile(r"[\w@.-]+\.\w+")
WORD = re.compile(r"[A-Za-z_][\w-]*")
GONE_FONT = "Font Awesome"


def words_used(html: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """The classes of the pages, and every word of the scripts, which may set a class."""
    found = {name for text in html for names in CLASSES.findall(text) for name in names.split()}
    return found | {word for text in scripts for word in WORD.findall(text)}


def classes(tokens) -> set[str]:
    """The classes that a selector demands; what stands in :not(...) and the like is not demanded."""
    return {
        after.value
        for dot, after in zip(tokens, tokens[1:], strict=False)
        if dot == "." and after.type == "ident"
    }


def selectors(prelude) -> Iterable[list]:
    """The selectors of a rule, which commas separate."""
    part: list = []
    for token in prelude:
        if token == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def thinned(rules, words: set[str]) -> str:
    """The rules without those that can meet nothing on any page."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            met = [part for part in selectors(rule.prelude) if classes(part) <= words]
            if met:
                chosen = ",".join(tinycss2.serialize(part).strip() for part in met)
                kept.append(f"{chosen}{{{tinycss2.serialize(rule.content).strip()}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inside = thinned(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), words
            )
            if inside:
                kept.append(f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}{{{inside}}}")
        elif rule.type == "at-rule" and GONE_FONT not in tinycss2.serialize(rule.content or []):
            kept.append(rule.serialize())
    return "\n".join(kept)


def thin_out(static: Path, pages: list[Path]) -> None:
    """Write the theme's style sheets again with the rules that the pages need."""
    scripts = [*static.glob("*.js"), *static.glob("scripts/*.js")]
    words = words_used(
        (page.read_text("utf-8") for page in pages),
        (script.read_text("utf-8") for script in scripts),
    )
    for pattern in THINNED:
        for path in static.glob(pattern):
            rules = tinycss2.parse_stylesheet(
                path.read_text("utf-8"), skip_comments=True, skip_whitespace=True
            )
            path.write_text(thinned(rules, words), encoding="utf-8")


def named(path: Path) -> set[str]:
    """The names of files that a file holds, without its own."""
    return set(FILE.findall(path.read_text("utf-8"))) - {path.name} if path.suffix in TEXT else set()


def left_over(static: Path, pages: list[Path]) -> list[Path]:
    """The files that neither a page names nor a file that is named itself."""
    every = [path for path in static.rglob("*") if path.is_file()]
    kept = {p for p in every if p.relative_to(static).as_posix().startswith(ALWAYS)}
    waiting = {name for page in pages for name in named(page)}
    while found := {p for p in every if p not in kept and p.name in waiting and p.suffix != NEVER}:
        kept |= found
        waiting = {name for path in found for name in named(path)}
    return sorted(set(every) - kept)


def remove_sources(folder: Path) -> None:
    """Keep the notebooks, which their pages offer for download; no link leads to the other sources."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".ipynb":
            path.unlink()


def on_finished(app, exception) -> None:
    """Lighten the site once all pages are written."""
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    pages = [path for path in out.rglob("*.html") if not path.is_relative_to(static)]
    thin_out(static, pages)
    for path in left_over(static, pages):
        path.unlink()
    remove_sources(out / "_sources")
    for folder in sorted((path for path in static.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def setup(app) -> dict:
    app.connect("build-finished", on_finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
