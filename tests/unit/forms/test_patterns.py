"""Patterns of `regex()` as authors write them for other engines."""

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.forms.faults import TypeMismatch
from desktop_app.forms.xpath.patterns import as_python, compile_pattern, holds


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        (r"^[\w-\.]+@([\w-]+\.)+[\w-]{2,}$", "a-b.c@post.nl", "a b@post.nl"),
        (r"^[\d-/]+$", "12-3/4", "12.3"),
        (r"^[[(]\d+[])]$", "[12]", "{12}"),
        (r"^[^]]+$", "abc", "]"),
        (r"^[a&&b--]+$", "a&b-", "c"),
        (r"^\d-\d$", "1-2", "12"),
        (r"^\[a-c\]$", "[a-c]", "b"),
        (r"^[a-c\-]+$", "a-c", "d"),
        (r"^\\[a]$", "\\a", "a"),
    ],
)
def test_a_pattern_means_what_its_author_meant(pattern: str, right: str, wrong: str) -> None:
    assert compile_pattern(pattern).search(right)
    assert not compile_pattern(pattern).search(wrong)


@pytest.mark.parametrize("pattern", ["(", "[a", "a{99999999999}", "(?P<", "*"])
def test_what_is_no_pattern_is_an_own_fault(pattern: str) -> None:
    with pytest.raises(TypeMismatch):
        compile_pattern(pattern)


def test_a_pattern_that_can_hang_is_tried_on_short_texts_only() -> None:
    assert holds("aaa", "^(a+)+$")
    assert not holds("a" * 19 + "!", "^(a+)+$")
    with pytest.raises(TypeMismatch):
        holds("a" * 60 + "!", "^(a+)+$")
    assert holds("a" * 60 + "!", "^a+!$")


@given(st.text(alphabet=r"ab-[]^\wd.(|)*&~", max_size=12), st.text(alphabet="ab-[]^w", max_size=6))
def test_what_python_takes_without_a_warning_means_the_same(pattern: str, text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            plain = re.compile(pattern)
        except (re.error, Warning):
            return
    assert bool(plain.search(text)) == bool(re.search(as_python(pattern), text))
