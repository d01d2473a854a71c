"""A formula written once: it is shown, its numbers are put in, and it is computed from the same text."""

from __future__ import annotations

import ast
import functools
import math
import operator
import re
from collections.abc import Callable, Mapping

__all__ = ["evaluate", "names", "put_in", "shown"]

_OPERATIONS: dict[type, Callable] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable] = {"max": max, "min": min}
_NAME = re.compile(r"\b[A-Za-z_]\w*")


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """The value of a formula of + - * / **, max, min, numbers and the names in `values`.

    Raises KeyError for a name without value, ZeroDivisionError and OverflowError as Python does.
    """
    return _value(_tree(formula), values)


@functools.cache
def names(formula: str) -> tuple[str, ...]:
    """The symbols of a formula in the order they appear, each once."""
    return tuple(dict.fromkeys(name for name in _NAME.findall(formula) if name not in _FUNCTIONS))


def shown(formula: str) -> str:
    """The formula as a reader sees it: "BE × (1 - f)", "a^(y - 1)"."""
    return formula.replace("**", "^").replace("*", "×")


def put_in(formula: str, values: Mapping[str, float]) -> str:
    """The formula with the numbers in place of its symbols; seven digits of each say enough."""
    return shown(_NAME.sub(lambda m: m[0] if m[0] in _FUNCTIONS else _digits(values[m[0]]), formula))


def _digits(value: float) -> str:
    if value == 0:
        return "0"
    places = min(15, max(2, 6 - math.floor(math.log10(abs(value)))))
    text = f"{value:,.{places}f}".rstrip("0").rstrip(".")
    return f"({text})" if value < 0 else text


@functools.cache
def _tree(formula: str) -> ast.expr:
    return ast.parse(formula, mode="eval").body


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            return values[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATIONS[type(op)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id=name), args=args) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(arg, values) for arg in args))
    raise ValueError(f"A formula of an activity type holds {ast.unparse(node)!r}, which it may not.")
