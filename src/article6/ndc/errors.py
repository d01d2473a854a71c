"""The one error of this room."""

from article6.ruled import RuledError


class NdcError(RuledError):
    """An NDC, or a number given for it, that cannot be accounted for."""
