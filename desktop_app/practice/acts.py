"""The acts of the headless journey. Each is a process of its own on one colleague's laptop, as in real life:
`python -m desktop_app.practice.acts ACT HOME OUT WORDS`. What an act has to tell goes to its parent as JSON lines,
through a pipe and never through a file: it holds what was typed.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop_app.bootstrap import Program
from desktop_app.practice import conversation, decision, pictures, two_laptops
from desktop_app.practice.home import COLLEAGUES, PASSPHRASE, Home
from desktop_app.practice.office import sign_in
from desktop_app.practice.player import NeverHappened, Player
from desktop_app.practice.pointing import Pointing
from desktop_app.practice.stage import Stage, Words

ACTS: Mapping[str, tuple[str, str, Callable[[Stage], None]]] = {
    "gesprek": ("anja", "nl", conversation.begin),
    "verder": ("anja", "nl", conversation.resume),
    "besluit": ("anja", "nl", decision.decide),
    "collega": ("karim", "nl", two_laptops.receive),
    "anders": ("anja", "nl", two_laptops.answer_too),
    "keuze": ("karim", "nl", two_laptops.settle),
    "slot": ("anja", "nl", two_laptops.see_the_choice),
    "licht": ("anja", "nl", pictures.take),
    "arabisch": ("anja", "ar", pictures.take),
}


def teller(pointing: Pointing) -> Callable[..., None]:
    """Writes one line to the parent, with how often something was pointed at so far."""

    def tell(**line: Any) -> None:
        sys.stdout.write(json.dumps(line | {"pointed": pointing.count}) + "\n")
        sys.stdout.flush()

    return tell


def main(name: str, folder: str, out: str, words: str) -> int:
    """Play one act; gives the exit code."""
    user, language, act = ACTS[name]
    home, target = Home(Path(folder)), Path(out)
    app, pointing = QApplication([]), Pointing()
    app.installEventFilter(pointing)
    program = Program(
        app,
        home.installation(user),
        language=language,
        opener=sign_in,
        ask_file=lambda file: str(target / file),
        by_itself=False,  # the story tells when
    )
    player = Player(program, target / "schermen" / ("arabisch" if language == "ar" else ""))
    stage = Stage(program, player, Words(**json.loads(words)), PASSPHRASE, COLLEAGUES[user], teller(pointing))
    try:
        program.start()
        act(stage)
        program.window.close()
    except NeverHappened:
        player.shot(f"gestrand-{name}")
        raise
    finally:
        program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
