"""The window that `at_spi` looks at from outside: the conversation at one question, until its process is ended."""

import json
import sys

from PySide6.QtWidgets import QApplication

from desktop_app.bootstrap import dress
from tests.gui.pages.talk import Talk
from tests.gui.talk_scenes import _desk

PAGE = "werk/meedoen_uren"


def main() -> int:
    """Prints what stands on screen as one JSON line: question, answers, and the question for the client."""
    app = QApplication(sys.argv[:1])
    dress(app, "en")
    talk = Talk(_desk("ar"), program="en", client="ar").open(PAGE)
    talk.window.show()
    interview = talk.screen.presenter.interview
    field = interview.page.fields[0].ref
    answers = [interview.choice_text(field, one.value, "nl") for one in interview.session.choices(field)]
    told = {name: interview.text(field, "label", code) for name, code in (("question", "nl"), ("client", "ar"))}
    sys.stdout.write(json.dumps({**told, "answers": answers}) + "\n")
    sys.stdout.flush()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
