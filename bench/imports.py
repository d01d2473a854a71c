"""How long `import article6` takes over a bare interpreter, and that it brings nothing from outside."""

from __future__ import annotations

import subprocess
import sys

from bench.table import Row, best_of
from tools.say import ROOT

# -S leaves out site-packages altogether: whatever loads then is the standard library or ours.
LIST_MODULES = """
import sys
sys.path.insert(0, "src")
import article6
loaded = {name.partition(".")[0] for name in sys.modules}
outside = loaded - set(sys.stdlib_module_names) - {"article6", "__main__"}
print(",".join(sorted(outside)))
"""


def python(code: str, *flags: str) -> str:
    """Run a line of Python in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, *flags, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.strip()


def run() -> list[Row]:
    """Rows: the bare interpreter (the floor), the import over it, and the count of outside modules."""
    setup = "import sys; sys.path.insert(0, 'src')"
    python(f"{setup}; import article6", "-S")  # compiles the files once, so that the disk is warm
    floor = best_of(15, lambda: python(setup, "-S"))
    whole = best_of(15, lambda: python(f"{setup}; import article6", "-S"))
    outside = [name for name in python(LIST_MODULES, "-S").split(",") if name]
    return [
        Row("bare interpreter", floor * 1000, "ms", note="the floor; best of 15"),
        Row(
            "import article6",
            max(0.0, whole - floor) * 1000,
            "ms",
            50,
            "over the bare interpreter; best of 15",
        ),
        Row(
            "modules from outside", len(outside), "modules", 0, ", ".join(outside) or "standard library only"
        ),
    ]
