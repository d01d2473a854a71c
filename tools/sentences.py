"""Where the sentences of the course stand: in code, in scripts of the browser, in exercises, in tables."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.catalogues import Message
from tools.say import ROOT, Stop

MARKS = ("_", "later", "counted")
SAY = re.compile(r'\bsay\(\s*"(?P<text>(?:[^"\\]|\\.)+)"\s*(?P<more>\+)?')
WORDS = re.compile(r"""\bwords\((?P<quote>["'])(?P<text>.+?)(?P=quote)\)""")
# The parts of an exercise that are told to learners; the others are ids, units, names of files and functions.
TOLD = {"title", "objectives", "story", "prompt", "hints", "after", "working", "text", "feedback", "sentence"}
TOLD |= {"told", "wrong", "rubric", "model", "corner"}


def _where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def of_python(path: Path) -> Iterator[Message]:
    """The sentences that a file gives to `_`, `later` and `counted`.

    Raises Stop for one that is put together on the spot: no catalogue could know it.
    """
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    marked = [n for n in calls if isinstance(n.func, ast.Name) and n.func.id in MARKS and n.args]
    for call in sorted(marked, key=lambda n: (n.lineno, n.col_offset)):
        given = call.args[:2] if call.func.id == "counted" else call.args
        texts = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in given):
            raise Stop(
                f"{_where(path)}, line {call.lineno}: {call.func.id}() was given a sentence with values in "
                "it; write {{name}} and put the values in with .format() afterwards."
            )
        if texts:
            yield Message(tuple(texts) if len(texts) > 1 else texts[0], _where(path))


def of_scripts(paths: Iterable[Path]) -> Iterator[Message]:
    """The sentences that scripts give to `a6.say`."""
    for path in paths:
        script = path.read_text("utf-8")
        for call in SAY.finditer(script):
            if call["more"]:
                line = script.count("\n", 0, call.start()) + 1
                raise Stop(f"{_where(path)}, line {line}: write the whole sentence in one pair of quotes.")
            yield Message(json.loads(f'"{call["text"]}"'), _where(path))


def of_templates(paths: Iterable[Path]) -> Iterator[Message]:
    """The sentences that templates of the book give to `words`."""
    for path in paths:
        for call in WORDS.finditer(path.read_text("utf-8")):
            yield Message(call["text"], _where(path))


def of_exercises(module: str) -> Iterator[Message]:
    """The texts of a module's exercises, as their authors wrote them."""
    from classroom import registry

    for id in registry.ids():
        if id.partition(".")[0] == module:
            name = id.partition(".")[2].replace("-", "_")
            where = f"src/classroom/exercises/{module}/{name}.py"
            yield from (Message(text, where) for text in _told(registry.get(id)))


def _told(thing: Any) -> Iterator[str]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name == "options" and value and isinstance(value[0], tuple):
            yield from (text for _key, text in value if isinstance(text, str))
        elif field.name in TOLD:
            yield from _texts(value)
        else:
            for one in value if isinstance(value, list | tuple) else ():
                if is_dataclass(one):
                    yield from _told(one)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if value.strip() else []
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def of_rules(module: str) -> Iterator[Message]:
    """The rules that the lessons of a module name, and so print, in their list of sources."""
    from article6 import rules

    folders = [path for path in (ROOT / "notebooks").iterdir() if path.name.partition("-")[2] == module]
    code = "".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.ipynb")))
    named = dict.fromkeys(re.findall(r'\\"([a-z0-9-]+\.[a-z0-9-]+)\\"', code))
    for rule in rules.all_rules():
        if rule.id in named:
            yield Message(rule.text, "src/article6/rules/rules.toml")


@cache
def _table(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text("utf-8"))


def _words(read: Any, keys: Iterable[str], key: str = "") -> Iterator[str]:
    if isinstance(read, Mapping):
        for name, value in read.items():
            yield from _words(value, keys, name)
    elif isinstance(read, list):
        for value in read:
            yield from _words(value, keys, key)
    elif isinstance(read, str) and key in keys:
        yield from _texts(read)


def of_readiness() -> Iterator[Message]:
    """The questions, areas, kinds of help and lessons of the self-assessment."""
    from classroom.readiness.catalogue import WORDS

    for name in ("questions.toml", "lessons.toml"):
        path = ROOT / "src" / "classroom" / "readiness" / name
        yield from (Message(text, _where(path)) for text in _words(_table(path), WORDS))


def of_packs() -> Iterator[Message]:
    """What the packs say in words: whose story it is, what is invented, who asks."""
    for path in sorted((ROOT / "data" / "packs").glob("*.toml")):
        told = _words(_table(path), ("title", "kind", "source", "note", "minister"))
        yield from (Message(text, _where(path)) for text in told)
