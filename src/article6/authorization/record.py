"""The record of an authorization: the fourteen elements of 4/CMA.6 para. 5 as fields.

Those the ledger decides by are typed; the others are text. A record never changes: a change is a new version
with the same Party, approach and id.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from article6.authorization.words import purpose_text
from article6.identifiers import PATTERNS
from article6.parties import is_party

__all__ = ["DEFINITIONS", "ELEMENTS", "PURPOSES", "Authorization", "AuthorizationError", "purposes"]

PURPOSES = ("NDC", "IMP", "OP")  # OIMP stands for the last two together (2/CMA.3 annex 1(f))
DEFINITIONS = ("authorization", "issuance", "use or cancellation")  # 2/CMA.3 annex 2(b)

# 4/CMA.6 para. 5: element -> the field that holds it
ELEMENTS = {
    "a": "approach",
    "b": "parties",  # with `entities`
    "c": "date",  # with `final_date` and `duration`
    "d": "definition",
    "e": "purposes",
    "f": "framework",
    "g": "change_terms",  # with `changes_reach_first_transferred`
    "h": "quantity",
    "i": "registry",
    "j": "underlying_registries",
    "k": "vintages",
    "l": "metrics",
    "m": "sectors",
    "n": "activities",
}

TEXTS = (
    "duration",
    "framework",
    "change_terms",
    "registry",
    "approach_title",
    "timeframe",
    "oimp",
    "units",
    "gwp",
    "terms",
    "note",
)


class AuthorizationError(ValueError):
    """An authorization that is not complete or not well formed. The message names the field."""


def purposes(text: str | set[str] | frozenset[str]) -> frozenset[str]:
    """A set of purposes, from a set or from text: "NDC and OIMP" is NDC, IMP and OP (2/CMA.3 annex 1(f))."""
    words = text.replace(",", " and ").split(" and ") if isinstance(text, str) else text
    found: set[str] = set()
    for word in words:
        name = str(word).strip()
        if name == "OIMP":
            found |= {"IMP", "OP"}
        elif name in PURPOSES:
            found.add(name)
        else:
            raise AuthorizationError(
                f"{name!r} is no purpose of an authorization; write NDC, OIMP, IMP or OP, joined by 'and' "
                "(4/CMA.6 para. 5(e), rule authorization.5e)."
            )
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorization:
    """The authorization by the first transferring Party of the use of ITMOs from a cooperative approach.

    Needed are `id`, `party`, `approach`, `date` and `purposes`; and `definition` where OIMP is covered. If
    left empty, `parties`, `entities`, `vintages`, `sectors` and `activities` do not narrow it.
    """

    id: str  # assigned by the Party
    party: str  # the Party that authorizes: the first transferring Party
    approach: str  # (a) cooperative approach
    date: date  # (c)
    purposes: frozenset[str]  # (e) of "NDC", "IMP", "OP"; text such as "NDC and OIMP" is understood
    definition: str | None = None  # (d) first transfer for OIMP, one of DEFINITIONS
    final_date: date | None = None  # (c) last date for the OIMP event that is the first transfer
    duration: str = ""  # (c) as the Party wrote it
    parties: frozenset[str] = frozenset()  # (b) Parties that may acquire and use; empty: any
    entities: tuple[str, ...] = ()  # (b)
    quantity: int | None = None  # (h) at most so many t CO2 eq first transferred
    vintages: frozenset[int] = frozenset()  # (k); (2026, 2030) is understood as 2026 to 2030
    metrics: frozenset[str] = frozenset({"GHG"})  # (l) "GHG", or names of non-GHG metrics
    gases: tuple[str, ...] = ()  # (l)
    sectors: frozenset[str] = frozenset()  # (m)
    activities: frozenset[str] = frozenset()  # (n)
    framework: str = ""  # (f) regulations, standards, methodologies
    change_terms: str = ""  # (g)
    changes_reach_first_transferred: bool = (
        False  # (g) the terms say so; else changes leave them alone (para. 7)
    )
    registry: str = ""  # (i)
    underlying_registries: tuple[str, ...] = ()  # (j)
    version: int = 1
    approach_title: str = ""  # (a) what the cooperative approach is called
    timeframe: str = ""  # (c), (k) as the Party wrote it, if the vintages alone do not say it
    oimp: str = ""  # (e) the purposes other than an NDC by name, such as CORSIA
    units: str = ""  # (l) units of measurement or conversion
    gwp: str = ""  # (l) the global warming potentials applied, such as AR5
    terms: str = ""  # further terms and conditions
    note: str = ""

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "purposes", purposes(self.purposes))
        for name in ("parties", "metrics", "sectors", "activities"):
            put(self, name, frozenset(_many(getattr(self, name))))
        for name in ("entities", "gases", "underlying_registries"):
            put(self, name, tuple(_many(getattr(self, name))))
        put(self, "vintages", _years(self.vintages))
        for problem in self._problems():
            raise AuthorizationError(f"Authorization {self.id!r}: {problem}")

    def _problems(self):
        if not isinstance(self.id, str) or not self.id.strip():
            yield "it has no id. Give it one, such as XHA-2026-01."
        if not is_party(self.party):
            yield f"{self.party!r} is not the code of a Party. Write three capitals, such as XHA."
        if not isinstance(self.approach, str) or not PATTERNS["approach"][0].fullmatch(self.approach):
            form = PATTERNS["approach"][1]
            yield f"approach {self.approach!r} is not well formed. Write {form} (rule authorization.5a)."
        for name in ("date", "final_date"):
            value = getattr(self, name)
            if type(value) is not date and not (value is None and name == "final_date"):
                yield f"{name} {value!r} is not a date. Write date(2027, 6, 1) (rule authorization.5c)."
        if not self.purposes:
            yield "it names no purpose. Write NDC, OIMP, or both (rule authorization.5e)."
        if self.definition is not None and self.definition not in DEFINITIONS:
            yield (
                f"{self.definition!r} is no definition of first transfer. Choose one of "
                f"{', '.join(DEFINITIONS)} (2/CMA.3 annex 2(b), rule first-transfer.oimp)."
            )
        if self.covers_oimp and self.definition is None:
            yield (
                "it covers OIMP and does not say what the first transfer is. Choose one of "
                f"{', '.join(DEFINITIONS)} (4/CMA.6 para. 5(d), rule authorization.5d)."
            )
        if self.quantity is not None and (type(self.quantity) is not int or self.quantity < 1):
            yield f"quantity {self.quantity!r} is not a whole number of t CO2 eq (rule authorization.5h)."
        for code in sorted(self.parties):
            if not is_party(code):
                yield f"{code!r} among the Parties covered is no code of a Party (rule authorization.5b)."
        if not self.metrics:
            yield "it names no metric. Write GHG, or the non-GHG metric (rule authorization.5l)."
        if type(self.version) is not int or self.version < 1:
            yield f"version {self.version!r} is not a whole number from 1."
        for name in TEXTS:
            if not isinstance(getattr(self, name), str):
                yield f"{name} {getattr(self, name)!r} is not text."

    @property
    def covers_ndc(self) -> bool:
        """True if use towards an NDC is covered."""
        return "NDC" in self.purposes

    @property
    def covers_oimp(self) -> bool:
        """True if an international mitigation purpose or another purpose is covered."""
        return bool(self.purposes & {"IMP", "OP"})

    @property
    def purpose(self) -> str:
        """The purposes as the nomenclature writes them: "NDC", "OIMP", "NDC and IMP" ..."""
        return purpose_text(self.purposes)

    def changed(self, **changes) -> Authorization:
        """The next version, with these fields changed (para. 7-9). `date` is the date of the change."""
        if "date" not in changes:
            raise AuthorizationError(f"Authorization {self.id!r}: give the date of the change.")
        known = {f.name for f in fields(self)} - {"id", "party", "approach", "version"}
        for name in changes:
            if name not in known:
                raise AuthorizationError(
                    f"Authorization {self.id!r}: {name} cannot be changed, or is no field."
                )
        return replace(self, version=self.version + 1, **changes)

    def __repr__(self) -> str:
        definition = f", first transfer = {self.definition}" if self.covers_oimp else ""
        version = f", version {self.version}" if self.version > 1 else ""
        what = f"{self.approach}, {self.purpose}{definition}{version}"
        return f"<Authorization {self.id} by {self.party} of {self.date}: {what}>"


def _many(value) -> list[str]:
    """One text or several, as a list. A single text is one value, never a list of its letters."""
    return [value] if isinstance(value, str) else list(value)


def _years(value) -> frozenset[int]:
    """A set of years, from one year, from a pair (first, last), or from a range or set of years."""
    if isinstance(value, int):
        years = {value}
    elif isinstance(value, tuple) and len(value) == 2 and all(type(y) is int for y in value):
        years = set(range(value[0], value[1] + 1))
    else:
        years = set(value)
    if any(type(y) is not int for y in years) or (value and not years):
        raise AuthorizationError(
            f"vintages {value!r} are no years; write (2026, 2030) (rule authorization.5k)."
        )
    return frozenset(years)
