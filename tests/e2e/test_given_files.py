"""Two laptops and what a real office gives out: questionnaires, law, theme."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop_app import desk as wiring
from desktop_app.casework import dossiers, interviews, sync_overview
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.given_news import FromOffice
from desktop_app.casework.questionnaires import Standing, questionnaire_of, standing
from desktop_app.desk import Desk
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import Doelgroep
from desktop_app.sync import given as fetching
from desktop_app.sync.office import Office
from tests.e2e.given import GIVEN_LAW, LAW, SHIPPED, Machine, Press, synchronise
from tests.office import RunningOffice

OLD, NEW = SHIPPED.stem.removeprefix("brede-intake-"), "2099010101"
Make = Callable[[str], Machine]


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press.make(tmp_path)


@pytest.fixture
def laptop(office: RunningOffice, press: Press, tmp_path: Path) -> Iterator[Make]:
    team, made = office.new_team(), []

    def make(name: str) -> Machine:
        made.append(Machine.make(tmp_path / name, office, team, press.publisher()))
        return made[-1]

    yield make
    for one in made:
        one.close()
    office.change("DELETE FROM distribution")


def begin(desk: Desk, number: str) -> str:
    """A new dossier with a conversation that was opened and left after one answer."""
    wp = desk.workplace
    dossier, _ = dossiers.create(
        wp, number=number, given_names="Samira", surname="Al-Hamad", doelgroep=Doelgroep.GEZINSMIGRANT
    )
    talk = interviews.open_interview(wp, dossier)
    interviews.remember(wp, dossier, talk.ref)
    interviews.store(wp, dossier, talk.special(AnswerState.WEET_NIET))
    interviews.stop_talk(wp)
    return dossier


def asked_with(desk: Desk, dossier: str) -> str:
    """Version of the questionnaire that the conversation of a dossier opens with."""
    talk = interviews.open_interview(desk.workplace, dossier)
    assert [row.state for row in talk.answers.values()] == [AnswerState.WEET_NIET]
    return questionnaire_of(desk.workplace, dossiers.read_header(desk.workplace, dossier)).version


def told(desk: Desk) -> FromOffice:
    return sync_overview.overview(desk.workplace).given


def test_new_talks_begin_on_the_new_questionnaire_and_running_ones_keep_theirs(
    office: RunningOffice, laptop: Make, press: Press
) -> None:
    anja, karim = laptop("een"), laptop("twee")
    desk = anja.open("anja")
    running = begin(desk, "2026-1")
    press.give(office, "form", press.form(NEW))
    assert synchronise(desk).given is not None
    assert desk.workplace.questionnaire.version == OLD, "nothing changes under the hands of who is working"
    assert [(one.kind, one.version, one.used) for one in told(desk).news] == [("form", NEW, False)]
    desk = anja.open("anja")
    assert desk.workplace.questionnaire.version == NEW
    assert desk.workplace.questionnaire.publisher == "Gemeente Proef"
    assert [one.used for one in told(desk).news] == [True]
    assert asked_with(desk, running) == OLD
    fresh = begin(desk, "2026-2")
    synchronise(desk)

    other = karim.open("karim")
    synchronise(other)
    assert other.workplace.questionnaire.version == OLD
    assert [asked_with(karim.open("karim"), one) for one in (running, fresh)] == [OLD, NEW]


def test_a_talk_on_a_questionnaire_this_laptop_does_not_have_is_read_but_not_changed(
    office: RunningOffice, laptop: Make, press: Press
) -> None:
    anja, karim = laptop("een"), laptop("twee")
    press.give(office, "form", press.form(NEW))
    synchronise(anja.open("anja"))
    desk = anja.open("anja")
    dossier = begin(desk, "2026-1")
    synchronise(desk)
    karim.installation = replace(karim.installation, publishers=())
    other = karim.open("karim")
    synchronise(other)
    assert told(other).refused == (("form", "bestand_niet_vertrouwd"),)
    header = dossiers.read_header(other.workplace, dossier)
    assert standing(other.workplace, header) is Standing.ONTBREEKT
    assert questionnaire_of(other.workplace, header).version == OLD


def test_a_law_begins_on_its_own_day_and_the_theme_at_the_next_start(
    office: RunningOffice, laptop: Make, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = press.folder / "oefenstad-2026120101.toml"
    theme.write_text('[gemeente]\nname = "Nieuwstad"\n[theme]\nlogo = "nieuw.png"\n', encoding="utf-8")
    logo = press.folder / "nieuw.png"
    logo.write_bytes(b"\x89PNG")
    other = press.folder / "elders-2026120101.toml"
    other.write_text('[gemeente]\nname = "Elders"\n', encoding="utf-8")
    press.give(office, "theme", theme, logo, other)
    press.give(office, "law", press.law())
    machine = laptop("een")
    desk = machine.open("anja")
    assert desk.workplace.gemeente.name == "Oefenstad"
    synchronise(desk)
    news = {one.kind: one for one in told(desk).news}
    assert (news["law"].begins, news["law"].used) == (date(2027, 1, 1), False)
    desk = machine.open("anja")
    assert desk.workplace.gemeente.name == "Nieuwstad"
    assert (machine.installation.given / "theme" / "nieuw.png").exists()
    assert not (machine.installation.given / "theme" / other.name).exists()
    assert desk.workplace.law.version == LAW.stem
    monkeypatch.setattr(wiring, "now", lambda: datetime(2027, 1, 1, 8, tzinfo=UTC))
    assert machine.open("anja").workplace.law.version == GIVEN_LAW


def test_a_broken_line_is_taken_up_where_it_broke(
    office: RunningOffice, laptop: Make, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = press.form(NEW)
    press.give(office, "form", file)
    asked: list[int] = []
    whole = Office.given_piece

    def shaky(self: Office, kind: str, name: str, *, start: int, length: int) -> bytes:
        asked.append(start)
        if len(asked) == 3:
            raise NoNetwork
        return whole(self, kind, name, start=start, length=length)

    monkeypatch.setattr(fetching, "PIECE", 64 * 1024)
    monkeypatch.setattr(Office, "given_piece", shaky)
    machine = laptop("een")
    desk = machine.open("anja")
    with pytest.raises(NoNetwork):
        synchronise(desk)
    assert machine.open("anja").workplace.questionnaire.version == OLD
    synchronise(machine.open("anja"))
    starts = list(range(0, file.stat().st_size, 64 * 1024))
    assert asked == [*starts[:3], *starts[2:]]
    assert machine.open("anja").workplace.questionnaire.version == NEW


def test_one_folder_serves_every_vault_of_the_laptop_and_nothing_is_fetched_twice(
    office: RunningOffice, laptop: Make, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.give(office, "form", press.form(NEW))
    machine = laptop("een")
    synchronise(machine.open("anja"))
    machine.close("anja")
    desk = machine.open("karim")
    assert desk.workplace.questionnaire.version == NEW, "without a network too"
    monkeypatch.setattr(Office, "given_piece", lambda *given, **more: pytest.fail("fetched again"))
    synchronise(desk)
    assert [one.kind for one in told(desk).news] == ["form"], "the other user is told too"


def bad(press: Press, office: RunningOffice, fault: str) -> str:
    """Give out something that is not in order; what it is called on the laptop."""
    stranger = Press.make(press.folder, "vreemd.key")
    match fault:
        case "stranger":
            stranger.give(office, "form", press.form(NEW))
            return "bestand_niet_vertrouwd"
        case "stranger inside":
            press.give(office, "form", press.form(NEW, by=stranger.key))
            return "bestand_niet_vertrouwd"
        case "as another":
            press.give(office, "law", press.law())
            office.change(f"UPDATE distribution SET kind = 'form', name = 'brede-intake-{NEW}.opmaat'")  # noqa: S608
            return "bestand_niet_vertrouwd"
        case "large":
            press.give(office, "law", press.law(change=lambda text: text + "#" * 1_000_000))
            return "bestand_te_groot"
        case "other bytes":
            press.give(office, "form", press.form(NEW))
            office.change("UPDATE distribution SET content = substring(content from 2) || 'x'")
            return "bestand_beschadigd"
        case "too few bytes":
            press.give(office, "form", press.form(NEW))
            office.change("UPDATE distribution SET content = substring(content from 1 for 1000)")
            return "bestand_beschadigd"
        case "no law":
            press.give(office, "law", press.law(change=lambda text: text.replace("[termijnen", "[iets")))
            return "bestand_onbruikbaar"
        case "other day":
            press.give(office, "law", press.law().replace(press.folder / "2027-02-01.toml"))
            return "bestand_onbruikbaar"
        case _:
            file = press.form(NEW)
            file.write_bytes(file.read_bytes()[:5000])
            press.give(office, "form", file)
            return "bestand_onbruikbaar"


FAULTS = (
    "stranger", "stranger inside", "as another", "large", "other bytes", "too few bytes", "no law", "other day", "half"
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_in_order_is_refused_and_told_and_the_old_one_stays(
    office: RunningOffice, laptop: Make, press: Press, fault: str
) -> None:
    code = bad(press, office, fault)
    machine = laptop("een")
    desk = machine.open("anja")
    for _ in range(2):
        outcome = synchronise(desk)
        assert outcome.given is not None
        assert {refused for _, refused in outcome.given.refused} == {code}
    assert {refused for _, refused in told(desk).refused} == {code}
    assert told(desk).news == ()
    desk = machine.open("anja")
    assert (desk.workplace.questionnaire.version, desk.workplace.law.version) == (OLD, LAW.stem)


def test_an_office_that_goes_back_is_not_followed(office: RunningOffice, laptop: Make, press: Press) -> None:
    machine = laptop("een")
    press.give(office, "form", press.form("2099010101"), press.form("2099010202"))
    desk = machine.open("anja")
    synchronise(desk)
    office.change("DELETE FROM distribution WHERE name LIKE '%02.opmaat'")
    synchronise(desk)
    assert told(desk).refused == (("form", "bestand_ouder"),)
    assert machine.open("anja").workplace.questionnaire.version == "2099010202"


def test_other_content_under_the_same_name_is_not_taken(office: RunningOffice, laptop: Make, press: Press) -> None:
    machine = laptop("een")
    press.give(office, "law", press.law())
    desk = machine.open("anja")
    synchronise(desk)
    kept = (machine.installation.given / "law" / f"{GIVEN_LAW}.toml").read_bytes()
    office.change("DELETE FROM distribution")
    press.give(office, "law", press.law(change=lambda text: text + "# anders\n"))
    synchronise(desk)
    assert told(desk).refused == (("law", "bestand_veranderd"),)
    assert (machine.installation.given / "law" / f"{GIVEN_LAW}.toml").read_bytes() == kept


def test_a_key_that_stopped_counting_takes_its_files_along(office: RunningOffice, laptop: Make, press: Press) -> None:
    press.give(office, "form", press.form(NEW))
    press.give(office, "law", press.law())
    machine = laptop("een")
    desk = machine.open("anja")
    synchronise(desk)
    assert machine.open("anja").workplace.questionnaire.version == NEW
    machine.installation = replace(machine.installation, publishers=(press.publisher(until=date(2026, 1, 1)),))
    desk = machine.open("anja")
    assert desk.workplace.questionnaire.version == OLD
    outcome = synchronise(desk)
    assert outcome.given is not None
    assert not outcome.given.files


def test_a_disk_without_room_keeps_the_work_going(
    office: RunningOffice, laptop: Make, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    press.give(office, "form", press.form(NEW))
    machine = laptop("een")
    desk = machine.open("anja")
    machine.installation.given.write_bytes(b"no folder")
    begin(desk, "2026-1")
    outcome = synchronise(desk)
    assert outcome.acknowledged
    assert told(desk).refused == (("form", "bestand_past_niet"),)
