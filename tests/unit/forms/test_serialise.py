"""Instance XML: submissions, checkpoints, and going back to one."""

from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.forms import BrokenForm, Session
from tests.scenario.form_walks import walk
from tests.unit.forms.bed import NOON, bilingual, bind, form, inputs, session, values
from tests.unit.forms.test_repeats import household


def back(current: Session, xml: str) -> Session:
    return Session.restore(current.definition, xml, now=lambda: NOON, new_key=current.new_key)


def test_a_submission_names_its_form_and_version_and_escapes_answers() -> None:
    current = session(form("<a/><meta><instanceID/></meta>", bind("a", type="string"), inputs("a")))
    current.set_value("/data/a", "<Ö & \"'\x00>")
    root = ElementTree.fromstring(current.serialise())  # noqa: S314 - our own words
    assert root.attrib == {"id": "test", "version": "7"}
    assert root.findtext("a") == "<Ö & \"'>"


@pytest.mark.parametrize(("answer", "spelling"), [("3", "3.0"), ("1.50", "1.5"), ("-0.25", "-0.25"), ("", None)])
def test_a_submission_spells_decimals_as_javarosa_does(answer: str, spelling: str | None) -> None:
    binds = bind("a", type="decimal") + bind("b", type="decimal", calculate="/data/a")
    current = session(form("<a/><b/>", binds, inputs("a")))
    current.set_value("/data/a", answer)
    submission = ElementTree.fromstring(current.serialise())  # noqa: S314 - our own words
    assert [leaf.text for leaf in submission] == [spelling, spelling]
    assert back(current, current.serialise(keep_hidden=True)).snapshot() == current.snapshot()


def test_a_checkpoint_brings_everything_back() -> None:
    current = household()
    current.add_repeat("/data/lid", "a")
    current.add_repeat("/data/lid", "b")
    current.add_repeat("/data/lid[a]/kind", "x")
    current.fill({"/data/lid[a]/jaren": "3", "/data/lid[b]/jaren": "4", "/data/lid[a]/kind[x]/naam": "Sam"})
    assert back(current, current.serialise(keep_hidden=True)).snapshot() == current.snapshot()


def test_hidden_answers_are_in_a_checkpoint_and_not_in_a_submission() -> None:
    current = session(form("<a>ja</a><b/>", bind("b", relevant="/data/a = 'ja'"), inputs("a", "b")))
    current.set_value("/data/b", "geheim")
    current.set_value("/data/a", "nee")
    assert "geheim" not in current.serialise()
    later = back(current, current.serialise(keep_hidden=True))
    later.set_value("/data/a", "ja")
    assert values(later)["/data/b"] == "geheim"


def test_any_act_can_be_undone_by_going_back_to_the_checkpoint_before_it() -> None:
    current = household()
    history = []
    checkpoint = current.serialise(keep_hidden=True)
    for _ in walk(current, seed=4, steps=60):
        history.append((checkpoint, current.snapshot()))
        checkpoint = current.serialise(keep_hidden=True)
    assert len(history) > 30
    for before, (_, state) in zip([entry[0] for entry in history[1:]], history, strict=False):
        assert back(current, before).snapshot() == state


def test_what_was_drawn_by_chance_stays_when_a_form_comes_back() -> None:
    drawn = form("<a/><b/>", bind("a", calculate="random()") + bind("b", calculate="uuid()"))
    current = session(drawn)
    before = values(current)
    assert all(before.values())
    current.full()
    assert values(current) == before
    assert values(back(current, current.serialise())) == before


@pytest.mark.parametrize("xml", ["", "<data", "<other/>", '<data id="ander"/>', "<!DOCTYPE data []><data/>"])
def test_other_documents_are_refused(xml: str) -> None:
    with pytest.raises(BrokenForm):
        back(session(form("<a/>")), xml)


def test_the_language_of_a_conversation_is_kept_apart_from_the_answers() -> None:
    current = session(bilingual(), language="ar")
    assert back(current, current.serialise()).language == "nl"


@given(st.text(st.characters(blacklist_categories=())))
@example("\ud800\x00\ufffe")
@example("een\r\ntwee\rdrie\n")
@example("<![CDATA[ & ]]>")
@example("  ")
def test_whatever_is_pasted_comes_back_as_it_was_stored(text: str) -> None:
    current = session(form("<a/>", body=inputs("a")))
    current.set_value("/data/a", text)
    for hidden in (True, False):
        xml = current.serialise(keep_hidden=hidden).encode().decode()
        assert values(back(current, xml)) == values(current)


def test_rows_of_a_counted_table_survive_in_a_hidden_group() -> None:
    """The count of a hidden table rests, also while everything is computed anew."""
    table = '<repeat nodeset="/data/g/lid" jr:count="/data/n"><input ref="/data/g/lid/a"/></repeat>'
    body = f'{inputs("n", "ja")}<group ref="/data/g/lid">{table}</group>'
    binds = bind("c", calculate="/data/ja") + bind("g", relevant="/data/c = 'ja'")
    current = session(form("<n/><ja/><c/><g><lid><a/></lid></g>", binds, body))
    current.fill({"/data/ja": "ja", "/data/n": "2"})
    current.set_value("/data/ja", "nee")
    current.set_value("/data/n", "0")
    assert len(current.node("/data/g/lid").children) == 2
    assert back(current, current.serialise(keep_hidden=True)).snapshot() == current.snapshot()
