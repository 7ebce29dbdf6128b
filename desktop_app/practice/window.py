"""The application on the practice vault: `python -m desktop_app.practice.window HOME`."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.bootstrap import Program
from desktop_app.practice.home import Home
from desktop_app.practice.office import sign_in


def main(folder: str) -> int:
    """Open the window and stay until it is closed."""
    app = QApplication([])
    program = Program(app, Home(Path(folder)).installation("anja"), opener=sign_in)
    try:
        program.start()
        return app.exec()
    finally:
        program.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
