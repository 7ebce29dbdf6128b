"""The questionnaire in other languages: catalogs "intake" (what the client meets) and "guidance" (what the caseworker
reads). A text is known by its place in the spreadsheet, so that the same Dutch words may be translated in two ways."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from desktop_app.i18n import words
from desktop_app.i18n.catalog import CONTEXT, read_catalog
from desktop_app.i18n.language import LANGUAGES, Language
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.status import Status, read_reviews, status

CATALOGS = ("intake", "guidance")

Spoken = dict[str, dict[tuple[str, str], str]]


def heading(language: Language) -> str:
    """How a column of the spreadsheet names a language: `ትግርኛ (ti)`."""
    return f"{language.name} ({language.code})"


def spoken(directory: Path) -> Spoken:
    """All translations of the questionnaire, for publishing: per column heading, by place and Dutch text.

    A translation whose Dutch text has changed, or that has other placeholders, is not among them.
    """
    found: Spoken = {}
    for language in list(LANGUAGES.values())[1:]:
        texts: dict[tuple[str, str], str] = {}
        for name in CATALOGS:
            for key, text in read_catalog(directory, language.folder, name).messages.items():
                place, _, dutch = key.partition(CONTEXT)
                texts[place, dutch] = text
        if texts:
            found[heading(language)] = texts
    return found


def reviewed(dutch: str, language: str) -> bool:
    """Whether a person checked the translation of a Dutch text of the questionnaire, at every place where it stands."""
    if language == words.SOURCE:
        return True
    directory = words.directory()
    if directory is None:
        return False
    states = _states(directory, find_language(language).code).get(dutch, [])
    return bool(states) and all(state is Status.REVIEWED for state in states)


@lru_cache(maxsize=4)
def _states(directory: Path, code: str) -> Mapping[str, list[Status]]:
    reviews = read_reviews(directory / "status.toml")
    found: dict[str, list[Status]] = {}
    for key, text in read_catalog(directory, find_language(code).folder, "intake").messages.items():
        state = status(key, text, reviews.get((code, "intake", key)))
        found.setdefault(key.partition(CONTEXT)[2], []).append(state)
    return found
