"""Whatever an author writes and whatever was answered: an expression has a value, or the engine says why not."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.forms import FormDefinition, Session
from desktop_app.forms.faults import BrokenExpression
from desktop_app.forms.reader import read_form
from desktop_app.forms.xpath.compiler import compile_expression
from desktop_app.forms.xpath.functions import FUNCTIONS
from desktop_app.forms.xpath.site import Site
from tests.unit.forms.bed import HEAD, bind, session

XML = (
    f'{HEAD}<instance><data id="f"><a/><n/><d/><t/><u/><r jr:template=""><x/><q jr:template=""><z/></q></r></data>'
    '</instance><instance id="l"><root><item><name>1</name><k>a b</k></item><item><name>x\'y</name><k/></item></root>'
    f"</instance>{bind('n', type='int')}{bind('d', type='date')}{bind('t', type='time')}{bind('u', relevant='false()')}"
    '</model></h:head><h:body><input ref="/data/a"/><repeat nodeset="/data/r"><input ref="/data/r/x"/>'
    '<repeat nodeset="/data/r/q"><input ref="/data/r/q/z"/></repeat></repeat></h:body></h:html>'
)
SITE = Site(("data", "r", "x"), frozenset({("data", "r"), ("data", "r", "q")}))
PATHS = (
    ".", "..", "../q/z", "/data/a", "/data/n", "/data/d", "/data/t", "/data/u", "/data/r", "/data/r/x", "/data/r[1]/x",
    "/data/r[position() = 2]/q/z", "current()/../x", "instance('l')/root/item", "instance('l')/root/item[name = 'a']/k",
    "instance('weg')/root/item", "/data/*", "/data", "@x", "/nergens/x",
)  # fmt: skip
LITERALS = (
    "''", "'a'", "'1 2 a'", "'2026-02-29'", "'2024-02-29T23:59:60.999+14:00'", "'0000-00-00'",
    "'99999-01-01'", "'%Y%%'",
    "'%'", "'(a+)+$'", "'['", "'\ud800'", "'\x00'", "'مرحبا'", "'SHA-256'", "'base64'", "'true'", "'NaN'", "0", "1",
    "-1", "3.5", ".5", "1e3", "9" * 400, "0.0000000000000001", "24", "1e999",
)  # fmt: skip
ANSWERS = ("", "a", "1 2", "-5", "2026-11-24", "2026-02-30", "12:30:00", "x" * 300, "\u202e", "1e400", "٣")


def _call(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from([*sorted(FUNCTIONS), "indexed-repeat", "jr:choice-name", "bestaat-niet"])
    return st.builds(lambda name, args: f"{name}({', '.join(args)})", names, st.lists(inner, max_size=4))


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = st.sampled_from(
        ["+", "-", "*", " div ", " mod ", "=", "!=", "<", "<=", ">", ">=", " and ", " or ", "|"]
    )
    return st.builds(lambda one, sign, other: f"({one}{sign}{other})", inner, operators, inner)


EXPRESSIONS = st.recursive(
    st.sampled_from((*PATHS, *LITERALS)),
    lambda inner: (
        _call(inner)
        | _joined(inner)
        | inner.map(lambda text: f"-{text}")
        | st.builds(lambda path, test: f"{path}[{test}]", st.sampled_from(PATHS), inner)
    ),
    max_leaves=8,
)


def _form() -> FormDefinition:
    return read_form(XML)


FORM = _form()


def _filled(answers: list[str]) -> Session:
    current = session(FORM)
    for key, answer in zip("kl", answers, strict=False):
        current.add_repeat("/data/r", key)
        current.add_repeat(f"/data/r[{key}]/q", "z")
        current.fill({f"/data/r[{key}]/x": answer, f"/data/r[{key}]/q[z]/z": answer, "/data/a": answer})
    current.fill({"/data/n": answers[0], "/data/d": answers[1], "/data/t": answers[0]})
    return current


@given(EXPRESSIONS, st.lists(st.sampled_from(ANSWERS), min_size=2, max_size=2))
@example("format-date('99999-01-01', '%Y')", ["", ""])
@example("date(1e999)", ["", ""])
@example("substr('abc', 1e999, -1e999)", ["", ""])
@example("regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+$')", ["", ""])
@example("pow(99999, 99999)", ["", ""])
@example("round(3.5, 1e999)", ["", ""])
@example("exp(99999)", ["", ""])
@example("uuid(1e999)", ["", ""])
def test_every_expression_has_a_value_or_is_refused(text: str, answers: list[str]) -> None:
    current = _filled(answers)
    node = current.node("/data/r[k]/x")
    try:
        compiled = compile_expression(text, SITE)
    except BrokenExpression:
        return
    assert isinstance(compiled.string(node, current.env), str)
    assert compiled.truth(node, current.env) in {True, False}
    number = compiled.number(node, current.env)
    assert math.isnan(number) or isinstance(number, float)


@given(st.text(max_size=60))
def test_any_text_is_an_expression_or_is_refused(text: str) -> None:
    try:
        compile_expression(text, SITE)
    except BrokenExpression:
        return


@pytest.mark.parametrize(
    "text",
    [
        "if(1, " * 10_000 + "1" + ", 2)" * 10_000,
        "(" * 10_000 + "1" + ")" * 10_000,
        "a" + "[b" * 10_000 + "]" * 10_000,
        "not(" * 10_000 + ")" * 10_000,
        "1" + "+1" * 20_000,
        "a" * 1_000_000,
        "/a" * 300_000,
    ],
    ids=lambda text: text[:5],
)
def test_deep_and_long_expressions_are_refused(text: str) -> None:
    with pytest.raises(BrokenExpression):
        compile_expression(text, SITE)
