"""The lines of each tab as cards."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.i18n.formats import plain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.dossiermap.view import DayLine, FileView, PaperLine, PersonLine
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.text import Text

Act = Callable[[str], None]


def of(view: FileView, *, read: Act, save: Act) -> Iterator[QWidget]:
    """Cards for whichever tab is open."""
    for day, lines in view.days:
        yield _day(day, lines)
    for paper in view.papers:
        yield _paper(paper, read, save)
    for person in view.people:
        yield _person(person)
    if view.part == "documenten" and not view.papers and view.failure is None:
        yield Text(_("Er zijn nog geen documenten. Maak eerst het PIP."), "hint")


def _day(day: str, lines: Sequence[DayLine]) -> Card:
    card = Card(margin=16, spacing=6)
    card.column.addWidget(Text(day, "strong"))
    for line in lines:
        row = Flow(gap=12)
        for text, role in ((line.when, "meta"), (line.what, "body"), (line.by, "meta")):
            if text:
                row.addWidget(Text(text, role, wrap=False))  # type: ignore[arg-type]
        card.column.addLayout(row)
    return card


def _paper(paper: PaperLine, read: Act, save: Act) -> Card:
    card = Card(margin=16, spacing=8)
    card.column.addWidget(Text(paper.title, "heading"))
    card.column.addWidget(Text(paper.about, "meta"))
    for remark in paper.remarks:
        card.column.addWidget(Text(remark))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for place, button in enumerate(paper.buttons):
        if place:
            grid.addWidget(Hairline(), 2 * place - 1, 0, 1, 2)
        row = Flow(gap=12)
        grid.addWidget(Text(button.text, "strong", wrap=False), 2 * place, 0)
        looking = ((_("Bekijken"), "eye", read),) if button.readable else ()
        saving = _("Opslaan als pdf") if button.readable else _("Opslaan")
        for words, icon, act in (*looking, (saving, "download", save)):
            press = Btn(words, icon=icon)
            press.setAccessibleName(f"{words}: {plain(button.name)}")
            press.clicked.connect(lambda _checked=False, act=act, id=button.id: act(id))
            row.addWidget(press)
        grid.addLayout(row, 2 * place, 1)
    card.column.addLayout(grid)
    return card


def _person(person: PersonLine) -> Card:
    card = Card(margin=16, spacing=4)
    card.column.addWidget(Text(person.role, "meta"))
    card.column.addWidget(Text(person.name, "heading"))
    lines = QVBoxLayout()
    lines.setSpacing(4)
    for label, value in person.lines:
        lines.addWidget(Text(f"{label}: {value}" if label else value))
    card.column.addLayout(lines)
    return card
