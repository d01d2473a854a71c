"""What goes wrong in the capstone, in one sentence."""

from classroom.errors import ClassroomError

__all__ = ["CapstoneError"]


class CapstoneError(ClassroomError):
    """A step, a word or an amount that the capstone does not know. The message names those it does."""
