"""Messages above the screen: what happened, for as long as it counts, in the language the program speaks now."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.i18n.errors import Explanation
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.widgets.notice import Notice

Act = tuple[Callable[[], str], Callable[[], None]]
"""Words on a button, made when they are shown, and what it does."""


@dataclass(frozen=True, slots=True)
class _Message:
    tone: Tone
    words: Callable[[], Explanation]
    acts: tuple[Act, ...]


class Messages(QVBoxLayout):
    """One panel per key, in the order they came."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(24, 0, 24, 0)
        self.setSpacing(8)
        self.notices: dict[str, Notice] = {}
        self._said: dict[str, _Message] = {}

    def say(self, key: str, tone: Tone, words: Callable[[], Explanation], *acts: Act) -> None:
        """Tell something in a panel of its own, in place of what has the same key; what went wrong is said at once."""
        self.take_away(key)
        self._said[key] = _Message(tone, words, acts)
        self._show(key, aloud=True)

    def take_away(self, key: str) -> None:
        self._said.pop(key, None)
        self._remove(key)

    def reword(self) -> None:
        """The program speaks another language: everything that stands here follows, and is not announced again."""
        for key in self._said:
            self._remove(key)
            self._show(key, aloud=False)

    def _show(self, key: str, *, aloud: bool) -> None:
        message, notice = self._said[key], Notice()
        self.notices[key] = notice
        self.addWidget(notice)
        notice.explain(message.tone, message.words(), assertive=message.tone == "err", aloud=aloud)
        for words, act in message.acts:
            notice.add_act(words(), act)

    def _remove(self, key: str) -> None:
        notice = self.notices.pop(key, None)
        if notice is not None:
            self.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
