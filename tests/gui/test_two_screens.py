"""The client's screen with more than one screen: its cases need a platform of their own, so they run in a process."""

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop_app.practice.journey import SCREENS

CASES = Path(__file__).with_name("second_screen.py")
BEAMER = {"name": "beamer", "x": 2646, "y": 0, "width": 1024, "height": 768}


def test_every_case_with_three_screens(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [*SCREENS["screens"], BEAMER]}))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(CASES)]
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=CASES.parents[2], check=False)
    assert done.returncode == 0, done.stdout[-6000:]
    cases = CASES.read_text(encoding="utf-8").count("\ndef test_")
    assert f"{cases} passed" in done.stdout or done.stdout.count(".") >= cases
