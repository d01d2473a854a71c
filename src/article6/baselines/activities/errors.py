"""What this room refuses, in one clear sentence."""

from __future__ import annotations

from article6.baselines.errors import BaselineError

__all__ = ["ActivityError", "nearest"]


class ActivityError(BaselineError):
    """An unknown type, parameter or option, a value that cannot be, or plants that do not suffice."""


def nearest(name: object, known: object) -> str:
    """Advice for a name that is not known: the nearest ones, else all of them."""
    import difflib  # only to word the error

    names = [str(each) for each in known]
    near = difflib.get_close_matches(str(name), names, n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"Known are {', '.join(names)}."
