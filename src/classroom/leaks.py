"""Does anything that is handed out before solving hold what should be found?

Secret texts are feedback, hints, workings, rubrics and model texts, and the lines of the solutions. They are
looked for word by word, in everything handed out.

Secret numbers are the answers. A number is looked for in every usual way of writing it (1300000, 1,300,000,
1 300 000, 1.3 Mt, 1300 kt), but only where finding it says something:

- a number that stands in the story, the tables, a prompt or an option is given data, whatever else it is;
- a number of fewer than three significant digits that is below 1,000 stands somewhere by chance;
- the answers of questions that a notebook answers on purpose (`Exercise.answered`) are meant to be seen.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from typing import Any

from classroom.exercise import Exercise
from classroom.page import Page
from classroom.wording import show

_SEPARATOR = "[,.'\u2019_ \u00a0\u2009\u202f]?"
_SCALED = (
    (10**3, "(?:kt|Gg|thousand)"),
    (10**6, "(?:Mt|Tg|million)"),
    (10**9, "(?:Gt|billion)"),
)
_SHORTEST = 20  # characters: shorter texts stand somewhere by chance
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be found for one exercise on one pack."""

    texts: tuple[str, ...]
    numbers: tuple[Fraction, ...]

    def found_in(self, text: str) -> list[str]:
        """A sentence for each secret that stands in the text."""
        return self.texts_in(text) + self.numbers_in(text)

    def texts_in(self, text: str) -> list[str]:
        flat = flatten(text)
        return [f"it holds the text {secret[:60]!r}" for secret in self.texts if flatten(secret) in flat]

    def numbers_in(self, text: str) -> list[str]:
        return [f"it holds the answer {show(number)}" for number in self.numbers if number_in(number, text)]


def secrets(exercise: Exercise, pack: Any) -> Secrets:
    """The secret texts and numbers of an exercise on a pack, by the rules at the top of this file."""
    s = exercise.scenario(pack)
    given = given_text(exercise, pack)
    told = flatten(given)
    texts: list[str] = []
    numbers: list[Fraction] = []
    for n, question in enumerate(exercise.questions, 1):
        if n in exercise.answered:
            continue
        texts += question.secrets(s)
        numbers += [abs(v) for v in question.secret_numbers(s) if telling(v) and not number_in(v, given)]
    kept = [t for t in dict.fromkeys(texts) if len(t) >= _SHORTEST and flatten(t) not in told]
    return Secrets(tuple(kept), tuple(dict.fromkeys(numbers)))


def given_text(exercise: Exercise, pack: Any) -> str:
    """All that a learner sees before answering: story, tables, prompts, options."""
    every = range(1, len(exercise.questions) + 1)
    questions = Page.of_questions(exercise, every, pack)
    told = Page.of_story(exercise, pack)
    return "\n".join([told.text, questions.text, page_text(told.html), page_text(questions.html)])


def telling(number: Fraction) -> bool:
    """Does finding this number say something, or could it stand there by chance?"""
    shown = re.sub(r"\D", "", show(abs(number))).strip("0")
    return len(shown) >= 3 or abs(number) >= 1000


def number_in(number: Fraction, text: str) -> bool:
    """Does the number stand in the text, in any usual way of writing it?"""
    return any(re.search(form, text) for form in _forms(abs(number)))


def _forms(number: Fraction) -> Iterator[str]:
    yield _form(number)
    if number.denominator != 1 and number >= 100:
        yield _form(Fraction(int(number + Fraction(1, 2))))
    for factor, word in _SCALED:
        scaled = number / factor
        if scaled >= 1 and (scaled * 1000).denominator == 1:
            yield _form(scaled, 3) + rf"\s*{word}\b"


def _form(number: Fraction, places: int = 2) -> str:
    whole, _, part = show(number, places=places).partition(".")
    pattern = whole.replace(",", _SEPARATOR)
    if part:
        pattern += rf"[.,]{part[:1]}" + (f"(?:{part[1:]}\\d*)?" if part[1:] else "0*")
    return rf"(?<![\d.,]){pattern}(?![\d]|[.,]\d)"


def flatten(text: str) -> str:
    """Text without marks and with single blanks, so that markup does not hide it."""
    return _SPACE.sub(" ", re.sub(r"[*`]", "", text)).strip().casefold()


def page_text(html: str) -> str:
    """The text of a page, with what stands in attributes, comments and scripts."""
    attributes = re.findall(r'(?:alt|title|aria-label|content|data-[\w-]+)="([^"]*)"', html)
    comments = re.findall(r"<!--(.*?)-->", html, re.DOTALL)
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    body = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", html, flags=re.DOTALL)
    # A tag that only changes the look does not part a word; every other tag does.
    body = re.sub(r"</?(?:span|strong|em|code|b|i|a)\b[^>]*>", "", body)
    body = re.sub(r"<[^>]*>", " ", body)
    return unescape("\n".join([body, *attributes, *comments, *scripts]))


def notebook_text(notebook: Any) -> str:
    """Every text in a notebook: cells, metadata, outputs, attachments (pictures by their bytes as stored)."""
    return "\n".join(_strings(notebook))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            joined = part if isinstance(part, str) else None
            if isinstance(part, list) and part and all(isinstance(line, str) for line in part):
                joined = "".join(part)
            yield from [joined] if joined is not None else _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def solution_secrets(lines: Iterable[str], handed_out: str) -> list[str]:
    """The lines of a solution that say something and do not stand in the exercise's own story or code.

    Brackets, `else:` and other lines under eight characters stand in any code. `handed_out` is what the
    exercise shows on purpose, such as imports repeated in a solution.
    """
    open_lines = {line.strip() for line in handed_out.split("\n")}
    kept = (line.strip() for line in lines)
    return [line for line in dict.fromkeys(kept) if len(line) >= 8 and line not in open_lines]


def index_words(search_index: str, folder: str) -> dict[str, set[str]]:
    """{page: the titles and texts the search index holds for it} for the pages below a folder.

    `search_index` is the text of `searchindex.js`: the pages, and entries that name one by its number.
    """
    data = json.loads(search_index[search_index.index("{") : search_index.rindex("}") + 1])
    words: dict[str, set[str]] = {name: set() for name, _ in data["pages"] if name.startswith(folder)}
    for _, number, _, title, text, names in data["entries"]:
        page = data["pages"][number][0]
        if page in words:
            words[page] |= {title, text, *names}
    return words
