"""De map van een dossier (ux: 2.3): logboek, documenten with earlier versions, personen. Papers open on the page."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.paper_ports import Printer, Reader, Sheet
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.errors import Explanation
from desktop_app.i18n.formats import fill, plain
from desktop_app.i18n.words import _
from desktop_app.ui.qt.photos import photo
from desktop_app.ui.screens.dossiermap import cards
from desktop_app.ui.screens.dossiermap.attachment_card import AttachmentCard, ask_for_attachment
from desktop_app.ui.screens.dossiermap.attachments import AttachmentLine, AttachmentPresenter
from desktop_app.ui.screens.dossiermap.handing import HandingPresenter, HandingView
from desktop_app.ui.screens.dossiermap.handing_card import HandingCard
from desktop_app.ui.screens.dossiermap.presenter import FilePresenter
from desktop_app.ui.screens.dossiermap.view import PARTS, FileView
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.sheet import SheetView
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes

WIDEST, PAPER_WIDTH = 860, 860


class DossiermapScreen(Screen):
    """Enter parameters: `dossier` (id), `part` (one of `PARTS`). `ask_file(name)` and `pick_file()` give a path
    or ""."""

    def __init__(
        self,
        wp: Workplace,
        printer: Printer,
        reader: Reader,
        *,
        lanes: Lanes,
        bus: Bus,
        ask_file: Callable[[str], str],
        pick_file: Callable[[], str] = ask_for_attachment,
    ) -> None:
        super().__init__()
        self.title = _("Map van het dossier")
        self.bar_title = ""
        self.keys = (KeyHelp("Tab", _("volgende document of tab")), KeyHelp("Esc", _("document sluiten")))
        self._ask_file = ask_file
        self._presenter = FilePresenter(wp, printer, reader, lanes=lanes, view=self)
        self._pick_file = pick_file
        self._attached = AttachmentPresenter(wp, reader, photo, lanes=lanes, bus=bus, view=self)
        self._handing = HandingPresenter(wp, lanes=lanes, bus=bus, view=self)
        self._asked: QWidget | None = None
        self._build()

    def enter(self, **params: Any) -> None:
        dossier, part = str(params["dossier"]), str(params.get("part", PARTS[0]))
        self.back = Back(_("Dossier"), "dossier", {"dossier": dossier})
        self.close_paper()
        self.notice.hide()
        self.chips[part].setChecked(True)
        self._dossier = dossier
        self._presenter.enter(dossier, part)
        self._show_part(part)
        self.chips[part].setFocus()

    def leave(self) -> None:
        """What was read is not kept in memory."""
        self._presenter.leave()
        self._attached.leave()
        self._handing.leave()
        self.attachments.present(())
        self.close_paper()
        clear(self._body)

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)
        self._attached.changed(changes)
        self._handing.changed(changes)

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)
        self._attached.set_private(private)
        if private:
            self.close_paper()

    def show_view(self, view: FileView) -> None:
        self.name.setText(view.name)
        if view.failure is not None:
            self.show_failure(view.failure)
        clear(self._body)
        for card in cards.of(view, read=self._read, save=self._presenter.save):
            self._body.addWidget(card)
            card.show()

    def show_sheets(self, title: str, sheets: Sequence[Sheet]) -> None:
        clear(self._sheets)
        for place, sheet in enumerate(sheets, start=1):
            name = fill(_("{title}, bladzijde {n} van {total}"), title=plain(title), n=place, total=len(sheets))
            self._sheets.addWidget(SheetView(sheet, plain(name)))
        self.paper_title.setText(title)
        self.reading.show()
        self.shut.setFocus()
        announce(self.reading, plain(title))

    def close_paper(self) -> None:
        """Back to the button that opened it."""
        was_open = self.reading.isVisible()
        clear(self._sheets)
        self.reading.hide()
        if was_open and self._asked is not None:
            self._asked.setFocus()
        self._asked = None

    def show_failure(self, told: Explanation) -> None:
        self.notice.explain("err", told)

    def show_attachments(self, lines: Sequence[AttachmentLine]) -> None:
        had_focus = self.attachments.isAncestorOf(self.focusWidget() or self)
        self.attachments.present(lines)
        if had_focus and not any(line.asked for line in lines):
            self.attachments.add.setFocus()

    def show_handing(self, view: HandingView) -> None:
        self.handing.present(view)

    def show_done(self, told: str, rest: str = "") -> None:
        self.notice.tell("ok", told, rest)

    def show_saved(self) -> None:
        to_do = _("Het staat nu buiten de kluis. Verwijder het als u het niet meer nodig heeft.")
        self.notice.tell("ok", _("Het bestand is opgeslagen."), to_do)

    def choose_file(self, name: str, write: Callable[[str], None]) -> None:
        path = self._ask_file(name)
        if path:
            write(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.reading.isVisible():
            self.close_paper()
        else:
            super().keyPressEvent(event)

    def _read(self, paper: str) -> None:
        self._asked = self.focusWidget()
        self._presenter.read(paper, width=round(PAPER_WIDTH * self.devicePixelRatioF()))

    def _choose(self, part: str) -> None:
        self.close_paper()
        self.notice.hide()
        self._presenter.choose(part)
        self._show_part(part)

    def _show_part(self, part: str) -> None:
        """Attachments belong to one tab, handing over to another."""
        self._attached.leave()
        self._handing.leave()
        self.attachments.hide()
        self.handing.hide()
        if part == "documenten":
            self._attached.enter(self._dossier)
        elif part == "personen":
            self._handing.enter(self._dossier)

    def _attach(self) -> None:
        path = self._pick_file()
        if path:
            self.notice.hide()
            self._attached.add(path)

    def _look(self, id: str) -> None:
        self._asked = self.focusWidget()
        self._attached.read(id, width=round(PAPER_WIDTH * self.devicePixelRatioF()))

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        column.setSpacing(12)
        self.name, self.notice = Text("", "title"), Notice("err")
        self.notice.hide()
        column.addWidget(self.name)
        column.addLayout(self._tabs())
        column.addWidget(self.notice)
        column.addWidget(self._make_reading())
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        column.addLayout(self._body)
        do = self._attached
        self.attachments = AttachmentCard(
            add=self._attach, read=self._look, ask=do.ask_remove, remove=do.remove, keep=do.keep
        )
        self.attachments.hide()
        column.addWidget(self.attachments)
        self.handing = HandingCard(self._handing.hand_over)
        self.handing.hide()
        column.addWidget(self.handing)
        column.addStretch(1)

    def _tabs(self) -> Flow:
        words = dict(zip(PARTS, (_("Logboek"), _("Documenten"), _("Personen")), strict=True))
        group, tabs = QButtonGroup(self), Flow()
        self.chips = {part: Chip(words[part]) for part in PARTS}
        for part, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=part: self._choose(chosen))
            tabs.addWidget(chip)
        return tabs

    def _make_reading(self) -> QWidget:
        self.reading = QWidget()
        column = QVBoxLayout(self.reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = Flow(gap=16)
        self.paper_title, self.shut = Text("", "heading", wrap=False), Btn(_("Document sluiten"), icon="x")
        self.shut.clicked.connect(self.close_paper)
        head.addWidget(self.shut)
        head.addWidget(self.paper_title)
        column.addLayout(head)
        self._sheets = QVBoxLayout()
        self._sheets.setSpacing(12)
        column.addLayout(self._sheets)
        show_if(self.reading, False)
        return self.reading
