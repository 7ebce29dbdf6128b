"""Every screen in every way, and one page to look at them: `python -m tests.gui.album FOLDER [NAME ...]`."""

import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.i18n import words
from desktop_app.i18n.language import language
from desktop_app.places import resources, translations
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import Mode, install, theme
from tests.gui.first_run_scenes import FIRST_RUN_SCENES
from tests.gui.pictures import grab, look, settle
from tests.gui.scenes import SCENES
from tests.gui.sound_scenes import SOUND_SCENES
from tests.gui.talk_scenes import TALK_SCENES, Scene, Shown

LANGUAGES = {"nl": "ar", "ar": "ar", "ti": "ti", "en_XA": "ar"}
"""Language of the program -> language of the client in the picture."""
MODES = {"licht": Mode.LIGHT, "donker": Mode.DARK, "contrast": Mode.CONTRAST}
SCALES = {"100": 1.0, "200": 2.0}
SIZE = QSize(1366, 768)


def _office(make: Callable[[], QWidget]) -> Scene:
    """A scene in which no client takes part."""

    def show(_client: str) -> Shown:
        widget = make()
        return widget, widget.deleteLater

    return show


def scenes() -> dict[str, Scene]:
    """Every screen in the states of a working day, by name."""
    return {name: _office(make) for name, make in {**SCENES, **SOUND_SCENES, **FIRST_RUN_SCENES}.items()} | dict(
        TALK_SCENES
    )


def draw(folder: Path, name: str, make: Scene) -> list[str]:
    """All pictures of one scene; their file names."""
    drawn = []
    for code, client in LANGUAGES.items():
        words.install(translations(), code)
        rtl = theme().words_rtl = language(code).rtl
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        for mode_name, mode in MODES.items():
            for percent, scale in SCALES.items():
                with look(mode, scale):
                    widget, put_away = make(client)
                    file = f"{name}-{code}-{mode_name}-{percent}.png"
                    grab(widget, folder / file, SIZE)
                    drawn.append(file)
                    widget.close()
                    put_away()
                    settle()
    return drawn


def index(pictures: dict[str, list[str]]) -> str:
    """One page: a row of pictures per screen and language."""
    rows = []
    for name, files in pictures.items():
        shown = "".join(
            f'<figure><a href="{escape(file)}"><img loading="lazy" src="{escape(file)}" alt=""></a>'
            f"<figcaption>{escape(file.removeprefix(name + '-').removesuffix('.png'))}</figcaption></figure>"
            for file in files
        )
        rows.append(f"<h2>{escape(name)}</h2><section>{shown}</section>")
    style = (
        "body{font-family:sans-serif;margin:24px}section{display:grid;grid-template-columns:repeat(4,1fr);gap:8px}"
        "figure{margin:0}img{width:100%;border:1px solid #999}"
    )
    return f'<!doctype html><meta charset="utf-8"><title>Opmaat</title><style>{style}</style>{"".join(rows)}'


def main(folder: Path, names: list[str]) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    known = scenes()
    pictures = {name: draw(folder, name, known[name]) for name in names or known}
    (folder / "index.html").write_text(index(pictures), encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, pictures.values()))} pictures: {folder / 'index.html'}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
