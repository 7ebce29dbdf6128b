"""Which version of the questionnaire a conversation is held with: the one it began with, until someone moves it."""

from enum import StrEnum

from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.forms import Package


class QuestionnaireAbsent(OpmaatError):
    """The conversation was begun with a version that is not on this laptop. `version`: which."""

    code = "vragenlijst_ontbreekt"


class Standing(StrEnum):
    """`HUIDIG`: the newest one here, or nothing was answered yet · `OUDER`: it goes on, and may be moved ·
    `ONTBREEKT`: can be read as far as the newest one here knows its questions."""

    HUIDIG = "huidig"
    OUDER = "ouder"
    ONTBREEKT = "ontbreekt"


def standing(wp: Workplace, header: Dossier) -> Standing:
    if header.vragenlijst in ("", wp.questionnaire.version):
        return Standing.HUIDIG
    return Standing.OUDER if header.vragenlijst in wp.older else Standing.ONTBREEKT


def questionnaire_of(wp: Workplace, header: Dossier) -> Package:
    """The form of the conversation; the newest one where its own is not here."""
    return wp.older.get(header.vragenlijst, wp.questionnaire)


def require(wp: Workplace, header: Dossier) -> None:
    """Raises `QuestionnaireAbsent` where the conversation may be read only."""
    if standing(wp, header) is Standing.ONTBREEKT:
        raise QuestionnaireAbsent(version=header.vragenlijst)


def newer(wp: Workplace, header: Dossier) -> list[Package]:
    """The versions after that of the conversation, oldest first: moving goes through all of them."""
    every = [*wp.older.values(), wp.questionnaire]
    return sorted((each for each in every if each.version > header.vragenlijst), key=lambda each: each.version)
