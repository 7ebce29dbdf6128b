"""Prints what the suites of others came to, on however many cores they ran."""

from typing import Any

import pytest
from _pytest.terminal import TerminalReporter

from tests.conformance.outcome import OUTCOMES

TOLD: list[str] = []
"""Lines that other processes sent here."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that runs a part of the tests hands its lines to the one that prints."""
    sent: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if sent is not None:
        sent["conformance"] = lines()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """One process is done; one that was killed has sent nothing."""
    TOLD.extend(getattr(node, "workeroutput", {}).get("conformance", ()))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """One block per suite."""
    told = lines() or TOLD
    if told:
        terminalreporter.section("conformance")
    for line in told:
        terminalreporter.write_line(line)


def lines() -> list[str]:
    return [line for name in sorted(OUTCOMES) for line in OUTCOMES[name].lines()]
