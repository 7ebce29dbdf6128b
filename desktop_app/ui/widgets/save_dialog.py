"""Where a file goes that leaves the vault: the one dialog for it."""

from pathlib import PurePath

from PySide6.QtWidgets import QFileDialog

from desktop_app.i18n.words import _


def ask_for_file(name: str) -> str:
    """Ask by the system's own dialog, which proposes `name`; a path, or "" when it was cancelled."""
    kind = PurePath(name).suffix
    wanted = {".pdf": "PDF (*.pdf)", ".ics": _("Agenda (*.ics)")}.get(kind)
    title = _("Opslaan buiten de kluis") if wanted else _("Bewaar als bestand")
    return QFileDialog.getSaveFileName(None, title, name, wanted or f"*{kind}")[0]
