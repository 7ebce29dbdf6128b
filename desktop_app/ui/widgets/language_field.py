"""The language of the program: every language under its own name, with the mark of a translation nobody checked."""

from PySide6.QtCore import Signal

from desktop_app.i18n.formats import isolate
from desktop_app.i18n.labels import TRANSLATION_STATUS, label
from desktop_app.i18n.language import LANGUAGES, Language
from desktop_app.i18n.scope import WORKER_LANGUAGES
from desktop_app.i18n.status import Status, catalog_status
from desktop_app.i18n.words import _, current
from desktop_app.ui.widgets.choice_field import ChoiceField


class LanguageField(ChoiceField):
    """`asked(code)`: the user wants another language; until the program speaks it, the field shows the present one."""

    asked = Signal(str)

    def __init__(self) -> None:
        languages = [(code, _words(one)) for code, one in LANGUAGES.items() if code in WORKER_LANGUAGES]
        hint = _("Opmaat gaat meteen over. Brieven en besluiten blijven Nederlands.")
        super().__init__(_("Taal van het programma"), languages, hint=hint, width=360)
        self.set_code(current())
        self.chosen.connect(self._ask)

    def _ask(self, code: str) -> None:
        if code != current():
            self.set_code(current())
            self.asked.emit(code)


def _words(language: Language) -> str:
    status = catalog_status(language.code)
    trusted = status is Status.REVIEWED
    return language.name if trusted else f"{isolate(language.name)} · {label(TRANSLATION_STATUS, status)}"
