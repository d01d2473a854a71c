"""The words of the interface and of the feedback in the language in force.

    from classroom.language import _, counted
    _("Not answered yet")
    counted("There is still {n} hint first.", "There are still {n} hints first.", 2)

English is the language of the sources: a sentence is its own key. Another language is one folder below
`locales`; what a catalogue lacks is shown in English. The language is the one that `use` was told, else that
of ARTICLE6_LANGUAGE, else English.
"""

import gettext
import os
from functools import cache
from pathlib import Path

__all__ = ["LOCALES", "_", "active", "counted", "use"]

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "classroom"
_told: str | None = None


def active() -> str:
    """The code of the language in force: "en", "fr"."""
    return _told or os.environ.get("ARTICLE6_LANGUAGE") or "en"


def use(language: str | None) -> None:
    """Speak this language from now on; None goes back to the one of the environment."""
    global _told
    _told = language


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language in force. Put values in afterwards: `_("{n} left").format(n=3)`."""
    return _catalogue(active()).gettext(sentence) if sentence else sentence


def counted(one: str, many: str, n: int) -> str:
    """The sentence for `n` things, with `{n}` filled in; each language has its own rule for which it is."""
    return _catalogue(active()).ngettext(one, many, n).format(n=n)
