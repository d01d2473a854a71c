"""What the errors of the rooms have in common: what is wrong, the way out, and the rule behind it."""

from article6 import rules


class RuledError(ValueError):
    """`what` is wrong, `way_out` says how to mend it, `rule` is the id of the rule (None: plain arithmetic).

    All three stand in the message, the rule with its citation.
    """

    def __init__(self, what: str, way_out: str = "", rule: str | None = None) -> None:
        self.what, self.way_out, self.rule = what, way_out, rule
        where = f"({rules.get(rule).cite}; {rule})" if rule else ""
        super().__init__(" ".join(part for part in (what, way_out, where) if part))
