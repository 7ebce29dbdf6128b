"""Draw every screen in four ways: `python -m tests.gui.draw FOLDER [NAME ...]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.places import resources
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import install
from tests.gui.pictures import grab_all
from tests.gui.scenes import SCENES


def main(folder: Path, names: list[str]) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    chosen: dict[str, Callable[[], QWidget]] = {name: SCENES[name] for name in names or SCENES}
    for name, make in chosen.items():
        grab_all(make, folder, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
