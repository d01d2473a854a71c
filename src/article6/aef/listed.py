"""Reading controlled values, and texts.

Each official spelling is understood in silence, whatever the case. A known variant is read, and its finding
names the spelling of the list. Any other text is not read: it may be a slip, or a value newer than our list.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from article6.aef.cells import Value, as_text, errant, show, visible
from article6.aef.codes import split
from article6.aef.nomenclature import Nomenclature

__all__ = ["read_text", "read_texts", "read_value", "read_values"]

_REDUCTIONS = "Emission reductions"
_BOTH = "Emission reductions and removals"
_MISPRINT = "annex II of 4/CMA.6 misprints Acquisition so"
# (list, text in small letters) -> (value of the list, what there is to say of the variant).
VARIANTS = {
    ("action_type", "aquisition"): ("Acquisition", _MISPRINT),
    ("action_type", "first-transfer"): ("First transfer", ""),
    ("action_type", "first transfers"): ("First transfer", ""),
    ("action_type", "transfers"): ("Transfer", ""),
    ("action_type", "acquisitions"): ("Acquisition", ""),
    ("action_type", "cancelation"): ("Cancellation", ""),
    ("action_type", "voluntary cancelation"): ("Voluntary Cancellation", ""),
    ("action_subtype", "aquisition"): ("Acquisition", _MISPRINT),
    ("action_subtype", "use or cancelation"): ("Use or cancellation", ""),
    ("action_subtype", "use of cancellation"): ("Use or cancellation", "a known misspelling"),
    ("action_subtype", "other cancellation"): ("Other cancellations", ""),
    ("first_transfer_definition", "use or cancelation"): ("Use or Cancellation", ""),
    ("first_transfer_definition", "use of cancellation"): ("Use or Cancellation", "a known misspelling"),
    ("metric", "nonghg"): ("non-GHG", ""),
    ("metric", "non ghg"): ("non-GHG", ""),
    ("mitigation_type", "emission reduction"): (_REDUCTIONS, ""),
    ("mitigation_type", "emissions reduction"): (_REDUCTIONS, ""),
    ("mitigation_type", "emissions reductions"): (_REDUCTIONS, ""),
    ("mitigation_type", "reductions"): (_REDUCTIONS, ""),
    ("mitigation_type", "removal"): ("Removals", ""),
    ("mitigation_type", "emission removals"): ("Removals", ""),
    ("mitigation_type", "emissions reductions and removals"): (_BOTH, ""),
    ("mitigation_type", "emission reductions & removals"): (_BOTH, ""),
    ("purpose_for_authorization", "oimp and ndc"): ("NDC and OIMP", ""),
    ("purpose_for_authorization", "imp and ndc"): ("NDC and IMP", ""),
    ("purpose_for_authorization", "op and ndc"): ("NDC and OP", ""),
    **{
        ("purpose_for_authorization", f"ndc{mark}{other.lower()}"): (f"NDC and {other}", "")
        for mark in (", ", ",", " & ", "&", " + ", "+", "/", " / ")
        for other in ("OIMP", "IMP", "OP")
    },
    ("purpose_for_authorization", "international mitigation purposes"): ("IMP", ""),
    ("purpose_for_authorization", "other purposes"): ("OP", ""),
    ("purpose_for_authorization", "other international mitigation purposes"): ("OIMP", ""),
}
# The list prints "C02 usage" with a zero: who writes the letter means the same and is not told.
_SAME = {("activity_type", "co2 usage"): "C02 usage"}
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_RULE = "nomenclature.values"


def _match(list: str, text: str, nomenclature: Nomenclature) -> Value:
    plain = " ".join(visible(_DASHES.sub("-", text).replace("\u2082", "2")).split())
    if list not in nomenclature.lists:  # a list that this nomenclature does not have binds nobody
        return Value(plain or None)
    key = list, plain.casefold()
    if value := nomenclature.read(list, plain) or nomenclature.read(list, _SAME.get(key, "")):
        return Value(value)
    if key in VARIANTS and (value := nomenclature.read(list, VARIANTS[key][0])):
        said = VARIANTS[key][1]
        problem = f"{show(text)} is a variant ({said})." if said else f"{show(text)} is a variant."
        return Value(value, f"{problem[:-1]}; read as {value}.", f"Write {value}.", _RULE, check=5)
    return Value(
        None, _missing(list, plain), _advice(list, plain, nomenclature), _RULE, check=5, unlisted=True
    )


def _missing(list: str, text: str) -> str:
    if text.casefold() == "other":
        return '"Other" is no value of the nomenclature, though some tools offer it.'
    return f"{show(text)} is not in the nomenclature, list {list.replace('_', ' ')}."


@functools.lru_cache(maxsize=1000)
def _advice(list: str, text: str, nomenclature: Nomenclature) -> str:
    import difflib  # only to word the advice

    values = {value.casefold(): value for value in nomenclature.lists[list]}
    near = difflib.get_close_matches(text.casefold()[:80], values, n=1, cutoff=0.75)
    if near:
        return f"Did you mean {values[near[0]]}?"
    if len(values) > 12:
        return "Take a value of the list."
    return f"Write one of: {'; '.join(values.values())}."


def read_value(list: str, raw: Any, nomenclature: Nomenclature) -> Value:
    """One value of a list, spelt as the list spells it."""
    if found := errant(raw):
        return found._replace(check=5)
    return _match(list, as_text(raw), nomenclature)


def read_values(list: str, raw: Any, nomenclature: Nomenclature) -> Value:
    """Several values of a list. A text that is not in the list is kept among them as it is written."""
    if found := errant(raw):
        return found._replace(value=(), check=5)
    if isinstance(raw, str) and list in nomenclature.lists and (whole := nomenclature.read(list, raw)):
        return Value((whole,))
    read, faults = [], []
    for item in split(raw, ",;\n+"):
        one = _match(list, item, nomenclature)
        read.append(visible(item) if one.value is None else one.value)
        if one.problem:
            faults.append(one)
    if not faults:
        return Value(tuple(read))
    worst = min(faults, key=lambda one: one.unlisted)
    return worst._replace(
        value=tuple(read),
        problem=" ".join(one.problem for one in faults[:3]),
        mend=" ".join(dict.fromkeys(one.mend for one in faults[:3])),
    )


def read_text(raw: Any) -> Value:
    """A text without the blanks around it. Characters that cannot be seen are left out, and told."""
    if isinstance(raw, str) and raw.isprintable():
        return Value(raw.strip() or None)
    if isinstance(raw, dict | list | tuple):
        return Value(None, f"The cell holds {show(raw)}, not a text.", "Write one text.", "aef.format")
    written = as_text(raw)
    text = visible(written).strip()
    if len(visible(written)) == len(written):
        return Value(text or None)
    return Value(
        text or None,
        "The text holds characters that cannot be seen; they are left out.",
        "Write the text again without them.",
        "aef.format",
        warning=True,
    )


def read_texts(raw: Any) -> Value:
    """Several texts with commas between them; with semicolons, where there are any: "Acme, Inc.; Sun Ltd"."""
    found = [read_text(item) for item in split(raw, ";\n" if ";" in as_text(raw) else ",\n")]
    texts = tuple(one.value for one in found if one.value)
    fault = next((one for one in found if one.problem), None)
    return fault._replace(value=texts) if fault else Value(texts)
