"""The words of the program and of its papers. Dutch is the source: a text is its own key.

`install` once at start; then `_("Opgeslagen")` gives the text in the language of the program and
`text("Uw leerroute", "ar")` gives a text in a second language at the same time.
Values are put in with `formats.fill`, never by a translator's hand: placeholders look like `{naam}`.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.i18n.catalog import Catalog, read_catalog
from desktop_app.i18n.language import language as find_language

SOURCE = "nl"


@dataclass(slots=True)
class _Installed:
    directory: Path | None = None
    language: str = SOURCE


_installed = _Installed()


def install(directory: Path, language: str) -> None:
    """Choose the folder with the catalogs (`translations/`) and the language of the program.

    Raises LanguageUnknown.
    """
    _installed.directory = directory
    _installed.language = find_language(language).code


def current() -> str:
    """Code of the language of the program."""
    return _installed.language


def directory() -> Path | None:
    """The folder with the catalogs; None before `install`."""
    return _installed.directory


def catalog(language: str, name: str = "pip") -> Catalog:
    """Catalog `name` (one of `scope.CATALOGS`) of a language; empty for Dutch, for a language without translations
    and before `install`."""
    if language == SOURCE or _installed.directory is None:
        return Catalog()
    return read_catalog(_installed.directory, find_language(language).folder, name)


def N_(msgid: str) -> str:
    """Mark a constant for translation; it is translated when shown."""
    return msgid


def _(msgid: str) -> str:
    """A text of the program in its language; Dutch where no (trustworthy) translation exists."""
    return text(msgid, _installed.language, "app")


def ngettext(singular: str, plural: str, n: int) -> str:
    """Like `_` for a text that depends on the whole number `n`, which the text shows as `{n}`."""
    found = catalog(_installed.language, "app").plural(singular, n)
    return found or (singular if n == 1 else plural)


def text(msgid: str, language: str, catalog: str = "pip") -> str:
    """The same text in any language; Dutch where it is missing. `translation` tells the difference."""
    return translation(msgid, language, catalog) or msgid


def translation(msgid: str, language: str, name: str = "pip") -> str | None:
    """The translation, or None where it is missing, outdated or has other placeholders. For Dutch: the text itself."""
    return msgid if language == SOURCE else catalog(language, name).messages.get(msgid)
