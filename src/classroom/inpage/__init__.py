"""The classroom in a page without a kernel: one function, JSON in, JSON out, called by the page's worker.

    reply('{"do": "check", "id": "accounting.averaging.2", "given": "1300"}')  ->  '{"state": "right", ...}'

The page's scripts decide nothing: they collect what was written, send it here, and show what comes back.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module

from classroom.language import _, use

__all__ = ["reply", "warm"]

# What a page may ask for, and the module whose function of that name answers.
_DOES = {
    "show": "views",
    "check": "questions",
    "hint": "questions",
    "working": "questions",
    "standing": "questions",
    "score": "questions",
    "progress": "keeping",
    "merge": "keeping",
    "desk": "desks",
}


def reply(text: str) -> str:
    """Answer one request. Whatever goes wrong comes back as {"error": sentence}; nothing raises."""
    try:
        request = json.loads(text)
        use(request.pop("language", None))
        answer = _function(request.pop("do"))(**request)
    except Exception as error:  # whatever it is, the reader must see it
        answer = {"error": _told(error), "kind": type(error).__name__}
    return json.dumps(answer, ensure_ascii=False)


def _told(error: Exception) -> str:
    """What the reader is told: our own sentences as they stand, Python's words never."""
    if (
        isinstance(error, ValueError)
        and not isinstance(error, UnicodeError | json.JSONDecodeError)
        and str(error)
    ):
        return str(error)
    return _("This page asked Python for something it cannot answer. Reload the page and try again.")


def _function(name: str) -> Callable[..., dict]:
    if name not in _DOES:
        raise ValueError(f"A page cannot ask for {name!r}; it can ask for: {', '.join(_DOES)}.")
    return getattr(import_module(f"{__name__}.{_DOES[name]}"), name)


def warm() -> bool:
    """Import one more of the modules that answer; False when none is left.

    The worker calls this while nobody waits, so that the first question of another kind is answered at once.
    """
    for module in dict.fromkeys(_DOES.values()):
        name = f"{__name__}.{module}"
        if name not in sys.modules:
            import_module(name)
            return True
    return False
