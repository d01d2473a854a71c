"""The one error of this room."""

from __future__ import annotations

from article6 import rules


class BaselineError(ValueError):
    """A baseline, or a number given for it, that cannot be worked with.

    `what` is wrong, `way_out` says how to mend it, `rule` is the id of the rule behind it (None: arithmetic).
    """

    def __init__(self, what: str, way_out: str = "", rule: str | None = None):
        self.what, self.way_out, self.rule = what, way_out, rule
        where = f"({rules.get(rule).cite}; {rule})" if rule else ""
        super().__init__(" ".join(part for part in (what, way_out, where) if part))
