"""The bundled typefaces, so that Arabic script and Ethiopic look the same on every laptop."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FIRST = ("Noto Sans", "Noto Sans Arabic", "Vazirmatn", "Noto Sans Ethiopic")


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Register every font file of `folder`; the families found, the Latin one first.

    An unreadable file is left out: the text falls back to the system's own fonts.
    """
    found: list[str] = []
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in (".ttf", ".otf"):
            number = QFontDatabase.addApplicationFont(str(file))
            if number >= 0:
                found += QFontDatabase.applicationFontFamilies(number)
    ordered = [name for name in FIRST if name in found]
    return tuple(dict.fromkeys([*ordered, *found])) or ("Noto Sans",)
