"""Which characters the bundled fonts can draw, and which the paper leaves out.

PDF/A forbids a letter without a shape, and Typst refuses the whole document over one: a single emoji in a note would
keep a decision from being printed. So such characters become U+FFFD, visibly, before anything is set in type.
Arabic vowel marks are left out: Typst writes the letter under such a mark twice into the text of the PDF, so that a
screen reader says it twice; readers of Arabic do without them.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

REPLACEMENT = "\ufffd"
VOWEL_MARKS = frozenset(map(chr, (*range(0x064B, 0x0653), 0x0670)))
_LAYOUT = frozenset("\n\t ")


@lru_cache(maxsize=4)
def drawable(fonts: Path) -> frozenset[int]:
    """Code points that at least one regular face in the folder draws."""
    return frozenset(point for path in sorted(fonts.glob("*-Regular.ttf")) for point in _points(path.read_bytes()))


def faces(fonts: Path) -> dict[str, frozenset[int]]:
    """Code points that each font file in the folder draws, by file name. Raises struct.error or ValueError for a file
    that is no TrueType font, OSError for one that cannot be read."""
    return {path.name: frozenset(_points(path.read_bytes())) for path in sorted(fonts.glob("*.ttf"))}


def printable(text: str, points: frozenset[int]) -> str:
    """The text with undrawable characters replaced, control characters and Arabic vowel marks taken out."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_shown(char, points) for char in composed if char not in VOWEL_MARKS)


def _shown(char: str, points: frozenset[int]) -> str:
    if char in _LAYOUT:
        return char
    if unicodedata.category(char) == "Cc":
        return ""
    return char if ord(char) in points else REPLACEMENT


def _points(font: bytes) -> Iterator[int]:
    """Code points of a TrueType file: the format 4 and 12 tables of its `cmap`."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for index in range(count):
        (offset,) = struct.unpack_from(">I", font, cmap + 4 + 8 * index + 4)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if form == 4:
            yield from _segments(font, cmap + offset)
        elif form == 12:
            yield from _groups(font, cmap + offset)


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"no {tag.decode()} table")


def _segments(font: bytes, at: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    for start, end in zip(starts, ends, strict=True):
        yield from range(start, min(end, 0xFFFE) + 1)


def _groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for index in range(count):
        start, end, _ = struct.unpack_from(">III", font, at + 16 + 12 * index)
        yield from range(start, end + 1)
