"""Texts of the conversation screen that more than one of its parts needs."""

from desktop_app.casework.interview_views import SectionView
from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.client_labels import SPECIAL_ANSWER
from desktop_app.i18n.words import _, translation
from desktop_app.ui.widgets.questions.model import Words

SPECIAL = {
    AnswerState.WEET_NIET: (SPECIAL_ANSWER["weet_niet"], "W", "circle-help"),
    AnswerState.WIL_NIET_ZEGGEN: (SPECIAL_ANSWER["wil_niet_zeggen"], "X", "hand"),
    AnswerState.PAST_NIET: (SPECIAL_ANSWER["past_niet"], "N", "ban"),
    AnswerState.LATER: (SPECIAL_ANSWER["later"], "L", "history"),
}
"""Per special answer: its words, its key and its icon."""

SECTION_ICONS = {
    "start": "user",
    "gezin": "users",
    "talen": "languages",
    "leren": "clipboard-check",
    "onderwijs": "graduation-cap",
    "werk": "briefcase",
    "gezondheid": "heart-pulse",
    "zelfredzaamheid": "house",
    "geld": "wallet",
    "netwerk": "target",
    "kennis": "book-open",
    "afronding": "flag",
}


def special_words(language: str) -> dict[AnswerState, Words]:
    """The special answers in Dutch and in the client's language."""
    return {
        state: Words(words, translation(words, language, "client") or words)
        for state, (words, _k, _i) in SPECIAL.items()
    }


def progress(section: SectionView) -> tuple[str, str]:
    """Status of a section in words, and its tone ("ok", "warn", ""). Whether it is ready the caseworker says (ux.md
    2.3); until then it counts."""
    if section.verdict is AnswerState.BEANTWOORD:
        return _("klaar"), "ok"
    if section.verdict is AnswerState.LATER:
        return _("later terug"), "warn"
    if section.later:
        return _("{n} later").format(n=section.later), "warn"
    return _("{n} van {total}").format(n=section.done, total=section.total), ""
