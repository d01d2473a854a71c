"""How the build speaks: numbered steps while it works, and one sentence when it has to stop."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # no room for what was to be written


class Stop(Exception):
    """The work cannot go on. The message is one sentence that says what to do."""


def step(number: int, total: int, text: str) -> None:
    """Print the heading of one step, such as `[2/4] ...`."""
    print(f"[{number}/{total}] {text}", flush=True)


def note(text: str) -> None:
    """Print a line under the current step."""
    print(f"      {text}", flush=True)


def seconds(since: float) -> str:
    """The time passed since a `time.monotonic()` reading, for people: `3.2 s`."""
    return f"{time.monotonic() - since:.1f} s"


def run_logged(
    command: Sequence[str | Path],
    log: Path,
    *,
    env: dict[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
    cwd: Path = ROOT,
) -> tuple[int, str]:
    """Run a command, write all it says to `log`, and return its exit code and its output.

    `on_line` sees each line as it arrives, so that a long step can show progress.
    Raises Stop when the program itself is missing.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    words = [str(word) for word in command]
    try:
        process = subprocess.Popen(
            words,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except FileNotFoundError as missing:
        raise Stop(
            f"The program {words[0]} was not found: run `make clean-all`, then try again."
        ) from missing
    with log.open("w", encoding="utf-8") as sink, process:
        assert process.stdout is not None
        for line in process.stdout:
            sink.write(line)
            sink.flush()
            lines.append(line)
            if on_line:
                on_line(line.rstrip())
    return process.returncode, "".join(lines)


def shown(path: Path) -> str:
    """A path as the reader should see it: relative to the project where possible."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def main_guard(main: Callable[[], int | None]) -> None:
    """Run a command line: a Stop becomes its one sentence and exit code 1, Ctrl-C ends quietly."""
    try:
        sys.exit(main() or 0)
    except Stop as stop:
        print(f"\nStopped: {stop}", file=sys.stderr, flush=True)
        sys.exit(1)
    except OSError as error:
        if error.errno not in FULL:
            raise
        print("\nStopped: the disk is full: make room, then run the same command again.", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopped by the keyboard.", file=sys.stderr)
        sys.exit(130)
