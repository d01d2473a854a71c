"""Parties and their codes: ISO 3166-1 alpha-3, and the user-assigned XAA to XZZ for fictional Parties.

Fictional Parties never collide with a real one. Give them a name with `register`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

__all__ = ["Party", "PartyError", "is_fictional", "is_party", "parties", "party", "register"]


class PartyError(ValueError):
    """A code that stands for no Party, or a code that cannot be given to a fictional one."""


@dataclass(frozen=True, slots=True)
class Party:
    """A Party to the Paris Agreement, or a fictional one.

    `annex_one`, `ldc` (least developed country) and `sids` (small island developing State) are None where the
    Party is fictional and nobody said.
    """

    code: str
    name: str
    annex_one: bool | None = None
    ldc: bool | None = None
    sids: bool | None = None
    fictional: bool = False

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


_fictional: dict[str, Party] = {}


def is_fictional(code: str) -> bool:
    """True for XAA to XZZ, the codes that ISO 3166-1 leaves to its users."""
    return (
        isinstance(code, str) and len(code) == 3 and code[0] == "X" and code.isascii() and code.isalpha()
    ) and code.isupper()


def is_party(code: str) -> bool:
    """True if the code stands for a Party, real or fictional."""
    return is_fictional(code) or (isinstance(code, str) and code in _table())


def party(code: str) -> Party:
    """The Party with this code. A fictional code that nobody registered gets its code as its name."""
    if is_fictional(code):
        return _fictional.get(code) or Party(code, code, fictional=True)
    try:
        return _table()[code]
    except (KeyError, TypeError):
        import difflib  # only to word the error

        names = {p.name.lower(): p.code for p in _table().values()}
        near = difflib.get_close_matches(str(code).upper(), _table(), n=3, cutoff=0.6)
        near += [names[n] for n in difflib.get_close_matches(str(code).lower(), names, n=1, cutoff=0.6)]
        advice = f"Did you mean {' or '.join(dict.fromkeys(near))}?" if near else ""
        raise PartyError(
            f"{code!r:.60} is not the code of a Party. {advice}{' ' if advice else ''}Use three capitals as "
            "in ISO 3166-1 alpha-3; XAA to XZZ are free for fictional Parties "
            "(6/CMA.4 annex I para. 28, rule identifier.codes)."
        ) from None


def parties() -> tuple[Party, ...]:
    """All real Parties, in the order of the table."""
    return tuple(_table().values())


def register(
    code: str,
    name: str,
    *,
    annex_one: bool | None = None,
    ldc: bool | None = None,
    sids: bool | None = None,
) -> Party:
    """Give a fictional Party a name: `register("XHA", "Kasoro")`. Registering again replaces the name."""
    if not is_fictional(code):
        raise PartyError(f"{code!r} cannot be a fictional Party; take a code from XAA to XZZ.")
    if not isinstance(name, str) or not name.strip():
        raise PartyError(f"The fictional Party {code} needs a name, not {name!r}.")
    _fictional[code] = Party(code, name.strip(), annex_one, ldc, sids, fictional=True)
    return _fictional[code]


@functools.cache
def _table() -> dict[str, Party]:
    from article6.tables import reference  # read on first use, so that importing stays free of cost

    yes = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    return {
        row["code"]: Party(
            row["code"], row["name"], *(yes.get(row[c].strip().lower()) for c in ("annex_one", "ldc", "sids"))
        )
        for row in reference("parties")
    }
