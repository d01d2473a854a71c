"""Exercises, checks, hints, forms and packs on top of `article6`.

The names below are loaded on first use, so that `import classroom` costs next to nothing:
`ask`, `check`, `hint`, `story`, `scenario`, `score`, `use_pack`, `use_language`, `progress`, `live`,
`workbench`, `desk`.
"""

import sys
from importlib import import_module
from types import ModuleType

_EXPORTS = {
    "ask": "classroom.engine",
    "check": "classroom.engine",
    "desk": "classroom.desks",
    "hint": "classroom.engine",
    "progress": "classroom.engine",
    "scenario": "classroom.engine",
    "score": "classroom.quiz",
    "story": "classroom.engine",
    "use_language": "classroom.language",
    "use_pack": "classroom.engine",
    "live": "classroom.live",
    "workbench": "classroom.workbench",
}
__all__ = sorted(_EXPORTS)


def __getattr__(name: str):
    if name not in _EXPORTS:
        raise AttributeError(f"classroom has no name {name!r}; it offers {', '.join(__all__)}.")
    return getattr(import_module(_EXPORTS[name]), name)


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Some share a name with a function (`progress`, `live`, `workbench`): the function wins as an attribute.

    Importing a submodule binds it on the package. Without this, `from classroom import progress`
    would give the function or the file, depending on what was imported before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _EXPORTS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
