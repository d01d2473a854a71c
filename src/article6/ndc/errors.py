"""The one error of this room."""

from article6 import rules


class NdcError(ValueError):
    """An NDC, or a number given for it, that cannot be accounted for.

    ``rule`` is the id of the rule behind the refusal (None if it is plain arithmetic),
    ``way_out`` says how to mend it. Both stand in the message too.
    """

    def __init__(self, what: str, way_out: str = "", rule: str | None = None):
        self.what, self.way_out, self.rule = what, way_out, rule
        where = f"({rules.get(rule).cite}; {rule})" if rule else ""
        super().__init__(" ".join(part for part in (what, way_out, where) if part))
