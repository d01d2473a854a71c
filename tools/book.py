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

from tools.say import BUILD, ROOT, Stop, main_guard, note, run_logged, seconds, shown, step

HTML = BUILD / "html"
GOOD = BUILD / "book.good"
LOG = BUILD / "book.log"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
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


def explain(output: str) -> str:
    """Turn the output of a failed build into one sentence that says where to look."""
    lines = [relative(line) for line in output.splitlines()]
    log = shown(LOG)
    for number, line in enumerate(lines):
        if "Executing notebook failed" in line or "ExecutionError" in line or "CellExecutionError" in line:
            found = PAGE.match(line)
            page = found.group(1) if found else None
            tail = [
                text
                for text in lines[number : number + 200]
                if re.match(r"^\w+(Error|Exception|Refused)\b", text)
            ]
            what = tail[-1] if tail else "an error"
            if page is None:
                joined = "\n".join(lines[max(0, number - 30) : number + 200])
                named = re.search(r"((?:notebooks|exercises|solutions|book)/[\w./-]+\.ipynb)", joined)
                page = named.group(1).removesuffix(".ipynb") if named else "a notebook"
            return (
                f"the notebook {page} raised {what[:200]}: mend it, try `make quick NB={page}.ipynb`, "
                f"and build again (the whole traceback is in {log})."
            )
    warnings = [line for line in lines if "WARNING:" in line or "ERROR:" in line]
    if warnings:
        more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
        return f"a warning{more} counts as an error here: {warnings[0][:300]} - see {log}."
    return f"the build ended early: read the end of {log}."


def build() -> int:
    """Build the book into _build/html; return the number of pages. Raises Stop when it fails."""
    if not (BUILD / "static" / "vendor").is_dir():
        raise Stop("The browser files are missing: run `make book`, which fetches them first.")
    if not GOOD.exists():
        shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
    GOOD.unlink(missing_ok=True)

    def on_line(line: str) -> None:
        page = executing(line)
        if page:
            note(f"executing {page}")
        elif "WARNING:" in line or "ERROR:" in line:
            note(relative(line))

    env = dict(os.environ, PYTHONWARNINGS="ignore", NO_COLOR="1", MPLBACKEND="agg", TZ="UTC")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "-W", "--keep-going", "-n"]
    code, output = run_logged(command, LOG, env=env, on_line=on_line)
    if code or not (HTML / "index.html").exists():
        raise Stop(f"The book was not built: {explain(output)}")
    GOOD.write_text(time.strftime("%Y-%m-%dT%H:%M:%SZ\n", time.gmtime()), encoding="utf-8")
    return sum(1 for _ in HTML.rglob("*.html"))


def main() -> int:
    begun = time.monotonic()
    step(3, int(os.environ.get("STEPS", "3")), "the book: executing the notebooks and building the pages")
    pages = build()
    note(f"{pages} pages in {seconds(begun)}: {shown(HTML / 'index.html')}")
    return 0


if __name__ == "__main__":
    main_guard(main)
