"""What a desk is: fields to fill in, what can be done with them, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from article6.paper import Paper, fragment, html
from classroom.errors import ClassroomError
from classroom.language import _

__all__ = ["Desk", "DeskError", "Download", "Field", "Worked", "on_paper"]

KINDS = ("text", "line", "pick", "file")
MOST_TEXT = 1_000_000  # characters of one field


class DeskError(ClassroomError):
    """What was put on a desk cannot be used; the message says what and how to mend it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One input. kind: "text" (lines), "line", "pick" (one of `options`, value and label) or "file".

    `start` is what stands in it at first. `forms` are the endings of the files that can be put in: of a
    "file", and of a "text" that may also be opened from a file. `when` names other fields and the values with
    which this one is asked. Fields with the same `group` stand together under it.
    """

    name: str
    label: str
    kind: str = "line"
    start: str = ""
    help: str = ""
    rows: int = 3
    options: tuple[tuple[str, str], ...] = ()
    forms: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take home. `type` is its media type."""

    name: str
    content: str | bytes
    type: str

    @classmethod
    def page(cls, name: str, paper: Paper) -> "Download":
        """A paper as a page of its own."""
        return cls(name, html(paper), "text/html")

    @property
    def bytes(self) -> bytes:
        """The file as it is written."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content


def on_paper(paper: Paper) -> str:
    """A paper as it is shown at a desk; its title stands below the heading of a part of the page."""
    named = f'role="region" aria-label="{escape(paper.title, quote=True)}"'
    return f'<div class="a6-desk-paper" tabindex="0" {named}>{fragment(paper, 3)}</div>'


@dataclass(frozen=True, slots=True)
class Worked:
    """What comes of it: a sentence that is announced, the HTML below it, and files to take home."""

    said: str
    html: str = ""
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """`acts`: what can be done, (name, words on the button); the first one by Enter, too. `work(inputs, act)`
    does it; it raises ValueError with a sentence where an input cannot be used. The inputs are texts by the
    name of their field; that of a "file" is (name, bytes), or None. `hand_in`: the question of the page that
    takes a file of this desk.
    """

    name: str
    title: str
    lead: str
    fields: tuple[Field, ...]
    acts: tuple[tuple[str, str], ...]
    work: Callable[[Mapping[str, Any], str], Worked]
    hand_in: str = ""

    def asked(self, one: Field) -> bool:
        """Is this field asked while every field holds what it held at first?"""
        starts = {other.name: other.start for other in self.fields}
        return all(starts[name] in values for name, values in one.when.items())

    def done(self, given: Mapping[str, Any], act: str) -> Worked:
        """What comes of these inputs; a field that is not given holds what it held at first."""
        if act not in dict(self.acts):
            raise DeskError(f"This desk cannot do {act!r}; it can do: {', '.join(dict(self.acts))}.")
        unknown = [name for name in given if name not in {one.name for one in self.fields}]
        if unknown:
            raise DeskError(f"This desk has no field {unknown[0]!r}.")
        return self.work({one.name: _value(one, given) for one in self.fields}, act)


def _value(one: Field, given: Mapping[str, Any]) -> Any:
    value = given.get(one.name, None if one.kind == "file" else one.start)
    if one.kind == "file":
        return value
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise DeskError(_("{field}: write a text of less than a million characters.").format(field=one.label))
    if one.kind == "pick" and value not in dict(one.options):
        raise DeskError(_("{field}: choose one of the list.").format(field=one.label))
    return value
