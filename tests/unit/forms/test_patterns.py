"""Regular expressions that can hang are told from those that real forms use."""

import re
import time

import pytest

from desktop_app.forms.publish.patterns import is_catastrophic

SLOW = [
    "(a+)+$", "(a*)*", "(a|a)*$", "(a|aa)+$", "(.*a){20}", r"\d+\d+\d+$", r"^(\w+\s?)*$", "(.*,)*x", "(a|b+)+",
    r"(x+x+)+y", r"^(\d+)*$", "([a-z]{1,50}){1,50}$", "(?:a?){30}a{30}", ".*.*.*=.*", "(?=(a+)+$)b", "(?>a+)+(b|b)*c",
    r"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*@[a-z0-9]+[.]([a-z]{2,3})$",
]  # fmt: skip
GOOD = [
    "^[0-9]{4}$", "[A-Za-z]+@[a-z.]+", r"^\d+(,\d+)*$", "(a{1,9}){1,9}", r"(\w|\d)+$", r"^[^\s@]+@[^\s@]+\.[^\s@]+$",
    r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$", r"^(\+31|0)[1-9][0-9]{8}$", r"^[1-9][0-9]{3} ?[A-Z]{2}$",
    r"^NL\d{2}[A-Z]{4}\d{10}$", r"^\w+( \w+)*$", r"^\d{1,3}(\.\d{3})*(,\d+)?$", r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$",
    "^[A-Z]{2}[0-9]{2}([A-Z0-9]{4}){3,7}$", "^.{0,200}$", r"(\d{16} ?){20}", "^[؀-ۿ ]+$", "[a-z]*[0-9]*[a-z]*",
    r"^(([^<>()\[\]\\.,;:\s@]+(\.[^<>()\[\]\\.,;:\s@]+)*)|(.+))@((\[[0-9]{1,3}\.[0-9]{1,3}\])|(([a-zA-Z\-0-9]+\.)+"
    r"[a-zA-Z]{2,}))$",
]  # fmt: skip


@pytest.mark.parametrize("pattern", SLOW)
def test_patterns_that_can_hang_are_found(pattern: str) -> None:
    assert is_catastrophic(pattern) == "slow"


@pytest.mark.parametrize("pattern", GOOD)
def test_patterns_of_real_forms_pass_and_are_quick_indeed(pattern: str) -> None:
    assert is_catastrophic(pattern) == ""
    began = time.process_time()
    for letter in "a1 .,@":
        re.search(pattern, letter * 300 + "\0")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("pattern", ["[", "a{2,1}", "(?P<1>a)", "*"])
def test_what_is_no_pattern_is_said_to_be_broken(pattern: str) -> None:
    assert is_catastrophic(pattern) == "broken"


def test_a_very_long_pattern_is_judged_in_bounded_time() -> None:
    began = time.process_time()
    assert is_catastrophic("|".join(f"woord{at}" for at in range(2000))) == "broken"
    assert is_catastrophic("(" + "[a-z]?" * 500 + ")*x") == "slow"
    assert time.process_time() - began < 5
