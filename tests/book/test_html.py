"""Every page is valid HTML: html-validate with the rules of htmlvalidate.cjs, in one run over all pages."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import a6_html
import pytest

from tests.book.conftest import pages
from tests.chromium import missing
from tools import assets
from tools.say import ROOT

CHECKER = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("htmlvalidate.cjs")
AT_ONCE = 40  # pages for one run of the checker
FEWER = "<!DOCTYPE html>\n<html lang='en'><head><title>A page</title></head><body>{}</body></html>\n"


def node() -> str:
    """The Node.js that fetched the packages."""
    beside = Path(assets.npm()[0]).parent / "node"
    found = str(beside) if beside.exists() else shutil.which("node")
    if not found or not CHECKER.exists():
        missing("html-validate is not here, so no page was checked: run `make book` first.")
    return found


def faults(files: list[Path]) -> list[str]:
    """What is not valid in these files, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"  # a pipe is cut off when the checker ends
        command = [
            node(),
            str(CHECKER),
            "--config",
            str(RULES),
            "--formatter",
            f"json={told}",
            *map(str, files),
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert told.exists(), done.stderr
        results = json.loads(told.read_text("utf-8"))
    return [
        f"{Path(result['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
    ]


def test_every_page_is_valid(book):
    files = [book / page for page in [*pages(), "index.html"]]
    assert files
    found = [line for at in range(0, len(files), AT_ONCE) for line in faults(files[at : at + AT_ONCE])]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found[:60])


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p>fine</p>", None),
        ("<p><div>x</div></p>", "close-order"),
        ('<p id="a">x</p><p id="a">y</p>', "no-dup-id"),
        ('<label for="gone">x</label>', "no-missing-references"),
        ('<input type="text">', "input-missing-label"),
        ('<img src="a.png">', "wcag/h37"),
        ("<details><summary><p>x</p></summary></details>", "element-permitted-content"),
    ],
)
def test_the_checker_finds_what_is_wrong(tmp_path, body, rule):
    page = tmp_path / "page.html"
    page.write_text(FEWER.format(body), encoding="utf-8")
    found = faults([page])
    assert any(f" {rule}:" in line for line in found) if rule else not found, found


def test_the_opener_of_a_folded_cell_is_mended():
    old = '<summary>\n<p class="collapsed admonition-title">Show</p>\n</summary>'
    assert (
        a6_html.mended(old) == '<summary>\n<span class="collapsed admonition-title">Show</span>\n</summary>'
    )
