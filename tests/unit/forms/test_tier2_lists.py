"""Tier 2 lists: options from files, from another sheet, from rows; shuffled, filtered, with an "other"."""

import sys
from itertools import count
from pathlib import Path

import pytest

from desktop_app.forms import BrokenForm, FormDefinition, Session, ValueRefused, load_package
from desktop_app.forms.listfiles import read_list
from desktop_app.forms.publish import check, publish
from tests.unit.forms.bed import NOON, session, values
from tests.unit.forms.workbooks import published, sheets

LISTS = """
survey
type | name | label::Nederlands (nl) | label::العربية (ar) | choice_filter | parameters | appearance | calculation
select_one land or_other | land | Land? | البلد؟ | | | |
select_multiple land or_other | bezocht | Waar was u? | أين كنت؟ | | | |
select_one_external stad | stad | Stad? | المدينة؟ | land=${land} | | |
select_one_from_file wijken.csv | wijk | Wijk? | الحي؟ | stad=${stad} | value=code label=titel | minimal |
select_multiple_from_file talen.xml | talen | Talen? | اللغات؟ | | | |
calculate | inwoners | | | | | | pulldata('wijken', 'inwoners', 'code', ${wijk})
csv-external | prijzen | | | | | |
xml-external | valuta | | | | | |
calculate | munt | | | | | | instance('valuta')/landen/land[@code = ${land}]/munt
calculate | prijs | | | | | | instance('prijzen')/root/item[land = ${land}]/prijs
choices
list_name | name | label::Nederlands (nl) | label::العربية (ar)
land | nl | Nederland | هولندا
land | be | België | بلجيكا
external_choices
list_name | name | label | land | label::العربية (ar)
stad | ams | Amsterdam | nl | أمستردام
stad | ant | Antwerpen | be |
dorp | urk | Urk | nl |
"""
MEDIA = {
    "wijken.csv": '\ufeffcode,titel,stad,inwoners\nzuid,"De Pijp, ""Zuid""",ams,"34,000"\nnoord,Noord,ams\n',
    "talen.xml": "<root><item><name>ti</name><label>Tigrinya</label></item><item><name>ku</name>"
    "<label>Koerdisch</label></item></root>",
    "valuta.xml": '<landen><land code="be"><munt>euro</munt></land></landen>',
    "prijzen.csv": "land;prijs\nnl;3,50\nbe;4,10\n",
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp("lijsten"), LISTS, MEDIA)


def _offered(current: Session, ref: str) -> list[str]:
    return [choice.value for choice in current.choices(ref)]


def test_or_other_adds_an_option_and_a_question_for_its_words(lists: FormDefinition) -> None:
    current = session(lists)
    assert _offered(current, "/data/land") == ["nl", "be", "other"]
    assert not current.node("/data/land_other").relevant
    current.set_value("/data/land", "other")
    assert current.node("/data/land_other").relevant
    current.set_value("/data/bezocht", "be other")
    assert current.node("/data/bezocht_other").relevant
    assert current.text("/data/land_other", "label", "ar") == "Specify other."
    assert current.text_gap("/data/land_other", "label", "ar"), "pyxform gives these words in English only"


def test_an_external_list_comes_from_its_sheet_and_is_filtered(lists: FormDefinition) -> None:
    current = session(lists)
    field = lists.fields["/data/stad"]
    assert (field.control, field.parameters) == ("select1", {})
    current.set_value("/data/land", "nl")
    assert _offered(current, "/data/stad") == ["ams"]
    current.set_value("/data/stad", "ams")
    with pytest.raises(ValueRefused):
        current.set_value("/data/stad", "urk")
    assert current.set_value("/data/land", "be").values == {
        "/data/land", "/data/stad", "/data/prijs", "/data/munt",
    }  # fmt: skip
    assert (values(current)["/data/stad"], values(current)["/data/munt"]) == ("", "euro")


def test_a_list_in_a_file_has_words_per_language_where_it_has_columns_for_them(lists: FormDefinition) -> None:
    current = session(lists)
    assert current.choice_text("/data/stad", "ams", "ar") == "أمستردام"
    assert not current.choice_gap("/data/stad", "ams", "ar")
    assert current.choice_text("/data/stad", "ams", "nl") == "Amsterdam"
    assert current.choice_text("/data/stad", "ant", "ar") == "Antwerpen"
    assert current.choice_gap("/data/stad", "ant", "ar")
    assert not current.choice_gap("/data/wijk", "zuid", "ar"), "a list without languages is the same in all"


def test_a_csv_list_with_quotes_a_byte_order_mark_and_short_rows(lists: FormDefinition) -> None:
    current = session(lists)
    current.set_value("/data/land", "nl")
    current.set_value("/data/stad", "ams")
    assert _offered(current, "/data/wijk") == ["zuid", "noord"]
    assert current.choice_text("/data/wijk", "zuid") == 'De Pijp, "Zuid"'
    current.set_value("/data/wijk", "zuid")
    assert values(current)["/data/inwoners"] == "34,000"
    current.set_value("/data/wijk", "noord")
    assert values(current)["/data/inwoners"] == ""
    assert values(current)["/data/prijs"] == "3,50", "semicolons, as a Dutch spreadsheet saves it"


def test_an_xml_list(lists: FormDefinition) -> None:
    current = session(lists)
    assert _offered(current, "/data/talen") == ["ti", "ku"]
    assert current.choice_text("/data/talen", "ku", "ar") == "Koerdisch"
    current.set_value("/data/talen", "ku ti")
    with pytest.raises(ValueRefused):
        current.set_value("/data/talen", "ku nl")


RANDOM = """
survey
type | name | label | parameters | choice_filter
integer | zaad | Zaad? | |
select_one dieren | vast | Vast? | randomize=true seed=42 |
select_one dieren | gevraagd | Gevraagd? | randomize=true seed=${zaad} |
select_multiple dieren | los | Los? | randomize=true |
rank dieren | volgorde | Volgorde? | |
begin repeat | kind | Kind | |
text | naam | Naam? | |
integer | leeftijd | Leeftijd? | |
end repeat | | | |
select_one ${naam} | oudste | Oudste? | | leeftijd > 10
choices
list_name | name | label
dieren | a | Aap
dieren | b | Beer
dieren | c | Cavia
dieren | d | Das
dieren | e | Ezel
dieren | f | Fret
settings
form_id | version
proef | 3
"""


@pytest.fixture(scope="module")
def random(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp("schudden"), RANDOM)


def test_a_shuffled_list_has_one_order_per_seed(random: FormDefinition) -> None:
    current = session(random)
    order = _offered(current, "/data/vast")
    assert order == list("afcbde"), "as every ODK engine orders six for 42"
    assert _offered(session(random), "/data/vast") == order
    assert "/data/gevraagd" in current.set_value("/data/zaad", "42").choices
    assert _offered(current, "/data/gevraagd") == order
    current.set_value("/data/zaad", "43")
    assert _offered(current, "/data/gevraagd") != order
    unseeded = _offered(current, "/data/los")
    assert sorted(unseeded) == list("abcdef")
    assert _offered(current, "/data/los") == unseeded, "the order stays while nothing changes"


def test_a_ranking_keeps_the_order_given(random: FormDefinition) -> None:
    current = session(random)
    assert random.fields["/data/volgorde"].control == "rank"
    current.set_value("/data/volgorde", "c a b")
    assert values(current)["/data/volgorde"] == "c a b"
    with pytest.raises(ValueRefused):
        current.set_value("/data/volgorde", "c z")


def test_options_come_from_the_rows_of_a_table(random: FormDefinition) -> None:
    current = session(random)
    rows = current.node("/data/kind")
    if not rows.children:
        current.add_repeat("/data/kind")
    current.add_repeat("/data/kind")
    for at, (name, age) in enumerate((("Aya", "12"), ("Bo", "9"))):
        current.set_value(f"{rows.children[at].ref}/naam", name)
        current.set_value(f"{rows.children[at].ref}/leeftijd", age)
    assert _offered(current, "/data/oudste") == ["Aya"]
    current.set_value("/data/oudste", "Aya")
    assert "/data/oudste" in current.set_value(f"{rows.children[0].ref}/leeftijd", "8").values
    assert values(current)["/data/oudste"] == ""


def _asked(folder: Path, size: int) -> int:
    """Calls and returns of choosing in a list of so many rows, fifty of them for every gemeente."""
    text = """
    survey
    type | name | label::Nederlands (nl) | choice_filter | parameters
    text | gemeente | Gemeente? | |
    select_one_from_file straten.csv | straat | Straat? | gemeente=${gemeente} | value=code label=naam
    """
    rows = "".join(f"s{number},Straat {number},g{number % (size // 50)}\n" for number in range(size))
    folder.mkdir()
    current = session(published(folder, text, {"straten.csv": f"code,naam,gemeente\n{rows}"}))
    current.set_value("/data/gemeente", "g7")
    offered = _offered(current, "/data/straat")
    assert len(offered) == 50
    assert current.choice_text("/data/straat", offered[0]) == "Straat 7"
    current.set_value("/data/straat", offered[0])  # read by now
    events = 0

    def counted(*_event: object) -> None:
        nonlocal events
        events += 1

    sys.setprofile(counted)
    try:
        for number in range(10):
            current.set_value("/data/gemeente", f"g{number}")
            offered = _offered(current, "/data/straat")
            assert [current.choice_text("/data/straat", value) for value in offered][:1] == [f"Straat {number}"]
            current.set_value("/data/straat", offered[-1])
    finally:
        sys.setprofile(None)
    return events


def test_a_list_is_read_once_and_found_by_hash_however_long_it_is(tmp_path: Path) -> None:
    assert _asked(tmp_path / "long", 10_000) < 1.2 * _asked(tmp_path / "short", 1_000)


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b'a,b\n"' + b"x" * 200_000])
def test_a_file_that_is_no_list_is_refused_and_an_open_interview_sees_an_empty_list(
    body: bytes, tmp_path: Path
) -> None:
    with pytest.raises(BrokenForm):
        read_list("lijst.csv", body)
    with pytest.raises(BrokenForm):
        read_list("lijst.xml", body)


def test_a_list_whose_file_is_absent_is_refused_and_empty_in_a_package_for_evaluation(tmp_path: Path) -> None:
    source = sheets(
        tmp_path / "proef.xlsx",
        """
        survey
        type | name | label::Nederlands (nl)
        select_one_from_file weg.csv | weg | Weg?
        """,
    )
    assert [(message.severity, message.code) for message in check(source)] == [("error", "media_missing")]
    numbers = count(1)
    definition = load_package(publish(source, tmp_path, lenient=True)).definition
    current = Session(definition, now=lambda: NOON, new_key=lambda: f"k{next(numbers)}")
    assert current.choices("/data/weg") == ()


def test_each_external_list_has_its_own_rows() -> None:
    body = b"list_name,name,label\na,1,Een\nb,2,Twee\n"
    found = {name: read_list("itemsets.csv", body, name).content[0].content for name in ("a", "b", "c")}
    assert {name: [row.named("name")[0].string_value() for row in rows] for name, rows in found.items()} == {
        "a": ["1"], "b": ["2"], "c": [],
    }  # fmt: skip
