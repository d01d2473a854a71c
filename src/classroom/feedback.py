"""What the learner gets back: a state, a few sentences, and the same as text and as accessible HTML."""

from dataclasses import dataclass, field
from enum import StrEnum

from classroom.language import _, later
from classroom.wording import to_html


class State(StrEnum):
    """The outcome of one look at an answer."""

    UNANSWERED = "unanswered"
    ASK_BACK = "ask back"  # cannot be read, or in two ways: not counted as an attempt
    RIGHT = "right"
    MISTAKE = "mistake"  # a named wrong method was recognised
    UNIT = "unit"  # the number is right, its unit or size is not
    WRONG = "wrong"
    ASSESS = "assess"  # free text: the learner compares with the rubric
    HINT = "hint"
    WORKING = "working"
    NOTE = "note"


_HEADS = {
    State.UNANSWERED: ("\u2026", later("Not answered yet"), "#6b7280"),
    State.ASK_BACK: ("?", later("Please write it again"), "#8a5a00"),
    State.RIGHT: ("\u2713", later("Right"), "#1b7f3b"),
    State.MISTAKE: ("\u2717", later("Not yet"), "#b3261e"),
    State.UNIT: ("\u2717", later("Look at the unit"), "#b3261e"),
    State.WRONG: ("\u2717", later("Not yet"), "#b3261e"),
    State.ASSESS: ("\u2192", later("Now compare"), "#1f5fa8"),
    State.HINT: ("\u2192", later("Hint"), "#1f5fa8"),
    State.WORKING: ("\u2192", later("The working"), "#1f5fa8"),
    State.NOTE: ("\u2192", later("Note"), "#1f5fa8"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a question says about one answer, before it is dressed up for the learner.

    mistake: the name of the wrong method or option recognised; rule: the id of the rule it runs against;
    share: for free text, how many criteria of how many were ticked.
    """

    state: State
    text: str
    mistake: str | None = None
    rule: str | None = None
    share: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The reply to one call of `check` or `hint`. Print it or show it; nothing is computed on showing."""

    id: str
    state: State
    text: str
    head: str = ""
    rule: str = ""
    mistake: str | None = None
    next_step: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def solved(self) -> bool:
        """Was this answer right?"""
        return self.state is State.RIGHT

    def __str__(self) -> str:
        sign, head = _HEADS[self.state][:2]
        lines = [f"{sign} {self.head or _(head)}. {self.text}".rstrip()]
        if self.rule:
            lines.append(_("Rule: {rule}").format(rule=self.rule))
        lines += [line for line in (self.next_step, *self.notes) if line]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        sign, head, colour = _HEADS[self.state]
        lead = f'<p><span aria-hidden="true">{sign}</span> <strong>{self.head or _(head)}.</strong> '
        quiet = self.state is State.UNANSWERED  # stands below every question that waits
        told = to_html(f"{self.text} {self.next_step}" if quiet else self.text)
        parts = [lead + told.removeprefix("<p>")] if told.startswith("<p>") else [lead + "</p>", told]
        if self.rule:
            parts.append(to_html(f"*{_('Rule: {rule}').format(rule=self.rule)}*"))
        following = self.notes if quiet else (self.next_step, *self.notes)
        parts += [to_html(line) for line in following if line]
        style = f"border-left:.3rem solid {colour};padding:.1rem .8rem;margin:.4rem 0"
        if quiet:
            style += ";font-size:.85em;color:var(--jp-ui-font-color2,inherit)"
        return (
            f'<div class="a6-result a6-{self.state.replace(" ", "-")}" role="status" aria-live="polite" '
            f'aria-atomic="true" style="{style}">' + "\n".join(part for part in parts if part) + "</div>"
        )
