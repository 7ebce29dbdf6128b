"""Tier 2 besides lists: the last answers saved, entities that are read, checklists, uploads, pulling data."""

from itertools import count

import pytest

from desktop_app.forms import BrokenForm, FormDefinition, Session
from desktop_app.forms.itext import FIRST_STRONG, POP
from tests.unit.forms.bed import NOON, session, values
from tests.unit.forms.workbooks import published

FORM = """
survey
type | name | label::Nederlands (nl) | default | calculation | relevant | parameters | save_to
text | plaats | Vorige keer: ${last-saved#plaats} | ${last-saved#plaats} | | | |
integer | kinderen | Kinderen? | | | ${last-saved#kinderen} != '' | |
calculate | meer | | | ${kinderen} - ${last-saved#kinderen} | | |
select_one_from_file mensen.csv | wie | Wie? | | | | |
calculate | naam | | | instance('mensen')/root/item[name=${wie}]/label | | |
text | telefoon | Telefoon? | | | | | telefoon
select_one ja | a | A? | | | | |
select_one ja | b | B? | | | | |
select_one ja | c | C? | | | | |
calculate | genoeg | | | checklist(1, 2, ${a} = 'ja', ${b} = 'ja', ${c} = 'ja') | | |
calculate | zwaar | | | weighted-checklist(3, 9, ${a} = 'ja', 2, ${b} = 'ja', 2, ${c} = 'ja', 1) | | |
image | teken | Teken | | | | max-pixels=800 |
calculate | getekend | | | if(${teken} != '', 'ja', 'nee') | | |
calculate | goniometrie | | | round(sin(pi() div 2) + cos(0) + log10(100) + exp(0) + sqrt(16), 2) | | |
calculate | vingerafdruk | | | digest('abc', 'SHA-256', 'hex') | | |
calculate | terug | | | base64-decode('aGFsbG8=') | | |
choices
list_name | name | label::Nederlands (nl)
ja | ja | Ja
ja | nee | Nee
entities
dataset | label
mensen_nieuw | ${plaats}
"""
SAVED = '<data id="proef" version="2"><plaats>Gouda</plaats><kinderen>2</kinderen></data>'


@pytest.fixture(scope="module")
def rest(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    mensen = "name,label,__version\ne1,Amal,1\ne2,Bo,4\n"
    return published(tmp_path_factory.mktemp("rest"), FORM, {"mensen.csv": mensen})


def _after(definition: FormDefinition, last_saved: str | None) -> Session:
    numbers = count(1)
    return Session(definition, now=lambda: NOON, new_key=lambda: f"k{next(numbers)}", last_saved=last_saved)


def test_the_last_answers_saved_are_there_only_when_the_caller_hands_them_over(rest: FormDefinition) -> None:
    current = _after(rest, SAVED)
    assert values(current)["/data/plaats"] == "Gouda"
    assert current.text("/data/plaats", "label") == f"Vorige keer: {FIRST_STRONG}Gouda{POP}"
    assert current.node("/data/kinderen").relevant
    current.set_value("/data/kinderen", "5")
    assert values(current)["/data/meer"] == "3"
    without = _after(rest, None)
    assert values(without)["/data/plaats"] == "", "the answers of one person never leak into the next interview"
    assert without.text("/data/plaats", "label") == "Vorige keer:"
    assert not without.node("/data/kinderen").relevant
    with pytest.raises(BrokenForm):
        _after(rest, "<data")


def test_entities_are_read_as_a_list_and_their_node_is_kept(rest: FormDefinition) -> None:
    current = session(rest)
    current.set_value("/data/wie", "e2")
    assert current.choice_text("/data/wie", "e2") == "Bo"
    assert values(current)["/data/naam"] == "Bo"
    current.set_value("/data/plaats", "Delft")
    xml = current.serialise()
    assert '<entity dataset="mensen_nieuw" create="1" id=""><label>Delft</label></entity>' in xml
    again = Session.restore(rest, xml, now=lambda: NOON, new_key=lambda: "k")
    assert again.serialise() == xml


def test_checklists_count_and_weigh(rest: FormDefinition) -> None:
    current = session(rest)
    outcomes = []
    for name in "abc":
        current.set_value(f"/data/{name}", "ja")
        found = values(current)
        outcomes.append((found["/data/genoeg"], found["/data/zwaar"]))
    assert outcomes == [("true", "false"), ("true", "true"), ("false", "true")]


def test_an_upload_holds_the_name_of_its_file(rest: FormDefinition) -> None:
    current = session(rest)
    assert current.set_value("/data/teken", "teken-1.png").values == {"/data/teken", "/data/getekend"}
    assert values(current)["/data/getekend"] == "ja"


def test_numbers_digests_and_base64(rest: FormDefinition) -> None:
    found = values(session(rest))
    assert found["/data/goniometrie"] == "9"
    assert found["/data/vingerafdruk"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert found["/data/terug"] == "hallo"
