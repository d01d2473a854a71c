"""Authorization: what a Party allows its outcomes to be used for (4/CMA.6 para. 2-10, 15).

    from article6.authorization import Draft, completeness, letter
    draft = Draft.read("authorization.toml")
    print(completeness(draft))        # every element of para. 5 that is missing, by its letter
    paper = letter(draft)             # the authorization as a letter, with gaps where something is missing

`Authorization` is the complete record that the ledger decides by; `Draft` may be incomplete. Only the record
is imported at once: the ledger needs no more, and has to start fast.
"""

from article6.authorization.record import (
    DEFINITIONS,
    ELEMENTS,
    PURPOSES,
    Authorization,
    AuthorizationError,
    purposes,
)

_LATER = {
    "AuthorizedEntity": "entity",
    "Completeness": "missing",
    "Draft": "draft",
    "DraftError": "draft",
    "Letterhead": "draft",
    "compare": "changes",
    "completeness": "missing",
    "consistency": "agreement",
    "letter": "letters",
    "reach": "changes",
}

__all__ = [
    "DEFINITIONS",
    "ELEMENTS",
    "PURPOSES",
    "Authorization",
    "AuthorizationError",
    "AuthorizedEntity",
    "Completeness",
    "Draft",
    "DraftError",
    "Letterhead",
    "compare",
    "completeness",
    "consistency",
    "letter",
    "purposes",
    "reach",
]


def __getattr__(name: str):
    import importlib

    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_LATER[name]}"), name)
