"""The tables of data that lie beside the code, as TOML."""

from __future__ import annotations

from typing import Any

__all__ = ["beside"]


def beside(package: str, name: str) -> dict[str, Any]:
    """What stands in the TOML file `name` ("rules.toml", "types/cookstoves.toml") in the folder of a package.

    Nothing is imported before the first call, so that importing a room stays free of cost.
    """
    import tomllib
    from importlib import resources

    return tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))
