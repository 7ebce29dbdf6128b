"""`opmaat practice`: the application on invented dossiers with an office of its own; without a display, a journey."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.practice.home import PASSPHRASE, Home
from desktop_app.practice.journey import play
from desktop_app.practice.office import PracticeOffice
from desktop_app.practice.opening import furnish


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("practice", help="oefenen met 23 verzonnen dossiers en een eigen kantoor")
    parser.add_argument("--headless", action="store_true", help="speel het hele gesprek zonder scherm")
    parser.add_argument(
        "--out", type=Path, default=Path("out/practice"), help="map voor afbeeldingen, PDF's en summary"
    )
    parser.add_argument("--json", action="store_true", help="druk de samenvatting af als JSON")


def run(arguments: argparse.Namespace) -> int:
    """0 when nothing was lost (headless) or when the window was closed."""
    if getattr(sys, "frozen", False):
        print("Oefenen met een eigen kantoor kan niet in deze versie. Gebruik de broncode: make run.")
        return 1
    if arguments.headless or not _has_display():
        return _headless(arguments.out.resolve(), as_json=arguments.json)
    return _on_screen()


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _headless(out: Path, *, as_json: bool) -> int:
    if not as_json:
        print("Er is geen scherm. Opmaat speelt nu één heel gesprek zelf: dat duurt ongeveer een minuut.")
    summary = play(out)
    if as_json:
        print(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        print(_told(summary, out))
    return 0 if summary["lost"] == 0 else 1


def _told(summary: dict[str, Any], out: Path) -> str:
    special = len(summary["special_answers"])
    return "\n".join(
        [
            f"Vragen beantwoord: {summary['questions_answered']}, waarvan bijzonder: {special}.",
            f"Na de stroomuitval terug bij dezelfde vraag: {'ja' if summary['resumed_at_same_question'] else 'nee'}.",
            f"PDF's: {', '.join(summary['pip_pdf'])}.",
            f"Verzonden: {summary['pushed']}, aangekomen: {summary['acknowledged']}.",
            f"Verschillen gevonden: {summary['conflicts_found']}, opgelost: {summary['conflicts_resolved']}.",
            f"Verloren: {summary['lost']}. Duur: {summary['wall_s']} seconden.",
            f"Schermen, PDF's en summary.json staan in {out}.",
        ]
    )


def _on_screen() -> int:
    with TemporaryDirectory(prefix="opmaat-oefenen-", ignore_cleanup_errors=True) as folder:
        home = Home(Path(folder))
        print("Oefenkantoor starten…", flush=True)
        with PracticeOffice(home.office_data) as office:
            home.prepare(office.line)
            furnish(home)
            print(f"Het wachtwoord om te oefenen is: {PASSPHRASE}", flush=True)
            command = [sys.executable, "-m", "desktop_app.practice.window", folder]
            return subprocess.call(command)  # noqa: S603 - our own program, no shell
