"""The one error of this room, and the check of dates that all of it asks for."""

from datetime import date

from article6 import rules


class MechanismError(ValueError):
    """What the mechanism does not allow, or cannot be worked out.

    `what` is wrong, the `way_out`, and the id of the `rule` where there is one.
    """

    def __init__(self, what: str, way_out: str = "", rule: str | None = None) -> None:
        self.what, self.way_out, self.rule = what, way_out, rule
        where = f"({rules.get(rule).cite}; {rule})" if rule else ""
        super().__init__(" ".join(part for part in (what, way_out, where) if part))


def require_date(value: object, what: str) -> None:
    """Raise `MechanismError` unless `value` is a date; `what` names it in the message."""
    if type(value) is not date:
        raise MechanismError(f"{what} is {value!r:.40}.", "Give a date, such as date(2028, 3, 1).")
