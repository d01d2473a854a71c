"""A language made for tests: every sentence of the catalogues between marks, with accents.

What a reader sees outside the marks was never given to the catalogues.
"""

import gettext
import re
from html.parser import HTMLParser

OPEN, CLOSE = "\u27e6", "\u27e7"
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
KEPT = re.compile(r"(\{[^{}]*\}|`[^`]*`|<[^<>]*>)")
# Attributes that are read aloud or shown.
SHOWN = ("aria-label", "title", "alt", "placeholder", "label", "data-told", "data-words")


def marked(sentence: str) -> str:
    """A sentence as the pseudo-language says it; places for values and code stay as they are."""
    parts = KEPT.split(sentence)
    inside = "".join(part if i % 2 else part.translate(ACCENTS) for i, part in enumerate(parts))
    lead = re.match(r"\s*(?:> )?", inside)[0]
    return f"{lead}{OPEN}{inside[len(lead) :]}{CLOSE}"


class Pseudo(gettext.NullTranslations):
    """Catalogues that know every sentence."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return marked(one if n == 1 else many)


class Seen(HTMLParser):
    """What a reader sees of a page, in one piece, and the attributes that are read aloud or shown."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.flow, self.attributes = "", []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs) -> None:
        self.silent += tag in {"style", "script", "code"}
        self.attributes += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"style", "script", "code"}
        self.flow += "\n"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.flow += data

    @property
    def texts(self) -> list[str]:
        return [self.flow, *self.attributes]


def outside(text: str) -> str:
    """What stands outside all marks."""
    depth, left = 0, []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        if depth == 0 and letter != CLOSE:
            left.append(letter)
        if depth < 0:
            raise AssertionError(f"a mark is closed that was not opened: {text!r}")
    if depth:
        raise AssertionError(f"a mark is left open: {text!r}")
    return "".join(left)
