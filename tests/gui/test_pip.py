"""PIP maken by keyboard: fields, goals, texts, what the intake offers, what is missing (ux.md 2.10)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from pytestqt.qtbot import QtBot

from desktop_app.casework import plans
from desktop_app.domain.pip import Doel
from desktop_app.i18n.formats import plain
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.pip.difference import marked
from desktop_app.ui.widgets.btn import Btn
from tests.gui.desk import Desk
from tests.gui.pages.plan import Plan, answer, choose_route
from tests.gui.pages.talk import ALT, CTRL, Key, words_in
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets


@pytest.fixture
def plan(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Plan]:
    answer(desk)
    choose_route(desk)
    made = Plan(desk, tmp_path)
    yield made.open("pip")
    made.close()


def test_it_opens_at_the_first_thing_that_is_missing(plan: Plan) -> None:
    assert "nog nodig" in plan.section("kop")
    assert "hier bent u" in plan.section("kop")
    assert "klaar" in plan.section("leerroute")
    assert "past niet" in plan.section("kinderen")
    assert plain(plan.pip.subtitle).startswith("PIP maken · ")


def test_hours_are_typed_and_stored_at_once(plan: Plan) -> None:
    plan.open("pip", section="hoeveel").type("12").press(Key.Key_Tab).type("80").press(Key.Key_Tab)
    assert plan.page.draft.intensiteit_uren_per_week == 12
    assert plan.page.draft.intensiteit_weken == 80
    assert "klaar" in plan.section("hoeveel")


def test_a_date_is_typed_in_three_fields(plan: Plan) -> None:
    plan.open("pip", section="hoeveel").press(Key.Key_Tab, Key.Key_Tab)
    plan.type("11").press(Key.Key_Tab).type("1").press(Key.Key_Tab).type("2027").press(Key.Key_Tab)
    assert plan.page.draft.start_lessen == date(2027, 1, 11)


def test_what_was_typed_is_stored_when_the_screen_is_left(plan: Plan) -> None:
    plan.open("pip", section="hoeveel").type("9")
    plan.window.go("dossier")
    assert plan.page.draft.intensiteit_uren_per_week == 9


def test_goals_are_added_moved_and_removed_by_key(plan: Plan) -> None:
    plan.open("pip", section="ondersteuning").press(Key.Key_Return, held=CTRL).type("Beter lezen")
    plan.press(Key.Key_Return, held=CTRL).type("Leren fietsen").press(Key.Key_Tab)
    assert [row.doel.doel for row in plan.page.goals] == ["Beter lezen", "Leren fietsen"]
    plan.press(Key.Key_Up, held=ALT)
    assert [row.doel.doel for row in plan.page.goals] == ["Leren fietsen", "Beter lezen"]
    plan.press(Key.Key_Down, held=ALT)
    assert [row.doel.doel for row in plan.page.goals] == ["Beter lezen", "Leren fietsen"]
    first = plan.page.goals[0].id
    plan.pip.form.goals[first].remove.click()
    assert [row.doel.doel for row in plan.page.goals] == ["Leren fietsen"]
    assert plan.window.strip.message.text() == "Doel verwijderd."
    plan.window.strip.button.click()
    settle()
    assert [row.doel.doel for row in plan.page.goals] == ["Beter lezen", "Leren fietsen"]


def test_a_goal_that_ends_before_it_starts_is_refused_and_stays_typed(plan: Plan) -> None:
    goal, _changes = plans.add_goal(plan.desk.wp, dossier="d1", doel=Doel("Fietsen", "", vanaf=date(2027, 1, 11)))
    plan.open("pip", section="ondersteuning")
    plan.pip.take_answer(f"doel:{goal}:tot", "2026-12-01", True)
    field = plan.pip.form.goals[goal].fields.fields[f"doel:{goal}:tot"]
    assert field.error.text()
    assert plan.page.goals[0].doel.tot is None


def test_overnemen_makes_a_goal_of_what_the_intake_says(plan: Plan) -> None:
    plan.open("pip", section="ondersteuning")
    offers = len(plan.pip.side.takes)
    assert offers == 3
    assert plan.pip.side.takes[0].accessibleName().startswith("Overnemen: Werk vinden")
    plan.pip.side.takes[0].click()
    settle()
    assert plan.page.goals[0].doel.doel.startswith("Werk vinden")
    assert len(plan.pip.side.takes) == offers - 1, "what was taken over says so"


def test_a_text_is_edited_never_overwritten_and_brought_back(plan: Plan) -> None:
    plan.open("pip", section="waarom")
    card = next(card for card in plan.pip.form.texts if card.model.editable and card.isVisibleTo(plan.window))
    key, made = card.model.key, card.model.text
    card.edit.click()
    settle()
    card.field.set_text("U heeft PTSS en middels participatie komt u verder.")
    card.done.click()
    settle()
    assert plan.page.draft.teksten[key].startswith("U heeft PTSS")
    assert card.tag.text() == "Aangepast"
    assert "Dit lijkt op een diagnose" in card.remarks.text()
    assert "meedoen" in card.remarks.text()
    card.restore.click()
    settle()
    assert key not in plan.page.draft.teksten
    assert card.words.text() == made


def test_the_text_of_the_law_cannot_be_edited(plan: Plan) -> None:
    plan.open("pip", section="bezwaar")
    assert plan.pip.form.texts
    assert not any(card.edit.isVisibleTo(plan.window) for card in plan.pip.form.texts)


def test_page_keys_go_through_the_sections(plan: Plan) -> None:
    plan.open("pip", section="hoeveel").press(Key.Key_PageDown)
    assert "hier bent u" in plan.section("ondersteuning")
    plan.press(Key.Key_PageUp, Key.Key_PageUp)
    assert "hier bent u" in plan.section("waarom")


def test_the_decision_and_the_plan_are_two_tabs(plan: Plan) -> None:
    column = plan.pip.sections
    assert column.rows["besluit"].isVisibleTo(plan.window)
    column.tabs["B"].click()
    settle()
    assert column.rows["ondersteuning"].isVisibleTo(plan.window)
    assert not column.rows["besluit"].isVisibleTo(plan.window)


def test_the_bus_hears_every_change_once(plan: Plan) -> None:
    told: list[object] = []
    plan.bus.changed.connect(told.append)
    plan.open("pip", section="hoeveel").type("12").press(Key.Key_Tab)
    assert len(told) == 1


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1093, 614), 1.0), ((1093, 614), 2.0)])
def test_it_fits_every_size(plan: Plan, look: Theme, size: tuple[int, int], scale: float) -> None:
    plans.add_goal(plan.desk.wp, dossier="d1", doel=Doel("Fietsen", ""))
    look.set_scale(scale)
    plan.window.resize(QSize(*size))
    for section in ("kop", "leerroute", "hoeveel", "ondersteuning", "waarom"):
        plan.open("pip", section=section)
        assert plan.window.width() == size[0]
        assert_no_sideways(plan.pip)
        assert_named(plan.pip)
        assert_targets(plan.pip.form)


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1920, 1000), 1.0), ((1366, 768), 2.0)])
def test_the_buttons_below_begin_where_the_text_does(
    plan: Plan, look: Theme, size: tuple[int, int], scale: float
) -> None:
    look.set_scale(scale)
    plan.window.resize(QSize(*size))
    settle()
    text = plan.pip.form.column.parentWidget()
    assert text is not None
    assert text.mapTo(plan.window, QPoint()).x() == plan.pip.preview.mapTo(plan.window, QPoint()).x()


def test_a_changed_intake_is_told_beside_own_words_and_shown_word_by_word(plan: Plan) -> None:
    plan.open("pip", section="waarom")
    card = next(card for card in plan.pip.form.texts if card.model.key == "waarom.gehoord.werk")
    card.edit.click()
    card.field.set_text("U wilt graag koken.")
    card.done.click()
    settle()
    assert not card.news.isVisibleTo(plan.window)
    answer(plan.desk, {"werk/werk_wens": "in een bakkerij werken"})
    plan.open("pip", section="waarom")
    assert plain(card.news.headline.text()) == "De intake is veranderd. Uw tekst is gebleven."
    assert not card.difference.isVisibleTo(plan.window)
    next(button for button in card.news.findChildren(Btn) if button.text() == "Nieuwe tekst bekijken").click()
    settle()
    assert "<s>keuken</s> <b>bakkerij</b>" in card.difference.text()
    assert plan.focus is card.take
    assert_named(plan.pip)
    keep = next(button for button in card.news.findChildren(Btn) if button.text() == "Mijn tekst houden")
    keep.click()
    settle()
    assert not card.news.isVisibleTo(plan.window)
    assert card.words.text() == "U wilt graag koken."
    answer(plan.desk, {"werk/werk_wens": "als kok"})
    plan.open("pip", section="waarom")
    card.news.findChildren(Btn)[0].click()
    settle()
    card.take.click()
    settle()
    assert "als kok" in plain(card.words.text())
    assert card.tag.text() == "Automatisch gemaakt"


def test_markup_in_what_a_client_said_stays_words() -> None:
    assert marked("a <i>b</i>", "a <u>c</u>") == "a <s>&lt;i&gt;b&lt;/i&gt;</s> <b>&lt;u&gt;c&lt;/u&gt;</b>"


def test_a_day_on_which_nobody_works_is_named_at_the_side(plan: Plan) -> None:
    plans.set_field(plan.desk.wp, dossier="d1", field="dagtekening", value="2026-12-05")
    plan.open("pip", section="kop")
    shown = "\n".join(plain(each) for each in words_in(plan.pip.side))
    assert "Dagtekening valt op een zaterdag." in shown
    plans.set_field(plan.desk.wp, dossier="d1", field="dagtekening", value="2026-12-25")
    plans.add_goal(plan.desk.wp, dossier="d1", doel=Doel("Fietsen", "", vanaf=date(2026, 12, 6)))
    plan.open("pip", section="kop")
    assert "kerstdag" in "\n".join(words_in(plan.pip.side)).casefold()
    plan.open("pip", section="ondersteuning")
    assert "Doel 1: Vanaf valt op een zondag." in "\n".join(plain(each) for each in words_in(plan.pip.side))


def test_a_date_is_typed_as_weeks_from_now(plan: Plan) -> None:
    plan.open("pip", section="kop")
    plan.type("+6 weken")
    assert plan.page.draft.dagtekening is None, "while it is typed nothing is taken for a day"
    plan.press(Key.Key_Tab)
    wanted = datetime.now().astimezone().date() + timedelta(weeks=6)
    assert plan.page.draft.dagtekening == wanted
    shown = [part.text() for part in plan.pip.form.fields.ordered()[0].parts]  # type: ignore[attr-defined]
    assert shown == [str(wanted.day), str(wanted.month), str(wanted.year)]
