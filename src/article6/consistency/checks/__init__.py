"""The 107 checks, in the order of the list: every file of this folder ends with its own `CHECKS`."""

from __future__ import annotations

import importlib
import pkgutil

from article6.consistency.check import Check

__all__ = ["CHECKS"]

_FILES = [importlib.import_module(f"{__name__}.{file.name}") for file in pkgutil.iter_modules(__path__)]
CHECKS: tuple[Check, ...] = tuple(
    sorted((check for file in _FILES for check in file.CHECKS), key=lambda check: check.number)
)
