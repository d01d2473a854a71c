"""A question whose answer is an order: steps in time, entries by size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Any, ClassVar

from classroom.errors import ClassroomError
from classroom.feedback import State, Verdict
from classroom.language import _, counted
from classroom.questions.base import Mistake, Question
from classroom.questions.labels import letter, pick_order
from classroom.wording import Text, fill, to_html


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put in order: a short key for code, and the text shown."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Items are listed in the right order, or `answer` gives the keys in the right order for a scenario.

    They are shown in another order, the same every time. Mistakes give lists of keys.
    Answers: "c a b", a list of letters, keys or texts.
    """

    kind: ClassVar[str] = "ordering"
    items: Sequence[Item]
    answer: Callable[[Any], Sequence[str]] | None = None
    mistakes: Sequence[Mistake] = ()

    def solution(self, s: Any) -> list[str]:
        keys = [item.key for item in self.items]
        order = list(self.answer(s)) if self.answer else keys
        if sorted(order) != sorted(keys) or len(set(keys)) < len(keys) or len(keys) < 3:
            raise ClassroomError(f"an order needs at least three items, each once; got {order}.")
        return order

    def labels(self, s: Any) -> list[tuple[str, str]]:
        """(key, text) in the order shown, which is never the right one."""
        mixed = sorted(self.items, key=lambda item: sha256(f"order:{item.key}".encode()).hexdigest())
        if [item.key for item in mixed] == self.solution(s):
            mixed = mixed[1:] + mixed[:1]
        return [(item.key, fill(item.text, s)) for item in mixed]

    def judge(self, given: Any, s: Any) -> Verdict:
        right, order = self.solution(s), pick_order(given, self.labels(s))
        if order == right:
            return self.right(s)
        for mistake in self.mistakes:
            value = mistake.value(s)
            if value is not None and order == list(value):
                return self.mistaken(mistake, s)
        if order == right[::-1]:
            return Verdict(
                State.WRONG, _("This is the order from the last to the first: read it from the other end.")
            )
        placed = sum(a == b for a, b in zip(order, right, strict=True))
        count = counted(
            "{n} of {of} stands in the right place.",
            "{n} of {of} stand in the right place.",
            placed,
            of=len(right),
        )
        asked = _("What must have happened before each step can happen?")
        return Verdict(State.WRONG, f"{count} {asked}")

    def wanted(self, s: Any) -> str:
        return _("the letters a to {letter} in the right order").format(letter=letter(len(self.items) - 1))

    def solution_text(self, s: Any) -> str:
        place = {key: letter(i) for i, (key, _) in enumerate(self.labels(s))}
        return " ".join(place[key] for key in self.solution(s))

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        values = ((m, m.value(s)) for m in self.mistakes)
        return [(m.name, list(v), fill(m.sentence, s)) for m, v in values if v is not None]

    def collisions(self, s: Any) -> list[tuple[str, str]]:
        named = [("answer", self.solution(s), ())]
        named += [(m.name, list(v), m.may_equal) for m in self.mistakes if (v := m.value(s)) is not None]
        pairs = []
        for i, (one, order, may) in enumerate(named):
            for other, also, may_too in named[i + 1 :]:
                if order == also and other not in may and one not in may_too:
                    pairs.append((one, other))
        return pairs

    def static_html(self, s: Any) -> str:
        items = "".join(f"<li>{to_html(text)}</li>" for _, text in self.labels(s))
        how = escape(_("Give the letters in order."))
        return f'<ol type="a" class="a6-options">{items}</ol><p class="a6-wanted">{how}</p>'
