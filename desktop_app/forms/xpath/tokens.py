"""The lexer: expression text to tokens, with XPath's rule that `*`, `and`, `div` depend on what stands before."""

import re
from typing import Literal, NamedTuple

from desktop_app.forms.faults import BrokenExpression

TokenKind = Literal["number", "literal", "name", "operator", "end"]
LONGEST = 50_000

_NCNAME = r"[^\W\d][\w.\-]*"
_PATTERN = re.compile(
    rf"(?P<space>\s+)|(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<literal>\"[^\"]*\"|'[^']*')"
    rf"|(?P<operator>\.\.|::|//|!=|<=|>=|[()\[\],/@.|+\-=<>*])|(?P<name>{_NCNAME}(?::(?:{_NCNAME}|\*))?)"
)
_WORD_OPERATOR = re.compile(r"and|or|div|mod")
_OPERANDS = frozenset({"number", "literal", "name"})
_ENDS_OPERAND = frozenset({")", "]", ".", ".."})


class Token(NamedTuple):
    """`at` is the offset in the expression. A wildcard `*` is a name, a multiplication `*` an operator."""

    kind: TokenKind
    text: str
    at: int


def tokenise(text: str) -> list[Token]:
    """All tokens and an `end`. Raises `BrokenExpression` at the first character that starts none."""
    if len(text) > LONGEST:
        raise BrokenExpression(expression=text[:80], reason="too_long")
    tokens: list[Token] = []
    at, after_operand = 0, False
    while at < len(text):
        match = _PATTERN.match(text, at)
        if match is None:
            raise BrokenExpression(expression=text, at=at, reason="character")
        kind, found = match.lastgroup, match.group()
        if kind != "space":
            token = _token(kind, found, at, after_operand=after_operand)
            tokens.append(token)
            after_operand = token.kind in _OPERANDS or token.text in _ENDS_OPERAND
            if token.kind == "operator" and kind == "name":
                at += len(token.text)
                continue
        at = match.end()
    tokens.append(Token("end", "", len(text)))
    return tokens


def _token(kind: str | None, found: str, at: int, *, after_operand: bool) -> Token:
    if kind == "literal":
        return Token("literal", found[1:-1], at)
    if kind == "number":
        return Token("number", found, at)
    if kind == "name":
        word = _WORD_OPERATOR.match(found) if after_operand else None
        return Token("name", found, at) if word is None else Token("operator", word.group(), at)
    return Token("name" if found == "*" and not after_operand else "operator", found, at)
