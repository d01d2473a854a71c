"""Resolve requirements.in into requirements.lock, and tools/node.in into tools/node.lock.

For whoever upgrades a package; it needs `uv` (pip install uv). The locks hold hashes for every platform and
no addresses, so that they work with any index or mirror. After it, bring environment.yml to the same
versions: a test says where they differ.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools.say import ROOT, Stop, main_guard, note

FLAGS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "-q",
]


def main() -> int:
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        raise Stop("The program uv is missing: pip install uv, then run `make lock` again.")
    for source, target in (("requirements.in", "requirements.lock"), ("tools/node.in", "tools/node.lock")):
        if subprocess.run(
            [uv, "pip", "compile", *FLAGS, source, "-o", target], cwd=ROOT, check=False
        ).returncode:
            raise Stop(f"{source} could not be resolved: read the message of uv above.")
        note(f"{target} resolved")
    return 0


if __name__ == "__main__":
    main_guard(main)
