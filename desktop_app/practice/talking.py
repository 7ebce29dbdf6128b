"""Holding the conversation by keyboard alone: reach a field, answer it as its kind asks, go on."""

from collections.abc import Callable, Mapping

from desktop_app.casework.interview_views import FieldView, PageKind, PageView
from desktop_app.domain.answer import AnswerState
from desktop_app.practice.answering import value_of
from desktop_app.practice.player import NeverHappened, Player
from desktop_app.ui.screens.gesprek.presenter import GesprekPresenter
from desktop_app.ui.screens.gesprek.screen import GesprekScreen
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel

LETTER = {
    AnswerState.WEET_NIET: "W",
    AnswerState.WIL_NIET_ZEGGEN: "X",
    AnswerState.PAST_NIET: "N",
    AnswerState.LATER: "L",
}


class Talker:
    """One conversation. `wishes`: what the client says, by path without row keys; other choices and numbers are
    answered plausibly, other texts are left empty."""

    def __init__(self, player: Player, wishes: Mapping[str, str]) -> None:
        self.player, self._wishes = player, wishes
        self.special: dict[str, AnswerState] = {}
        self.answered: set[str] = set()

    @property
    def screen(self) -> GesprekScreen:
        screen = self.player.program.window.screen_named("gesprek")
        if not isinstance(screen, GesprekScreen):
            raise NeverHappened("gesprek")
        return screen

    @property
    def talk(self) -> GesprekPresenter:
        return self.screen.presenter

    def arrive(self) -> None:
        """Until the conversation is open."""
        self.player.arrive("gesprek")
        self.player.wait(lambda: self.screen.talking, "the conversation")

    def answer(self) -> None:
        """Answer the question on screen with its keys."""
        page = self.talk.interview.page
        if page.kind is PageKind.TABLE:
            self.player.press("Ctrl+Enter")
            self._fields(lambda: self.talk.model.rows[-1].fields)
        elif page.kind is not PageKind.CARD:
            self._fields(lambda: self.talk.model.fields)
        self.talk.settle()
        self._count(page)

    def refuse(self, state: AnswerState) -> None:
        """One of the four special answers, with its letter. Later goes on by itself."""
        page = self.talk.interview.page
        self.player.press(LETTER[state])
        self.special[page.ref] = state
        self.answered.add(page.ref)

    def go_on(self, before: str) -> bool:
        """Enter until the question is another than `before`, or the section has ended. False when all are done."""
        if self.talk.interview.ref != before:
            return True
        for _step in range(12):
            self.player.press("Enter")
            if self.talk.end is not None:
                return self._next_section()
            if self.talk.interview.ref != before:
                return True
        raise NeverHappened(f"the question after {before}")

    def _next_section(self) -> bool:
        if self.talk.end is None or self.talk.end.next_section is None:
            return False
        before = self.talk.interview.ref
        self.player.press("PgDown")
        return self.talk.interview.ref != before

    def ask_again(self) -> None:
        """Answer what was put off, found with Ctrl+J."""
        while waiting := self.talk.interview.later():
            self.player.press("Ctrl+J")
            self.player.type("later")
            self.player.press("Enter")
            self._wait_for(waiting[0].ref)
            self.answer()

    def _wait_for(self, ref: str) -> None:
        self.player.wait(lambda: self.talk.interview.ref == ref, "the question put off")

    def _count(self, page: PageView) -> None:
        if self.talk.interview.pages.view(page.ref).state is AnswerState.BEANTWOORD:
            self.answered.add(page.ref)

    # ---- fields ----------------------------------------------------------------------------------------------------

    def _fields(self, current: Callable[[], tuple[FieldModel, ...]]) -> None:
        """Fields appear while others are answered, so look again after each."""
        done: set[str] = set()
        while fresh := [field for field in current() if field.ref not in done]:
            done.add(fresh[0].ref)
            self._field(fresh[0])

    def _field(self, field: FieldModel) -> None:
        if field.kind is FieldKind.READ_ONLY or field.value:
            return
        wish = self._wish(field)
        if not wish:
            return
        self._reach(field.ref)
        if field.kind in (FieldKind.ONE, FieldKind.MANY):
            keys = {option.value: option.key for option in field.options}
            for value in wish.split():
                self.player.press(keys[value])
        elif field.kind is FieldKind.ONE_SEARCH:
            words = {option.value: option.words.worker for option in field.options}
            self.player.type(words[wish])
            self.player.press("Enter")
        elif field.kind is FieldKind.ACKNOWLEDGE:
            self.player.press("Enter")
        elif field.kind is FieldKind.DATE:
            self._date(wish)
        else:
            self.player.type(wish)

    def _wish(self, field: FieldModel) -> str:
        view = next((each for each in self._views() if each.ref == field.ref), None)
        if view is None:
            return ""
        said = self._wishes.get("/".join(part.partition("[")[0] for part in field.ref.split("/")))
        if said is not None or field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT):
            return said or ""
        if field.kind is FieldKind.DATE:
            return "2026-10-01"
        return value_of(view, len(field.ref))

    def _views(self) -> list[FieldView]:
        page = self.talk.interview.page
        return [*page.fields, *(field for row in page.rows for field in row.fields)]

    def _date(self, day: str) -> None:
        year, month, date = day.split("-")
        self.player.type(date)
        self.player.press("Tab")
        self.player.type(month)
        self.player.press("Tab")
        self.player.type(year)

    def _reach(self, ref: str) -> None:
        """Tab until the keyboard is in the field."""
        body = self.screen.area.body

        def there() -> bool:
            field = body.current()
            return field is not None and field.ref == ref

        self.player.tab_to(there, ref)
