"""The one error of this room."""

from article6 import rules


class MechanismError(ValueError):
    """What the mechanism does not allow, or cannot be worked out.

    `what` is wrong, the `way_out`, and the id of the `rule` where there is one.
    """

    def __init__(self, what: str, way_out: str = "", rule: str | None = None) -> None:
        self.what, self.way_out, self.rule = what, way_out, rule
        where = f"({rules.get(rule).cite}; {rule})" if rule else ""
        super().__init__(" ".join(part for part in (what, way_out, where) if part))
