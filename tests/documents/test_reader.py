"""Papers as pictures: every page, as wide as asked, with the words that stand on it."""

import pytest

from desktop_app.casework.errors import DocumentFailed
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.reader import PdfReader
from desktop_app.places import resources
from tests.documents.sample import PLAN


def test_every_page_is_a_picture_with_its_words() -> None:
    sheets = PdfReader().sheets(PlanPrinter(resources()).beschikking(PLAN), width=600)
    assert sheets
    for sheet in sheets:
        assert sheet.width == 600
        assert sheet.height == pytest.approx(600 * 297 / 210, abs=2)
        assert len(sheet.pixels) == sheet.stride * sheet.height
        assert len(set(sheet.pixels)) > 2
    assert PLAN.number in "".join(sheet.text for sheet in sheets)


def test_what_is_no_paper_is_told_without_its_words() -> None:
    with pytest.raises(DocumentFailed):
        PdfReader().sheets(b"geheim", width=600)
