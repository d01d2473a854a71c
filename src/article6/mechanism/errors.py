"""The one error of this room, and the check of dates that all of it asks for."""

from datetime import date

from article6.ruled import RuledError


class MechanismError(RuledError):
    """What the mechanism does not allow, or cannot be worked out."""


def require_date(value: object, what: str) -> None:
    """Raise `MechanismError` unless `value` is a date; `what` names it in the message."""
    if type(value) is not date:
        raise MechanismError(f"{what} is {value!r:.40}.", "Give a date, such as date(2028, 3, 1).")
