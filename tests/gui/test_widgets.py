"""The painted components: roles, keys, sizes that grow with the text, both directions, and the ring of the focus."""

from collections.abc import Callable, Iterator
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.qt.theme import Mode, Theme
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field import LineField, TextField
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.paint import _untranslated, text_height
from desktop_app.ui.widgets.rows import AnswerRow, CheckRow, ClientText
from desktop_app.ui.widgets.section_row import SectionRow
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.task_row import TaskRow
from desktop_app.ui.widgets.text import Text
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_targets, assert_words_fit

ROLES = {
    AnswerRow: QAccessible.Role.RadioButton,
    Chip: QAccessible.Role.RadioButton,
    CheckRow: QAccessible.Role.CheckBox,
    Btn: QAccessible.Role.Button,
    SectionRow: QAccessible.Role.Button,
    TaskRow: QAccessible.Role.Button,
}
MAKERS: dict[str, Callable[[], QWidget]] = {
    "answer": lambda: AnswerRow("1 tot 6 jaar", client=ClientText("من 1 إلى 6 سنوات", rtl=True, factor=1.15), key="2"),
    "check": lambda: CheckRow("Ik volg al lessen", key="1"),
    "primary": lambda: Btn("Verder", "primary"),
    "secondary": lambda: Btn("Wil niet zeggen", icon="hand", key="X"),
    "quiet": lambda: Btn("Bladwijzer zetten", "quiet", icon="bookmark"),
    "chip": lambda: Chip("Te laat 1"),
    "section": lambda: SectionRow("Onderwijs", icon="graduation-cap", status="1 van 9"),
    "task": lambda: TaskRow("Gesprek voeren", "Bezig · 41 van 62 vragen, 2 later"),
    "line": lambda: LineField("BSN", hint="9 cijfers"),
    "text": lambda: TextField("Notitie bij deze vraag"),
    "day": lambda: DayField("Geboortedatum"),
    "choice": lambda: ChoiceField("Taal", [("ar", "Arabisch")], empty="Kies een taal"),
    "rows": lambda: ChoiceRows("Tolk", [("nee", "Geen tolk"), ("video", "Tolk, video")]),
}


HOMES: list[QWidget] = []


@pytest.fixture(autouse=True)
def homes() -> Iterator[None]:
    """Keeps the windows of a test until it is over; qtbot itself holds no reference."""
    yield
    HOMES.clear()


def shown(qtbot: QtBot, *parts: QWidget, width: int = 700, rtl: bool = False, fill: bool = False) -> QWidget:
    home = QWidget()
    HOMES.append(home)
    home.setAutoFillBackground(True)
    if rtl:
        home.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    column = QVBoxLayout(home)
    for part in parts:
        column.addWidget(part)
    if not fill:
        column.addStretch(1)
    qtbot.addWidget(home)
    home.resize(width, 600)
    home.show()
    home.activateWindow()
    settle()
    return home


def ink(picture: QImage, box: QRect, colour: str) -> int:
    """Number of pixels of exactly this colour in `box` (logical pixels)."""
    ratio = picture.devicePixelRatio()
    wanted = QColor(colour).rgb()
    xs = range(round(box.left() * ratio), round(box.right() * ratio))
    ys = range(round(box.top() * ratio), round(box.bottom() * ratio))
    return sum(picture.pixel(x, y) == wanted for x in xs for y in ys if picture.valid(x, y))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
@pytest.mark.parametrize("name", MAKERS)
def test_every_control_is_named_large_enough_and_keeps_its_words(
    qtbot: QtBot, look: Theme, name: str, rtl: bool, scale: float
) -> None:
    look.set_scale(scale)
    home = shown(qtbot, MAKERS[name](), rtl=rtl)
    assert_named(home)
    assert_targets(home)
    assert_words_fit(home)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_every_control_paints_itself_in_every_theme(qtbot: QtBot, look: Theme, name: str, mode: Mode) -> None:
    look.set_mode(mode)
    picture = shown(qtbot, MAKERS[name]()).grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height() // 3, 2)}
    assert len(colours) > 2


@pytest.mark.parametrize("kind", ROLES, ids=lambda kind: kind.__name__)
def test_roles_for_screen_readers(qtbot: QtBot, kind: type[QWidget]) -> None:
    made = next(one for one in (make() for make in MAKERS.values()) if type(one) is kind)
    shown(qtbot, made)
    assert QAccessible.queryAccessibleInterface(made).role() == ROLES[kind]


def test_the_whole_row_answers_to_a_press(qtbot: QtBot) -> None:
    row = AnswerRow("Niet naar school geweest", key="1")
    shown(qtbot, row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 4, 4))
    assert row.isChecked()


def test_two_languages_stand_beside_each_other_where_they_fit_else_under(qtbot: QtBot) -> None:
    wide, narrow = MAKERS["answer"](), MAKERS["answer"]()
    shown(qtbot, wide, width=700)
    shown(qtbot, narrow, width=250)
    assert wide.height() < narrow.height()


def test_choosing_a_row_never_moves_the_rows_below(qtbot: QtBot) -> None:
    first = AnswerRow("Meer dan 12 jaar en daarna nog een opleiding in het land van herkomst")
    second = AnswerRow("Anders")
    shown(qtbot, first, second, width=420)
    before = second.geometry()
    first.setChecked(True)
    settle()
    assert second.geometry() == before


def test_a_row_of_an_rtl_page_is_the_mirror_image(qtbot: QtBot, look: Theme) -> None:
    left, right = AnswerRow("", key=""), AnswerRow("", key="")
    for row in (left, right):
        row.setAccessibleName("rij")
        row.setChecked(True)
    shown(qtbot, left)
    shown(qtbot, right, rtl=True)
    normal, turned = left.grab().toImage(), right.grab().toImage()
    near, width = QRect(0, 0, 60, left.height()), left.width()
    far = QRect(width - 60, 0, 60, left.height())
    mark = look.tokens.primary
    assert ink(normal, near.adjusted(6, 6, 0, -6), mark) > 50
    assert ink(normal, far.adjusted(0, 6, -6, -6), mark) == 0
    assert ink(turned, far.adjusted(0, 6, -6, -6), mark) > 50


def test_the_label_is_the_name_and_the_correction_the_description(qtbot: QtBot) -> None:
    field = LineField("BSN", hint="9 cijfers")
    shown(qtbot, field)
    face = QAccessible.queryAccessibleInterface(field.line)
    assert face.text(QAccessible.Text.Name) == "BSN"
    field.set_error("Dit nummer klopt niet.")
    assert face.text(QAccessible.Text.Description) == "Dit nummer klopt niet. 9 cijfers"
    assert field.frame.wrong
    field.set_error("")
    assert not field.frame.wrong


def test_text_of_a_client_reads_right_to_left_and_stands_at_the_side_of_the_page(qtbot: QtBot) -> None:
    text = Text("", "client")
    text.set_client_text("كم سنة؟", rtl=True, factor=1.2)
    shown(qtbot, text)
    assert text.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert text.alignment() & Qt.AlignmentFlag.AlignLeft
    assert text.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    text = Text("<b>vet</b>")
    shown(qtbot, text)
    assert text.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("text", "dutch"),
    [
        ("\u20661\u2069 dag te laat · \u206823 تشرين الثاني\u2069", True),
        ("انتهيت · 13:45", False),
        ("مسار B1 لتعلم اللغة", False),
        ("خطة \u2066PIP vastgesteld door de gemeente\u2069", False),
    ],
)
def test_a_sentence_that_is_still_dutch_reads_from_the_left(text: str, dutch: bool) -> None:
    assert _untranslated(text) is dutch


def test_a_line_edit_stands_at_the_side_of_its_form(qtbot: QtBot) -> None:
    field = LineField("Naam")
    shown(qtbot, field, rtl=True)
    assert field.line.alignment() & Qt.AlignmentFlag.AlignRight


def test_flow_goes_on_in_a_next_line_and_from_the_right_in_rtl(qtbot: QtBot) -> None:
    for rtl in (False, True):
        row = QWidget()
        flow = Flow(row)
        buttons = [Btn(word) for word in ("Weet niet", "Wil niet zeggen", "Past niet", "Later vragen")]
        for button in buttons:
            flow.addWidget(button)
        shown(qtbot, row, width=380, rtl=rtl)
        assert buttons[-1].y() > buttons[0].y()
        assert buttons[0].width() == buttons[0].sizeHint().width()
        assert (buttons[0].x() > buttons[1].x()) is rtl


def test_the_ring_follows_the_focus_and_stays_inside_the_scrolled_page(qtbot: QtBot) -> None:
    page = Page()
    lines = [LineField(f"Veld {number}") for number in range(30)]
    for line in lines:
        page.column.addWidget(line)
    home = shown(qtbot, page, fill=True)
    ring = FocusRing(home)
    lines[0].line.setFocus()
    settle()
    frame = lines[0].frame
    corner = frame.mapTo(home, QPoint(0, 0))
    assert ring.ring() == QRect(corner, frame.size()).adjusted(-5, -5, 5, 5)
    lines[-1].line.setFocus()
    settle()
    assert home.rect().intersects(ring.ring())
    page.verticalScrollBar().setValue(0)
    settle()
    assert ring.ring().isEmpty()


def test_the_ring_is_painted_in_its_two_colours(qtbot: QtBot, look: Theme) -> None:
    button = Btn("Verder", "primary")
    home = shown(qtbot, button)
    FocusRing(home).show()
    button.setFocus()
    settle()
    picture = home.grab().toImage()
    around = button.geometry().adjusted(-6, -6, 6, 6)
    assert ink(picture, around, look.tokens.focus_outer) > 100
    assert ink(picture, around, look.tokens.focus_inner) > 100


def test_a_message_offers_what_can_be_done(qtbot: QtBot) -> None:
    notice = Notice()
    home = shown(qtbot, notice)
    done: list[str] = []
    notice.tell("err", "Opslaan lukt niet.", "Laat de laptop aan.", details="schijf vol")
    notice.add_act("Sla een noodkopie op", lambda: done.append("kopie")).click()
    settle()
    assert notice.text() == "Opslaan lukt niet. Laat de laptop aan. schijf vol"
    assert done == ["kopie"]
    assert_named(home)


def test_a_tag_that_is_told_before_it_has_a_home_opens_no_window(qtbot: QtBot) -> None:
    tag = Tag()
    tag.set("Nog 9 dagen", "warn")
    settle()
    assert not tag.isVisible()
    home = shown(qtbot, tag)
    assert tag.isVisible()
    assert tag in home.children()


def test_the_words_of_qt_are_dutch(qtbot: QtBot, qapp: QApplication) -> None:
    assert qapp.translate("QWidgetTextControl", "&Copy") == "Kopiëren"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
    assert qapp.translate("QLineEdit", "Select All") == "Alles selecteren"


def test_what_has_the_focus_stays_in_sight_when_something_grows_above_it(qtbot: QtBot) -> None:
    page = Page()
    above, line = Text("x"), LineField("Naam")
    page.column.addWidget(above)
    page.column.addWidget(line)
    page.column.addWidget(Text("\n" * 60))
    home = shown(qtbot, page, fill=True)
    line.line.setFocus()
    settle()
    above.setText("regel\n" * 60)
    settle()
    assert home.rect().contains(QRect(line.mapTo(home, QPoint(0, 0)), line.size()))


@pytest.mark.parametrize("by_hand", [True, False], ids=["the user", "a screen"])
def test_who_scrolls_away_from_the_focus_is_not_pulled_back(qtbot: QtBot, by_hand: bool) -> None:
    page = Page()
    line, below = LineField("Naam"), Text("\n" * 90)
    page.column.addWidget(line)
    page.column.addWidget(below)
    home = shown(qtbot, page, fill=True)
    line.line.setFocus()
    settle()
    bar = page.verticalScrollBar()
    if by_hand:
        bar.setSliderPosition(bar.maximum())
        bar.triggerAction(bar.SliderAction.SliderToMaximum)
    else:
        bar.setValue(bar.maximum() - 40)
    below.setText("\n" * 99)
    settle()
    assert not home.rect().intersects(QRect(line.mapTo(home, QPoint(0, 0)), line.size()))


def test_a_page_is_no_higher_than_its_words(qtbot: QtBot) -> None:
    page = Page(widest=860)
    for _again in range(30):
        page.column.addWidget(Text("Deze regel past ruim naast elkaar op een bladzijde van deze breedte."))
    page.column.addStretch(1)
    home = shown(qtbot, page, fill=True)
    home.resize(1366, 1300)
    settle()
    assert page.verticalScrollBar().maximum() == 0


def test_wrapped_lines_that_read_from_right_to_left_stand_at_the_edge(qtbot: QtBot, look: Theme) -> None:
    words = Text(role="strong")
    words.set_client_text(" ".join(["مكتوب"] * 20), rtl=True)
    shown(qtbot, words, rtl=True)
    words.setFixedSize(230, 200)
    settle()
    picture = words.grab().toImage()
    ink = [[x for x in range(230) if picture.pixelColor(x, y).lightness() < 140] for y in range(200)]
    lines = [list(rows) for dark, rows in groupby(ink, key=bool) if dark]
    edges = {max(max(row) for row in rows) for rows in lines}
    assert len(lines) > 2
    assert len(edges) == 1


def test_a_painted_line_ends_where_its_text_says(look: Theme) -> None:
    font = look.font(15)
    assert text_height("عشرة ملفات\nلا نسخة", font, 500) == 2 * text_height("عشرة ملفات", font, 500)
