"""What can go wrong in the self-assessment, each as one clear sentence."""

from classroom.errors import ClassroomError
from classroom.language import _


class ReadinessError(ClassroomError):
    """An answer, a country or a folder that cannot be taken; the message says how to mend it."""


def nearest(name: str, known: list[str], least: float = 0.5) -> str:
    """A closing sentence with the known names nearest to `name`; "" where none is near."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=3, cutoff=least)
    names = _(" or ").join(repr(one) for one in close)
    return " " + _("Did you mean {names}?").format(names=names) if close else ""
