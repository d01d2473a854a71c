"""{live} in a page: the view with the inputs to begin with, its scripts where needed, clear refusals."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from classroom import views
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


def test_the_view_stands_in_the_page_with_its_inputs(tmp_path):
    live = tmp_path / "static" / "live"
    live.mkdir(parents=True)
    (live / "course-1.js").write_text("1", "utf-8")
    out, said = built(
        tmp_path,
        one="```{live} three_methods\n:early_percent: 50\n```",
        two="```{live} workbench cookstoves\n:pack: lumora\n```",
        three="No live part.",
    )
    assert said == ""
    one, two, three = ((out / f"{name}.html").read_text("utf-8") for name in ("one", "two", "three"))
    view = views.three_methods("kasoro")
    assert view.describe(view.inputs(early_percent=50)).replace("\u00a0", " ") in one.replace("\u00a0", " ")
    assert "[&quot;lumora&quot;, &quot;cookstoves&quot;]" in two
    for page in (one, two):
        assert re.search(r"runtime\.js.*live\.js", page, re.DOTALL) and "live.css" in page
    assert not re.search(r"(runtime|live)\.(js|css)", three)
    # The next edition of the course has other chunks; those of this one go.
    (live / "course-1.js").rename(live / "course-2.js")
    built(tmp_path, one="```{live} three_methods\n```", two="Changed.", three="Changed.")
    assert [path.name for path in (out / "_static" / "live").iterdir()] == ["course-2.js"]


@pytest.mark.parametrize(
    ("directive", "sentence"),
    [
        ("{live} balances", "There is no view 'balances'. There are: emissions_balance"),
        ("{live} three_methods\n:early_percent: 51", "has no option '51'. Choose one of: 0, 50, 100, 150"),
        ("{live} three_methods\n:early: 50", "has no input 'early'. It has: early_percent, late_sold"),
        ("{live} three_methods\n:pack: atlantis", "there is no such pack"),
        ("{live} three_methods much too much", "takes"),
    ],
)
def test_a_wrong_directive_stops_the_build_with_a_sentence(tmp_path, directive, sentence):
    _out, said = built(tmp_path, page=f"```{directive}\n```")
    assert sentence in said and "page.md" in said
