"""Reading a PDF back, as another program would."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2

from desktop_app.i18n.formats import plain

_LAM_ALEF = re.compile("[\u0627\u0623\u0625\u0622\u0644]+")


def extracted(pdf: bytes) -> str:
    """All text of the document, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def normal(text: str) -> str:
    """NFKC, isolates and invisible marks taken out, every run of white space one space."""
    visible = plain(unicodedata.normalize("NFKC", text)).translate(dict.fromkeys((0x200E, 0x200F, 0xFEFF)))
    return " ".join(visible.split())


def words(text: str) -> Counter[str]:
    """Words without their order: readers put figures inside Arabic lines in an order of their own. Lam and alef make
    one glyph, whose two letters pdfium gives back in reading order of the page; they count without their order too."""
    folded = _LAM_ALEF.sub(lambda run: "".join(sorted(run.group())), normal(text))
    return Counter(folded.split())


def strings(data: Any, key: str) -> Iterator[str]:
    """Every text under `key` ("nl" or "tr") in the data for a template."""
    if isinstance(data, dict):
        if isinstance(data.get(key), str):
            yield data[key]
        for value in data.values():
            yield from strings(value, key)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings(value, key)


def widest(pdf: bytes) -> float:
    """Right edge of the rightmost glyph as a share of the width of its page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return max(_right_edge(page) for page in document)
    finally:
        document.close()


def _right_edge(page: Any) -> float:
    text = page.get_textpage()
    edges = [float(text.get_rect(index)[2]) for index in range(text.count_rects())]
    return max(edges) / float(page.get_width())
