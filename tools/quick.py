"""The quick loop: run a few notebooks in seconds and check their form.

The slow part of a notebook run is starting a kernel and importing pandas and matplotlib. Here they are
imported once, and each notebook runs in a fork of that process. There is no kernel and there are no widget
messages, so this is for working; `make test` is the proof.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import tempfile
import time
import traceback
from multiprocessing import get_context
from pathlib import Path

from tools import notebooks
from tools.say import ROOT, Stop, main_guard, note, seconds, shown


def preload() -> None:
    """Import what is slow, once. What is missing is left to the notebook that needs it."""
    os.environ.setdefault("MPLBACKEND", "agg")
    for name in ("pandas", "matplotlib.pyplot", "ipywidgets", "IPython.core.interactiveshell"):
        with contextlib.suppress(ImportError):
            __import__(name)


def run_cells(path: Path) -> str | None:
    """Run the code cells of a notebook in this process; what went wrong, or None."""
    from IPython.core.interactiveshell import InteractiveShell

    os.chdir(path.parent)
    sys.path.insert(0, str(path.parent))
    shell = InteractiveShell.instance()
    for number, cell in enumerate(notebooks.load(path)["cells"], start=1):
        tags = cell.get("metadata", {}).get("tags", [])
        if cell["cell_type"] != "code" or "raises-exception" in tags:
            continue
        spoken = io.StringIO()
        with contextlib.redirect_stdout(spoken), contextlib.redirect_stderr(spoken):
            result = shell.run_cell(notebooks.source(cell))
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            where = traceback.extract_tb(error.__traceback__)
            line = f", line {where[-1].lineno}" if where else ""
            return f"cell {number} ({cell.get('id')}) raised {type(error).__name__}: {error}{line}"
    return None


def one(path: Path, pipe) -> None:
    """Run a notebook in a fork and send back what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        # A trial run must not touch the progress and the files of whoever works here.
        os.environ["ARTICLE6_PROGRESS"] = str(Path(folder, "progress.json"))
        os.environ["ARTICLE6_WORK"] = str(Path(folder, "my-work"))
        os.environ["IPYTHONDIR"] = folder
        try:
            pipe.send(run_cells(path))
        except BaseException as error:
            pipe.send(f"stopped: {type(error).__name__}: {error}")


def run_all(paths: list[Path], workers: int) -> dict[Path, str | None]:
    """Run notebooks in forks, a few at a time; what went wrong with each, or None."""
    context = get_context("fork")
    waiting, running, results = list(paths), {}, {}
    while waiting or running:
        while waiting and len(running) < workers:
            path = waiting.pop(0)
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=one, args=(path, theirs))
            process.start()
            theirs.close()
            running[path] = (process, ours, time.monotonic())
        for path, (process, pipe, begun) in list(running.items()):
            if pipe.poll(0.01) or not process.is_alive():
                try:
                    fault = pipe.recv()
                except EOFError:
                    fault = f"the process ended with exit code {process.exitcode}"
                process.join()
                del running[path]
                results[path] = fault
                note(f"{'ok    ' if fault is None else 'FAILED'} {shown(path)} {seconds(begun)}")
    return results


def chosen(module: str | None, names: list[str]) -> list[Path]:
    """The notebooks asked for: of one module, by path, or all."""
    if names:
        paths = [Path(name).resolve() for name in names]
        for path in paths:
            if not path.is_file():
                raise Stop(
                    f"There is no notebook {shown(path)}: name one that exists, such as NB=notebooks/..."
                )
        return paths
    every = notebooks.every_notebook()
    if module is None:
        return every
    found = [path for path in every if path.relative_to(ROOT).parts[1] == module]
    if not found:
        known = sorted({path.relative_to(ROOT).parts[1] for path in every})
        raise Stop(f"There is no module {module}: there are {', '.join(known) or 'none yet'}.")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.quick", description=__doc__)
    parser.add_argument("--module", help="a folder of notebooks/, such as 05-accounting")
    parser.add_argument("paths", nargs="*", help="notebooks")
    given = parser.parse_args()
    paths = chosen(given.module, given.paths)
    begun = time.monotonic()
    preload()
    faults = [
        f"{shown(path)}: {fault}" for path, fault in run_all(paths, os.cpu_count() or 1).items() if fault
    ]
    faults += [f"{shown(path)}: {fault}" for path in paths for fault in notebooks.faults(path)]
    for fault in faults:
        print(fault)
    print(f"{len(paths)} notebooks, {len(faults)} findings in {seconds(begun)}")
    if faults:
        raise Stop("mend the first finding above; `make format` mends the form of notebooks.")
    return 0


if __name__ == "__main__":
    main_guard(main)
