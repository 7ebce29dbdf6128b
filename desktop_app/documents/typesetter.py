"""Typst in memory: JSON in, a PDF out that is PDF/A-2a (to keep) and PDF/UA-1 (to read aloud) at once."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from desktop_app.casework.errors import DocumentFailed
from desktop_app.documents.glyphs import REPLACEMENT, drawable, printable

ARCHIVE: Literal["a-2a"] = "a-2a"
ACCESSIBLE: Literal["ua-1"] = "ua-1"


class Typesetter:
    """Sets templates of one folder with the fonts of another. Nothing is read or written elsewhere, no package is
    fetched, and no text is ever read as markup: it enters as JSON."""

    def __init__(self, templates: Path, fonts: Path) -> None:
        import typst  # noqa: PLC0415  40 MB of native code: loaded with the first document, not with the program

        self._templates = templates
        self._drawable = drawable(fonts)
        faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        self._compiler = typst.Compiler(root=str(templates), font_paths=faces, ignore_system_fonts=True)
        self._failure = typst.TypstError

    def pdf(self, template: str, data: dict[str, Any], day: date) -> bytes:
        """The document; the same data and `day` give the same bytes. Raises DocumentFailed, without the reason: it
        could quote what someone told us."""
        midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        try:
            made = self._compiler.compile(
                str(self._templates / template),
                format="pdf",
                sys_inputs={"data": json.dumps(self._clean(data), ensure_ascii=False)},
                pdf_standards=[ARCHIVE, ACCESSIBLE],
                timestamp=midnight,
            )
        except self._failure:
            made = None
        if not isinstance(made, bytes):
            raise DocumentFailed
        return made

    def undrawable(self, value: Any) -> str:
        """Characters in the texts of plain data that would be replaced, each once and in order."""
        if isinstance(value, str):
            gone = (char for char in value if printable(char, self._drawable) == REPLACEMENT != char)
            return "".join(dict.fromkeys(gone))
        each = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
        return "".join(dict.fromkeys("".join(map(self.undrawable, each))))

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str):
            return printable(value, self._drawable)
        if isinstance(value, dict):
            return {key: self._clean(each) for key, each in value.items()}
        return [self._clean(each) for each in value] if isinstance(value, list | tuple) else value
