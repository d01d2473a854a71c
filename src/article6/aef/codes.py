"""Reading codes: Parties, approaches, registries, authorizations, versions.

A code in small letters or with blanks in it is understood, and told: a code is what the nomenclature writes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from article6.aef.cells import Value, as_text, errant, show, visible
from article6.identifiers import PATTERNS
from article6.parties import is_party, parties

__all__ = [
    "read_approach",
    "read_authorization_id",
    "read_country",
    "read_parties",
    "read_party",
    "read_registry",
    "read_version",
    "split",
]

# ISO 3166-1 alpha-3 codes of areas that are no Party themselves. Companies are incorporated there.
_AREAS = """
    ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN
    IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VGB VIR WLF
"""
NO_PARTIES = frozenset(_AREAS.split())
_CODES = "identifier.codes"
_MEND_PARTY = "Write the three capitals of ISO 3166-1 alpha-3, such as XHA."
_VERSION = re.compile(r"[1-9]\d{0,8}\.\d{1,9}", re.ASCII)
_NEAR_VERSION = re.compile(r"[vV]?(?:ersion)?\s*([1-9]\d{0,8})(\.\d{1,9})?", re.ASCII)
_AUTHORIZATION = re.compile(r"[A-Za-z0-9 \-/.]+")  # a later checker allows / and . besides


def split(raw: Any, marks: str = ",;\n") -> list[str]:
    """The items of a cell: a list as JSON gives it, or a text with one of the marks between them."""
    if isinstance(raw, list | tuple):
        return [text for item in raw if (text := as_text(item).strip())]
    text = as_text(raw)
    return [item.strip() for item in re.split(f"[{re.escape(marks)}]", text) if item.strip()]


@functools.cache
def _names() -> dict[str, str]:
    return {party.name.casefold(): party.code for party in reversed(parties())}


def _known(code: str) -> bool:
    return is_party(code) or code in NO_PARTIES


def read_party(raw: Any, table_1: bool = False) -> Value:
    """The code of a Party. A name is understood and told; for the reporting Party some forms take it."""
    text = as_text(raw).strip()
    if is_party(text):
        return Value(text)
    if found := errant(text):
        return found._replace(rule=_CODES, check=3)
    if text in NO_PARTIES:
        problem = f"{text} is the code of an area that is not itself a Party to the Paris Agreement."
        return Value(text, problem, "Name the Party.", _CODES, warning=True, check=3)
    if len(text) == 3 and _known(text.upper()):
        return Value(
            text.upper(),
            f"{show(text)} is read as {text.upper()}.",
            f"Write {text.upper()}.",
            _CODES,
            check=3,
        )
    if code := _names().get(" ".join(text.casefold().split())):
        problem = f"{show(text)} is the name of a Party; read as {code}."
        return Value(code, problem, f"Write {code}.", _CODES, warning=table_1, check=3)
    return Value(None, f"{show(text)} is not the code of a Party.", _advice(text), _CODES, check=3)


def _advice(text: str) -> str:
    import difflib  # only to word the advice

    near = difflib.get_close_matches(text.casefold()[:60], _names(), n=1, cutoff=0.8)
    return f"{_MEND_PARTY} Did you mean {_names()[near[0]]}?" if near else _MEND_PARTY


def read_country(raw: Any) -> Value:
    """A country of incorporation: its code or its name, since the sources differ; any area of ISO 3166-1."""
    text = as_text(raw).strip()
    if text in NO_PARTIES:
        return Value(text)
    found = read_party(raw)
    by_name = found.value and found.value != text.upper()
    return Value(found.value) if by_name else found


def read_parties(raw: Any) -> Value:
    """Several Parties, with commas between them. Those that can be read are kept."""
    several = [read_party(item) for item in split(raw)]
    found = tuple(one.value for one in several if one.value is not None)
    faults = [one for one in several if one.problem]
    if not faults:
        return Value(found)
    worst = min(faults, key=lambda one: one.warning)
    mend = f"{worst.mend} Leave the cell empty if the authorization is open to any Party."
    partial = any(one.value is None for one in several)
    problem = " ".join(one.problem for one in faults[:3])
    return worst._replace(value=found, problem=problem, mend=mend, partial=partial)


def _patterned(name: str, what: str, raw: Any, check: int) -> Value:
    pattern, form = PATTERNS[name]
    text = as_text(raw).strip()
    if pattern.fullmatch(text):
        return Value(text)
    if found := errant(text):
        return found._replace(rule=_CODES, check=check)
    mend = f"Write {form}."
    near = re.sub(r"[\s\-_\u2010-\u2015]", "", text).upper()
    if pattern.fullmatch(near):
        return Value(near, f"{show(text)} is read as {near}.", f"Write {near}.", _CODES, check=check)
    return Value(None, f"{show(text)} is not the {what}.", mend, _CODES, check=check)


def read_approach(raw: Any) -> Value:
    """The ID of a cooperative approach, CA0099."""
    return _patterned("approach", "ID of a cooperative approach", raw, 4)


def read_registry(raw: Any) -> Value:
    """The ID of a Party's registry, XHA01."""
    return _patterned("registry", "ID of a registry", raw, 2)


def read_authorization_id(raw: Any) -> Value:
    """The ID that the authorizing Party gave: letters, digits, blanks, hyphens; / and . in later forms."""
    text = " ".join(visible(as_text(raw)).split())
    if found := errant(text):
        return found
    if _AUTHORIZATION.fullmatch(text):
        return Value(text)
    return Value(
        text or None,
        f"The authorization ID {show(raw)} holds other signs than letters, digits, blanks and hyphens.",
        "Keep to those signs; the nomenclature knows no others.",
        "nomenclature.values",
        warning=True,
    )


def read_version(raw: Any) -> Value:
    """The version of the submission, X.Y as text: "1.10" is not "1.1"."""
    text = str(raw) if isinstance(raw, float | Decimal) else as_text(raw).strip()
    if found := errant(text):
        return found._replace(check=10)
    wrong: Callable[..., Value] = functools.partial(Value, rule="aef.format", check=10)
    if not isinstance(raw, bool | str) and (found := _NEAR_VERSION.fullmatch(text)):
        read = found[1] + (found[2] or ".0")
        problem = f"The cell holds a number; read as version {read}. In a number 1.10 becomes 1.1."
        return wrong(read, problem, "Give the cell the format of a text.", warning=True)
    if _VERSION.fullmatch(text):
        return Value(text)
    if found := _NEAR_VERSION.fullmatch(text):
        read = found[1] + (found[2] or ".0")
        return wrong(
            read, f"{show(text)} is not a version of the form X.Y; read as {read}.", f"Write {read}."
        )
    return wrong(
        None, f"{show(text)} is not a version of the form X.Y.", "Write 1.0, or a higher one, such as 2.0."
    )
