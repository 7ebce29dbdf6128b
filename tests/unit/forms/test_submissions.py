"""Submissions made elsewhere, and submissions that others can read."""

from itertools import count
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyxform.xform_instance_parser import XFormInstanceParser

from desktop_app.forms import BrokenForm, FormDefinition, FormFault
from desktop_app.forms.parking import answers_of
from desktop_app.forms.submissions import MOST_ROWS, Imported, as_edit, import_submission
from tests.unit.forms.bed import NOON, bind, form, inputs, session, values
from tests.unit.forms.test_succession import repeat, select

META = "<meta><instanceID/></meta>"
UID = bind("meta/instanceID", type="string", jr_preload="uid")


def household() -> FormDefinition:
    """Name, age, two tables within one another, a select and times, as Central's own examples have them."""
    rows = "<children><child jr:template=''><name/><toy><name/></toy></child></children>"
    binds = bind("age", type="int") + bind("start", type="dateTime", jr_preload="timestamp", jr_preloadParams="start")
    body = (
        inputs("name", "age")
        + select("kleur", "rood", "blauw", "geel", control="select")
        + repeat("children/child", "children/child/name")
        + repeat("children/child/toy", "children/child/toy/name")
    )
    return form(f"<start/><name/><age/><kleur/>{rows}{META}", binds + UID, body)


def take(definition: FormDefinition, xml: str | bytes) -> Imported:
    numbers = count(1)
    return import_submission(definition, xml, now=lambda: NOON, new_key=lambda: f"k{next(numbers)}")


def answered(imported: Imported) -> dict[str, str]:
    return {ref: value for ref, value in values(imported.session).items() if value}


def parked(imported: Imported) -> list[tuple[str, str, str]]:
    return [(each.ref, each.value, each.reason) for each in imported.parked]


def test_a_submission_from_collect() -> None:
    """Nested tables without groups for the empty ones, meta under the OpenRosa prefix, words in a select apart."""
    imported = take(
        household(),
        "<?xml version='1.0' ?><data xmlns:orx='http://openrosa.org/xforms' id='test' version='7'>\n"
        "  <start>2026-01-31T09:00:00.000+01:00</start><name>Vick</name><age> 30 </age><kleur>rood  geel\n</kleur>"
        "<children><child><name>Alice</name></child><child><name>Bob</name>"
        "<toy><name>Spike</name></toy><toy><name>Apple</name></toy></child></children>"
        "<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>",
    )
    assert answered(imported) == {
        "/data/start": "2026-01-31T09:00:00.000+01:00",
        "/data/name": "Vick",
        "/data/age": "30",
        "/data/kleur": "rood geel",
        "/data/children/child[k1]/name": "Alice",
        "/data/children/child[k2]/name": "Bob",
        "/data/children/child[k2]/toy[k3]/name": "Spike",
        "/data/children/child[k2]/toy[k4]/name": "Apple",
        "/data/meta/instanceID": "uuid:1",
    }
    assert (imported.parked, imported.version) == ((), "7")


def test_a_submission_from_kobo_and_enketo_leaves_what_the_form_does_not_know() -> None:
    """`formhub/uuid`, `__version__`, an entity, another default namespace, xsi attributes, another prefix."""
    imported = take(
        household(),
        '<data xmlns="http://www.w3.org/2002/xforms" xmlns:o="http://openrosa.org/xforms" id="test" o:version="6" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><formhub><uuid>c9</uuid></formhub>'
        '<name xsi:type="x">Aya</name><age>oud</age><kleur>rood paars</kleur><name>tweede</name>'
        "<o:meta><o:instanceID>uuid:2</o:instanceID>"
        '<entity dataset="bomen" id="e1"><label>Eik</label></entity></o:meta>'
        "<__version__>v1</__version__></data>",
    )
    assert answered(imported) == {"/data/name": "Aya", "/data/kleur": "rood", "/data/meta/instanceID": "uuid:2"}
    assert parked(imported) == [
        ("/data/formhub/uuid", "c9", "unknown"),
        ("/data/name", "tweede", "unknown"),
        ("/data/meta/entity/@dataset", "bomen", "unknown"),
        ("/data/meta/entity/@id", "e1", "unknown"),
        ("/data/meta/entity/label", "Eik", "unknown"),
        ("/data/__version__", "v1", "unknown"),
        ("/data/age", "oud", "refused"),
        ("/data/kleur", "paars", "choice_removed"),
    ]
    assert {each.version for each in imported.parked[:6]} == {"6"}


def test_the_id_counts_and_not_the_name_of_the_root() -> None:
    imported = take(form("<a/><g><b/></g>"), '<aX7qP id="test"><a>ja</a><g><b>nee</b></g></aX7qP>')
    assert answered(imported) == {"/data/a": "ja", "/data/g/b": "nee"}
    assert imported.parked == ()


def test_words_outside_the_questions_are_not_lost() -> None:
    imported = take(form("<g><a/></g>"), "<data>los<g>in de groep<a>ja<b>diep</b>staart</a></g></data>")
    assert answered(imported) == {"/data/g/a": "ja"}
    assert [value for _, value, _ in parked(imported)] == ["los", "in de groep", "diep", "staart"]


def test_the_moments_of_an_imported_form_are_its_own() -> None:
    assert "/data/start" not in answered(take(household(), '<data id="test"><name>x</name></data>'))


def test_a_submission_of_ours_comes_back_as_it_went() -> None:
    current = session(household())
    current.add_repeat("/data/children/child", "a")
    current.fill({"/data/name": "<Ö & \"'>", "/data/kleur": "geel rood", "/data/children/child[a]/name": " Bo "})
    imported = take(current.definition, current.serialise())
    assert imported.parked == ()
    assert imported.session.serialise() == current.serialise()
    checkpoint = take(current.definition, current.serialise(keep_hidden=True))
    assert answers_of(checkpoint.session) == answers_of(current), "with the keys of its rows"


def test_the_tools_of_pyxform_read_what_we_write() -> None:
    current = session(household())
    current.fill({"/data/name": "Vick", "/data/children/child[a]/name": "Bo", "/data/children/child[b]/name": "Al"})
    theirs = XFormInstanceParser(current.serialise())
    assert theirs.get_xform_id_string() == "test"
    assert theirs.get_root_node_name() == "data"
    flat = theirs.to_flat_dict()
    assert (flat["name"], flat["children/child[1]/name"], flat["children/child[2]/name"]) == ("Vick", "Bo", "Al")
    assert flat["meta/instanceID"].startswith("uuid:")
    assert theirs.get_attributes()["version"] == "7"


def test_a_submission_has_no_templates_no_hidden_questions_and_declares_its_prefixes() -> None:
    definition = form(
        '<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID/></orx:meta>'
        '<a/><lid jr:template=""><b/></lid>',
        bind("a", relevant="false()") + bind("orx:meta/orx:instanceID", jr_preload="uid"),
        inputs("a") + repeat("lid", "lid/b"),
    )
    current = session(definition)
    current.add_repeat("/data/lid", "k")
    xml = current.serialise()
    assert "template" not in xml
    assert "<a" not in xml
    root = ElementTree.fromstring(xml)  # noqa: S314 - our own words
    assert root.find("{http://openrosa.org/xforms}meta/{http://openrosa.org/xforms}instanceID") is not None


@pytest.mark.parametrize("meta", [META, "<meta><instanceID/><deprecatedID/></meta>"])
def test_an_edit_names_the_revision_it_replaces(meta: str) -> None:
    current = session(form(f"<a/>{meta}", UID))
    was = values(current)["/data/meta/instanceID"]
    root = ElementTree.fromstring(as_edit(current, "uuid:nieuw"))  # noqa: S314 - our own words
    assert [(child.tag, child.text) for child in root.findall("meta/*")] == [
        ("instanceID", "uuid:nieuw"),
        ("deprecatedID", was),
    ]
    assert values(current)["/data/meta/instanceID"] == was
    with pytest.raises(BrokenForm):
        as_edit(session(form("<a/>")), "uuid:nieuw")


ENTITY = '<!DOCTYPE data [<!ENTITY e "x">]><data id="test"><name>&e;</name></data>'
BOMB = "<data id='test'>" + "<x>" * 10_000 + "1" + "</x>" * 10_000 + "</data>"


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("", "xml"),
        ("<data id='test'><name>", "xml"),
        ("<data id='test'><name>\x01</name></data>", "xml"),
        ("<data id='test'><name>\ud800</name></data>", "xml"),
        ("<data id='test'><o:meta/></data>", "xml"),
        (b"\xff\xfe\x00", "xml"),
        (b"<?xml version='1.0' encoding='klingon'?><data id='test'/>", "xml"),
        (b"<?xml version='1.0' encoding='utf-8'?><data id='test'><name>\xe9</name></data>", "xml"),
        (ENTITY, "doctype"),
        ("<other/>", "root"),
        ("<data id='ander'/>", "form_id"),
        ('<data id="test" encrypted="yes"/>', "encrypted"),
        (BOMB, "depth"),
        ("<data id='test'><children>" + "<child/>" * (MOST_ROWS + 1) + "</children></data>", "rows"),
        (b"<data id='test'>" + b" " * 20_000_000 + b"</data>", "size"),
    ],
)
def test_what_is_no_submission_of_this_form_is_refused_with_the_reason(xml: str | bytes, reason: str) -> None:
    with pytest.raises(BrokenForm) as fault:
        take(household(), xml)
    assert fault.value.params == {"reason": reason}


def test_bytes_in_another_encoding_are_read_as_they_say() -> None:
    xml = "<?xml version='1.0' encoding='iso-8859-1'?><data id='test'><name>Zoë</name></data>".encode("latin-1")
    assert answered(take(household(), xml))["/data/name"] == "Zoë"


@pytest.mark.parametrize("keys", [("x", "x"), ("a]/name", "b"), ("", "")])
def test_strange_keys_of_rows_are_replaced(keys: tuple[str, str]) -> None:
    rows = "".join(f'<child o:key="{key}"><name>{at}</name></child>' for at, key in enumerate(keys))
    imported = take(
        household(), f'<data id="test" xmlns:o="https://opmaat.example/xforms"><children>{rows}</children></data>'
    )
    assert sorted(value for ref, value in answered(imported).items() if "child[" in ref) == ["0", "1"]


Tree = tuple[str, Any]
NAMES = st.sampled_from(["name", "age", "kleur", "children", "child", "toy", "meta", "instanceID", "x"])
TREES = st.recursive(
    st.tuples(NAMES, st.text(st.characters(codec="utf-8", exclude_characters="<&"), max_size=8)),
    lambda inner: st.tuples(NAMES, st.lists(inner, max_size=4)),
    max_leaves=20,
)


def _xml(tree: Tree) -> str:
    name, content = tree
    inner = content if isinstance(content, str) else "".join(_xml(each) for each in content)
    return f"<{name}>{inner}</{name}>"


@settings(max_examples=150, deadline=None)
@given(st.lists(TREES, max_size=5))
def test_no_value_of_any_submission_is_lost(trees: list[Tree]) -> None:
    xml = f'<data id="test">{"".join(_xml(tree) for tree in trees)}</data>'
    try:
        imported = take(household(), xml)
    except FormFault:
        with pytest.raises(ElementTree.ParseError):
            ElementTree.fromstring(xml)  # noqa: S314 - made here
        return
    given = [text.split() for text in ElementTree.fromstring(xml).itertext()]  # noqa: S314 - made here
    found = [value.split() for value in (*answered(imported).values(), *(each.value for each in imported.parked))]
    kept = {word for words in found for word in words}
    assert {word for words in given for word in words if _plain(word)} <= kept


def _plain(word: str) -> bool:
    """Numbers are stored in their shortest spelling, so only words are looked for."""
    return not word.lstrip("+-").isdigit()


GOOD = session(household()).serialise(keep_hidden=True).encode()


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, len(GOOD)), length=st.integers(0, 40), put=st.binary(max_size=40))
def test_damaged_submissions_are_read_or_refused(at: int, length: int, put: bytes) -> None:
    try:
        imported = take(household(), GOOD[:at] + put + GOOD[at + length :])
    except BrokenForm as fault:
        reason = fault.params["reason"]
    else:
        assert take(household(), imported.session.serialise()).parked == ()
        return
    assert reason in {"xml", "doctype", "root", "form_id"}
