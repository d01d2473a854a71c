"""An entity that a Party authorizes to take part (2/CMA.3 annex 18(g); 4/CMA.6 para. 3; annex II table 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day

from article6.authorization.record import AuthorizationError
from article6.identifiers import PATTERNS

__all__ = ["AuthorizedEntity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizedEntity:
    """One entity. `country` is that of its incorporation, and `id` its number in the register there.

    That country need not be a Party: any code of three capitals is taken. The number stays text: a register
    may write 0042. `conditions` and `change_conditions` (whether and how the authorization may be changed or
    revoked) are optional, as is `note`.
    """

    name: str
    country: str  # alpha-3
    id: str
    date: Day  # of the authorization
    approach: str = ""  # cooperative approach, CA0099
    conditions: str = ""
    change_conditions: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for problem in self._problems():
            raise AuthorizationError(f"Authorized entity {self.name!r}: {problem}")

    def _problems(self):
        for name in ("name", "id"):
            value = getattr(self, name)
            if not isinstance(value, str) or not value.strip():
                yield f"it has no {name}. Write it as text (4/CMA.6 annex II table 5)."
        if not (isinstance(self.country, str) and PATTERNS["party"][0].fullmatch(self.country)):
            yield (
                f"{self.country!r} is no code of a country. Write the country of its incorporation in three "
                "capitals, such as XBU (4/CMA.6 annex II table 5)."
            )
        if type(self.date) is not Day:
            yield f"date {self.date!r} is not a date. Write date(2027, 6, 1) (4/CMA.6 annex II table 5)."
        if self.approach and not (
            isinstance(self.approach, str) and PATTERNS["approach"][0].fullmatch(self.approach)
        ):
            yield f"approach {self.approach!r} is not well formed. Write {PATTERNS['approach'][1]}."
        for name in ("conditions", "change_conditions", "note"):
            if not isinstance(getattr(self, name), str):
                yield f"{name} {getattr(self, name)!r} is not text."
