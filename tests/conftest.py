"""What tests of several folders share: one real office, one journey, every core, and patience with a busy machine."""

import gc
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.conformance.summary import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown
from tests.journey import journey
from tests.office import office

__all__ = ["journey", "office", "pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown"]

PLACES = {"test_journey.py": 0, "test_writes.py": 2}

settings.register_profile("opmaat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("opmaat")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """As in the program (`MainThreadGarbage`): Python collects on whichever thread is at work, and in the tests after
    one with windows that may be any."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()  # what stays is not gone through again after every test
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journey takes longest, so it begins; who only reads what it left comes last and need not wait for it."""
    items.sort(key=lambda item: PLACES.get(item.path.name, 1))
