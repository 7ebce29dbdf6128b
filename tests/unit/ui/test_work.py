"""Lanes without threads, and scopes that end with the visit of a screen."""

import pytest

from desktop_app.casework.errors import NoNetwork
from desktop_app.ui.work import ImmediateLanes, Scope


def fail() -> None:
    raise NoNetwork


def test_immediate_lanes_answer_at_once() -> None:
    seen: list[int] = []
    ImmediateLanes().on_vault(lambda: 7, seen.append)
    ImmediateLanes().on_net(lambda: 8, seen.append)
    ImmediateLanes().to_main(lambda: seen.append(9))
    assert seen == [7, 8, 9]


def test_a_failure_goes_to_its_handler_or_up() -> None:
    told: list[Exception] = []
    ImmediateLanes().on_vault(fail, lambda _nothing: None, told.append)
    assert isinstance(told[0], NoNetwork)
    with pytest.raises(NoNetwork):
        ImmediateLanes().on_vault(fail, lambda _nothing: None)


def test_a_handler_that_fails_is_not_taken_for_failed_work() -> None:
    told: list[Exception] = []

    def done(_result: int) -> None:
        raise ValueError("in the handler")

    with pytest.raises(ValueError, match="handler"):
        ImmediateLanes().on_vault(lambda: 1, done, told.append)
    assert told == []


def test_a_closed_scope_lets_the_work_be_done_and_nothing_come_back() -> None:
    done: list[str] = []
    scope = Scope(ImmediateLanes())
    scope.on_vault(lambda: done.append("gedaan"), lambda _nothing: done.append("terug"))
    scope.close()
    scope.on_vault(lambda: done.append("gedaan"), lambda _nothing: done.append("terug"))
    scope.on_vault(fail, lambda _nothing: None, lambda _error: done.append("fout"))
    scope.to_main(lambda: done.append("thuis"))
    assert done == ["gedaan", "terug", "gedaan"]
