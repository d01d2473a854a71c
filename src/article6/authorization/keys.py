"""The keys of a draft: what each may hold, and a word on it for the form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from article6.authorization.elements import LETTERS, element
from article6.authorization.record import DEFINITIONS, AuthorizationError, purposes
from article6.identifiers import PATTERNS
from article6.parties import PartyError, party

__all__ = ["DECIDED", "ENTITY_KEYS", "KEYS", "LETTER_KEYS", "Faults", "Key", "read_table"]

Read = Callable[[object], object]  # raises ValueError with what is expected
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_YEARS = re.compile(r"(\d{4})(?:\s*[-\u2013]\s*(\d{4}))?", re.ASCII)
_EMPTY = ("", [], {}, (), None)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: how its value is read, the word on it, and the element of para. 5 that it belongs to."""

    read: Read
    about: str
    letter: str = ""


class Faults:
    """The faults of one draft, gathered so that all can be mended at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, key: str, sentence: str) -> None:
        self.found.append(f"{key}: {sentence}")


def _said(value: object) -> str:
    text = value.isoformat() if isinstance(value, date | time) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{_said(value)} is not text. Put it between quotation marks.")
    value = value.replace("\r\n", "\n")
    if _NOT_TEXT.search(value):
        raise ValueError(f"{_said(value)} holds a character that cannot be printed. Take it out.")
    return value


def _texts(value: object) -> tuple[str, ...]:
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(text for one in several if (text := _text(one)).strip())


def _set(value: object) -> frozenset[str]:
    return frozenset(_texts(value))


def _date(value: object) -> date:
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"{_said(value)} is not a date. Write yyyy-mm-dd, such as 2026-06-01.")


def _whole(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 18:
        value = int(value)
    if type(value) is not int or value < 1:
        raise ValueError(f"{_said(value)} is not a whole number from 1. Write plain digits.")
    return value


def _years(value: object) -> frozenset[int]:
    wanted = 'Write the years, such as "2026 - 2030" or [2026, 2028].'
    years: set[int] = set()
    for one in value if isinstance(value, list | tuple) else str(value).split(","):
        found = _YEARS.fullmatch(str(one).strip())
        if not found or isinstance(one, bool):
            raise ValueError(f"{_said(value)} is not understood. {wanted}")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 0 <= last - first <= 200:
            raise ValueError(f"{_said(value)} is no span of years. {wanted}")
        years |= set(range(first, last + 1))
    return frozenset(years)


def _party(value: object) -> str:
    try:
        return party(value.strip() if isinstance(value, str) else value).code
    except (PartyError, TypeError) as error:
        raise ValueError(str(error)) from None


def _parties(value: object) -> frozenset[str]:
    several = value.split(",") if isinstance(value, str) else value
    if not isinstance(several, list | tuple):
        raise ValueError(f'{_said(value)} names no Parties. Write a list, such as ["XBU", "XBV"].')
    return frozenset(_party(one) for one in several)


def _approach(value: object) -> str:
    pattern, form = PATTERNS["approach"]
    if not isinstance(value, str) or not pattern.fullmatch(value.strip()):
        raise ValueError(f"{_said(value)} is not well formed. Write {form}.")
    return value.strip()


def _country(value: object) -> str:
    if not isinstance(value, str) or not PATTERNS["party"][0].fullmatch(value.strip()):
        raise ValueError(f"{_said(value)} is no code of a country. Write three capitals, such as XBU.")
    return value.strip()


def _definition(value: object) -> str:
    word = " ".join(str(value).lower().replace("authorisation", "authorization").split())
    if word not in DEFINITIONS:
        raise ValueError(
            f"{_said(value)} is no definition of first transfer. Choose one of {', '.join(DEFINITIONS)} "
            "(2/CMA.3 annex 2(b), rule first-transfer.oimp)."
        )
    return word


def _purposes(value: object) -> frozenset[str]:
    try:
        return purposes(frozenset(_texts(value)) if isinstance(value, list | tuple) else _text(value))
    except AuthorizationError as error:
        raise ValueError(str(error)) from None


def _yes_no(value: object) -> bool:
    answer = {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value
    if not isinstance(answer, bool):
        raise ValueError(f"{_said(value)} is neither true nor false.")
    return answer


def _letters(value: object) -> tuple[str, ...]:
    several = value.split(",") if isinstance(value, str) else value
    letters = tuple(dict.fromkeys(text.strip(" ()") for text in _texts(several)))
    for letter in letters:
        if letter not in LETTERS:
            raise ValueError(f"{_said(letter)} is no letter of an element. Write (a) to (n).")
        if not element(letter).qualifier:
            raise ValueError(
                f"({letter}) always applies: the text asks for it without condition. Take it out "
                f"({element(letter).cite}, rule {element(letter).rule})."
            )
    return letters


# in the order of the form; the names are the fields of `Authorization`
KEYS: dict[str, Key] = {
    "id": Key(_text, "the Party's own id for this authorization, such as XHA-2026-01"),
    "version": Key(_whole, "1 for a new authorization, one more with every change"),
    "party": Key(_party, "the Party that authorizes, three capitals"),
    "approach": Key(_approach, "identifier of the cooperative approach, such as CA0099", "a"),
    "approach_title": Key(_text, "title of the cooperative approach", "a"),
    "parties": Key(_parties, 'Parties covered, such as ["XBU"]; entities stand at the end', "b"),
    "date": Key(_date, "date of the authorization, yyyy-mm-dd", "c"),
    "duration": Key(_text, "how long it lasts, such as until 31 December 2032", "c"),
    "final_date": Key(_date, "last day for issuance, or for use or cancellation, as (d) says", "c"),
    "timeframe": Key(_text, "when outcomes may occur or be used, if the vintages do not say it", "c"),
    "definition": Key(_definition, "for OIMP: authorization, issuance, or use or cancellation", "d"),
    "purposes": Key(_purposes, "NDC, OIMP, IMP or OP, or NDC and one of these", "e"),
    "oimp": Key(_text, "the other purposes by name, such as CORSIA", "e"),
    "framework": Key(_text, "regulations, standards, procedures and methodologies", "f"),
    "change_terms": Key(_text, "when and how it may be changed without double counting", "g"),
    "changes_reach_first_transferred": Key(
        _yes_no, "true only if those terms say that a change reaches outcomes already first transferred", "g"
    ),
    "quantity": Key(_whole, "t CO2 eq, plain digits", "h"),
    "registry": Key(_text, "registry for tracking, such as XHA01", "i"),
    "underlying_registries": Key(_texts, 'registries of the underlying standards, such as ["GS"]', "j"),
    "vintages": Key(_years, 'such as "2026 - 2030" or [2026, 2028]', "k"),
    "metrics": Key(_set, '["GHG"] for t CO2 eq, else the name of the non-GHG metric', "l"),
    "units": Key(_text, "unit of a non-GHG metric, and how it is converted to t CO2 eq", "l"),
    "gwp": Key(_text, "global warming potentials applied, such as AR5", "l"),
    "gases": Key(_texts, 'gases covered, such as ["CO2", "CH4"]', "l"),
    "sectors": Key(_set, 'such as ["Energy generation"]', "m"),
    "activities": Key(_set, "activity types or activities", "n"),
    "terms": Key(_text, "further terms and conditions"),
    "note": Key(_text, "anything else a reader should know"),
}
DECIDED: dict[str, Key] = {
    "not_applicable": Key(
        _letters, 'elements asked for only under a condition that does not hold, such as ["h", "m"]'
    ),
}
ENTITY_KEYS: dict[str, Key] = {
    "name": Key(_text, "name of the entity", "b"),
    "country": Key(_country, "country of incorporation, three capitals"),
    "id": Key(_text, "its number in the register of that country"),
    "date": Key(_date, "if it was authorized on another day than the rest"),
    "approach": Key(_approach, "if it is authorized for another cooperative approach"),
    "conditions": Key(_text, "conditions of its authorization"),
    "change_conditions": Key(_text, "whether and how its authorization may be changed or revoked"),
    "note": Key(_text, "anything else"),
}
LETTER_KEYS: dict[str, Key] = {
    "authority": Key(_text, "the ministry or agency that authorizes"),
    "address": Key(_text, "its address"),
    "reference": Key(_text, "file reference"),
    "place": Key(_text, "place of signature"),
    "signatory": Key(_text, "name of the person who signs"),
    "position": Key(_text, "position of that person"),
    "contact": Key(_text, "for questions"),
}


def read_table(table: object, keys: Mapping[str, Key], prefix: str, faults: Faults) -> dict[str, object]:
    """The values of one table of the file. An empty entry is left out; a fault is added to `faults`."""
    if not isinstance(table, Mapping):
        faults.add(prefix.rstrip("."), f"{_said(table)} is no table of keys.")
        return {}
    found: dict[str, object] = {}
    for name, value in table.items():
        key = keys.get(name)
        if key is None:
            faults.add(f"{prefix}{name}", f"There is no such key. {_near(name, keys, prefix)}")
        elif value not in _EMPTY and not (isinstance(value, str) and not value.strip()):
            try:
                read = key.read(value)
            except ValueError as error:
                faults.add(f"{prefix}{name}", str(error))
            else:
                if read not in (frozenset(), ()):
                    found[name] = read
    return found


def _near(name: object, keys: Mapping[str, Key], prefix: str) -> str:
    import difflib

    if prefix and (name in KEYS or name in DECIDED):
        return "It belongs to the authorization itself: move it up, above [letter] and [[entities]]."
    near = difflib.get_close_matches(str(name).lower().replace("-", "_"), keys, n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(near)}?" if near else f"The keys are {', '.join(keys)}."
