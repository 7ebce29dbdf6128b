"""The application on the practice vault: `python -m desktop_app.practice.window HOME`."""

import sys
from pathlib import Path

from desktop_app.bootstrap import Program
from desktop_app.practice.home import Home
from desktop_app.practice.office import sign_in
from desktop_app.ui.qt.theme import application


def main(folder: str) -> int:
    """Open the window and stay until it is closed."""
    app = application()
    program = Program(app, Home(Path(folder)).installation("anja"), opener=sign_in)
    try:
        program.start()
        return app.exec()
    finally:
        program.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
