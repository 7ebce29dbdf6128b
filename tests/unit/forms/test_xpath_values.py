"""Values and functions where the recorded cases leave a gap; the rest is in tests/conformance."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.faults import TypeMismatch, UnknownFunction
from desktop_app.forms.xpath.compiler import compile_expression
from desktop_app.forms.xpath.dates import days_of, format_moment, parse_date
from desktop_app.forms.xpath.environment import Environment, Scope
from desktop_app.forms.xpath.functions.nodesets import shuffle
from desktop_app.forms.xpath.tree import Element
from desktop_app.forms.xpath.values import number_text, text_number, to_boolean, to_string


class World(Environment):
    def __init__(self) -> None:
        self.root = Element("data", None, {}, "")
        self.count = 0

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 6, 0, tzinfo=UTC)

    def fresh(self) -> str:
        self.count += 1
        return str(self.count)


def value(text: str) -> object:
    world = World()
    return compile_expression(text).run(world.root, Scope(world, world.root))


@pytest.mark.parametrize(
    ("number", "text"),
    [(1.0, "1"), (-0.0, "0"), (0.1, "0.1"), (1e-7, "0.0000001"), (1e21, "1000000000000000000000"), (math.nan, "NaN")],
)
def test_numbers_are_written_without_exponent(number: float, text: str) -> None:
    assert number_text(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_survives_its_text(number: float) -> None:
    assert math.isclose(text_number(number_text(number)), number, rel_tol=1e-12, abs_tol=1e-19)


@given(st.dates())
def test_plain_dates_are_whole_days_in_order(day: object) -> None:
    days = days_of(str(day))
    assert days is not None
    assert days == int(days)
    assert to_string(value(f"date({int(days)})")) == str(day)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "26-01-01", "2026-1", "", "gisteren"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_moments_count_fractions_in_utc() -> None:
    assert days_of("1970-01-02T06:00:00.000+06:00") == 1.0
    assert value("today()") == "2026-11-24"
    assert value("now() > today()") is True
    assert value("today() - '2026-11-20'") == 4.0


def test_formats() -> None:
    moment = datetime(2026, 3, 5, 7, 8, 9, 12000, tzinfo=UTC)
    assert format_moment(moment, "%Y %y %m %n %b %B %d %e %H %h %M %S %3 %a %A %W %%") == (
        "2026 26 03 3 Mar March 05 5 07 7 08 09 012 Thu Thursday 10 %"
    )


def test_if_and_coalesce_evaluate_only_what_they_need() -> None:
    assert value("if(true(), 'ja', date('nonsense'))") == "ja"
    assert value("coalesce('a', date('nonsense'))") == "a"
    with pytest.raises(TypeMismatch):
        value("if(false(), 'ja', date('nonsense'))")


def test_a_mismatch_is_blank_in_a_form() -> None:
    world = World()
    assert compile_expression("date('nonsense')").string(world.root, world) == ""
    assert compile_expression("1 div 'x'").string(world.root, world) == ""


def test_fresh_values_differ_and_have_their_shape() -> None:
    assert value("uuid() = uuid()") is False
    assert value("random() = random()") is False
    assert value("random() < 1 and random() >= 0") is True
    assert len(str(value("uuid()"))) == 36
    assert len(str(value("uuid(9)"))) == 9


@pytest.mark.parametrize(
    ("seed", "order"), [(42, "AFCBDE"), (-42, "EDAFBC"), (1, "BFEACD"), (11111111, "ACDBFE"), (0, "CBEAFD")]
)
def test_shuffling_by_seed_gives_the_order_of_other_odk_engines(seed: int, order: str) -> None:
    letters = [Element(letter, None, {}, letter) for letter in "ABCDEF"]
    assert "".join(node.name for node in shuffle(letters, seed)) == order


@pytest.mark.parametrize("text", ["bestaat-niet()", "if(1)", "today(1)", "selected('a')", "pi(3)", "indexed-repeat(1)"])
def test_unknown_functions_and_wrong_numbers_of_arguments_are_refused(text: str) -> None:
    with pytest.raises(UnknownFunction):
        compile_expression(text)


def test_a_lenient_reading_makes_an_unknown_function_blank() -> None:
    world = World()
    assert compile_expression("bestaat-niet(1)", lenient=True).string(world.root, world) == ""


def test_truth() -> None:
    assert [to_boolean(each) for each in ("", "0", "false", 0.0, math.nan, -1.0)] == [
        False,
        True,
        True,
        False,
        False,
        True,
    ]
