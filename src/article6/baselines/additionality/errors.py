"""The one error of this room."""

from article6 import rules


class AdditionalityError(ValueError):
    """Something that cannot be assessed: what is wrong, how to mend it, and the rule if there is one."""

    def __init__(self, what: str, way_out: str = "", rule: str | None = None):
        self.what, self.way_out, self.rule = what, way_out, rule
        where = f"({rules.get(rule).cite}; {rule})" if rule else ""
        super().__init__(" ".join(part for part in (what, way_out, where) if part))
