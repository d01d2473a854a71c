"""Is this an Article 6.4 emission reduction? The format has no column for it, so the words have to tell."""

from __future__ import annotations

import re

from article6.consistency.versions import Version

__all__ = ["of_mechanism"]

_WORDS = re.compile(
    r"A6\.4|\bPACM\b|Article 6\.4|Article 6,? para(?:graph|\.)? 4|Paris Agreement Crediting Mechanism",
    re.IGNORECASE,
)


def of_mechanism(row, version: Version | None = None) -> bool:
    """True if a row of table 3 or 4, or its authorization, says that the units are A6.4ERs.

    Looked at: the underlying registry, the underlying units, the notes and terms, the framework and the
    underlying registries of the authorization, and the subtypes that only the mechanism has ("Mandatory").
    """
    texts = [row.unit_registry, row.unit_first, getattr(row, "note", None)]
    subtype = getattr(row, "subtype", None) or ""
    if subtype.startswith("Mandatory"):
        return True
    if version is not None:
        if version.row is not None:
            texts += [version.row.note, version.row.terms, version.row.oimp]
        if version.document is not None:
            document = version.document
            texts += [
                document.framework,
                document.approach_title,
                document.note,
                *document.underlying_registries,
            ]
    return any(text and _WORDS.search(text) for text in texts)
