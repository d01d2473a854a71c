"""The markers in a solution's code cells, and what is left when the solution is taken out.

    ### STUB: answer = ...
    ### BEGIN SOLUTION
    answer = sum(used.values())
    ### END SOLUTION

The block is replaced by the stub lines directly above it, or by `answer = ...` if there are none.
"""

import ast
import builtins
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from classroom.errors import ClassroomError

BEGIN, END, STUB = "### BEGIN SOLUTION", "### END SOLUTION", "### STUB:"
DEFAULT_STUB = "answer = ..."
_WORDS = re.compile(r"[A-Za-z]+")


class MarkerError(ClassroomError):
    """A marker that cannot be acted on; `line` counts from 1 within the cell."""

    def __init__(self, line: int, sentence: str) -> None:
        self.line, self.sentence = line, sentence
        super().__init__(f"line {line}: {sentence}")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A cell without its solutions: the text left, and the lines taken out."""

    text: str
    solution: tuple[str, ...]


def strip(source: str) -> Stripped:
    """Take the solutions out of a code cell. Raises MarkerError; nothing about a marker is guessed."""
    left: list[str] = []
    taken: list[str] = []
    stubs: list[str] = []
    begun = 0
    block: list[str] = []
    for number, line in enumerate(source.split("\n"), 1):
        bare = line.strip()
        if bare == BEGIN:
            if begun:
                raise MarkerError(
                    number, f"a solution begins inside the one of line {begun}; end that one first."
                )
            begun, block, indent = number, [], line[: len(line) - len(line.lstrip())]
        elif bare == END:
            if not begun:
                raise MarkerError(number, f"a solution ends that never began; put {BEGIN} before it.")
            if not any(part.strip() for part in block):
                raise MarkerError(begun, "there is nothing to solve between the markers.")
            left += [indent + stub for stub in stubs or [DEFAULT_STUB]]
            taken += block
            stubs, begun = [], 0
        elif bare.startswith(STUB):
            stub = bare[len(STUB) :].strip()
            if begun:
                raise MarkerError(number, f"a stub stands inside the solution; put it above {BEGIN}.")
            if not stub:
                raise MarkerError(
                    number, f"the stub is missing; write it after {STUB}, such as {DEFAULT_STUB}."
                )
            stubs.append(stub)
        elif resembles_marker(line):
            raise MarkerError(
                number, f"this looks like a marker and is none: {bare[:60]!r}; write {BEGIN} or {END}."
            )
        elif begun:
            block.append(line)
        elif stubs:
            raise MarkerError(number - 1, f"a stub without a solution; {BEGIN} must be the next line.")
        else:
            left.append(line)
    if begun:
        raise MarkerError(begun, f"the solution is never ended; put {END} after it.")
    if stubs:
        raise MarkerError(number, f"a stub without a solution; {BEGIN} must be the next line.")
    return Stripped("\n".join(left), tuple(taken))


def resembles_marker(line: str) -> bool:
    """Does the line look like a marker, right or misspelt? For lines that are no exact marker."""
    _, hash_sign, comment = line.partition("#")
    if not hash_sign:
        return False
    words = [w.casefold() for w in _WORDS.findall(comment)]
    if words[:1] == ["stub"] or (words and "#" in line[:4] and _near(words[0], "stub") and ":" in comment):
        return True
    if len(words) > 3:
        return False
    if line.lstrip().startswith("###") and any(_near(word, "solution") for word in words):
        return True
    if len(words) >= 2 and _near(words[1], "solution"):
        return any(_near(words[0], edge, 0.6) for edge in ("begin", "end"))
    return len(words) == 1 and any(_near(words[0], joined) for joined in ("beginsolution", "endsolution"))


def _near(word: str, wanted: str, ratio: float = 0.75) -> bool:
    return SequenceMatcher(None, word, wanted).ratio() >= ratio


def unset_names(before: list[str], after: list[str]) -> list[tuple[int, int, str]]:
    """(cell, line, name) of names that only the solutions set, but that the cells left still use.

    `before` and `after` are the code cells of a notebook with and without its solutions.
    Raises MarkerError with the line if a cell left is not Python any more.
    """
    set_before = set().union(*(_stored(_tree(text)) for text in before))
    trees = []
    for text in after:
        tree = _tree(text)
        if tree is None and _tree(text, plain=True) is None:
            raise MarkerError(*_syntax(text))
        trees.append(tree)
    set_after = set().union(*(_stored(tree) for tree in trees)) | set(dir(builtins))
    return [
        (cell, node.lineno, node.id)
        for cell, tree in enumerate(trees)
        if tree is not None
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        if node.id in set_before and node.id not in set_after
    ]


def _tree(text: str, plain: bool = False) -> ast.Module | None:
    """The cell as Python; with `plain`, without the lines that only a notebook understands (%, !, ?)."""
    if plain:
        text = "\n".join("" if re.match(r"\s*[%!?]", line) else line for line in text.split("\n"))
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):  # ValueError: a sign that no source may hold
        return None


def _syntax(text: str) -> tuple[int, str]:
    try:
        ast.parse(text)
    except ValueError as error:
        return 1, f"without its solution the cell is not Python ({error}); mend the stub."
    except SyntaxError as error:
        return error.lineno or 1, f"without its solution the cell is not Python ({error.msg}); mend the stub."
    return 1, "without its solution the cell is not Python; mend the stub."


def _stored(tree: ast.Module | None) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
        elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    return names
