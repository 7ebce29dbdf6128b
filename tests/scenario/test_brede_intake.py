"""Three people go through the published questionnaire with the real engine; each sees the questions that are theirs."""

from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from desktop_app.forms import Node, Package, Session, load_package
from desktop_app.i18n.language import LANGUAGES

FORMS = Path(__file__).parent.parent.parent / "resources" / "forms"
TODAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@cache
def package() -> Package:
    (newest,) = sorted(FORMS.glob("brede-intake-*.opmaat"))[-1:]
    return load_package(newest)


def conversation(**known: str) -> Session:
    """A fresh form without rows in its tables, with what the program knows beforehand."""
    keys = count(1)
    session = Session(package().definition, now=lambda: TODAY, new_key=lambda: f"row-{next(keys)}")
    for table in [node for node in session.root.walk() if node.is_range]:
        for row in list(table.children):
            session.remove_repeat(row.ref)
    for name, value in known.items():
        session.set_value(f"/data/{name}", value)
    return session


def answer(session: Session, answers: dict[str, str]) -> None:
    for path, value in answers.items():
        session.set_value(f"/data/{path}", value)


def add_row(session: Session, table: str, answers: dict[str, str]) -> str:
    (row,) = session.add_repeat(f"/data/{table}").added[:1]
    for name, value in answers.items():
        session.set_value(f"{row}/{name}", value)
    return row


def pages(session: Session, section: str) -> list[str]:
    """Names of the pages of a section that are asked of this person."""
    return [node.field.name for node in session.node(f"/data/{section}").children if has_something_to_ask(node)]


def has_something_to_ask(node: Node) -> bool:
    if not node.relevant:
        return False
    if node.field.kind == "leaf":
        return node.field.control is not None
    return node.field.kind == "repeat" or any(map(has_something_to_ask, node.children))


def everywhere(session: Session) -> set[str]:
    return {name for section in session.root.children for name in pages(session, section.field.name)}


def agree_with_full_run(session: Session) -> None:
    before = session.snapshot()
    session.full()
    assert session.snapshot() == before


def test_the_package_is_made_from_the_spreadsheet_beside_it() -> None:
    settings = openpyxl.load_workbook(FORMS / "brede-intake.xlsx")["settings"]
    head, values = settings.iter_rows(values_only=True, max_row=2)
    known = dict(zip(head, values, strict=True))
    assert (package().form_id, package().version) == (known["form_id"], known["version"])
    assert package().source_hash == sha256((FORMS / "brede-intake.xlsx").read_bytes()).hexdigest()
    assert package().interview
    directions = {code: each.direction for code, each in LANGUAGES.items()}
    assert {each.code: each.direction for each in package().languages}.items() <= directions.items()
    assert {field.extra.get("q", "") for field in package().definition.fields.values()} - {""} == {
        f"Q{number:03}" for number in range(1, 109)
    }


def test_a_family_with_a_toddler_and_asylum_status() -> None:
    talk = conversation(doelgroep="asielstatushouder", in_azc="no", client_geboortejaar="1991")
    assert pages(talk, "gezin") == [
        *("samenwonend", "gezin_komt_nog", "kinderen_thuis", "zwanger", "mantelzorg", "veilig_thuis"),
    ]
    answer(talk, {"gezin/samenwonend": "partner kinderen", "gezin/kinderen_thuis": "ja"})
    add_row(talk, "gezin/kind", {"geboortejaar": "2014", "opvang": "school"})
    assert "vve" not in pages(talk, "gezin")
    toddler = add_row(talk, "gezin/kind", {"geboortejaar": "2023", "opvang": "wachtlijst"})
    assert pages(talk, "gezin") == [
        *("samenwonend", "partner_plichtig", "gezin_komt_nog", "kinderen_thuis", "kind", "vve_indicatie", "vve"),
        *("zorg_tijdens_les", "zwanger", "mantelzorg", "veilig_thuis"),
    ]
    assert talk.node("/data/jonge_kinderen").value == "1"
    answer(talk, {"leren/toets_gemaakt": "ja", "leren/toets_uitslag/uitslag": "b1_haalbaar"})
    answer(talk, {"geld/inkomen": "bijstand toeslagen"})
    assert pages(talk, "leren")[:3] == ["toets_gemaakt", "toets_uitslag", "toets_ervaring"]
    assert {"bijstand_vanaf", "woning_compleet", "azc_modules", "lesplan"} <= everywhere(talk)
    assert not {"lening_uitgelegd", "z_examen", "leerplicht"} & everywhere(talk)
    agree_with_full_run(talk)
    talk.remove_repeat(toddler)
    assert not {"vve", "vve_indicatie"} & everywhere(talk)
    assert "zorg_tijdens_les" in everywhere(talk)
    answer(talk, {"gezin/kinderen_thuis": "nee"})
    assert not {"kind", "zorg_tijdens_les"} & everywhere(talk)
    agree_with_full_run(talk)


def test_a_family_migrant_with_a_partner() -> None:
    talk = conversation(doelgroep="gezinsmigrant", in_azc="no", client_geboortejaar="2000")
    answer(talk, {"gezin/samenwonend": "partner", "gezin/kinderen_thuis": "nee", "leren/toets_gemaakt": "gepland"})
    answer(talk, {"geld/inkomen": "bijstand partner", "onderwijs/school_jaren": "meer_12"})
    add_row(talk, "onderwijs/opleiding", {"opleiding_naam": "Economie", "diploma": "ja"})
    answer(talk, {"onderwijs/opleiding_wens/wens_niveau": "hbo", "werk/werk_nu/werksituatie": "uitzicht"})
    assert {"partner_plichtig", "lening_uitgelegd", "opleiding", "diplomawaardering"} <= everywhere(talk)
    asylum_only = {"bijstand_vanaf", "azc_modules", "lesplan"}
    assert not (asylum_only | {"kind", "vve", "zorg_tijdens_les"}) & everywhere(talk)
    assert not {"toets_uitslag", "toets_niet_gemaakt", "toets_ervaring"} & everywhere(talk)
    for shown in ("onderwijs/opleiding_wens/wens_richting", "werk/werk_nu/werkgever", "werk/werk_nu/rooster"):
        assert talk.node(f"/data/{shown}").relevant
    answer(talk, {"doelgroep": "overige_migrant"})
    assert "lening_uitgelegd" in everywhere(talk)
    agree_with_full_run(talk)


def test_someone_who_does_not_read_on_the_way_to_the_z_route() -> None:
    talk = conversation(doelgroep="asielstatushouder", in_azc="yes", client_geboortejaar="1968")
    answer(talk, {"gezin/samenwonend": "alleen", "talen/lezen_eigen_taal": "nee", "onderwijs/school_jaren": "geen"})
    answer(talk, {"werk/werk_gehad": "nee", "geld/wonen": "azc", "leren/toets_gemaakt": "nee"})
    assert {"toets_niet_gemaakt", "azc_modules"} <= everywhere(talk)
    absent = {"opleiding", "diplomawaardering", "baan", "woning_compleet", "woning_mist", "toets_uitslag", "z_examen"}
    assert not absent & everywhere(talk)
    answer(talk, {"leren/toets_gemaakt": "ja", "leren/toets_uitslag/uitslag": "b1_niet_haalbaar"})
    assert {"toets_uitslag", "z_examen"} <= everywhere(talk)
    assert "toets_niet_gemaakt" not in everywhere(talk)
    assert not talk.node("/data/kennis/z_examen/z_examen_in_staat").relevant
    answer(talk, {"kennis/z_examen/z_examen_wens": "taal_a2"})
    assert talk.node("/data/kennis/z_examen/z_examen_in_staat").relevant
    agree_with_full_run(talk)


def test_the_wish_or_the_advice_for_the_z_route_asks_about_exams_too() -> None:
    for place in ("leerroute_wens/wens_route", "leerroute_advies/advies_route"):
        talk = conversation(doelgroep="gezinsmigrant")
        assert "z_examen" not in everywhere(talk)
        answer(talk, {f"afronding/{place}": "Z"})
        assert "z_examen" in everywhere(talk)


@pytest.mark.parametrize(
    ("uitslag", "route", "asked"),
    [
        ("b1_haalbaar", "Z", True),
        ("b1_haalbaar", "B", False),
        ("b1_niet_haalbaar", "O", True),
        ("onbekend", "Z", False),
    ],
)
def test_leaving_the_toets_asks_for_the_reason(uitslag: str, route: str, asked: bool) -> None:
    talk = conversation()
    answer(talk, {"leren/toets_gemaakt": "ja", "leren/toets_uitslag/uitslag": uitslag})
    answer(talk, {"afronding/leerroute_advies/advies_route": route})
    assert talk.node("/data/afronding/leerroute_advies/afwijking").relevant is asked


def test_a_hidden_answer_stops_to_count() -> None:
    talk = conversation(doelgroep="asielstatushouder")
    answer(talk, {"leren/toets_gemaakt": "ja", "leren/toets_uitslag/uitslag": "b1_niet_haalbaar"})
    answer(talk, {"leren/toets_gemaakt": "gepland"})
    assert talk.node("/data/z_in_beeld").value == "no"


@pytest.mark.parametrize(
    ("needed", "path", "good", "bad"),
    [
        ({"gezin/mantelzorg": "ja"}, "gezin/mantelzorg_uren", "168", "169"),
        ({"gezin/samenwonend": "partner"}, "gezin/samenwonend", "partner kinderen", "alleen kinderen"),
        ({"doelgroep": "asielstatushouder"}, "kennis/azc_modules/modules", "knm taal", "geen taal"),
        ({}, "start/opening/recht_gewezen_op", "2026-11-24", "2026-11-25"),
        ({"leren/toets_gemaakt": "ja"}, "leren/toets_uitslag/datum_afname", "2026-01-05", "2027-01-05"),
        ({"leren/toets_gemaakt": "ja"}, "leren/toets_uitslag/behaalde_score", "31", "131"),
        ({}, "afronding/voortgang/gesprekken_per_jaar", "4", "0"),
    ],
)
def test_an_answer_that_cannot_be_is_kept_and_pointed_out(
    needed: dict[str, str], path: str, good: str, bad: str
) -> None:
    talk = conversation()
    answer(talk, needed | {path: good})
    node = talk.node(f"/data/{path}")
    assert node.valid
    answer(talk, {path: bad})
    assert not node.valid
    assert node.value == bad
    for language in ("nl", "ar", "en"):
        assert talk.text(node.ref, "constraint", language)
        assert not talk.text_gap(node.ref, "constraint", language)


def test_years_of_school_run_forward() -> None:
    talk = conversation()
    row = add_row(talk, "onderwijs/opleiding", {"school_van": "2001", "school_tot": "2007"})
    assert talk.node(f"{row}/school_tot").valid
    talk.set_value(f"{row}/school_tot", "2000")
    assert not talk.node(f"{row}/school_tot").valid
    talk.set_value(f"{row}/school_tot", "2027")
    assert not talk.node(f"{row}/school_tot").valid


@pytest.mark.parametrize("language", ["nl", "ar", "en"])
def test_the_opening_names_the_caseworker_in_every_language(language: str) -> None:
    line = "/data/start/opening/regel_wie"
    assert "\u2068Anja\u2069" in str(conversation(consulent="Anja").text(line, "label", language))
    assert "\u2068…\u2069" in str(conversation().text(line, "label", language))


@pytest.mark.parametrize("language", ["nl", "ar", "en"])
def test_nothing_is_borrowed_from_another_language(language: str) -> None:
    talk = conversation(doelgroep="asielstatushouder")
    for table in [node for node in talk.root.walk() if node.is_range]:
        talk.add_repeat(table.ref)
    checked = 0
    for node in talk.root.walk():
        for what in ("label", "hint", "guidance", "constraint"):
            if talk.text(node.ref, what, "nl"):
                assert not talk.text_gap(node.ref, what, language), (node.ref, what)
                checked += 1
        for choice in talk.choices(node.ref) if node.field.choices else ():
            assert talk.choice_text(node.ref, choice.value, language) != choice.value
    assert checked > 400


def test_a_saved_talk_comes_back_as_it_was() -> None:
    talk = conversation(doelgroep="asielstatushouder", in_azc="no")
    answer(talk, {"gezin/kinderen_thuis": "ja", "netwerk/leerwens": "Ik wil lezen & schrijven <snel>"})
    add_row(talk, "gezin/kind", {"geboortejaar": "2022"})
    back = Session.restore(
        package().definition,
        talk.serialise(keep_hidden=True),
        now=lambda: TODAY,
        new_key=lambda: "unused",
    )
    assert everywhere(back) == everywhere(talk)
    assert back.node("/data/netwerk/leerwens").value == "Ik wil lezen & schrijven <snel>"
    assert "vve" in pages(back, "gezin")
