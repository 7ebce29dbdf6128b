"""Lists that cut across the conversation: the sections with their status, found questions, later, bookmarks. No Qt."""

from desktop_app.casework.interview_views import PageView
from desktop_app.domain.answer import AnswerState
from desktop_app.i18n.labels import LATER_WHY, label
from desktop_app.i18n.words import _
from desktop_app.ui.screens.gesprek.page import Reader
from desktop_app.ui.screens.gesprek.view import Found, SectionRow
from desktop_app.ui.screens.gesprek.words import SECTION_ICONS, SPECIAL, progress


class Lists:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._interview = reader.interview

    def sections(self, current: str) -> tuple[list[SectionRow], int]:
        """A row per section, and how many questions wait for later."""
        rows, later = [], 0
        for section in self._interview.sections():
            status, tone = progress(section)
            icon = SECTION_ICONS.get(section.key, "list-checks")
            title = self._reader.words(section.ref).worker
            rows.append(SectionRow(section.key, title, icon, status, tone, section.key == current))
            later += section.later
        return rows, later

    def section_title(self, key: str) -> str:
        return self._reader.words(f"{self._interview.session.root.ref}/{key}").worker

    def find(self, words: str) -> list[Found]:
        """Lines for "Ga naar": by Dutch words, question id or state."""
        return [self._found(page) for page in self._interview.find(words)]

    def later(self) -> list[Found]:
        return [self._found(page) for page in self._interview.later()]

    def bookmarks(self) -> list[Found]:
        return [self._found(page) for page in self._interview.find("") if page.bookmarked]

    def _found(self, page: PageView) -> Found:
        question = self._reader.words(page.ref).worker
        return Found(page.ref, question, self.section_title(page.section), _state_word(page))


def _state_word(page: PageView) -> str:
    known = SPECIAL.get(page.state)
    if known:
        why = label(LATER_WHY, page.later_why) if page.later_why else ""
        return "  ·  ".join(filter(None, (_(known[0]), why)))
    return _("Beantwoord") if page.state is AnswerState.BEANTWOORD else ""
