"""A question with options, of which one or several are right; every option has its own feedback."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from classroom.errors import ClassroomError
from classroom.feedback import State, Verdict
from classroom.language import _, later
from classroom.questions.base import Question
from classroom.questions.labels import letter, pick, pick_many
from classroom.wording import Text, fill, to_html

_INCOMPLETE = later("What you chose belongs there, but it is not all: look at the others once more.")


@dataclass(frozen=True, slots=True)
class Option:
    """One option. key: a short word for code ("achieved"); right: True, False or a function of the scenario;
    feedback: why it is right, or the sentence that helps whoever chose it."""

    key: str
    text: Text
    right: bool | Callable[[Any], bool]
    feedback: Text
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """Options are shown in the order listed, as a), b), c). Answers: letter, key or the option's text;
    several of them (a list, or "a, c") with `many=True`."""

    kind: ClassVar[str] = "choice"
    options: Sequence[Option]
    many: bool = False

    def right_keys(self, s: Any) -> list[str]:
        """The keys of the right options on this pack; ClassroomError if their number makes no sense."""
        right = [o.key for o in self.options if (o.right(s) if callable(o.right) else o.right)]
        if not right or (len(right) > 1 and not self.many):
            raise ClassroomError(
                f"{len(right)} options are right; {'at least' if self.many else 'exactly'} one must be."
            )
        return right

    def rule_ids(self) -> list[str | None]:
        return [*Question.rule_ids(self), *(option.rule for option in self.options)]

    def labels(self, s: Any) -> list[tuple[str, str]]:
        """(key, text) of each option in the order shown."""
        return [(o.key, fill(o.text, s)) for o in self.options]

    def judge(self, given: Any, s: Any) -> Verdict:
        right = self.right_keys(s)
        keys = [o.key for o in self.options]
        labels = self.labels(s)
        picked = pick_many(given, labels) if self.many else [pick(given, labels)]
        by_key = dict(zip(keys, self.options, strict=True))
        wrong = [by_key[k] for k in keys if k in picked and k not in right]
        if wrong:
            text = "\n\n".join(fill(o.feedback, s) for o in wrong)
            return Verdict(State.MISTAKE, text, wrong[0].key, wrong[0].rule)
        if set(picked) != set(right):
            return Verdict(State.WRONG, _(_INCOMPLETE), "incomplete")
        texts = [fill(by_key[k].feedback, s) for k in right] + [fill(self.after, s)]
        rule = self.rule or next((by_key[k].rule for k in right if by_key[k].rule), None)
        return Verdict(State.RIGHT, "\n\n".join(t for t in texts if t), rule=rule)

    def wanted(self, s: Any) -> str:
        last = letter(len(self.options) - 1)
        return (
            _("one or more letters, a to {last}").format(last=last)
            if self.many
            else _("one letter, a to {last}").format(last=last)
        )

    def solution(self, s: Any) -> Any:
        right = self.right_keys(s)
        return right if self.many else right[0]

    def solution_text(self, s: Any) -> str:
        right = self.right_keys(s)
        labels = self.labels(s)
        return "; ".join(f"{letter(i)}) {text}" for i, (key, text) in enumerate(labels) if key in right)

    def wrong_answers(self, s: Any) -> list[tuple[str, Any, str]]:
        right = self.right_keys(s)
        wrong = [
            (o.key, [*right, o.key] if self.many else o.key, fill(o.feedback, s))
            for o in self.options
            if o.key not in right
        ]
        if self.many and len(right) > 1:
            told = _(_INCOMPLETE)
            wrong += [("incomplete", [k for k in right if k != left_out], told) for left_out in right]
        return wrong

    def collisions(self, s: Any) -> list[tuple[str, str]]:
        right = self.right_keys(s)
        shown = self.labels(s)
        told = {o.key: fill(o.feedback, s) for o in self.options}
        pairs = []
        for i, (one, text) in enumerate(shown):
            for other, also in shown[i + 1 :]:
                same_feedback = told[one] == told[other] and not (one in right and other in right)
                if text.casefold() == also.casefold() or same_feedback:
                    pairs.append((one, other))
        return pairs

    def static_html(self, s: Any) -> str:
        items = "".join(f"<li>{to_html(text)}</li>" for _, text in self.labels(s))
        how = _("Several may be right.") if self.many else _("One is right.")
        return f'<ol type="a" class="a6-options">{items}</ol><p class="a6-wanted">{escape(how)}</p>'

    def secrets(self, s: Any) -> list[str]:
        return Question.secrets(self, s) + [fill(o.feedback, s) for o in self.options]
