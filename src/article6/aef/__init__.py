"""The annual information in the agreed electronic format, AEF (2/CMA.3 annex 20; 4/CMA.6 annex II).

    from article6 import aef
    mine = aef.from_ledger(ledger, "XHA", 2028)
    aef.write_json(mine, "xha-2028.json")
    aef.read("xbu-2028.xlsx").findings

Names are imported when they are first used. The workbook is behind the door `article6.workbook`, because it
needs openpyxl.
"""

import importlib
import sys
from types import ModuleType

_HOME = {
    "Action": "rows",
    "Aef": "document",
    "AefFileError": "errors",
    "AuthorizationRow": "rows",
    "Entity": "rows",
    "HoldingRow": "rows",
    "Submission": "rows",
    "finding_as_dict": "findings_file",
    "findings_csv": "findings_file",
    "from_ledger": "from_ledger",
    "missing": "from_ledger",
    "missing_reports": "to_ledger",
    "NOT_IN_THE_FORMAT": "to_ledger",
    "REPORTED_AS": "reported_as",
    "RebuildError": "to_ledger",
    "read": "reading",
    "reconcile": "reconcile",
    "reports": "from_ledger",
    "to_ledger": "to_ledger",
    "write_csv": "text_files",
    "write_findings_csv": "findings_file",
    "write_json": "json_file",
}
__all__ = list(_HOME)


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})


class _Package(ModuleType):
    """Two functions have the names of their modules; importing such a module must not hide the function."""

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, ModuleType) and _HOME.get(name) == name:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
