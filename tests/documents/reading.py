"""Reading a PDF back, as another program would."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2

from desktop_app.documents.glyphs import VOWEL_MARKS
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
    """NFKC; isolates, invisible marks, joiners (they shape a word and draw nothing) and Arabic vowel marks taken out;
    every run of white space one space."""
    unseen = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF, *map(ord, VOWEL_MARKS)}
    visible = plain(unicodedata.normalize("NFKC", text)).translate(dict.fromkeys(unseen))
    return " ".join(visible.split())


def words(text: str) -> Counter[str]:
    """Words without their order and points: pdfium makes one line of two columns and orders it as it sees fit. Lam and
    alef make one glyph, whose two letters it gives back in the order of the page; they count without order too."""
    folded = _LAM_ALEF.sub(lambda run: "".join(sorted(run.group())), normal(text))
    return Counter(filter(None, (word.strip(".,:;!?()[]،؛؟\"'") for word in folded.split())))


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


def starts(pdf: bytes, text: str) -> list[float]:
    """Left edge of every place where `text` is found, in the order of the content."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [left for page in document for left in _starts(page.get_textpage(), text)]
    finally:
        document.close()


def _starts(layer: Any, text: str) -> Iterator[float]:
    search = layer.search(text)
    while found := search.get_next():
        yield float(layer.get_charbox(found[0])[0])
