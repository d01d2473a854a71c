"""The one error of this room."""

from article6.ruled import RuledError


class AccountingError(RuledError):
    """Something that cannot be accounted for."""
