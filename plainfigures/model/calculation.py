"""The arithmetic of a definition: a small expression that is parsed, never evaluated as Python."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

LONGEST = 500
_WRITTEN = re.compile(r"([0-9]+(\.[0-9]+)?(?![\w.])|[A-Za-z_][A-Za-z0-9_]*(?!\w)|[-+*/() ])*")
_REFUSAL = "may hold only + - * /, brackets, plain numbers and the names of columns"
Number = TypeVar("Number")
_Function = Callable[[Mapping[str, Any], Callable[[str], Any]], Any]
_OPERATORS: dict[type[ast.operator], tuple[Callable[[Any, Any], Any], str]] = {
    ast.Add: (operator.add, "+"),
    ast.Sub: (operator.sub, "-"),
    ast.Mult: (operator.mul, "×"),
    ast.Div: (operator.truediv, "÷"),
}


@dataclass(frozen=True, slots=True)
class Calculation:
    """An arithmetic expression over the columns of a row: `numerator / denominator * 100`."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        """Compare by text: the tree follows from it."""
        return isinstance(other, Calculation) and self.text == other.text

    def __hash__(self) -> int:
        """Agree with `__eq__`."""
        return hash(self.text)

    def evaluate(self, row: Mapping[str, Number], number: Callable[[str], Number]) -> Number:
        """Return the value for a row of numbers of any one kind: Decimal, or whole columns at a time.

        `number` makes such a number of a literal's text. Raises what the number's own division raises by zero.
        """
        value: Number = _function_of(self)(row, number)
        return value

    def in_words(self, labels: Mapping[str, str]) -> str:
        """Return the formula with the columns' labels in place of their names and ÷ and × for the signs."""
        return _worded(self.tree, labels)


@dataclass(frozen=True, slots=True)
class NotACalculation:
    """Text that is no arithmetic of ours, and what is wrong with it."""

    message: str


def parse_calculation(text: str) -> Calculation | NotACalculation:
    """Return the calculation that the text writes; only `+ - * /`, brackets, plain numbers and names are arithmetic."""
    if len(text) > LONGEST:
        return NotACalculation(f"is longer than {LONGEST} characters")
    if not _WRITTEN.fullmatch(text):
        return NotACalculation(_REFUSAL)
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return NotACalculation("is not arithmetic")
    for node in ast.walk(tree):
        if not _allowed(node):
            return NotACalculation(_REFUSAL)
        if isinstance(node, ast.Constant):
            node.value = text[node.col_offset : node.end_col_offset]
    names = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})
    return Calculation(text, tree, tuple(names))


def _allowed(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    plumbing = (ast.Name, ast.Load, ast.UnaryOp, ast.USub, ast.BinOp)
    return isinstance(node, plumbing) or type(node) in _OPERATORS


@cache
def _function_of(calculation: Calculation) -> _Function:
    """Return the calculation as a function: the tree is gone through once, and not for each of many rows."""
    return _function(calculation.tree)


def _function(node: ast.expr) -> _Function:
    match node:
        case ast.Name(id=name):
            return lambda row, _: row[name]
        case ast.Constant(value=str(value)):
            return lambda _, number: number(value)
        case ast.BinOp(left=left, op=op, right=right):
            apply, first, second = _OPERATORS[type(op)][0], _function(left), _function(right)
            return lambda row, number: apply(first(row, number), second(row, number))
        case ast.UnaryOp(operand=operand):
            inner = _function(operand)
            return lambda row, number: operator.sub(number("0"), inner(row, number))
    raise TypeError(f"not arithmetic: {ast.dump(node)}")  # pragma: no cover - parse_calculation lets no other through


def _worded(node: ast.expr, labels: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return labels.get(name, name)
        case ast.Constant(value=value):
            return str(value)
        case ast.BinOp(left=left, op=op, right=right):
            sign = _OPERATORS[type(op)][1]
            return f"{_bracketed(left, op, labels)} {sign} {_bracketed(right, op, labels, right=True)}"
        case ast.UnaryOp(operand=operand):
            words = _worded(operand, labels)
            return f"-({words})" if isinstance(operand, ast.BinOp) else f"-{words}"
    raise TypeError(f"not arithmetic: {ast.dump(node)}")  # pragma: no cover - parse_calculation lets no other through


def _bracketed(node: ast.expr, outer: ast.operator, labels: Mapping[str, str], *, right: bool = False) -> str:
    words = _worded(node, labels)
    if not isinstance(node, ast.BinOp):
        return words
    loose = isinstance(node.op, ast.Add | ast.Sub)
    tight = isinstance(outer, ast.Mult | ast.Div)
    return f"({words})" if (loose and tight) or (right and not isinstance(outer, ast.Add)) else words
