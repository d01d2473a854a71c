"""The three ways to apply corresponding adjustments (2/CMA.3 annex 7). One is chosen for the period."""

from enum import Enum


class Method(Enum):
    """How a Party applies corresponding adjustments; chosen once for an NDC period."""

    TRAJECTORY = "trajectory"
    AVERAGING = "averaging"
    MULTI_YEAR = "multi-year"

    @property
    def paragraph(self) -> str:
        """The paragraph of the annex to 2/CMA.3."""
        return {"trajectory": "7(a)(i)", "averaging": "7(a)(ii)", "multi-year": "7(b)"}[self.value]

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return f"method.{self.value}"

    @property
    def for_multi_year(self) -> bool:
        """Whether the method belongs to multi-year NDCs (the two of 7(a) belong to single-year ones)."""
        return self is Method.MULTI_YEAR

    def __str__(self) -> str:
        return f"{self.value}, {self.paragraph}"
