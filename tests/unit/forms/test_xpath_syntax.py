"""Lexer and parser: shapes of trees, and where they refuse."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.faults import BrokenExpression, UnsupportedExpression
from desktop_app.forms.xpath.compiler import compile_expression
from desktop_app.forms.xpath.parser import DEEPEST, parse
from desktop_app.forms.xpath.syntax import Binary, Call, Filter, Literal, Negation, Number, Path, Step
from desktop_app.forms.xpath.tokens import tokenise


def test_a_star_is_a_wildcard_or_a_multiplication_by_what_stands_before() -> None:
    assert [token.kind for token in tokenise("* * *")] == ["name", "operator", "name", "end"]


def test_word_operators_need_no_space() -> None:
    assert [token.text for token in tokenise("1and1 div2")] == ["1", "and", "1", "div", "2", ""]


def test_a_name_may_be_called_div() -> None:
    assert parse("div div div") == Binary(
        "div", Path(None, (Step("child", "div"),)), Path(None, (Step("child", "div"),))
    )


def test_operators_bind_as_in_xpath_and_to_the_left() -> None:
    assert parse("1 - 2 - 3") == Binary("-", Binary("-", Number(1), Number(2)), Number(3))
    assert parse("1 or 2 and 3 = 4 < 5 + 6 * 7") == Binary(
        "or",
        Number(1),
        Binary(
            "and",
            Number(2),
            Binary("=", Number(3), Binary("<", Number(4), Binary("+", Number(5), Binary("*", Number(6), Number(7))))),
        ),
    )


def test_minus_signs() -> None:
    assert parse("-3") == Number(-3)
    assert parse("--'3'") == Negation(Negation(Literal("3")))
    assert parse("a-b") == Path(None, (Step("child", "a-b"),))


def test_paths() -> None:
    up = Step("parent", "node()")
    assert parse("../../a") == Path(None, (up, up, Step("child", "a")))
    assert parse("/a/b[c = 1]/@d") == Path(
        "/",
        (
            Step("child", "a"),
            Step("child", "b", (Binary("=", Path(None, (Step("child", "c"),)), Number(1)),)),
            Step("attribute", "d"),
        ),
    )
    assert parse("current()/../x") == Path(Call("current", (), 0), (up, Step("child", "x")))
    assert parse("(a)[2]") == Filter(Path(None, (Step("child", "a"),)), (Number(2),))


@pytest.mark.parametrize("text", ["", "1 +", "(1", "a[", "f(1,", "'open", "a b", "1 2", "/a/", "#", "a::", "f(,)", ")"])
def test_broken_expressions_are_refused_with_their_place(text: str) -> None:
    with pytest.raises(BrokenExpression) as caught:
        parse(text)
    assert caught.value.params["expression"] == text
    assert int(caught.value.params["at"]) <= len(text)


def test_nesting_is_bounded() -> None:
    assert parse("(" * (DEEPEST - 1) + "1" + ")" * (DEEPEST - 1)) == Number(1)
    with pytest.raises(BrokenExpression, match="too_deep"):
        parse("if(1," * 4_000 + "1" + ",2)" * 4_000)
    with pytest.raises(BrokenExpression, match="too_long"):
        parse("1+" * 40_000 + "1")


@pytest.mark.parametrize("text", ["//a", "a | b", "ancestor::a", "x:*", "text()", "following-sibling::b"])
def test_strict_reading_refuses_what_is_outside_the_subset(text: str) -> None:
    with pytest.raises(UnsupportedExpression):
        compile_expression(text, strict=True)


@given(st.text(alphabet="ab/.[]()='\"+-*<>!|@:, 12andor", max_size=30))
def test_any_text_parses_or_is_refused_never_worse(text: str) -> None:
    with contextlib.suppress(BrokenExpression):
        compile_expression(text, lenient=True)
