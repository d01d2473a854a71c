"""The one error of this room."""

from article6.ruled import RuledError


class AdditionalityError(RuledError):
    """Something that cannot be assessed."""
