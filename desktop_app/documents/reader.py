"""Papers on the screen: PDF bytes in memory become pictures in memory; nothing is written anywhere."""

from collections.abc import Sequence
from typing import Any

from desktop_app.casework.errors import DocumentFailed
from desktop_app.casework.paper_ports import Sheet

_BGRX = 3
"""FPDFBitmap_BGRx: what a screen paints without conversion."""


class PdfReader:
    """Implements `casework.ports.Reader` with PDFium, loaded with the first paper."""

    def sheets(self, paper: bytes, *, width: int) -> Sequence[Sheet]:
        """Every page, `width` pixels wide. Raises `DocumentFailed`."""
        import pypdfium2  # noqa: PLC0415  7 MB of native code: most days nobody looks at a paper

        try:
            document = pypdfium2.PdfDocument(paper)
        except pypdfium2.PdfiumError as error:
            raise DocumentFailed from error
        try:
            return [_sheet(document[place], width) for place in range(len(document))]
        finally:
            document.close()


def _sheet(page: Any, width: int) -> Sheet:
    bitmap = page.render(scale=width / page.get_width(), force_bitmap_format=_BGRX, may_draw_forms=False)
    words = page.get_textpage()
    try:
        return Sheet(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), words.get_text_range())
    finally:
        words.close()
        bitmap.close()
        page.close()
