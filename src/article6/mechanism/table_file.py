"""The tables of this room: TOML files beside the code, their lists as tuples, read only when asked."""

from __future__ import annotations

from typing import Any

from article6.beside import beside

__all__ = ["entries"]


def entries(name: str) -> dict[str, tuple[dict[str, Any], ...]]:
    """The arrays of tables in the file `name` ("cycle.toml"), by key, each entry as keyword arguments."""
    return {key: tuple(map(_frozen, found)) for key, found in beside(__package__, name).items()}


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
