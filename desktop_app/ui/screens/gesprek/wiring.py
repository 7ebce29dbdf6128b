"""Joins the parts of the conversation screen to its presenter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.i18n.words import _

if TYPE_CHECKING:
    from desktop_app.ui.screens.gesprek.screen import GesprekScreen


def wire(screen: "GesprekScreen") -> None:
    """Connect every signal once; the presenter is looked up when a signal comes."""
    _wire_question(screen)
    _wire_sections(screen)
    end, paused, side = screen.end, screen.paused, screen.side
    end.deepened.connect(lambda: screen.presenter.deepen())
    end.went_on.connect(lambda: screen.presenter.next_section())
    end.went_back.connect(lambda: screen.presenter.previous())
    end.checked.connect(lambda: screen.presenter.check())
    end.told_back.connect(lambda: screen.presenter.say_back())
    end.marked.connect(lambda mark: screen.presenter.mark_section(mark))
    paused.onward.clicked.connect(lambda: screen.presenter.pause())
    paused.stop.clicked.connect(lambda: screen.presenter.stop_talk())
    side.noted.connect(lambda text: screen.presenter.note(text))
    side.noted_in_general.connect(lambda text: screen.presenter.note(text, general=True))
    side.pressed.connect(lambda name: _press(screen, name))
    screen.find_panel.chosen.connect(lambda ref: screen.presenter.go(ref))
    screen.find_panel.reasoned.connect(lambda ref, why: _reason(screen, ref, why))
    screen.find_panel.covers.connect(screen.area.setDisabled)
    screen.find_panel.covers.connect(end.setDisabled)
    screen.find_panel.closed.connect(screen.to_answer)
    _wire_interpreter(screen)


def _reason(screen: "GesprekScreen", ref: str, why: str) -> None:
    screen.presenter.later_because(ref, why)
    screen.find_panel.show_again(screen.presenter.lists.later())


def _wire_interpreter(screen: "GesprekScreen") -> None:
    card = screen.interpreter
    card.mode_chosen.connect(lambda mode: screen.presenter.interpreter.choose_mode(mode))
    card.typed.connect(lambda field, text: screen.presenter.interpreter.type(field, text))
    card.left.connect(screen.settle_interpreter)
    card.chosen.connect(lambda field, code: screen.presenter.interpreter.choose(field, code))
    card.interrupted.connect(lambda: screen.presenter.interpreter.interrupt())
    card.stopped.connect(lambda: screen.presenter.interpreter.stop())
    card.closed.connect(screen.to_answer)


def _wire_question(screen: "GesprekScreen") -> None:
    area = screen.area
    area.answered.connect(lambda ref, raw, settled, said: screen.presenter.answer(ref, raw, settled=settled, said=said))
    area.focused.connect(screen.work_in)
    area.special.connect(lambda state: screen.presenter.special(state))
    area.went_on.connect(lambda: screen.presenter.next())
    area.went_back.connect(lambda: screen.presenter.previous())
    area.cleared.connect(screen.wipe)
    area.row_asked.connect(lambda: screen.presenter.add_row())
    area.row_removed.connect(lambda ref: screen.presenter.remove_row(ref))
    area.bar.sections.clicked.connect(lambda: screen.columns.open(screen.sections))
    area.bar.side.clicked.connect(screen.to_note)
    area.took_back.connect(lambda earlier: screen.presenter.take_back(earlier))
    area.let_go.connect(lambda earlier: screen.presenter.let_go(earlier))
    area.skipped.connect(lambda: screen.presenter.next_section())


def _wire_sections(screen: "GesprekScreen") -> None:
    sections = screen.sections
    sections.opened.connect(screen.open_section)
    sections.later.connect(
        lambda: screen.show_list(_("Later vragen"), "later", _("U heeft alles gevraagd wat u wilde vragen."))
    )
    sections.bookmarks.connect(
        lambda: screen.show_list(_("Bladwijzers"), "bookmarks", _("Geen bladwijzers. Zet er een met Ctrl+D."))
    )
    sections.checked.connect(lambda: screen.leave_to("controleren"))


def _press(screen: "GesprekScreen", name: str) -> None:
    """A button of the side panel; a drawer closes behind it."""
    acts: dict[str, Callable[[], object]] = {
        "general": screen.notes.press,
        "interpreter": screen.to_interpreter,
        "switch": screen.switch,
        "reveal": screen.aids.reveal,
        "point": screen.aids.point,
        "aloud": screen.aids.read_aloud,
        "back": screen.presenter.say_back,
        "blank": screen.aids.blank,
        "bookmark": screen.presenter.toggle_bookmark,
    }
    acts[name]()
    if name not in ("general", "interpreter") and not screen.columns.docked(screen.side):
        screen.to_answer()
