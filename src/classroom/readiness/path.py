"""The learning path: which lessons, in which order, and for which of the needs."""

from dataclasses import dataclass
from html import escape

from classroom.language import _, later

from .catalogue import NO, PARTLY, UNKNOWN, Lesson, catalogue
from .profile import Item, Profile

__all__ = ["LearningPath", "Step", "learning_path"]

HARD_CASES = ("05-2", "05-3")  # for a country that has everything in place: something to test it on

NOTHING_YET = later("There is no path yet: it follows from your answers, so answer more of the questions.")


@dataclass(frozen=True, slots=True)
class Step:
    """One lesson of the path and why it is there: the points it helps with, or a sentence."""

    lesson: Lesson
    items: tuple[Item, ...] = ()
    reason: str = ""

    @property
    def why(self) -> str:
        """The reason in one sentence."""
        if not self.items:
            return self.reason
        first = [_lower(i.need) for i in self.items[:3]]
        more = len(self.items) - len(first)
        told = _("For: {needs}.")
        if more:
            told = _("For: {needs}; and {more} more.")
        return told.format(needs="; ".join(first), more=more)


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Steps in the order of the book: `ready` can be opened now, `planned` are named for later.

    Without any answer that points somewhere there are no steps yet.
    """

    steps: tuple[Step, ...]

    @property
    def ready(self) -> tuple[Step, ...]:
        """The lessons that exist."""
        return tuple(s for s in self.steps if not s.lesson.planned)

    @property
    def planned(self) -> tuple[Step, ...]:
        """The modules that are planned."""
        return tuple(s for s in self.steps if s.lesson.planned)

    def __repr__(self) -> str:
        lines = [f"{n}. {s.lesson.title}: {s.why}" for n, s in enumerate(self.ready, 1)]
        lines += [_("Planned: {title}").format(title=f"{s.lesson.title}: {s.why}") for s in self.planned]
        return "\n".join(lines) or _(NOTHING_YET)

    def html(self, root: str = "../", ending: str = ".ipynb") -> str:
        """The path as a list; links lead from a page one folder below `root` to pages with this ending."""
        out = []
        if self.ready:
            out += [
                f"<p><strong>{escape(_('Your path through this book'))}</strong></p>",
                '<ol class="a6-path">',
            ]
            out += [
                f"<li>{_link(step, root, ending)}{_stop(step)} "
                f"{escape(_('Afterwards you can {gives}.').format(gives=step.lesson.gives))}"
                f"<br>{escape(step.why)}</li>"
                for step in self.ready
            ]
            out.append("</ol>")
        if self.planned:
            out += [f"<p><strong>{escape(_('Planned, and not written yet'))}</strong></p>", "<ul>"]
            out += [
                f"<li>{escape(step.lesson.title)}{_stop(step)} {escape(step.why)}</li>"
                for step in self.planned
            ]
            out.append("</ul>")
        return "\n".join(out) or f"<p>{escape(_(NOTHING_YET))}</p>"

    def _repr_html_(self) -> str:
        from classroom.display.page import in_book, styled

        return styled(self.html(ending=".html" if in_book() else ".ipynb"))


def learning_path(profile: Profile) -> LearningPath:
    """The lessons that help with what is missing or unknown, in the order of the book, with the reason."""
    lessons = catalogue().lessons
    wanting = profile.having(NO, PARTLY, UNKNOWN)
    steps = [
        Step(lesson, tuple(i for i in wanting if id in i.question.lessons)) for id, lesson in lessons.items()
    ]
    steps = [step for step in steps if step.items]
    if not steps and not profile.open:
        reason = (
            _("For what you miss, the sheet says whom to ask. Meanwhile, test yourself on hard cases.")
            if wanting
            else _("By your answers nothing is missing. Test it on hard cases.")
        )
        steps = [Step(lessons[id], reason=reason) for id in HARD_CASES]
    return LearningPath(tuple(steps))


def _link(step: Step, root: str, ending: str) -> str:
    return f'<a href="{root}{step.lesson.page}{ending}">{escape(step.lesson.title)}</a>'


def _stop(step: Step) -> str:
    return "" if step.lesson.title.endswith("?") else "."


def _lower(words: str) -> str:
    """The need in the middle of a sentence. Abbreviations such as NDC keep their capitals."""
    return words if len(words) > 1 and words[1].isupper() else words[0].lower() + words[1:]
