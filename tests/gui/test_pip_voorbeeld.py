"""The plan in two languages: reading together, saying back, adopting, papers (ux.md 2.11, 2.12)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.casework import completeness, discussion, interviews, plans
from desktop_app.casework.workplace import User
from desktop_app.domain.pip import Doel
from desktop_app.i18n.formats import plain
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.controleren.view import Filter
from desktop_app.ui.tolkscherm.scene import Mode
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.signature import HEIGHT, MOST, WIDTH, SignatureField
from tests.gui.desk import SAMIRA, Desk
from tests.gui.pages.plan import Plan, answer, choose_route
from tests.gui.pages.talk import Key, words_in
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways


@pytest.fixture
def plan(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Plan]:
    """A draft in which only the dagtekening is missing."""
    answer(desk)
    choose_route(desk)
    wp = desk.wp
    plans.start(wp, dossier="d1")
    values = {"intensiteit_uren_per_week": 12, "intensiteit_weken": 80, "begeleiding": "Een vaste begeleider."}
    for field, value in values.items():
        plans.set_field(wp, dossier="d1", field=field, value=value)
    goal = Doel("Werken in een keuken", "", client_doet="Naar de les", vanaf=date(2027, 1, 11))
    plans.add_goal(wp, dossier="d1", doel=goal)
    made = Plan(desk, tmp_path)
    made.tolk.turn_on()
    made.second.show()
    made.window.activateWindow()
    yield made.open("voorbeeld")
    made.close()


def mode(plan: Plan) -> Mode:
    """What the second window shows."""
    return plan.tolk.mode


def rows(plan: Plan) -> list[tuple[str, str]]:
    return [(row.dutch.text(), row.client.text()) for row in plan.preview.pairs.rows if not row.isHidden()]


def test_every_paragraph_stands_beside_its_translation(plan: Plan) -> None:
    pairs = rows(plan)
    assert len(pairs) > 40
    assert ("Uw leerroute", "مساركم التعليمي") in pairs or any(dutch == "Uw leerroute" for dutch, _ in pairs)
    arabic = [client for _, client in pairs if any("؀" <= char <= "ۿ" for char in client)]
    assert len(arabic) > len(pairs) * 0.8
    row = plan.preview.pairs.rows[1]
    assert row.client.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert row.dutch.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert "niet nagekeken" in plain(plan.preview.translation.text())


def test_what_was_not_translated_says_that_the_interpreter_reads(plan: Plan) -> None:
    key = next(
        card.key for section in plan.page.contents.sections for card in section.paragraphs if section.key == "waarom"
    )
    plans.set_text(plan.desk.wp, dossier="d1", key=key, text="Eigen woorden van de consulent.")
    plan.open("voorbeeld")
    assert ("Eigen woorden van de consulent.", "Nog niet vertaald – tolk leest voor") in rows(plan)


def test_arrows_move_both_windows(plan: Plan) -> None:
    plan.preview.discuss.setFocus()
    plan.press(Key.Key_Space, Key.Key_Down, Key.Key_Down)
    place = plan.preview.presenter.place
    pair = plan.preview.presenter.model.pairs[place]  # type: ignore[union-attr]
    assert plan.preview.pairs.rows[place].current
    assert mode(plan) is Mode.PIP
    seen = "\n".join(words_in(plan.second))
    assert pair.client in seen
    others = [each.client for each in plan.preview.presenter.model.pairs if each.client not in pair.client]  # type: ignore[union-attr]
    assert not any(each and each in seen for each in others if len(each) > 20), "one pair at a time"
    plan.press(Key.Key_Up)
    assert plan.preview.presenter.place == place - 1
    plan.press(Key.Key_Escape)
    assert mode(plan) is Mode.RUST


def test_verdicts_are_kept_and_explained_goes_on(plan: Plan) -> None:
    plan.preview.presenter.discuss()
    first = plan.preview.presenter.place
    plan.press(Key.Key_1)
    assert plan.preview.presenter.place == first + 1
    plan.press(Key.Key_3)
    assert plan.preview.presenter.place == first + 1
    kept = discussion.verdicts(plan.desk.wp, dossier="d1")
    assert sorted(kept.values()) == ["oneens", "uitgelegd"]
    plan.press(Key.Key_3)
    assert sorted(discussion.verdicts(plan.desk.wp, dossier="d1").values()) == ["uitgelegd"]


def test_disagreement_is_kept_in_the_words_of_the_client(plan: Plan) -> None:
    plan.preview.presenter.discuss()
    plan.preview.words.area.setFocus()
    plan.type("Ik wil 3 dagen, geen 4")
    plan.preview.keep_words.click()
    with plan.desk.wp.vault.work() as work:
        (note,) = work.find(kind="notitie", dossier="d1")
    assert note.body["text"].endswith("Ik wil 3 dagen, geen 4")
    assert not discussion.verdicts(plan.desk.wp, dossier="d1"), "digits in the words judge nothing"


def test_leaving_empties_the_second_window(plan: Plan) -> None:
    plan.preview.presenter.discuss()
    plan.window.go("dossier")
    assert mode(plan) is Mode.RUST


def test_teach_back_asks_for_three_of_five(plan: Plan) -> None:
    card = plan.preview.retell
    assert card.advice.text() == "Leg het nog een keer uit, in kleinere stukjes."
    for point in ("route", "lessen", "bellen"):
        QTest.keyClick(card.rows[point], Key.Key_Space)
    assert plain(card.advice.text()) == "3 van de 5 punten terugverteld."
    assert plan.preview.presenter.retold == {"route", "lessen", "bellen"}


def test_adopting_takes_two_presses_and_makes_an_unchangeable_version(plan: Plan) -> None:
    card = plan.preview.adopt
    assert card.ask.isEnabled(), "the date beside the button is the dagtekening"
    card.ask.click()
    settle()
    assert card.warning.isVisibleTo(plan.window)
    assert plan.focus is card.no, "the safe button has the focus"
    assert not plan.page.versions
    card.yes.click()
    settle()
    (version,) = plan.page.versions
    assert version.version.dagtekening == date(2026, 11, 24)
    assert version.version.soort == "eerste"
    assert "Vastgesteld · versie 1" in plain(plan.preview.tag.text())
    assert not card.ask.isEnabled()
    assert [chip.text() for chip in plan.preview._chip_group.buttons() if chip.text()][:1] == ["Concept"]


def test_after_adopting_the_notes_beside_a_question_are_offered(plan: Plan) -> None:
    talk = interviews.open_interview(plan.desk.wp, "d1")
    talk.go("/data/werk/werk_wens")
    interviews.store(plan.desk.wp, "d1", talk.note("Droomt van een winkel."))
    plan.open("voorbeeld").preview.presenter.establish("2026-11-24")
    settle()
    (act,) = plan.preview.notice.findChildren(Btn)
    assert plain(act.text()) == "Notities nalopen (1)"
    act.setFocus()
    plan.press(Key.Key_Space)
    assert plan.window.current == "notities"


def test_gezien_is_optional_and_nothing_is_chosen_beforehand(plan: Plan) -> None:
    plan.preview.presenter.establish("2026-11-24")
    settle()
    card = plan.preview.seen
    assert card.isVisibleTo(plan.window)
    card.keep.click()
    assert not plan.page.versions[0].seen
    plan.preview.presenter.retell("route", True)
    card.rows["niet_getekend"].click()
    card.interpreter.set_text("4711")
    card.keep.click()
    settle()
    (seen,) = plan.page.versions[0].seen
    assert (seen.way, seen.interpreter_number, seen.language, seen.retold) == (
        "niet_getekend",
        "4711",
        "ar",
        ("route",),
    )
    assert "Niet getekend op 24 november 2026" in plain(card.known.text())


def draw(pad: SignatureField, *points: tuple[int, int]) -> None:
    """One line with the mouse down, in points of the widget."""
    first, *rest = (QPoint(*point) for point in points)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for point in rest:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=rest[-1] if rest else first)


def test_the_client_signs_on_the_screen_and_it_is_shown_again(plan: Plan) -> None:
    plan.preview.presenter.establish("2026-11-24")
    settle()
    card = plan.preview.seen
    assert "Ik mag nog bezwaar maken" in card.means.text()
    assert card.client.isVisibleTo(plan.window)
    assert card.machine.isVisibleTo(plan.window), "nobody has looked at the Arabic"
    assert not card.pad.isVisibleTo(plan.window)
    card.rows["scherm"].click()
    settle()
    card.keep.click()
    assert card.first.isVisibleTo(plan.window)
    assert not plan.page.versions[0].seen
    draw(card.pad, (60, 100), (90, 60), (120, 110))
    card.wipe.click()
    assert list(card.pad.strokes) == []
    draw(card.pad, (60, 100), (90, 60), (120, 110))
    draw(card.pad, (150, 80))
    drawn = card.pad.strokes
    assert [len(line) for line in drawn] == [6, 2]
    card.keep.click()
    settle()
    (seen,) = plan.page.versions[0].seen
    assert (seen.way, seen.strokes) == ("scherm", drawn)
    assert card.drawn.isVisibleTo(plan.window)
    assert card.drawn.strokes == drawn
    assert list(card.pad.strokes) == []
    draw(card.drawn, (10, 10), (40, 40))
    assert card.drawn.strokes == drawn, "what was kept cannot be drawn over"


def test_a_scribble_ends_and_stays_in_the_box(plan: Plan) -> None:
    pad = SignatureField("vak")
    pad.resize(300, 100)
    draw(pad, *((n % 500 - 100, n * 7 % 300 - 100) for n in range(6_000)))
    (line,) = list(pad.strokes)
    assert len(line) <= 2 * MOST
    assert all(0 <= x <= WIDTH for x in line[::2])
    assert all(0 <= y <= HEIGHT for y in line[1::2])
    pad.deleteLater()


def test_in_the_azc_it_is_an_advice(plan: Plan) -> None:
    plan.desk.put(replace(SAMIRA, in_azc=True, dates=replace(SAMIRA.dates, inschrijving_huisvesting=None)))
    plan.open("voorbeeld")
    assert plan.preview.adopt.ask.text() == "PIP-advies vastleggen"


def test_without_mandate_only_a_colleague_can_adopt(desk: Desk, plan: Plan) -> None:
    object.__setattr__(desk.wp, "user", User("bo", "Bo", "noordoostpolder", mandate=False))
    plan.open("voorbeeld")
    assert not plan.preview.adopt.ask.isEnabled()
    assert "mandaat" in plan.preview.adopt.why.text()


def test_what_is_missing_keeps_it_from_being_adopted(plan: Plan) -> None:
    plans.set_field(plan.desk.wp, dossier="d1", field="intensiteit_weken", value=None)
    plan.open("voorbeeld")
    assert not plan.preview.adopt.ask.isEnabled()
    assert any("intensiteit" in text for text in words_in(plan.preview.adopt))


def test_both_papers_are_real_and_named_without_a_person(plan: Plan) -> None:
    plan.preview.save_decision.click()
    plan.preview.save_both.click()
    settle()
    decision, both = plan.folder / "PIP-2026-0433.pdf", plan.folder / "PIP-2026-0433-twee-talen.pdf"
    for file in (decision, both):
        assert file.read_bytes().startswith(b"%PDF-")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(decision))
    assert "Samira" in text
    assert plan.preview.notice.headline.text() == "Het bestand is opgeslagen."


def test_a_paper_that_cannot_be_saved_is_said_and_nothing_is_lost(plan: Plan, tmp_path: Path) -> None:
    plan.folder = tmp_path / "niet" / "daar"
    plan.preview._ask_file = lambda name: str(plan.folder / name)
    plan.preview.save_decision.click()
    settle()
    assert plan.preview.notice.headline.text() == "Het maken van het bestand is niet gelukt."
    assert plan.preview.notice.details.text() == "document_mislukt"
    assert plan.page.goals


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1093, 614), 1.0), ((1093, 614), 2.0)])
def test_both_screens_fit_every_size(plan: Plan, look: Theme, size: tuple[int, int], scale: float) -> None:
    look.set_scale(scale)
    plan.window.resize(QSize(*size))
    for screen in (plan.preview, plan.check):
        plan.open("voorbeeld" if screen is plan.preview else "controleren")
        assert plan.window.width() == size[0]
        assert_no_sideways(screen)
        assert_named(screen)


# ---- controleren -----------------------------------------------------------------------------------------------------


def test_the_check_page_lists_what_keeps_the_intake_open(plan: Plan) -> None:
    plan.open("controleren")
    assert not plan.check.close_button.isEnabled()
    found = completeness.check(plan.desk.wp, "d1")
    shown = "\n".join(words_in(plan.check.topics))
    assert sum(topic.outcome == "nodig" for topic in found.topics) > 3
    for topic in found.topics:
        assert topic.article in shown
    assert "Welke scholen of opleidingen heeft u gedaan?" in shown


def test_changing_an_answer_asks_to_come_back(plan: Plan) -> None:
    plan.open("controleren")
    buttons = [one for one in plan.check.findChildren(type(plan.check.close_button)) if one.text() == "Wijzigen"]
    buttons[0].click()
    settle()
    assert plan.window.current == "gesprek"
    params = plan.window.screen_named("gesprek").property("params")
    assert params["return_to"] == "controleren"
    assert params["page"].startswith("/data/")


def test_the_answers_come_first_and_one_press_leads_past_them(plan: Plan) -> None:
    plan.open("controleren")
    check, bar = plan.check, plan.check.area.verticalScrollBar()
    changes = [one for one in check.findChildren(Btn) if one.text() in ("Wijzigen", "Nu vragen")]
    assert len(changes) > 40
    assert bar.value() == 0
    assert max(one.mapTo(check.area, QPoint()).y() for one in changes) < check.topics.mapTo(check.area, QPoint()).y()
    check.to_closing.click()
    settle()
    assert check.topics.isAncestorOf(plan.window.focusWidget() or check)
    assert 0 <= check.headline.mapTo(check.area, QPoint()).y() < check.area.height() // 3


def test_back_from_a_question_one_stands_at_the_same_line_of_the_same_part(plan: Plan) -> None:
    plan.open("controleren")
    plan.check.chips[Filter.NIET_TERUGGEZEGD].click()
    settle()
    line = [one for one in plan.check.findChildren(Btn) if one.text() == "Wijzigen"][5]
    name = line.accessibleName()
    line.click()
    settle()
    plan.open("controleren")
    assert plan.check.chips[Filter.NIET_TERUGGEZEGD].isChecked()
    focus = plan.window.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == name
    plan.check.chips[Filter.ALLES].click()
    plan.check.to_closing.click()
    settle()
    link = plan.window.focusWidget()
    assert isinstance(link, Btn)
    words = link.text()
    link.click()
    settle()
    plan.open("controleren")
    back = plan.window.focusWidget()
    assert isinstance(back, Btn)
    assert (back is link, back.text()) == (False, words)
    plan.open("dossier")
    plan.open("controleren")
    assert plan.check.chips[Filter.ALLES].isChecked()


def test_filters_show_a_part(plan: Plan) -> None:
    plan.open("controleren")
    shown = [chip.text() for chip in plan.check.chips.values()]
    assert shown[3] == "Wil niet zeggen 0"
    assert shown[4] == "Niet teruggezegd 8"
    plan.check.chips[Filter.NIET_TERUGGEZEGD].click()
    settle()
    lines = [one for one in plan.check.findChildren(type(plan.check.close_button)) if one.text() == "Wijzigen"]
    assert len(lines) == 8


def test_closing_without_a_talk_takes_two_presses(plan: Plan) -> None:
    plan.open("controleren")
    plan.check.absent_button.click()
    assert completeness.check(plan.desk.wp, "d1")
    assert plan.check.sure.isVisibleTo(plan.window)
    plan.check.absent_button.click()
    settle()
    with plan.desk.wp.vault.work() as work:
        record = work.get("d1")
    assert record is not None
    assert record.body["intake_afgerond"] == "2026-11-24"
    assert record.body["zonder_gesprek"] is True
    assert "Afgerond op" in plain(plan.check.closed.text())
