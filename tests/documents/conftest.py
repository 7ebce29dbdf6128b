"""The real printer on the real templates, fonts and catalogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.documents.printer import PlanPrinter
from desktop_app.i18n import words

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def printer() -> PlanPrinter:
    return PlanPrinter(ROOT / "resources")


@pytest.fixture(autouse=True)
def catalogs() -> Iterator[None]:
    words.install(ROOT / "translations", "nl")
    yield
    words.install(ROOT / "translations", "nl")
