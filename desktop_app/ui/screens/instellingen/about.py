"""Over Opmaat: which program, rules and questionnaire these are, and a file for whoever helps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.casework.errors import FileNotKept
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import fill, long_date
from desktop_app.i18n.words import _
from desktop_app.ui.screens.instellingen.licences import Licences
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.save_dialog import ask_for_file
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes

DIAGNOSE = "opmaat-diagnose.txt"


@dataclass(frozen=True, slots=True)
class About:
    """`version`: of the program · `diagnose`: takes seconds and gives text without personal data, if there is a way ·
    `ask_file(name)`: where it goes, or ""."""

    version: str
    diagnose: Callable[[], str] | None = None
    ask_file: Callable[[str], str] = ask_for_file


class AboutCard(Card):
    """Stays as it is while the program runs."""

    def __init__(self, wp: Workplace, lanes: Lanes, about: About) -> None:
        super().__init__()
        self._lanes, self._about = lanes, about
        self.save = Btn(_("Sla een diagnosebestand op"))
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.result, self.licences = Notice(), Licences(lanes, about.version)
        rules = long_date(date.fromisoformat(wp.law.version))
        column = self.column
        column.addWidget(Text(_("Over Opmaat"), "strong"))
        column.addWidget(Text(fill(_("Versie {version}"), version=about.version), "body"))
        column.addWidget(Text(fill(_("Regels van {day}"), day=rules), "body"))
        column.addWidget(Text(fill(_("Vragenlijst {version}"), version=wp.questionnaire.version), "body"))
        free = _("Opmaat is vrije software (EUPL-1.2). Ook de letters en de iconen zijn vrij te gebruiken.")
        column.addWidget(Text(free, "meta"))
        column.addWidget(self.licences)
        if about.diagnose is not None:
            column.addWidget(self.save)
            column.addWidget(Text(_("Voor functioneel beheer. Er staan geen persoonsgegevens in."), "meta"))
        column.addWidget(self.result)
        show_if(self.result, False)

    def _save(self) -> None:
        diagnose, place = self._about.diagnose, self._about.ask_file(DIAGNOSE)
        if diagnose is None or not place:
            return

        def write() -> None:
            try:
                Path(place).write_text(diagnose(), encoding="utf-8")
            except OSError as failure:
                raise FileNotKept from failure

        self.save.setEnabled(False)
        self._lanes.on_vault(write, self._saved, self._failed)

    def _saved(self, _none: None) -> None:
        self.save.setEnabled(True)
        self.result.tell("ok", _("Het diagnosebestand is opgeslagen."))

    def _failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, OpmaatError):
            raise error
        told = explain(error)
        self.result.explain("err", told)
