"""A small folder of catalogs, written for the test that reads it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.i18n import words

ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
Write = Callable[[str, str, str], Path]


@pytest.fixture
def write_po(tmp_path: Path) -> Iterator[Write]:
    """`write_po("ar", "pip", entries)` writes a catalog and installs its folder; words are reset afterwards."""

    def write(language: str, name: str, entries: str) -> Path:
        rule = ARABIC if language == "ar" else "nplurals=2; plural=(n != 1);"
        header = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {rule}\\n"\n\n'
        path = tmp_path / language / "LC_MESSAGES" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(header + entries, encoding="utf-8")
        words.install(tmp_path, words.current())
        return tmp_path

    before = words.current()
    yield write
    words.install(tmp_path, before)
