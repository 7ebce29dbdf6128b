"""Recursive descent over XPath 1.0's grammar. Whether a construct is in the ODK subset is decided later."""

from functools import lru_cache

from desktop_app.forms.faults import BrokenExpression, UnsupportedExpression
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Number, Path, Step, Syntax
from desktop_app.forms.xpath.tokens import Token, tokenise

_PRECEDENCE = {
    "or": 1, "and": 2, "=": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "div": 6, "mod": 6,
}  # fmt: skip
_NODE_TESTS = frozenset({"node", "text", "comment", "processing-instruction"})
_SLASHES = frozenset({"/", "//"})
_ANY = Step("descendant-or-self", "node()")
DEEPEST = 60


@lru_cache(maxsize=8192)
def parse(text: str) -> Syntax:
    """The syntax tree of an expression. Raises `BrokenExpression` with the offset and the reason."""
    parser = _Parser(text)
    tree = parser.expression(1)
    parser.expect_end()
    return tree


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenise(text)
        self.operators = [token.text if token.kind == "operator" else "" for token in self.tokens]
        self.at = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def fault(self, reason: str) -> BrokenExpression:
        return BrokenExpression(expression=self.text, at=self.token.at, reason=reason)

    def expect_end(self) -> None:
        if self.token.kind != "end":
            raise self.fault("unexpected")

    def take(self, text: str) -> bool:
        if self.operators[self.at] == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.take(text):
            raise self.fault(f"missing {text}")

    def expression(self, lowest: int) -> Syntax:
        """Precedence climbing: operators that bind at least as tightly as `lowest`; all are left-associative."""
        left = self.unary()
        while (binding := _PRECEDENCE.get(self.operators[self.at], 0)) >= lowest:
            operator = self.operators[self.at]
            self.at += 1
            left = Binary(operator, left, self.expression(binding + 1))
        return left

    def nested(self) -> Syntax:
        """An expression inside brackets; the depth is bounded so that no form can exhaust the stack."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault("too_deep")
        tree = self.expression(1)
        self.depth -= 1
        return tree

    def unary(self) -> Syntax:
        minus = 0
        while self.take("-"):
            minus += 1
        operand = self.union()
        for _ in range(min(minus, 2 - minus % 2)):
            operand = Number(-operand.value) if isinstance(operand, Number) else Negation(operand)
        return operand

    def union(self) -> Syntax:
        left = self.path()
        while self.take("|"):
            left = Binary("|", left, self.path())
        return left

    def path(self) -> Syntax:
        if self.operators[self.at] in _SLASHES:
            return self.absolute()
        if not self._starts_primary():
            return Path(None, tuple(self.steps()))
        operand = self.primary()
        predicates = self.predicates()
        start = Filter(operand, predicates) if predicates else operand
        if self.operators[self.at] in _SLASHES:
            first = [] if self.take("/") else [_ANY]
            if first:
                self.at += 1
            return Path(start, (*first, *self.steps()))
        return start

    def absolute(self) -> Path:
        if self.take("//"):
            return Path("/", (_ANY, *self.steps()))
        self.at += 1
        return Path("/", tuple(self.steps()) if self._starts_step() else ())

    def _starts_step(self) -> bool:
        return self.token.kind == "name" or self.operators[self.at] in {".", "..", "@"}

    def _starts_primary(self) -> bool:
        kind = self.token.kind
        if kind != "name":
            return kind in {"number", "literal"} or self.operators[self.at] == "("
        return self.operators[self.at + 1] == "(" and self.token.text not in _NODE_TESTS

    def primary(self) -> Syntax:
        token = self.token
        self.at += 1
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "literal":
            return Literal(token.text)
        if token.kind == "name":
            return self.call(token)
        inner = self.nested()
        self.expect(")")
        return inner

    def call(self, name: Token) -> Call:
        self.expect("(")
        arguments: list[Syntax] = []
        if not self.take(")"):
            arguments.append(self.nested())
            while self.take(","):
                arguments.append(self.nested())
            self.expect(")")
        return Call(name.text, tuple(arguments), name.at)

    def predicates(self) -> tuple[Syntax, ...]:
        found: list[Syntax] = []
        while self.take("["):
            found.append(self.nested())
            self.expect("]")
        return tuple(found)

    def steps(self) -> list[Step]:
        steps = [self.step()]
        while self.operators[self.at] in _SLASHES:
            if self.operators[self.at] == "//":
                steps.append(_ANY)
            self.at += 1
            steps.append(self.step())
        return steps

    def step(self) -> Step:
        if self.take("."):
            return Step("self", "node()", self.predicates())
        if self.take(".."):
            return Step("parent", "node()", self.predicates())
        axis = "attribute" if self.take("@") else "child"
        if self.token.kind != "name":
            raise self.fault("step")
        name = self.token.text
        self.at += 1
        if axis == "child" and self.take("::"):
            axis, name = name, self._test_name()
        return Step(axis, self._node_test(name), self.predicates())

    def _test_name(self) -> str:
        if self.token.kind != "name":
            raise self.fault("step")
        self.at += 1
        return self.tokens[self.at - 1].text

    def _node_test(self, name: str) -> str:
        if not self.take("("):
            return name
        if name not in _NODE_TESTS:
            raise self.fault("step")
        if not self.take(")"):
            raise UnsupportedExpression(expression=self.text, at=self.token.at, reason="node_test")
        return f"{name}()"
