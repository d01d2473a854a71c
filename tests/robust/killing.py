"""Kill a process with SIGKILL at each of its steps while it writes, and look at the files every time.

A step is the begin or the end of a call, of Python or of C: opening, writing a line, renaming. The process is
forked, so that it starts from the same state every time, and it is really killed: no `finally` runs, and what
was not handed to the system is lost.
"""

import json
import os
import signal
import sys
from collections.abc import Callable

STEPS = {"call", "c_call", "c_return", "return"}
ON_FILES = {
    "open",
    "write",
    "writerow",
    "writerows",
    "flush",
    "fsync",
    "close",
    "replace",
    "rename",
    "unlink",
}


def steps_of(write: Callable[[], object]) -> tuple[int, list[int]]:
    """How many steps the writing takes, and which of them have to do with files.

    Counted in a fork too: a forked process takes other steps, where it seeds its random names anew.
    """
    there, here = os.pipe()
    if not os.fork():
        count, on_files = 0, []

        def step(frame, event, argument):
            nonlocal count
            if event in STEPS:
                if getattr(argument, "__name__", "") in ON_FILES:
                    on_files.append(count)
                count += 1

        try:
            sys.setprofile(step)
            write()
            sys.setprofile(None)
            os.write(here, json.dumps([count, on_files]).encode())
        finally:
            os._exit(0)
    os.close(here)
    os.wait()
    with open(there, "rb") as told:
        count, on_files = json.loads(told.read())
    return count, on_files


def killed_at(step: int, write: Callable[[], object]) -> bool:
    """Write in a process of its own that is killed at that step; False if it came to its end."""
    child = os.fork()
    if not child:
        left = step

        def count(frame, event, argument):
            nonlocal left
            if event in STEPS:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.setprofile(count)
            write()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def at_every_step(
    write: Callable[[], object],
    before: Callable[[], object],
    look: Callable[[], object],
    most: int = 60,
) -> int:
    """Kill at every step that touches a file and the one after it, at `most` others, and at the last ones.

    `before` puts things as they were, `look` raises if what it finds is half-written. Returns the kills.
    """
    before()
    total, on_files = steps_of(write)
    chosen = {*range(0, total, max(1, total // most)), *range(total - 20, total)}
    chosen |= {near for step in on_files for near in (step, step + 1)}
    kills = 0
    for step in sorted(step for step in chosen if step >= 0):
        before()
        kills += killed_at(step, write)
        look()
    return kills
