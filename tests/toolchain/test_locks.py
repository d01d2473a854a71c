"""The lock, the conda file and the npm lock name the same versions, carry hashes, and hold no addresses."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from tools.say import ROOT

LOCKS = ("requirements.lock", "tools/node.lock")
# The name a package has on conda-forge, where it differs.
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
# What the conda file leaves out, and why: playwright drives the browser tests, and no workshop runs these.
NOT_IN_CONDA = {"playwright"}
NOT_FROM_PYPI = {"python", "pip", "nodejs"}


def pins(name: str) -> dict[str, str]:
    """Package -> version from the lines `name==version` of a file."""
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    return dict(found)


def conda() -> dict[str, str]:
    """Package -> version of environment.yml, by the names of the Python package index."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    split = (entry.partition("=") for entry in listed if isinstance(entry, str))
    return {CONDA_NAMES.get(name, name): version for name, _, version in split}


def test_conda_and_requirements_name_the_same_versions():
    ours, theirs = pins("requirements.in"), conda()
    assert {name for name in ours if name not in theirs} == NOT_IN_CONDA
    assert {name for name in theirs if name not in ours} == NOT_FROM_PYPI
    assert {name: theirs[name] for name in ours if name in theirs} == {
        name: ours[name] for name in ours if name in theirs
    }


def test_the_lock_resolves_what_is_asked_for():
    lock = pins("requirements.lock")
    asked = pins("requirements.in")
    assert len(asked) >= 16, "every line of requirements.in is pinned exactly"
    assert {name: lock.get(name) for name in asked} == asked


def test_conda_asks_for_the_python_and_installs_the_project():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    assert conda()["python"] == "3.11"
    assert {"pip": ["-e ."]} in listed


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_hashes(name):
    blocks = re.split(r"^(?=\S)", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    bare = [block.split()[0] for block in blocks if "==" in block and "--hash=sha256:" not in block]
    assert not bare


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_addresses(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "--index-url" not in text and "--find-links" not in text


def test_the_npm_lock_holds_hashes_and_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if "integrity" not in entry]


def test_npm_packages_are_pinned_exactly():
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), f"{name} is not pinned exactly"
        assert lock[f"node_modules/{name}"]["version"] == version
