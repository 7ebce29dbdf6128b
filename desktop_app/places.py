"""Where things lie: what ships with the program, and where a user's vaults are kept."""

import sys
from pathlib import Path

from platformdirs import user_data_path


def root() -> Path:
    """Folder that holds `resources/` and `translations/`: the bundle when frozen, else the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).parent.parent


def resources() -> Path:
    return root() / "resources"


def translations() -> Path:
    return root() / "translations"


def vaults() -> Path:
    """Folder of this user's vaults, made on demand with access for the owner only."""
    folder = user_data_path("opmaat", appauthor=False) / "vaults"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
