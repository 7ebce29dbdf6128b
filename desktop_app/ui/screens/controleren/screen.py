"""Controleren (ux.md 2.8): filters, every answer on a line, then the ten topics and closing the intake."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.interview_views import EarlierView
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import initials
from desktop_app.i18n.errors import Explanation, explain_code
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.screens.controleren.group_card import FallenCard, GeneralNoteCard, GroupCard
from desktop_app.ui.screens.controleren.presenter import CheckPresenter
from desktop_app.ui.screens.controleren.view import CheckModel, Filter, Group, TopicLine
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.section_mark import SectionMark
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.undo_strip import UndoStrip
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

TONES: dict[str, Tone] = {"ok": "ok", "warn": "warn", "plain": "plain"}


class ControlerenScreen(Screen):
    """`enter(dossier=id)`, with `section=key` of that one alone. From "Wijzigen" Enter comes back here."""

    def __init__(self, wp: Workplace, *, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self._wp, self._lanes, self._bus, self._status = wp, lanes, bus, status
        self.subtitle = _("Controleren")
        self.keys = (
            KeyHelp("Tab", _("naar de volgende vraag")),
            KeyHelp("Enter", _("vraag openen")),
            KeyHelp("Ctrl+Z", _("ongedaan maken")),
        )
        self._presenter: CheckPresenter | None = None
        self._scope: Scope | None = None
        self._name, self._private = "", False
        self._confirming = self._readable = False
        self._lines: dict[str, Btn] = {}
        self.marks: dict[str, SectionMark] = {}
        self._marking = ""
        self._links: dict[str, Btn] = {}
        self._left: tuple[dict[str, Btn], str] | None = None
        """Where the person was when a question was opened: among the lines or the topics, and at which question."""
        self._build()

    def enter(self, **params: Any) -> None:
        dossier, known = str(params["dossier"]), self._presenter
        self._scope = Scope(self._lanes)
        self._presenter = CheckPresenter(self._wp, dossier, self, lanes=self._scope, bus=self._bus, status=self._status)
        self._presenter.section = str(params.get("section", ""))
        if known is None or known.dossier != dossier:
            self._left = None
        elif self._left is not None:
            self._presenter.chosen, self._presenter.section = known.chosen, known.section
        talking = bool(self._presenter.section)
        self.back = Back(*((_("Gesprek"), "gesprek") if talking else (_("Dossier"), "dossier")), {"dossier": dossier})
        self.notice.hide()
        self._confirming = False
        self._presenter.enter()

    def leave(self) -> None:
        if self._scope is not None:
            self._scope.close()

    def changed(self, changes: Changes) -> None:
        if self._presenter is not None and self._presenter.dossier in changes.dossiers:
            self._presenter.changed()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._show_heading()

    # ---- as the presenter sees it ----------------------------------------------------------------------------------

    def show_model(self, model: CheckModel) -> None:
        self._name = model.name
        self._show_heading()
        for chosen, chip in self.chips.items():
            chip.setText(f"{FILTERS[chosen]()} {model.counts[chosen]}")
            chip.setChecked(chosen is model.filter)
            chip.updateGeometry()
        show_if(self.chips[Filter.EERDER], bool(model.counts[Filter.EERDER]) or model.filter is Filter.EERDER)
        self._readable = model.readable
        if model.readable:
            absent = explain_code("vragenlijst_ontbreekt")
            self.notice.explain("warn", absent)
        self._show_topics(model)
        self.page_title.setText(" · ".join(filter(None, (_("Controleren"), model.section))))
        show_if(self.whole, bool(model.section))
        for part in (self.topics, self.to_closing):
            show_if(part, not model.section)
        self._show_groups(model)
        marking, self._marking = self.marks.get(self._marking), ""
        left, self._left = self._left, None
        back = (left[0].get(left[1]) or self._lines.get(left[1])) if left else None
        if marking is not None:
            marking.take_focus()
        elif back is not None:
            back.setFocus()
        elif left or not self.area.focusWidget():
            self.chips[model.filter].setFocus()

    def _show_groups(self, model: CheckModel) -> None:
        clear(self._groups)
        self._lines.clear()
        self.marks.clear()
        for group in model.groups:
            self._groups.addWidget(self._group(group))
        if model.fallen:
            self._groups.addWidget(self._fallen(model.fallen))
        if model.general_note[0]:
            self._groups.addWidget(GeneralNoteCard(*model.general_note))
        if not model.groups and not model.fallen:
            self._groups.addWidget(Text(_("U heeft alles gevraagd wat u wilde vragen."), "body"))

    def show_failure(self, told: Explanation) -> None:
        self.notice.explain("warn", told)

    def show_closed(self) -> None:
        self.notice.tell("ok", _("De intake is afgerond."), _("U kunt nu de leerroute kiezen en het PIP maken."))
        if self._presenter is not None:
            dossier = self._presenter.dossier
            self.notice.add_act(_("Leerroute kiezen"), lambda: self.go("leerroute", dossier=dossier))

    def show_done(self, text: str, undo: Callable[[], None] | None) -> None:
        if text:
            self.strip.offer(text, undo)
        else:
            self.strip.hide()
        if not self.area.isAncestorOf(QApplication.focusWidget() or self):  # the button pressed is gone
            next(chip for chip in self.chips.values() if chip.isChecked()).setFocus()

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.area = Page(widest=1080)
        self.notice = Notice()
        self.notice.hide()
        self.chips = {each: Chip("") for each in Filter}
        row = QWidget()
        flow, group = Flow(row), QButtonGroup(self)
        for chosen, chip in self.chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _on=False, chosen=chosen: self._choose(chosen))
            flow.addWidget(chip)
        self.to_closing = Btn(_("Naar het afronden"), "quiet", icon="arrow-down")
        self.to_closing.clicked.connect(lambda _on=False: self._go_to_closing())
        flow.addWidget(self.to_closing)
        self.whole = Btn(_("Hele intake controleren"), "quiet", icon="clipboard-check")
        self.whole.clicked.connect(lambda _on=False: self._show_whole())
        flow.addWidget(self.whole)
        self.page_title = Text(_("Controleren"), "title")
        self.topics = Card(spacing=4)
        self._topic_list = QVBoxLayout()
        self._groups = QVBoxLayout()
        self._groups.setSpacing(16)
        self.area.column.setSpacing(16)
        for part in (self.notice, self.page_title, row):
            self.area.column.addWidget(part)
        self.area.column.addLayout(self._groups)
        self.area.column.addWidget(self.topics)
        self.area.column.addStretch(1)
        self._build_topics()
        self.strip = UndoStrip()
        self.area.fill(self).addWidget(self.strip)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._undo)

    def _build_topics(self) -> None:
        self.headline = Text("", "heading")
        self.close_button = Btn(_("Intake afronden"), "primary")
        self.absent_button = Btn(_("Intake afronden zonder gesprek"))
        self.sure = Text(
            _("Alleen na drie oproepen zonder resultaat. Nog een keer drukken rondt de intake af."), "hint"
        )
        self.sure.hide()
        self.closed = Text("", "strong")
        self.kept = Text("", "hint")
        self.topics.column.addWidget(self.headline)
        self.topics.column.addLayout(self._topic_list)
        self.topics.column.addWidget(self.sure)
        self.topics.column.addWidget(self.kept)
        row = QWidget()
        flow = Flow(row, gap=12)
        flow.addWidget(self.close_button)
        flow.addWidget(self.absent_button)
        self.topics.column.addWidget(row)
        self.topics.column.addWidget(self.closed)
        self.close_button.clicked.connect(self._close)
        self.absent_button.clicked.connect(self._close_absent)

    def _close(self) -> None:
        if self._presenter is not None:
            self._presenter.close_intake()

    def _close_absent(self) -> None:
        """Closing in absence is rare and not undone lightly: it takes two presses."""
        if not self._confirming:
            self._confirming = True
            show_if(self.sure, True)
        elif self._presenter is not None:
            self._presenter.close_intake(without_talk=True)

    def _go_to_closing(self) -> None:
        """Past all answers, to what is still needed or to the act itself."""
        act = self.close_button if self.close_button.isEnabled() else next(iter(self._links.values()), self.to_closing)
        act.setFocus()
        self.area.verticalScrollBar().setValue(self.topics.y())

    def _choose(self, chosen: Filter) -> None:
        if self._presenter is not None:
            self._presenter.choose(chosen)

    def _show_whole(self) -> None:
        if self._presenter is not None:
            self.back = Back(_("Dossier"), "dossier", {"dossier": self._presenter.dossier})
            self._presenter.show_all()
            self.chips[Filter.ALLES].setFocus()
            self.heading_changed.emit()

    def _show_topics(self, model: CheckModel) -> None:
        self.headline.setText(model.headline)
        clear(self._topic_list)
        self._links.clear()
        for topic in model.topics:
            self._topic_list.addWidget(self._topic(topic))
        self.closed.setText(model.closed)
        erased = ngettext(
            "Afronden wist {n} eerder antwoord dat niet meer meetelt.",
            "Afronden wist {n} eerdere antwoorden die niet meer meetellen.",
            model.kept,
        )
        self.kept.setText(fill(erased, n=model.kept))
        show_if(self.kept, bool(model.kept))
        show_if(self.closed, bool(model.closed))
        show_if(self.close_button, not model.closed)
        show_if(self.absent_button, not (model.closed or model.closable or model.readable))
        show_if(self.sure, self._confirming and not model.closed)
        self.close_button.setEnabled(model.closable)

    def _topic(self, topic: TopicLine) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 4)
        line = QHBoxLayout()
        line.addWidget(Text(f"{topic.id}  {topic.title}", "body"), 1)
        line.addWidget(Text(topic.article, "small"))
        line.addWidget(Tag(topic.outcome, TONES[topic.tone], icon=None if topic.tone != "plain" else "ban"))
        column.addLayout(line)
        for ref, words in () if self._readable else topic.links:
            link = Btn(words, "quiet", icon="arrow-right")
            link.clicked.connect(lambda _on=False, ref=ref: self._open(self._links, ref))
            self._links.setdefault(ref, link)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Hairline())
        return box

    def _group(self, group: Group) -> GroupCard:
        card = GroupCard(group, readable=self._readable)
        self._lines |= card.acts
        self.marks[group.key] = card.mark
        card.opened.connect(lambda ref: self._open(self._lines, ref))
        later = Qt.ConnectionType.QueuedConnection  # an arrow key moves the focus only after it chose
        card.marked.connect(lambda mark: self._mark(group, mark), later)
        card.took_back.connect(self._take_back)
        card.let_go.connect(self._let_go)
        return card

    def _fallen(self, fallen: tuple[EarlierView, ...]) -> FallenCard:
        card = FallenCard(fallen, readable=self._readable)
        card.took_back.connect(self._take_back)
        card.let_go.connect(self._let_go)
        return card

    def _mark(self, group: Group, mark: AnswerState) -> None:
        """The page is made anew; the keyboard stays where it was."""
        if self._presenter is not None:
            self._marking = group.key
            self._presenter.mark_section(group, mark)

    def _take_back(self, earlier: EarlierView) -> None:
        if self._presenter is not None:
            self._presenter.take_back(earlier)

    def _let_go(self, earlier: EarlierView) -> None:
        if self._presenter is not None:
            self._presenter.let_go(earlier)

    def _undo(self) -> None:
        if self._presenter is not None:
            self._presenter.undo()

    def _open(self, among: dict[str, Btn], ref: str) -> None:
        if self._presenter is not None:
            self._left = (among, ref)
            self.go("gesprek", dossier=self._presenter.dossier, page=ref, return_to="controleren")

    def _show_heading(self) -> None:
        self.title = initials(self._name) if self._private else self._name
        self.heading_changed.emit()


FILTERS = {
    Filter.ALLES: lambda: _("Alles"),
    Filter.OPEN: lambda: _("Nog open"),
    Filter.LATER: lambda: _("Later"),
    Filter.WIL_NIET: lambda: _("Wil niet zeggen"),
    Filter.NIET_TERUGGEZEGD: lambda: _("Niet teruggezegd"),
    Filter.EERDER: lambda: _("Eerdere antwoorden"),
}
