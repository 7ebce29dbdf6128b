"""Tier 1 groups and repeats: counted, nested, in groups, with logic and words that look at their own row."""

import pytest

from desktop_app.forms import FormDefinition, Node, RepeatRefused, Session
from desktop_app.forms.itext import FIRST_STRONG, POP
from tests.unit.forms.bed import session, values
from tests.unit.forms.workbooks import published

FORM = """
survey
type|name|label::Nederlands (nl)|relevant|repeat_count|calculation|default|trigger|choice_filter|constraint
text | straat | Straat? | | | | | | |
integer | leden | Leden? | | | | | | |
begin group | gezin | Gezin van ${straat} | | | | | | |
begin repeat | lid | Lid ${naam} | | ${leden} | | | | |
calculate | nummer | | | | position(..) | | | |
text | naam | Naam van lid ${nummer}? | | | | | | |
integer | leeftijd | Hoe oud is ${naam}? | | | | | | | . < 120
text | school | School van ${naam}? | ${leeftijd} < 18 | | | ${straat} | | |
select_one voor | voor | Voor? | | | | | | |
text | gezien | Gezien? | | | once(concat(${naam}, '!')) | | | |
text | kopie | Kopie? | | | concat(${naam}, '-', ${leeftijd}) | | ${leeftijd} | |
begin group | werk | Werk van ${naam} | not(${leeftijd} < 18) | | | | | |
begin repeat | baan | Baan van ${naam} | | | | | | |
text | baas | Baas? | | | | | | |
integer | uren | Uren bij ${baas}, ${naam}? | | | | 1 + 1 | | | . <= 168 - sum(${uren})
calculate | plek | | | | concat(${nummer}, '.', position(..)) | | | |
end repeat | | | | | | | | |
calculate | totaal | | | | sum(${uren}) | | | |
end group | | | | | | | | |
end repeat | | | | | | | | |
end group | | | | | | | | |
begin repeat | vast | Vast | | 2 | | | | |
select_one land | land | Land? | | | | | | |
select_one streek | streek | Streek? | | | | | | land=${land} |
select_one stad | stad | Stad? | | | | | | streek=${streek} and land=${land} |
end repeat | | | | | | | | |
calculate | volwassen | | | | count(${lid}[leeftijd >= 18]) | | | |
calculate | samen | | | | sum(${totaal}) | | | |
calculate | namen | | | | join(', ', ${naam}) | | | |
calculate | tweede | | | | indexed-repeat(${naam}, ${lid}, 2) | | | |
calculate | rijen | | | | count(${lid}) | | | |
choices
list_name | name | label::Nederlands (nl) | land | streek
voor | hem | Voor ${naam}, ${leeftijd} | |
land | nl | NL | |
land | be | BE | |
streek | nh | NH | nl |
streek | zh | ZH | nl |
streek | vl | VL | be |
stad | ams | Amsterdam | nl | nh
stad | rot | Rotterdam | nl | zh
stad | ant | Antwerpen | be | vl
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp("tabellen"), FORM)


def _family(current: Session, *ages: int) -> list[Node]:
    current.set_value("/data/leden", str(len(ages)))
    rows = current.node("/data/gezin/lid").children
    for at, age in enumerate(ages):
        current.set_value(f"{rows[at].ref}/naam", "ABCDEF"[at])
        current.set_value(f"{rows[at].ref}/leeftijd", str(age))
    return rows


def _words(text: str) -> str:
    return text.replace("<", FIRST_STRONG).replace(">", POP)


def test_a_counted_repeat_follows_its_count_and_keeps_what_stays(tables: FormDefinition) -> None:
    current = session(tables)
    rows = _family(current, 30, 7, 40)
    assert [row.position for row in rows] == [1, 2, 3]
    kept = [row.ref for row in rows[:2]]
    changes = current.set_value("/data/leden", "2")
    assert changes.structure == {"/data/gezin/lid"}
    assert len(changes.removed) == 1
    assert [row.ref for row in rows] == kept
    found = values(current)
    assert (found["/data/volwassen"], found["/data/rijen"], found["/data/namen"]) == ("1", "2", "A, B")
    assert found["/data/tweede"] == "B"
    with pytest.raises(RepeatRefused):
        current.add_repeat("/data/gezin/lid")


def test_a_fixed_count_is_there_from_the_start(tables: FormDefinition) -> None:
    current = session(tables)
    assert len(current.node("/data/vast").children) == 2
    with pytest.raises(RepeatRefused):
        current.remove_repeat(current.node("/data/vast").children[0].ref)


def test_logic_in_a_row_looks_at_its_own_row(tables: FormDefinition) -> None:
    current = session(tables)
    first, second = _family(current, 30, 7)
    assert [current.node(f"{row.ref}/school").relevant for row in (first, second)] == [False, True]
    assert [current.node(f"{row.ref}/werk").relevant for row in (first, second)] == [True, False]
    changes = current.set_value(f"{second.ref}/leeftijd", "121")
    assert changes.valid == {f"{second.ref}/leeftijd"}
    assert f"{first.ref}/school" not in changes.relevant


def test_words_in_a_row_hold_the_values_of_that_row(tables: FormDefinition) -> None:
    current = session(tables)
    first, second = _family(current, 30, 40)
    assert current.text(f"{second.ref}/naam", "label") == _words("Naam van lid <2>?")
    assert current.text(f"{second.ref}/leeftijd", "label") == _words("Hoe oud is <B>?")
    current.set_value("/data/straat", "Dam")
    assert current.text("/data/gezin", "label") == _words("Gezin van <Dam>")
    assert current.text(first.ref, "label") == _words("Lid <A>")
    assert current.text(second.ref, "label") == _words("Lid <B>")
    current.add_repeat(f"{second.ref}/werk/baan")
    job = current.node(f"{second.ref}/werk/baan").children[-1]
    changes = current.set_value(f"{job.ref}/baas", "Bakker")
    assert f"{job.ref}/uren" in changes.texts
    assert current.text(f"{job.ref}/uren", "label") == _words("Uren bij <Bakker>, <B>?")
    assert current.text(job.ref, "label") == _words("Baan van <B>")


def test_the_words_of_an_option_hold_the_values_of_the_row_it_is_offered_in(tables: FormDefinition) -> None:
    current = session(tables)
    first, second = _family(current, 30, 40)
    assert current.choice_text(f"{second.ref}/voor", "hem") == _words("Voor <B>, <40>")
    assert f"{first.ref}/voor" in current.set_value(f"{first.ref}/naam", "Z").texts
    assert current.choice_text(f"{first.ref}/voor", "hem") == _words("Voor <Z>, <30>")


def test_repeats_in_groups_in_repeats_add_up(tables: FormDefinition) -> None:
    current = session(tables)
    first, second = _family(current, 30, 40)
    for row, hours in ((first, "8"), (second, "20"), (second, "4")):
        jobs = current.node(f"{row.ref}/werk/baan")
        current.add_repeat(jobs.ref)
        current.set_value(f"{jobs.children[-1].ref}/uren", hours)
    found = values(current)
    rows = current.node(f"{second.ref}/werk/baan").children
    assert found[f"{rows[-1].ref}/plek"] == f"2.{len(rows)}"
    assert found[f"{second.ref}/werk/totaal"] == str(sum(int(found[f"{job.ref}/uren"]) for job in rows))
    assert int(found["/data/samen"]) == sum(int(found[f"{row.ref}/werk/totaal"]) for row in (first, second))
    current.set_value(f"{second.ref}/leeftijd", "3")
    assert values(current)["/data/samen"] == found[f"{first.ref}/werk/totaal"], "hidden rows do not count"


def test_defaults_that_are_computed_are_given_per_row_and_can_be_changed(tables: FormDefinition) -> None:
    current = session(tables)
    rows = _family(current, 30, 40)
    jobs = [current.node(f"{row.ref}/werk/baan") for row in rows]
    assert [values(current)[f"{each.children[0].ref}/uren"] for each in jobs] == ["2", "2"], "rows in new rows too"
    current.add_repeat(jobs[1].ref)
    job = jobs[1].children[-1]
    assert values(current)[f"{job.ref}/uren"] == "2"
    current.set_value(f"{job.ref}/uren", "5")
    current.set_value(f"{job.ref}/baas", "Bakker")
    assert values(current)[f"{job.ref}/uren"] == "5"


def test_a_computed_default_is_not_given_to_a_hidden_question(tables: FormDefinition) -> None:
    """As JavaRosa has it: nobody saw the question, so nobody can have let the default stand."""
    current = session(tables)
    current.set_value("/data/straat", "Dam")
    (row,) = _family(current, 7)
    assert current.node(f"{row.ref}/school").relevant
    assert values(current)[f"{row.ref}/school"] == ""


def test_a_trigger_writes_in_its_own_row_and_only_when_its_question_changes(tables: FormDefinition) -> None:
    current = session(tables)
    first, second = _family(current, 30, 40)
    assert [values(current)[f"{row.ref}/kopie"] for row in (first, second)] == ["A-30", "B-40"]
    current.set_value(f"{first.ref}/naam", "Z")
    assert values(current)[f"{first.ref}/kopie"] == "A-30"
    changes = current.set_value(f"{first.ref}/leeftijd", "31")
    assert values(current)[f"{first.ref}/kopie"] == "Z-31"
    assert f"{second.ref}/kopie" not in changes.values


def test_a_cascade_of_three_levels_in_a_row_stays_in_its_row(tables: FormDefinition) -> None:
    current = session(tables)
    one, two = current.node("/data/vast").children
    for row, place in ((one, ("nl", "nh", "ams")), (two, ("nl", "zh", "rot"))):
        for name, value in zip(("land", "streek", "stad"), place, strict=True):
            current.set_value(f"{row.ref}/{name}", value)
    assert [choice.value for choice in current.choices(f"{one.ref}/stad")] == ["ams"]
    changes = current.set_value(f"{one.ref}/land", "be")
    assert changes.values == {f"{one.ref}/{name}" for name in ("land", "streek", "stad")}
    assert f"{two.ref}/streek" not in changes.choices
    assert [choice.value for choice in current.choices(f"{one.ref}/streek")] == ["vl"]
    assert current.choices(f"{one.ref}/stad") == ()
    found = values(current)
    assert (found[f"{one.ref}/stad"], found[f"{two.ref}/stad"]) == ("", "rot")
