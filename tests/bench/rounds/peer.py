"""The reference engine: installed once with npm, one round in a fresh node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from desktop_app.forms import Package
from tests.conformance.shared_data import FOLDER

SCRIPT = "peer_bench.mjs"
WANTED = ("@getodk/xforms-engine@0.22.0", "jsdom@29.1.1")
INSTALL_SECONDS = 600
ROUND_SECONDS = 600
MOST_ANSWERS = "400"


def install(folder: Path) -> str | None:
    """Put the reference engine into a folder; None when it is there, else why it is not."""
    script = FOLDER / SCRIPT
    if not script.is_file():
        return f"no {SCRIPT} beside this checkout"
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return "no node and npm on this machine"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(script, folder / SCRIPT)
    if (folder / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        return None
    try:
        done = subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), *WANTED],
            capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"npm did not finish in {INSTALL_SECONDS} s"
    return None if done.returncode == 0 else f"npm: {done.stderr.strip()[-300:]}"


def lay_out(package: Package, folder: Path) -> Path:
    """The compiled form as the reference bench wants it: a file, its lists in `media` beside it."""
    media = folder / "media"
    media.mkdir(parents=True)
    for name, body in package.media.items():
        (media / name).write_bytes(body)
    (folder / "form.xml").write_bytes(package.form_xml)
    return folder / "form.xml"


def measure(folder: Path, form: Path, most: str = MOST_ANSWERS) -> dict[str, Any]:
    """One round: `res` (figures), `seq` (answers with the visible nodes after each), `xml` (the submission)."""
    target = form.with_name("peer.json")
    target.unlink(missing_ok=True)
    subprocess.run(
        ["node", SCRIPT, str(form), most, str(target)],
        cwd=folder,
        capture_output=True,
        timeout=ROUND_SECONDS,
        check=True,
    )
    return dict(json.loads(target.read_text(encoding="utf-8")))
