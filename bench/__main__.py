"""`python -m bench [name ...]`: run the benchmarks of this folder and print them against their limits."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.table import Row, lines

OURS = {"__init__", "__main__", "table"}


def names() -> list[str]:
    """The benchmarks there are."""
    found = {path.stem for path in Path(__file__).parent.glob("*.py")}
    return sorted(found - OURS)


def main(asked: list[str]) -> int:
    unknown = [name for name in asked if name not in names()]
    if unknown:
        print(f"There is no benchmark named {unknown[0]}; there are: {', '.join(names())}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in asked or names():
        print(f"measuring {name} ...", flush=True)
        rows += importlib.import_module(f"bench.{name}").run()
    print()
    print("\n".join(lines(rows)))
    missed = [row.name for row in rows if row.missed]
    print()
    print(
        f"{len(missed)} of {len(rows)} figures miss their limit: {', '.join(missed)}"
        if missed
        else "All limits are kept."
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
