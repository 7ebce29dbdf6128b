"""Tier 1 columns: relevant, required, read_only, constraint, calculation, default, trigger, and `${}` in every text."""

import pytest

from desktop_app.forms import FormDefinition, ValueRefused
from desktop_app.forms.itext import FIRST_STRONG, POP
from tests.unit.forms.bed import session, values
from tests.unit.forms.workbooks import published

FORM = """
survey
type | name | label::Nederlands (nl) | hint::Nederlands (nl) | guidance_hint::Nederlands (nl) | relevant | required | required_message::Nederlands (nl) | read_only | constraint | constraint_message::Nederlands (nl) | calculation | default | trigger
text | naam | Naam? | | | | yes | Vul een naam in | | | | | Jan |
integer | van | Van? | | | | | | | | | | 1 + 1 |
integer | tot | Tot, ${naam}? | Na ${van} | Zie ${van} en ${naam} | | ${van} > 3 | Nodig na ${van} | ${naam} = 'vast' | . >= ${van} | Minstens ${van}, ${naam} | | |
date | dag | Dag? | | | | | | | . <= today() | Niet later dan vandaag | | today() |
text | dicht | Dicht | | | | | | yes | | | | x |
begin group | blok | Blok van ${naam} | | | ${naam} != 'weg' | | | | | | | |
text | binnen | Binnen? | | | | yes | | | | | | |
calculate | teller | | | | | | | | | | ../../van + 1 | |
end group | | | | | | | | | | | | |
note | nota | Dag ${naam}, **${van}** tot <b>${tot}</b> | | | | | | | | | | |
calculate | eens | | | | | | | | | | once(${van}) | |
calculate | nooit | | | | | | | | | | concat(${naam}, '.') | | ${dag}
calculate | volgt | | | | | | | | | | 'ja' | | ${van}
text | leeg | Leeg? | | | | | | | | | | weg | ${tot}
"""  # noqa: E501 - one row of a spreadsheet


@pytest.fixture(scope="module")
def logic(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp("logica"), FORM)


def _words(text: str) -> str:
    return text.replace("[", FIRST_STRONG).replace("]", POP)


def test_defaults_fixed_and_computed(logic: FormDefinition) -> None:
    found = values(session(logic))
    assert [found[f"/data/{name}"] for name in ("naam", "van", "dag", "dicht", "leeg")] == [
        "Jan", "2", "2026-11-24", "x", "weg",
    ]  # fmt: skip


def test_required_always_and_when_another_answer_asks_for_it(logic: FormDefinition) -> None:
    current = session(logic)
    assert not current.node("/data/naam").missing
    current.set_value("/data/naam", "")
    assert current.node("/data/naam").missing
    assert not current.node("/data/tot").required
    assert current.set_value("/data/van", "4").required == {"/data/tot"}
    assert current.text("/data/tot", "required") == _words("Nodig na [4]")
    assert current.text("/data/naam", "required") == "Vul een naam in"
    current.set_value("/data/naam", "weg")
    assert current.node("/data/blok/binnen").required
    assert not current.node("/data/blok/binnen").missing, "a hidden question is not missing"


def test_read_only_always_and_when_another_answer_says_so(logic: FormDefinition) -> None:
    current = session(logic)
    assert current.node("/data/dicht").readonly
    assert current.node("/data/nota").readonly
    assert current.set_value("/data/naam", "vast").readonly == {"/data/tot"}


def test_a_constraint_on_another_question_holds_when_either_changes(logic: FormDefinition) -> None:
    current = session(logic)
    assert current.set_value("/data/tot", "1").valid == {"/data/tot"}
    assert current.text("/data/tot", "constraint") == _words("Minstens [2], [Jan]")
    assert current.set_value("/data/van", "1").valid == {"/data/tot"}
    assert current.node("/data/tot").valid
    current.set_value("/data/van", "9")
    assert not current.node("/data/tot").valid
    assert current.set_value("/data/tot", "").valid == {"/data/tot"}, "a blank answer breaks nothing"
    assert current.set_value("/data/dag", "2026-11-25").valid == {"/data/dag"}


def test_a_calculation_by_steps_up_and_once(logic: FormDefinition) -> None:
    current = session(logic)
    assert (values(current)["/data/blok/teller"], values(current)["/data/eens"]) == ("3", "2")
    current.set_value("/data/van", "7")
    assert (values(current)["/data/blok/teller"], values(current)["/data/eens"]) == ("8", "2")


def test_a_trigger_computes_or_clears(logic: FormDefinition) -> None:
    current = session(logic)
    assert values(current)["/data/volgt"] == "ja", "a computed default is a change too"
    current.set_value("/data/dag", "2026-11-01")
    assert values(current)["/data/nooit"] == "Jan."
    current.set_value("/data/naam", "Piet")
    assert values(current)["/data/nooit"] == "Jan."
    assert values(current)["/data/leeg"] == "weg"
    assert "/data/leeg" in current.set_value("/data/tot", "5").values
    assert values(current)["/data/leeg"] == "", "a trigger without a calculation empties, as pyxform writes it"
    with pytest.raises(ValueRefused):
        current.set_value("/data/blok/teller", "1")


def test_every_text_shows_the_values_in_it_and_says_when_they_change(logic: FormDefinition) -> None:
    current = session(logic)
    assert current.text("/data/tot", "label") == _words("Tot, [Jan]?")
    assert current.text("/data/tot", "hint") == _words("Na [2]")
    assert current.text("/data/tot", "guidance") == _words("Zie [2] en [Jan]")
    assert current.text("/data/blok", "label") == _words("Blok van [Jan]")
    assert current.set_value("/data/naam", "Piet").texts == {"/data/tot", "/data/blok", "/data/nota"}
    assert current.text("/data/blok", "label") == _words("Blok van [Piet]")
    assert current.text("/data/naam", "hint") is None


def test_markdown_and_html_are_left_as_they_are(logic: FormDefinition) -> None:
    """The screen renders them; the isolates stand inside the marks, so that these still meet the words."""
    current = session(logic)
    current.set_value("/data/tot", "3")
    assert current.text("/data/nota", "label") == _words("Dag [Jan], **[2]** tot <b>[3]</b>")
