"""One whole conversation without a display: real screens, real keys, a real crash, a real office, two laptops."""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.practice import ledger
from desktop_app.practice.home import Home
from desktop_app.practice.office import PracticeOffice
from desktop_app.practice.opening import furnish
from desktop_app.practice.papers import standards
from desktop_app.practice.stage import Words

SCREENS = {
    "screens": [
        {"name": "consulent", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "tolk", "x": 1366, "y": 0, "width": 1280, "height": 800},
    ]
}
"""Two screens of the offscreen platform: the caseworker's and the client's."""


class ActFailed(Exception):
    """An act ended badly. The message holds what it wrote to its error stream: types, files and lines only."""


@dataclass(slots=True)
class Journey:
    """`out`: where pictures, papers and summary go · `said`: what the acts told, by event."""

    out: Path
    home: Home
    words: Words
    said: dict[str, dict[str, Any]] = field(default_factory=dict)

    def play(self, act: str, *, until: str = "") -> None:
        """Run an act to its end, or kill it without warning at the event `until`."""
        with self._process(act) as process:
            for line in process.stdout or ():
                told = json.loads(line)
                self.said[told.pop("event")] = told
                if until and until in self.said:
                    os.kill(process.pid, signal.SIGKILL)
                    process.wait()
                    return
            if process.wait() != 0:
                raise ActFailed(act, process.stderr.read()[-3000:] if process.stderr else "")

    @contextmanager
    def _process(self, act: str) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "desktop_app.practice.acts", act, str(self.home.folder), str(self.out)]
        command.append(json.dumps(asdict(self.words)))
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={self.home.folder / 'screens.json'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(self.home.temporary),
        }
        process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()


def invented() -> Words:
    """A client nobody knows; the marks make every one of these words findable anywhere."""
    mark = secrets.token_hex(3)
    return Words(
        given=f"Zaytuna{mark}",
        surname=f"Qanaria{mark}",
        place=f"Windhoek{mark}",
        note=f"Leert graag met de handen {mark}",
        number=f"2026-{mark}",
    )


def play(out: Path) -> dict[str, Any]:
    """Play everything, write `summary.json` and give it back. Raises ActFailed, OfficeNotStarted."""
    started = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="opmaat-oefenen-", ignore_cleanup_errors=True) as folder:
        home = Home(Path(folder))
        with PracticeOffice(home.office_data) as office:
            home.prepare(office.line)
            (home.folder / "screens.json").write_text(json.dumps(SCREENS), encoding="utf-8")
            furnish(home)
            journey = Journey(out, home, invented())
            journey.play("gesprek", until="midway")
            for act in ("verder", "besluit", "collega", "anders", "keuze", "slot", "licht", "arabisch"):
                journey.play(act)
            summary = summarise(journey, str(office.line["owner_url"]))
    summary["wall_s"] = round(time.monotonic() - started, 1)
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return summary


def summarise(journey: Journey, owner_url: str) -> dict[str, Any]:
    """What was done, what arrived, and what was lost."""
    said, words = journey.said, journey.words
    expected = said["decided"]["answers"]
    received = said["received"]["answers"]
    lost = sum(received.get(path) != row for path, row in expected.items())
    lost += ledger.missing(owner_url, [(path, *row) for path, row in expected.items()])
    survived = said["resumed"]["answers"]
    lost += sum(survived.get(path) != row for path, row in said["midway"]["answers"].items())
    both = {said["karim"]["value"], said["anja"]["value"]}
    question = said["settled"]["question"]
    lost += len(both - ledger.office_values(owner_url, question) - set(said["conflicts"]["sides"]))
    papers = sorted(path for path in journey.out.glob("*.pdf"))
    return {
        "canaries": [words.given, words.surname, words.place, words.note],
        "questions_answered": len(_both(said, "answered")),
        "special_answers": sorted(_both(said, "special")),
        "rows_added": sum(path.endswith("]") for path in expected),
        "undone": said["talked"]["undone"],
        "keys_pressed": said["midway"]["keys"] + said["talked"]["keys"],
        "mouse_events": sum(line["pointed"] for line in said.values()),
        "resumed_at_same_question": said["resumed"]["page"] == said["midway"]["page"],
        "pip_pdf": [path.name for path in papers],
        "pdf_standards": {path.name: standards(path.read_bytes()) for path in papers},
        "pushed": said["decided"]["sent"],
        "acknowledged": said["decided"]["sent"] - said["decided"]["waiting"],
        "records_at_office": ledger.record_count(owner_url),
        "pulled_on_second_device": len(received),
        "conflicts_found": said["conflicts"]["count"],
        "conflicts_resolved": said["conflicts"]["count"] - said["settled"]["left"],
        "same_answer_everywhere": said["settled"]["value"] == said["seen"]["value"],
        "screens": sorted(str(path.relative_to(journey.out)) for path in journey.out.rglob("*.png")),
        "leaks": leaks(journey.home, (words.given, words.surname, words.place, words.note)),
        "lost": lost,
    }


def leaks(home: Home, canaries: Sequence[str]) -> list[str]:
    """Files of the laptops, their temporary folder and the log of the office in which something typed can be read.
    The office's own database is not among them: that is where the answers were sent."""
    folders = [home.folder / "laptops", home.temporary, home.folder / "office.log"]
    files = [file for folder in folders for file in (folder.rglob("*") if folder.is_dir() else [folder])]
    forms = [word.encode(code) for word in canaries for code in ("utf-8", "utf-16-le")]
    return [
        str(file.relative_to(home.folder))
        for file in files
        if file.is_file() and any(form in file.read_bytes() for form in forms)
    ]


def _both(said: dict[str, dict[str, Any]], what: str) -> set[str]:
    """From before the crash and after it."""
    return {*said["midway"][what], *said["talked"][what]}
