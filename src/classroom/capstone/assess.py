"""The self-assessment: module by module in the learner's own words, beside what the progress file says.

mine = self_assessment({"02-ndc": "alone", "09-baselines": "with the book"})
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from classroom.errors import brief, nearest
from classroom.progress import Entry
from classroom.sitting import current

from .errors import CapstoneError
from .steps import MODULES, STEPS

__all__ = ["LEVELS", "SelfAssessment", "progress_of", "self_assessment", "told"]

LEVELS = {
    "alone": "I can do it alone",
    "with the book": "I can do it with the book beside me",
    "not yet": "I cannot do it yet",
}


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """{module: level}, in the order of the course. Modules nobody spoke of are left out."""

    levels: Mapping[str, str]

    @property
    def again(self) -> tuple[str, ...]:
        """The modules to go through again: those said to be "not yet"."""
        return tuple(name for name, level in self.levels.items() if level == "not yet")

    def __repr__(self) -> str:
        lines = [f"{MODULES[name]}: {LEVELS[level]}" for name, level in self.levels.items()]
        left = [title for name, title in MODULES.items() if name not in self.levels]
        if left:
            lines.append(f"Not said yet: {', '.join(left)}")
        return "\n".join(lines)


def self_assessment(levels: Mapping[str, str]) -> SelfAssessment:
    """The sheet from {module: "alone", "with the book" or "not yet"}.

    Raises CapstoneError for a module or a word that is not known; `...` and "" stand for "not said yet".
    """
    if not isinstance(levels, Mapping):
        raise CapstoneError(
            f'The self-assessment is {{module: word}}, such as {{"02-ndc": "alone"}}, not {brief(levels)}.'
        )
    found = {}
    for module, word in levels.items():
        if module not in MODULES:
            raise CapstoneError(
                f'There is no module "{brief(module)}". {nearest(str(module), list(MODULES))}'
            )
        if word is ... or word == "":
            continue
        level = " ".join(word.split()).casefold() if isinstance(word, str) else word
        if level not in LEVELS:
            words = '", "'.join(LEVELS)
            raise CapstoneError(f'For {module} you wrote "{brief(word)}". Write one of "{words}".')
        found[module] = level
    return SelfAssessment({name: found[name] for name in MODULES if name in found})


def progress_of(pack: Any) -> dict[int, Entry]:
    """{step: what the progress file holds of its question on this pack}."""
    store = current().store
    return {step.number: store.entry(pack.id, step.question) for step in STEPS}


def told(entry: Entry) -> str:
    """The entry of a question in words: solved at once, at the third attempt, with hints."""
    if entry.state == "not started":
        return "not started"
    hints = f", {entry.hints} {'hint' if entry.hints == 1 else 'hints'}" if entry.hints else ""
    if not entry.solved:
        return f"{entry.state}, not solved{hints}"
    if entry.shown:
        return f"solved after the working{hints}"
    if entry.attempts <= 1:
        return f"solved at the first attempt{hints}"
    return f"solved, {entry.attempts} attempts{hints}"
