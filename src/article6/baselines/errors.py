"""The one error of this room."""

from article6.ruled import RuledError


class BaselineError(RuledError):
    """A baseline, or a number given for it, that cannot be worked with."""
