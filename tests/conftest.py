"""What tests of several folders share: one real office, one journey, every core, and patience with a busy machine."""

import pytest
from hypothesis import HealthCheck, settings

from tests.conformance.summary import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown
from tests.journey import house
from tests.office import office

__all__ = ["house", "office", "pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown"]

settings.register_profile("opmaat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("opmaat")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file stays on one core. So does the journey, which is made once; it takes longest and therefore begins."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group("journey" if travels(item) else str(item.path)))
    items.sort(key=lambda item: not travels(item))


def travels(item: pytest.Item) -> bool:
    return "house" in getattr(item, "fixturenames", ())
