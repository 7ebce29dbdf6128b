"""Prints what the suites of others came to."""

from _pytest.terminal import TerminalReporter

from tests.conformance.outcome import OUTCOMES


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """One block per suite."""
    if OUTCOMES:
        terminalreporter.section("conformance")
    for name in sorted(OUTCOMES):
        for line in OUTCOMES[name].lines():
            terminalreporter.write_line(line)
