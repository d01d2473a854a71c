"""Runs inside Pyodide: every .py below /source becomes a .pyc below /target, without its source."""

import importlib.util
import py_compile
from pathlib import Path

SOURCE, TARGET = Path("/source"), Path("/target")


def fresh(source: Path, made: Path) -> bool:
    """Was this file compiled before, from the same text? (magic, flags, digest of the source)"""
    if not made.exists():
        return False
    head, digest = made.read_bytes()[:16], importlib.util.source_hash(source.read_bytes())
    return head[:4] == importlib.util.MAGIC_NUMBER and head[8:] == digest


wanted = {source.relative_to(SOURCE).with_suffix(".pyc"): source for source in SOURCE.rglob("*.py")}
for left in TARGET.rglob("*.pyc"):
    if left.relative_to(TARGET) not in wanted:
        left.unlink()
for inside, source in wanted.items():
    if not fresh(source, TARGET / inside):
        # A .pyc in the place of its .py is imported as it is, if nothing asks for the date of a source.
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        name = str(source.relative_to(SOURCE))
        py_compile.compile(str(source), str(TARGET / inside), name, doraise=True, invalidation_mode=mode)
