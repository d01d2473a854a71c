"""Build the book: execute the notebooks, write the pages, and stop on the first doubt.

`-W` makes a warning an error, `--keep-going` shows all of them, `-n` complains about every broken
reference. Sphinx forgets the warnings of pages it does not read again, so after a build that failed or was
interrupted every page is read anew. What was executed stays in the cache.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from pathlib import Path

from tools import contents, edition, lite, runtime
from tools.say import BUILD, ROOT, Stop, main_guard, note, run_logged, seconds, shown, step

HTML = BUILD / "html"
GOOD = BUILD / "book.good"
LOG = BUILD / "book.log"
NOT_PAGES = {"_static", "_downloads", "lab", *edition.languages()}  # and what is no page of this edition
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# The line with which the build names the notebook that failed, and the last line of a traceback above it.
FAILED = re.compile(r"^\S*\bExecutionError: (\S+\.(?:ipynb|md))$")
RAISED = re.compile(r"^(?!\S*CellExecutionError)[\w.]*[A-Z]\w*: \S")
# The heading of what stops Sphinx before it reads a page; the next line says what it is.
KIND = re.compile(r"^(?:Extension|Configuration|Theme|Application) error:$")
PAGE = re.compile(r"^(?:.*?/)?((?:notebooks|exercises|solutions|book)/[\w./-]+?)(?:\.ipynb|\.md)?:")


def relative(text: str) -> str:
    """A line of the build as people should see it: no colours, paths relative to the project."""
    return ANSI.sub("", text).replace(f"{ROOT}{os.sep}", "")


def executing(line: str) -> str | None:
    """The page a line of the build says is being executed now."""
    if "Executing notebook" not in line:
        return None
    found = PAGE.match(relative(line))
    return found.group(1) if found else "a notebook"


def is_warning(line: str) -> bool:
    """True for a line in which Sphinx warns; a kernel's own chatter has another form."""
    return "WARNING:" in line or "ERROR:" in line


def explain(output: str, at: str | None = None) -> str:
    """Turn the output of a failed build into one sentence that says where to look and what to do.

    `at` is the page that was executed last.
    """
    lines = [relative(line) for line in output.splitlines()]
    log = shown(LOG)
    for number, line in enumerate(lines):
        failed = FAILED.match(line)
        if failed:
            page = failed.group(1)
            raised = [text for text in lines[:number] if RAISED.match(text)]
            what = raised[-1].rpartition("exceptions.")[2][:200].rstrip(".") if raised else "an error"
            return (
                f"the notebook {page} raised {what}: mend it, try `make quick NB={page}`, "
                f"then build again (the whole traceback is in {log})."
            )
    warnings = [line for line in lines if is_warning(line)]
    if warnings:
        more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
        return f"a warning{more} counts as an error here: {warnings[0][:300]} - see {log}."
    for line, after in zip(lines, lines[1:], strict=False):
        if KIND.match(line):
            return f"{line.rstrip(':').lower()}, {after.rstrip('.')}: mend it, then build again (see {log})."
    died = f" while executing {at}" if at and "DeadKernelError" in output else ""
    return f"the build ended early{died}: read the end of {log}."


def build() -> int:
    """Build all of _build/html and say what was done; return the number of pages of the book.

    First Python for the pages, then the book, its editions in other languages, and JupyterLite. Raises Stop
    when one of them fails.
    """
    contents.refuse_faults()
    runtime.main()
    begun = time.monotonic()
    pages = build_pages()
    note(f"{pages} pages in {seconds(begun)}: {shown(HTML / 'index.html')}")
    edition.build_all()
    lite.build()
    return pages


def build_pages() -> int:
    """Build the pages of the book itself; return how many there are. Raises Stop when it fails."""
    if not GOOD.exists():
        shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
    GOOD.unlink(missing_ok=True)

    at: str | None = None  # the page that is being executed

    def on_line(line: str) -> None:
        nonlocal at
        page = executing(line)
        if page and page != at:
            at = page
            note(f"executing {page}")
        elif is_warning(line):
            note(relative(line))

    env = dict(os.environ, NO_COLOR="1", TZ="UTC")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "-W", "--keep-going", "-n"]
    code, output = run_logged(command, LOG, env=env, on_line=on_line)
    if code or not (HTML / "index.html").exists():
        raise Stop(f"The book was not built: {explain(output, at)}")
    GOOD.write_text(time.strftime("%Y-%m-%dT%H:%M:%SZ\n", time.gmtime()), encoding="utf-8")
    return sum(1 for path in HTML.rglob("*.html") if not NOT_PAGES & set(path.relative_to(HTML).parts))


def main() -> int:
    step(3, int(os.environ.get("STEPS", "3")), "the book: executing the notebooks and building the pages")
    build()
    return 0


if __name__ == "__main__":
    main_guard(main)
