"""The import contracts hold, and each of them bites when it is broken on purpose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LINT = Path(sys.executable).parent / "lint-imports"

PLANTED = [
    ("Layers of the laptop", "desktop_app/domain/planted.py", "import desktop_app.casework.ports"),
    ("Layers of the laptop", "desktop_app/forms/planted.py", "import desktop_app.domain.answer"),
    ("Layers of the laptop", "desktop_app/vault/planted.py", "import desktop_app.sync"),
    ("Layers of the laptop", "desktop_app/ui/planted.py", "import desktop_app.vault"),
    ("Layers of the laptop", "desktop_app/undeclared.py", "X = 1"),
    ("Qt stays in ui", "desktop_app/casework/planted.py", "import PySide6.QtCore"),
    ("SQLAlchemy and SQLCipher stay in vault", "desktop_app/casework/planted.py", "import sqlalchemy"),
    ("The network stays in sync", "desktop_app/vault/planted.py", "import httpx"),
    ("Spreadsheets are read at publish time only", "desktop_app/casework/planted.py", "import openpyxl"),
    ("Sound devices and coders stay in audio", "desktop_app/ui/planted.py", "import miniaudio"),
    ("Presenters know no Qt", "desktop_app/ui/screens/unlock/presenter.py", "import PySide6.QtWidgets"),
    (
        "Screens do not know each other",
        "desktop_app/ui/screens/unlock/planted.py",
        "import desktop_app.ui.screens.dossiers",
    ),
    ("The office knows only the law of the laptop", "central/planted.py", "import desktop_app.vault"),
    ("The laptop never imports the office", "desktop_app/sync/planted.py", "import central"),
]


def lint(folder: Path) -> str:
    run = subprocess.run(
        [str(LINT), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder)},
    )
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    for package in ("desktop_app", "central"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_all_contracts_are_kept() -> None:
    assert ", 0 broken." in lint(ROOT)


@pytest.mark.parametrize(("contract", "path", "code"), PLANTED, ids=lambda value: str(value)[:40])
def test_a_planted_import_breaks_its_contract(copy: Path, contract: str, path: str, code: str) -> None:
    planted = copy / path
    before = planted.read_text(encoding="utf-8") if planted.exists() else None
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text((before or "") + "\n" + code + "\n", encoding="utf-8")
    try:
        report = lint(copy)
    finally:
        if before is None:
            planted.unlink()
        else:
            planted.write_text(before, encoding="utf-8")
    assert f"{contract} BROKEN" in report or (contract == "Layers of the laptop" and "undeclared" in report), report
