"""ITMO identifiers and blocks of them (6/CMA.4 annex I para. 5-6).

An identifier has five parts: cooperative approach, originating registry, first transferring Party, serial
number and vintage. We write it with hyphens, `CA0099-XHA01-XHA-1-2027`. The registry is the one where the
ITMO originated (para. 5(b)), not the one that holds it, so it never changes. One ITMO is
one t CO2 eq: usual practice, no text prescribes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

__all__ = ["Block", "IdentifierError", "ItmoId", "block_from_rows", "parse_block"]

PATTERNS = {
    "approach": (re.compile(r"CA\d{4}", re.ASCII), "CA and four digits, such as CA0099"),
    "registry": (re.compile(r"[A-Z]{3}\d{2}", re.ASCII), "three capitals and two digits, such as XHA01"),
    "party": (re.compile(r"[A-Z]{3}"), "three capitals, such as XHA"),
}
_SERIAL = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(,\d{3}){1,5}", re.ASCII
)  # 1,000,000: met in files, read but never written
_VINTAGE = re.compile(r"\d{4}", re.ASCII)

Key = tuple[str, str, str, int]
_checked: set[Key] = set()  # keys whose parts were found well formed; blocks by the thousand share a few keys


class IdentifierError(ValueError):
    """An identifier or block that is not well formed (6/CMA.4 annex I para. 5-6)."""


def _refuse(what: str, mend: str) -> IdentifierError:
    return IdentifierError(f"{what} {mend} (6/CMA.4 annex I para. 5, rule identifier.elements)")


def _check_key(key: Key) -> None:
    approach, registry, party, vintage = key
    for name, value in (("approach", approach), ("registry", registry), ("party", party)):
        pattern, form = PATTERNS[name]
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise _refuse(f"{name} {value!r} is not well formed.", f"Write {form}.")
    if type(vintage) is not int or not 1000 <= vintage <= 9999:
        raise _refuse(f"vintage {vintage!r} is not a calendar year.", "Write four digits, such as 2027.")
    _checked.add(key)


@dataclass(frozen=True, slots=True)
class ItmoId:
    """One ITMO. `ItmoId.parse` reads the hyphenated form, `str()` writes it."""

    approach: str  # cooperative approach, CA0099
    registry: str  # originating registry, XHA01
    party: str  # first transferring Party, XHA
    serial: int  # 1 or more; counts within approach, registry, party and vintage
    vintage: int  # calendar year in which the mitigation occurred

    def __post_init__(self) -> None:
        if self.key not in _checked:
            _check_key(self.key)
        if type(self.serial) is not int or self.serial < 1:
            raise _refuse(f"serial {self.serial!r} is not a whole number from 1.", "Serials start at 1.")

    @property
    def key(self) -> Key:
        """Approach, registry, Party and vintage: only serials of one key may be compared."""
        return self.approach, self.registry, self.party, self.vintage

    def __str__(self) -> str:
        return f"{self.approach}-{self.registry}-{self.party}-{self.serial}-{self.vintage}"

    @classmethod
    def parse(cls, text: str) -> ItmoId:
        """Read `CA0099-XHA01-XHA-1-2027`. Thousands separators in the serial are understood."""
        parts = text.strip().split("-") if isinstance(text, str) else ()
        if len(parts) != 5:
            raise _refuse(
                f"identifier {text!r} does not have five parts.",
                "Write approach-registry-Party-serial-vintage, such as CA0099-XHA01-XHA-1-2027.",
            )
        approach, registry, party, serial, vintage = parts
        if not _VINTAGE.fullmatch(vintage):
            raise _refuse(f"vintage {vintage!r} in {text!r} is no year.", "Write four digits, such as 2027.")
        return cls(approach, registry, party, parse_serial(serial), int(vintage))


def parse_serial(text: str) -> int:
    """Read a serial number: plain digits from 1, or digits in groups of three parted by commas."""
    text = text.strip()
    if _SERIAL.fullmatch(text):
        return int(text)
    if _GROUPED.fullmatch(text):
        return int(text.replace(",", ""))
    raise _refuse(f"serial {text!r} is not a whole number from 1.", "Write plain digits, such as 1000000.")


@dataclass(frozen=True, slots=True)
class Block:
    """The ITMOs `first` to `last`, both included, of one approach, registry, Party and vintage.

    Blocks never change; taking a part gives a new block with the same key (6/CMA.4 annex I para. 6, 33).
    """

    approach: str
    registry: str
    party: str
    vintage: int
    first: int
    last: int

    def __post_init__(self) -> None:
        key = (self.approach, self.registry, self.party, self.vintage)
        if key not in _checked:
            _check_key(key)
        if type(self.first) is not int or type(self.last) is not int or self.first < 1:
            raise _refuse(
                f"serials {self.first!r} to {self.last!r} are not whole numbers from 1.", "Start at 1."
            )
        if self.last < self.first:
            raise _refuse(
                f"last serial {self.last} is smaller than first serial {self.first}.", "Exchange the two."
            )

    @property
    def key(self) -> Key:
        """Approach, registry, Party and vintage: only blocks of one key can overlap."""
        return self.approach, self.registry, self.party, self.vintage

    @property
    def quantity(self) -> int:
        """Size of the block in t CO2 eq: last - first + 1."""
        return self.last - self.first + 1

    @property
    def first_id(self) -> ItmoId:
        """The identifier of the first ITMO of the block."""
        return ItmoId(self.approach, self.registry, self.party, self.first, self.vintage)

    @property
    def last_id(self) -> ItmoId:
        """The identifier of the last ITMO of the block."""
        return ItmoId(self.approach, self.registry, self.party, self.last, self.vintage)

    def between(self, first: int, last: int) -> Block:
        """The part of this block from serial `first` to serial `last`."""
        if first < self.first or last > self.last:
            raise _refuse(f"serials {first} to {last} are not all in {self}.", "Name serials of the block.")
        return replace(self, first=first, last=last)

    def split(self, n: int) -> tuple[Block, Block]:
        """The first `n` t CO2 eq and the rest. `n` is at least 1 and less than the quantity."""
        if type(n) is not int or not 0 < n < self.quantity:
            raise _refuse(
                f"{n!r} t cannot be split off {self}.",
                f"Give a whole number of tonnes from 1 to {self.quantity - 1}.",
            )
        cut = self.first + n
        return replace(self, last=cut - 1), replace(self, first=cut)

    def take(self, n: int) -> Block:
        """The first `n` t CO2 eq of the block; all of it if `n` is its quantity."""
        return self if n == self.quantity else self.split(n)[0]

    def overlaps(self, other: Block) -> bool:
        """True if the two blocks share an ITMO: same key, and serials in common."""
        return self.key == other.key and self.first <= other.last and other.first <= self.last

    def __contains__(self, item: ItmoId | Block) -> bool:
        if isinstance(item, ItmoId):
            return item.key == self.key and self.first <= item.serial <= self.last
        return item.key == self.key and self.first <= item.first and item.last <= self.last

    def __str__(self) -> str:
        return f"{self.first_id} to {self.last_id}"

    def __repr__(self) -> str:
        return f"<Block {self} ({self.quantity:,} t)>"


def parse_block(text: str) -> Block:
    """Read a block as `str()` writes it: "CA0099-XHA01-XHA-1-2027 to CA0099-XHA01-XHA-500-2027"."""
    first, found, last = text.partition(" to ")
    return _from_ids(ItmoId.parse(first), ItmoId.parse(last if found else first))


def block_from_rows(
    first_id: str | int,
    last_id: str | int,
    *,
    approach: str = "",
    registry: str = "",
    party: str = "",
    vintage: int | None = None,
) -> Block:
    """Read First ID and Last ID of a report in either convention found in practice.

    Some reports put the whole identifier there; others put the serial only, with the other elements in
    columns of their own. A whole identifier is compared with the columns that are given: a difference is an
    error. Give as `registry` the originating registry; where the row of an acquirer shows another one, leave
    it out.
    """
    if isinstance(first_id, str) and "-" in first_id:
        block = _from_ids(ItmoId.parse(first_id), ItmoId.parse(str(last_id)))
        given = {"approach": approach, "registry": registry, "party": party, "vintage": vintage}
        for name, value in given.items():
            if value and value != getattr(block, name):
                raise _refuse(
                    f"{first_id} has {name} {getattr(block, name)}, but the row has {name} {value}.",
                    "Make the two agree.",
                )
        return block
    if vintage is None:
        raise _refuse(f"First ID {first_id!r} is only a serial; the row has no vintage.", "Give the vintage.")
    first, last = parse_serial(str(first_id)), parse_serial(str(last_id))
    return Block(approach, registry, party, vintage, first, last)


def _from_ids(first: ItmoId, last: ItmoId) -> Block:
    if first.key != last.key:
        raise _refuse(
            f"{first} and {last} are not of one block: they differ in more than the serial.",
            "A block has one approach, registry, Party and vintage.",
        )
    return Block(first.approach, first.registry, first.party, first.vintage, first.serial, last.serial)
