"""What may not stand in the tree: paths of a machine, addresses of package indexes, secrets, loose ends."""

from __future__ import annotations

import re
import subprocess

import pytest

from tools.say import ROOT

MINE = "tests/toolchain/test_tree.py"  # holds the patterns themselves
BINARY = {".png", ".woff2", ".woff", ".ttf", ".zip", ".xlsx", ".docx", ".ico"}

# Index addresses by their parts, so that this file does not name them.
FORBIDDEN = {
    "a path of somebody's machine": re.compile(
        r"(?<![\w.])/(?:home|Users)/\w+|(?<![\w.:/])/(?:root|work)/\w|[A-Z]:\\Users\\"
    ),
    "the address of a package index": re.compile(
        r"py" r"pi\.org|python" r"hosted\.org|registry\.npm" r"js\.org|deb\.deb" r"ian\.org|file:///opt"
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a token": re.compile(r"\b(?:ghp|gho|github_pat|glpat|xox[bp]|sk|AKIA)[-_]?[A-Za-z0-9]{20,}"),
    "a password": re.compile(r"(?i)\b(?:password|passwd|secret|api_key)\s*[=:]\s*[\"'][^\"'\s]{6,}[\"']"),
    "a merge conflict": re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE),
}


def tracked() -> list[str]:
    """The files git knows; where there is no git, every file outside the generated folders."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0 and done.stdout:
        return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]
    hidden = {".venv", "_build", "node_modules", ".git"}
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [str(path) for path in paths if not hidden & set(path.parts) and "__pycache__" not in path.parts]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_of_the_kind_is_in_the_tree(what):
    found = []
    for name in tracked():
        path = ROOT / name
        if name == MINE or path.suffix in BINARY:
            continue
        text = path.read_text("utf-8", errors="replace")
        found += [f"{name}: {match.group(0)[:60]}" for match in FORBIDDEN[what].finditer(text)]
    assert not found


@pytest.mark.parametrize(
    ("what", "bad"),
    [
        ("a path of somebody's machine", "see " + "/home" + "/ana/project"),
        ("the address of a package index", "https://py" + "pi.org/simple/"),
        ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
        ("a token", "ghp_" + "a1B2" * 9),
        ("a password", 'password = "' + 'hunter22"'),
        ("a merge conflict", "<" * 7 + " ours"),
    ],
)
def test_the_patterns_find_what_they_are_for(what, bad):
    assert FORBIDDEN[what].search(bad)


def test_generated_things_are_not_tracked():
    unwanted = [
        name
        for name in tracked()
        if name.startswith(("_build/", ".venv/", "node_modules/")) or ".egg-info" in name
    ]
    assert not unwanted


def test_the_root_stays_short():
    roots = {name.partition("/")[0] for name in tracked()}
    assert len(roots) <= 32, sorted(roots)
