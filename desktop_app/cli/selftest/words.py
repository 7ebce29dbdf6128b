"""The Arabic catalogs: read, trustworthy, and put together with a value from right to left."""

from datetime import date
from pathlib import Path

from desktop_app import places
from desktop_app.cli.selftest.expectation import expect
from desktop_app.i18n.catalog import read_catalog
from desktop_app.i18n.formats import long_date
from desktop_app.i18n.language import language

LEAST = 50
"""Texts of the papers that are translated at the very least."""


def translate(_folder: Path) -> str:
    arabic = language("ar")
    found = read_catalog(places.translations(), arabic.folder, "pip")
    expect(len(found.messages) >= LEAST, "De Arabische teksten van het plan ontbreken.")
    expect(not found.refused, "Een Arabische tekst heeft andere invulplekken dan de Nederlandse.")
    day = long_date(date(2026, 12, 7), "ar")
    expect(arabic.rtl and "ديسمبر" in day or "كانون" in day, "Een datum komt niet in het Arabisch.")
    return f"{len(found.messages)} Arabische teksten van het plan, van rechts naar links."
