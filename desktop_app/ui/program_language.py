"""Which language the program speaks on this laptop. It lies beside the vaults: the unlock screen speaks it too."""

from pathlib import Path

from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.scope import WORKER_LANGUAGES
from desktop_app.i18n.words import SOURCE

FILE = "taal"


class LanguageNotKept(OpmaatError):
    """The choice could not be written, or answers that wait for the disk would get lost with their screen."""

    code = "taal_niet_veranderd"


def read(vaults: Path) -> str:
    """Code of the language that was chosen; Dutch where none was, or none that this version knows."""
    try:
        code = (vaults / FILE).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return SOURCE
    return code if code in WORKER_LANGUAGES else SOURCE


def keep(vaults: Path, code: str) -> None:
    """Raises LanguageNotKept."""
    try:
        vaults.mkdir(parents=True, exist_ok=True, mode=0o700)
        (vaults / FILE).write_text(f"{code}\n", encoding="ascii")
    except OSError as failure:
        raise LanguageNotKept from failure
