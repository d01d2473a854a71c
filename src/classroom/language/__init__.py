"""The words of the interface, of the feedback and of the exercises in the language in force.

    from classroom.language import _, counted
    _("Not answered yet")
    counted("There is still {n} hint first.", "There are still {n} hints first.", 2)

English is the language of the sources: a sentence is its own key. Another language is one folder below
`locales` with one catalogue for each part of the course; what they lack is shown in English. The language is
the one that `use_language` was told, else that of ARTICLE6_LANGUAGE, else English.
"""

import gettext
import os
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import overload

__all__ = [
    "UnknownLanguage",
    "_",
    "active",
    "counted",
    "languages",
    "later",
    "listed",
    "spoken",
    "use",
    "use_language",
]

_told: str | None = None


class UnknownLanguage(ValueError):
    """There are no catalogues for this language; the message names those there are."""


def active() -> str:
    """The code of the language in force: "en", "fr"."""
    return _told or os.environ.get("ARTICLE6_LANGUAGE") or "en"


def use(language: str | None) -> None:
    """Speak this language from now on; None goes back to the one of the environment.

    Raises UnknownLanguage for a language that has no catalogues.
    """
    global _told
    if language is not None:
        _known(language)
    _told = language


use_language = use  # the name under which notebooks know it


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages there are: English, and one for each folder of catalogues."""
    folder = resources.files(__package__) / "locales"
    found = folder.iterdir() if folder.is_dir() else ()  # there is no folder without a second language
    return ("en", *sorted(one.name for one in found if one.is_dir()))


def _known(language: str) -> None:
    if language not in languages():
        told = " ".join(str(language).split())[:40]
        raise UnknownLanguage(f'There is no language "{told}" here; there are: {", ".join(languages())}.')


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """All catalogues of a language as one: read as resources, so that they may lie in a zip."""
    _known(language)
    spoken = gettext.NullTranslations()
    if language != "en":
        folder = resources.files(__package__) / "locales" / language / "LC_MESSAGES"
        for part in sorted(folder.iterdir(), key=lambda one: one.name):
            if part.name.endswith(".mo"):
                with part.open("rb") as file:
                    read = gettext.GNUTranslations(file)
                read.add_fallback(spoken)
                spoken = read
    return spoken


def _(sentence: str) -> str:
    """The sentence in the language in force. Put values in afterwards: `_("{n} left").format(n=3)`."""
    return _catalogue(active()).gettext(sentence) if sentence else sentence


def counted(one: str, many: str, n: int, **values: object) -> str:
    """The sentence for `n` things, with `{n}` and the values filled in; each language has its own rule."""
    return _catalogue(active()).ngettext(one, many, n).format(n=n, **values)


@overload
def later(sentence: str) -> str: ...
@overload
def later(sentence: str, many: str) -> tuple[str, str]: ...
def later(sentence: str, many: str | None = None) -> str | tuple[str, str]:
    """The sentence as it is: marks one that stands among constants, and is given to `_` when it is shown.

    With its plural it is a pair, for `counted(*pair, n)`.
    """
    return sentence if many is None else (sentence, many)


def spoken(text: str) -> str:
    """A text of an exercise or of a table of data (not written beside the call) in the language in force."""
    return _catalogue(active()).gettext(text) if text else text


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
