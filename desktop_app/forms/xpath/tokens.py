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
    at = 0
    while at < len(text):
        token, at = _next(text, at, after_operand=bool(tokens) and _is_operand_end(tokens[-1]))
        if token is not None:
            tokens.append(token)
    tokens.append(Token("end", "", len(text)))
    return tokens


def _next(text: str, at: int, *, after_operand: bool) -> tuple[Token | None, int]:
    if after_operand and (word := _WORD_OPERATOR.match(text, at)):
        return Token("operator", word.group(), at), word.end()
    match = _PATTERN.match(text, at)
    if match is None:
        raise BrokenExpression(expression=text, at=at, reason="character")
    kind, found = match.lastgroup, match.group()
    if kind == "space":
        return None, match.end()
    if kind == "number":
        return Token("number", found, at), match.end()
    if kind == "literal":
        return Token("literal", found[1:-1], at), match.end()
    if kind == "name" or (found == "*" and not after_operand):
        return Token("name", found, at), match.end()
    return Token("operator", found, at), match.end()


def _is_operand_end(token: Token) -> bool:
    return token.kind in {"number", "literal", "name"} or token.text in _ENDS_OPERAND
