"""Where each rule of `article6.rules` is taught, exercised and applied. Plain data; no Sphinx here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from a6_notebooks import Notebook, notebooks

from article6 import rules
from article6.rules import Rule

SUBJECTS = {
    "treaty": "The treaty",
    "itmo": "What an ITMO is",
    "first-transfer": "First transfer",
    "participation": "Who may take part",
    "authorization": "Authorization",
    "adjustment": "Corresponding adjustments",
    "method": "Methods for single-year and multi-year NDCs",
    "balance": "The emissions balance",
    "indicator": "Non-GHG indicators",
    "table4": "The structured summary, table 4",
    "report": "Reports",
    "initial": "The initial report",
    "annual": "Annual information",
    "aef": "The agreed electronic format",
    "regular": "Regular information",
    "btr": "Biennial transparency reports",
    "outline": "Outlines of reports",
    "confidential": "Confidential information",
    "tracking": "Tracking",
    "identifier": "Identifiers",
    "nomenclature": "Common nomenclatures",
    "carp": "The platform",
    "a64": "The mechanism of Article 6.4",
    "consistency": "The consistency check",
    "pre-check": "The check before submission",
    "review": "The review",
    "nma": "Non-market approaches",
}
STRING_KINDS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class IndexFault(ValueError):
    """A lesson names a rule that does not exist. The message names the place and the nearest ids."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that teaches or exercises a rule; `page` is None where an exercise is in no notebook."""

    title: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule with the places where it is taught (lessons), exercised, and applied (modules of article6)."""

    rule: Rule
    taught: tuple[Place, ...]
    exercised: tuple[Place, ...]
    applied: tuple[str, ...]

    @property
    def subject(self) -> str:
        return self.rule.id.partition(".")[0]

    @property
    def anchor(self) -> str:
        return anchor(self.rule.id)


def anchor(rule_id: str) -> str:
    """The address of a rule on its page: "rule-balance-add-first-transfers"."""
    return "rule-" + re.sub(r"[^a-z0-9]+", "-", rule_id.lower()).strip("-")


def subject_title(subject: str) -> str:
    """The heading of a group of rules; a new group gets its own word."""
    return SUBJECTS.get(subject, subject.replace("-", " ").capitalize())


def collect(root: Path) -> list[Entry]:
    """Every rule with its places, in the order of SUBJECTS and of the table.

    Raises IndexFault for an unknown rule id in a lesson, NotebookFault for a notebook that cannot be read.
    """
    pages = notebooks(root)
    taught = _taught([page for page in pages if page.is_lesson])
    exercised = _exercised(pages)
    applied = _applied(root / "src" / "article6")
    entries = [
        Entry(
            rule,
            tuple(taught.get(rule.id, ())),
            tuple(exercised.get(rule.id, ())),
            tuple(applied.get(rule.id, ())),
        )
        for rule in rules.all_rules()
    ]
    order = list(dict.fromkeys([*SUBJECTS, *(entry.subject for entry in entries)]))
    return sorted(entries, key=lambda entry: order.index(entry.subject))


def _taught(lessons: Iterable[Notebook]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for lesson in lessons:
        for rule_id in lesson.rules:
            try:
                rules.get(rule_id)
            except rules.UnknownRule as unknown:
                raise IndexFault(f"{lesson.page}.ipynb, in its sources(): {unknown}") from None
            found.setdefault(rule_id, []).append(Place(lesson.title, lesson.page))
    return found


def _exercised(pages: Iterable[Notebook]) -> dict[str, list[Place]]:
    """Rule -> exercises, each on the page that asks it; an exercise notebook wins over a lesson."""
    from classroom import registry

    places: dict[str, Notebook] = {}
    for page in pages:
        for exercise in page.exercises:
            if exercise not in places or (places[exercise].is_lesson and not page.is_lesson):
                places[exercise] = page
    found: dict[str, list[Place]] = {}
    for exercise_id in registry.ids():
        exercise = registry.get(exercise_id)
        page = places.get(exercise_id)
        place = Place(page.title, page.page) if page else Place(_title(exercise), None)
        for rule_id in exercise.rule_ids():
            listed = found.setdefault(rule_id, [])
            if place not in listed:
                listed.append(place)
    return found


def _title(exercise) -> str:
    """The title of an exercise; one that needs a scenario is named by its id."""
    title = exercise.title
    return title if isinstance(title, str) and "{" not in title else exercise.id


def _applied(package: Path) -> dict[str, list[str]]:
    """Rule -> modules of article6 whose code names it in a text. Docstrings do not count."""
    known = {rule.id for rule in rules.all_rules()}
    pattern = re.compile(
        rf"(?<![\w.-])(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})(?![\w-]|\.\w)"
    )
    found: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        named = {rule_id for text in _texts(path) for rule_id in pattern.findall(text)}
        for rule_id in named:
            found.setdefault(rule_id, []).append(module)
    return found


def _texts(path: Path) -> list[str]:
    """The string constants of a module, without docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, STRING_KINDS) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
