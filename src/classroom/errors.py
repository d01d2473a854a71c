"""What can go wrong in the classroom, each as one clear sentence."""

from difflib import get_close_matches

from classroom.language import _


class ClassroomError(ValueError):
    """A mistake in an exercise, a pack's use or a call; the message says what is wrong and how to mend it."""


class UnknownExercise(ClassroomError):
    """No exercise or question has this id; the message names the nearest ones."""


class AskBack(ClassroomError):
    """An answer that cannot be read, or can be read in two ways: the learner is asked, nothing is guessed."""


class NotAnswered(ClassroomError):
    """Nothing, or not everything, was answered; the message names what is missing."""


def brief(value: object) -> str:
    """Whatever a learner gave, on one line and short enough for a sentence; never raises."""
    try:
        text = value if isinstance(value, str) else repr(value)
        if type(value).__repr__ is object.__repr__:  # an address in memory tells nobody anything
            text = _kind(value)
    except Exception:  # an object's own way to show itself may fail in any way
        text = _kind(value)
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def nearest(name: str, known: list[str], how_many: int = 3) -> str:
    """A closing sentence with the known names nearest to `name`, or the first few if none is near."""
    close = get_close_matches(name, known, n=how_many, cutoff=0.5)
    if close:
        return _("Did you mean {names}?").format(names=_one_of(close))
    if known:
        told = _("There is {names} and more.") if len(known) > how_many else _("There is {names}.")
        return told.format(names=_one_of(sorted(known)[:how_many]))
    return _("There is none yet.")


def _one_of(names: list[str]) -> str:
    quoted = [f'"{n}"' for n in names]
    if len(quoted) == 1:
        return quoted[0]
    return _("{first} or {last}").format(first=", ".join(quoted[:-1]), last=quoted[-1])


def _kind(value: object) -> str:
    return _("a {kind}").format(kind=type(value).__name__)
