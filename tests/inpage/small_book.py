"""A book of a few pages with our directives, built by Sphinx alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.say import ROOT

CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "book/_ext")!r})
extensions = ["myst_parser", "a6_live", "a6_ask"]
html_static_path = ["static"]
"""


def built(folder: Path, **pages: str) -> tuple[Path, str]:
    """A book of these pages; what was built, and what was said."""
    (folder / "static" / "live").mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    contents = "\n".join(pages)
    (folder / "index.md").write_text(f"# Book\n\n```{{toctree}}\n{contents}\n```\n", encoding="utf-8")
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(f"# A page\n\n{text}\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", folder, folder / "out"]
    env = {"PATH": "", "PYTHONPATH": f"{ROOT / 'src'}", "ARTICLE6_BOOK": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    return folder / "out", done.stdout + done.stderr
