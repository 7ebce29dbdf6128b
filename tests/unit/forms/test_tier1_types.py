"""Tier 1 question types, appearances and parameters, as a real spreadsheet makes them."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.forms import FormDefinition, Session, ValueRefused
from tests.unit.forms.bed import NOON, session, values
from tests.unit.forms.workbooks import published

FORM = """
survey
type | name | label::Nederlands (nl) | appearance | parameters | default | calculation | bind::opmaat:q
start | begin | | | | | |
end | eind | | | | | |
today | dag | | | | | |
username | wie | | | | | |
deviceid | toestel | | | | | |
phonenumber | nummer | | | | | |
email | post | | | | | |
note | uitleg | Let **op** | | | | |
text | naam | Naam? | multiline w4 | rows=5 | | | Q1
text | geheim | Code? | masked | | | |
text | kenmerk | Nummer? | numbers | | | |
integer | kinderen | Kinderen? | thousands-sep counter | | | |
decimal | uren | Uren? | | | | |
date | geboren | Geboren? | no-calendar | | | |
date | maand | Maand? | month-year | | | |
date | jaar | Jaar? | year | | | |
time | laat | Hoe laat? | | | | |
dateTime | moment | Wanneer? | | | | |
acknowledge | akkoord | Akkoord? | | | | |
range | cijfer | Cijfer? | picker | start=1 end=10 step=3 | | |
range | deel | Deel? | rating | start=0 end=1 step=0.25 | | |
range | onder | Onder nul? | | start=-5 end=-1 step=2 | | |
hidden | bron | | | | intake | |
calculate | dubbel | | | | | ${kinderen} * 2 |
begin group | pagina | Pagina | field-list w2 | | | |
select_one ja | werk | Werk? | likert | | | |
select_one ja | kop | Kop? | label | | | |
select_one ja | rij | Rij? | list-nolabel | | | |
select_one ja | kort | Kort? | minimal | | | |
select_one ja | snel | Snel? | quick columns-2 | | | |
select_multiple ja | meer | Meer? | columns-pack no-buttons | | | |
end group | | | | | | |
begin group | tabel | Tabel | table-list | | | |
select_one ja | een | Een? | | | | |
select_one ja | twee | Twee? | | | | |
end group | | | | | | |
begin repeat | tafel | Tafel | field-list | | | |
text | stoel | Stoel? | | | | |
end repeat | | | | | | |
image | foto | Foto? | | max-pixels=1000 | | |
image | handtekening | Teken | signature | | | |
image | tekening | Teken | draw | | | |
image | plaat | Teken | annotate new | | | |
audio | stem | Zeg iets | | quality=voice-only | | |
file | bijlage | Bijlage? | | | | |
choices
list_name | name | label::Nederlands (nl)
ja | ja | Ja
ja | nee | Nee
settings
form_id | version | default_language | namespaces
proef | 3 | Nederlands (nl) | opmaat="https://opmaat.example/xforms"
"""
IDENTITY = {"username": "a.devries", "deviceid": "laptop-3", "phonenumber": "020", "email": "a@example.nl"}


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp("soorten"), FORM)


KINDS = {
    "begin": ("dateTime", None), "eind": ("dateTime", None), "dag": ("date", None), "wie": ("string", None),
    "toestel": ("string", None), "nummer": ("string", None), "post": ("string", None), "uitleg": ("string", "input"),
    "naam": ("string", "input"), "kinderen": ("int", "input"), "uren": ("decimal", "input"),
    "geboren": ("date", "input"), "laat": ("time", "input"), "moment": ("dateTime", "input"),
    "akkoord": ("string", "trigger"), "cijfer": ("int", "range"), "deel": ("decimal", "range"),
    "bron": ("string", None), "dubbel": ("string", None), "pagina/werk": ("string", "select1"),
    "pagina/meer": ("string", "select"), "foto": ("binary", "upload"), "stem": ("binary", "upload"),
    "bijlage": ("binary", "upload"),
}  # fmt: skip


def test_every_type_has_its_bind_type_and_control(types: FormDefinition) -> None:
    found = {name: types.fields[f"/data/{name}"] for name in KINDS}
    assert {name: (field.type, field.control) for name, field in found.items()} == KINDS


APPEARANCES = {
    "naam": {"multiline", "w4"}, "geheim": {"masked"}, "kenmerk": {"numbers"},
    "kinderen": {"thousands-sep", "counter"}, "geboren": {"no-calendar"}, "maand": {"month-year"}, "jaar": {"year"},
    "cijfer": {"picker"}, "deel": {"rating"}, "pagina": {"field-list", "w2"}, "pagina/werk": {"likert"},
    "pagina/kop": {"label"}, "pagina/rij": {"list-nolabel"}, "pagina/kort": {"minimal"},
    "pagina/snel": {"quick", "columns-2"}, "pagina/meer": {"columns-pack", "no-buttons"}, "uitleg": set(),
    "tabel": {"field-list"}, "tabel/een": {"list-nolabel"}, "tabel/twee": {"list-nolabel"},
    "tafel": {"field-list"}, "handtekening": {"signature"}, "tekening": {"draw"}, "plaat": {"annotate", "new"},
}  # fmt: skip


def test_appearances_are_data(types: FormDefinition) -> None:
    assert {name: set(types.fields[f"/data/{name}"].appearance) for name in APPEARANCES} == APPEARANCES
    heads = [field for field in types.fields["/data/tabel"].children if "label" in field.appearance]
    assert [field.control for field in heads] == ["select1"], "the heading of a table-list"


PARAMETERS = {
    "naam": {"rows": "5"}, "cijfer": {"start": "1", "end": "10", "step": "3"},
    "foto": {"mediatype": "image/*", "max-pixels": "1000"}, "stem": {"mediatype": "audio/*", "quality": "voice-only"},
    "bijlage": {"mediatype": "application/*"},
}  # fmt: skip


def test_parameters_are_data(types: FormDefinition) -> None:
    assert {name: dict(types.fields[f"/data/{name}"].parameters) for name in PARAMETERS} == PARAMETERS
    assert types.fields["/data/naam"].extra == {"q": "Q1"}


def test_what_the_device_knows(types: FormDefinition) -> None:
    current = session(types, **IDENTITY)
    found = values(current)
    assert [found[f"/data/{name}"] for name in ("dag", "wie", "toestel", "nummer", "post", "bron")] == [
        "2026-11-24", "a.devries", "laptop-3", "020", "a@example.nl", "intake",
    ]  # fmt: skip
    assert found["/data/begin"].startswith("2026-11-24T12:30")
    assert found["/data/eind"] == ""
    assert "<eind>2026-11-24T12:30" in current.serialise()
    assert found["/data/meta/instanceID"].startswith("uuid:")


ACCEPTED = [
    ("kinderen", " +5 ", "5"), ("kinderen", "007", "7"), ("kinderen", "-0", "0"),
    ("kinderen", "9" * 19, "9" * 19), ("uren", "+1.50", "1.50"), ("uren", ".5", ".5"), ("uren", "-3.", "-3."),
    ("uren", "0012.5", "0012.5"), ("geboren", "2024-02-29", "2024-02-29"), ("geboren", "2024-2-9", "2024-02-09"),
    ("geboren", "0999-01-01", "0999-01-01"), ("laat", "23:59:59.999", "23:59:59.999"), ("laat", "07:30", "07:30"),
    ("moment", "2026-11-24", "2026-11-24T00:00:00.000"), ("moment", "2026-11-24T10:00Z", "2026-11-24T10:00Z"),
    ("akkoord", "OK", "OK"), ("akkoord", "true", "OK"), ("cijfer", "7", "7"), ("deel", "0.75", "0.75"),
    ("onder", "-3", "-3"), ("pagina/meer", " nee  ja nee ", "nee ja"), ("naam", "  a  b ", "  a  b "),
    ("foto", "foto.jpg", "foto.jpg"), ("kinderen", "  ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "stored"), ACCEPTED)
def test_answers_are_stored_in_one_spelling(types: FormDefinition, name: str, raw: str, stored: str) -> None:
    current = session(types)
    current.set_value(f"/data/{name}", raw)
    assert values(current)[f"/data/{name}"] == stored


REFUSED = [
    ("kinderen", "1e3"), ("kinderen", "1.0"), ("kinderen", "1 000"), ("kinderen", "٣"), ("kinderen", "9" * 20),
    ("kinderen", "--1"), ("uren", "1,5"), ("uren", "1e3"), ("uren", "٣.٥"), ("uren", "."), ("uren", "NaN"),
    ("uren", "Infinity"), ("geboren", "2026-02-30"), ("geboren", "2025-02-29"), ("geboren", "-0044-03-15"),
    ("geboren", "0000-01-01"), ("geboren", "24-11-2026"), ("geboren", "٢٠٢٦-١١-٢٤"), ("geboren", "2026-11"),
    ("laat", "24:00"), ("laat", "7:30"), ("laat", "12:60"), ("moment", "2026-11-24T25:00"), ("akkoord", "ja"),
    ("cijfer", "5"), ("cijfer", "13"), ("deel", "0.3"), ("onder", "0"), ("onder", "-2"), ("pagina/werk", "misschien"),
    ("pagina/werk", "ja nee"), ("pagina/meer", "ja misschien"), ("dubbel", "4"), ("pagina", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw"), REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_changes(types: FormDefinition, name: str, raw: str) -> None:
    current = session(types)
    before = current.snapshot()
    with pytest.raises(ValueRefused) as caught:
        current.set_value(f"/data/{name}", raw)
    assert current.snapshot() == before
    assert raw not in caught.value.params.values()


ASKED = sorted(name for name, (_, control) in KINDS.items() if control)
LETTERS = "0123456789-:.TZ+e \u0663\x00\ud800"


@pytest.fixture(scope="module")
def kept(types: FormDefinition) -> Callable[[], FormDefinition]:
    """The form behind a call: Hypothesis would print all of it."""
    return lambda: types


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(ASKED), raw=st.text() | st.text(LETTERS, max_size=24))
def test_any_answer_is_taken_or_refused(kept: Callable[[], FormDefinition], name: str, raw: str) -> None:
    current = session(kept())
    before = current.snapshot()
    try:
        current.set_value(f"/data/{name}", raw)
    except ValueRefused:
        assert current.snapshot() == before
    stored = values(current)[f"/data/{name}"]
    again = Session.restore(kept(), current.serialise(keep_hidden=True), now=lambda: NOON, new_key=lambda: "k")
    assert values(again)[f"/data/{name}"] == stored


def test_a_calculation_is_blank_until_it_can_be_made(types: FormDefinition) -> None:
    current = session(types)
    assert values(current)["/data/dubbel"] == ""
    current.set_value("/data/kinderen", "3")
    assert values(current)["/data/dubbel"] == "6"
