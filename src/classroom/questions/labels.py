"""Recognising which of the labelled things (options, items) somebody means: by letter, key or text."""

import re
from collections.abc import Iterable
from typing import Any

from classroom.answers import is_empty
from classroom.errors import AskBack, NotAnswered, brief
from classroom.language import _

Labels = list[tuple[str, str]]  # (key, text) in the order shown


def letter(position: int) -> str:
    """0 is "a"."""
    return chr(ord("a") + position)


def pick(given: Any, labels: Labels) -> str:
    """The key of the one thing meant."""
    if is_empty(given):
        raise NotAnswered(_("Nothing is chosen yet."))
    if isinstance(given, list | tuple | set | frozenset):
        if len(given) != 1:
            raise AskBack(_("Choose one: you gave {n}.").format(n=len(given)) if given else _("Choose one."))
        (one,) = given
        if isinstance(one, list | tuple | set | frozenset):
            raise AskBack(_("Choose one: give its letter, not a list inside a list."))
        return pick(one, labels)
    if isinstance(given, bool) and {key for key, _ in labels} == {"yes", "no"}:
        return "yes" if given else "no"
    if not isinstance(given, str):
        raise AskBack(
            _("Answer with a letter, a to {letter}, in quotation marks, not {given}.").format(
                letter=letter(len(labels) - 1), given=brief(given)
            )
        )
    found = _match(given, labels)
    if found is None:
        raise AskBack(
            _('"{given}" is none of the letters: write one of a to {letter}.').format(
                given=brief(given), letter=letter(len(labels) - 1)
            )
        )
    return found


def pick_many(given: Any, labels: Labels) -> list[str]:
    """The keys of all things meant, in the order given, each once."""
    return list(dict.fromkeys(_each(given, labels)))


def pick_order(given: Any, labels: Labels) -> list[str]:
    """The keys in the order given; every thing once, or NotAnswered / AskBack."""
    keys = list(_each(given, labels))
    letters = {key: letter(i) for i, (key, _) in enumerate(labels)}
    twice = sorted({letters[k] for k in keys if keys.count(k) > 1})
    if twice:
        raise AskBack(_("Each letter once, please: {twice} is there twice.").format(twice=", ".join(twice)))
    missing = [letters[k] for k, _ in labels if k not in keys]
    if missing:
        raise NotAnswered(_("Missing in the order: {missing}.").format(missing=", ".join(missing)))
    return keys


def _each(given: Any, labels: Labels) -> Iterable[str]:
    if is_empty(given):
        raise NotAnswered(_("Nothing is chosen yet."))
    if isinstance(given, str):
        whole = _match(given, labels)
        if whole is not None:
            return [whole]
        parts = [p for p in re.split(r"\s*(?:[,;>\u2192&]|->|\band\b|\s)\s*", given.strip()) if p]
        if len(parts) == 1 and parts[0].isalpha() and len(parts[0]) <= len(labels):
            parts = list(parts[0])
    elif isinstance(given, list | tuple | set | frozenset):
        parts = list(given)
    else:
        parts = [given]
    if not parts or all(is_empty(p) for p in parts):
        raise NotAnswered(_("Nothing is chosen yet."))
    return [pick(p, labels) for p in parts if not is_empty(p)]


def _match(given: str, labels: Labels) -> str | None:
    word = " ".join(given.split()).casefold()
    bare = word.strip("().").strip()
    for i, (key, _text) in enumerate(labels):  # the letters first: they are what the learner sees
        if bare == letter(i):
            return key
    for key, text in labels:
        if bare == key.casefold() or word == " ".join(text.split()).casefold():
            return key
    return None


def taken(labels: Labels) -> list[str]:
    """The keys that are the letter of something else: given by key, the other one would be meant."""
    places = {letter(i): key for i, (key, _text) in enumerate(labels)}
    return [key for key, _text in labels if places.get(key.casefold(), key) != key]
