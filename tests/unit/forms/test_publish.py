"""Publishing: the package, its bytes, its damage; and the messages of lint with their places."""

import json
import zipfile
from pathlib import Path

import pytest

from desktop_app.forms import CorruptPackage, load_package
from desktop_app.forms.publish import Message, Unpublishable, check, publish
from tests.unit.forms.bed import session
from tests.unit.forms.workbooks import good, rewritten, workbook


def test_a_package_holds_all_and_can_be_answered(tmp_path: Path) -> None:
    source = good(tmp_path / "proef.xlsx")
    assert check(source) == []
    path = publish(source, tmp_path / "uit")
    assert path.name == "proef-3.opmaat"
    package = load_package(path)
    assert (package.form_id, package.version, package.title, package.interview) == ("proef", "3", "Proef", True)
    assert [(each.code, each.direction) for each in package.languages] == [("nl", "ltr"), ("ar", "rtl")]
    assert package.default_language == "nl"
    field = package.definition.fields["/data/uren"]
    assert (field.type, field.control, field.extra) == ("int", "input", {"q": "Q003"})
    current = session(package.definition)
    current.set_value("/data/werk", "ja")
    assert current.node("/data/uren").relevant
    manifest = json.loads(zipfile.ZipFile(path).read("manifest.json"))
    assert manifest["pyxform"] == "4.5.0"
    assert {"path": "/data/werk", "kind": "leaf", "type": "string", "control": "select1", "choices": ["ja", "nee"]} in (
        manifest["fields"]
    )


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    source = good(tmp_path / "proef.xlsx")
    first, second = publish(source, tmp_path / "a"), publish(source, tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_a_compiled_form_is_packed_as_it_is(tmp_path: Path) -> None:
    path = publish(good(tmp_path / "proef.xlsx"), tmp_path / "uit")
    compiled = tmp_path / "proef.xml"
    compiled.write_bytes(load_package(path).form_xml)
    assert load_package(publish(compiled, tmp_path / "uit2")).definition.fields.keys() == (
        load_package(path).definition.fields.keys()
    )


def test_media_beside_the_source_go_along(tmp_path: Path) -> None:
    head = ("type", "name", "label::Nederlands (nl)", "media::audio::Nederlands (nl)")
    source = workbook(tmp_path / "proef.xlsx", [("text", "naam", "Naam?", "naam.mp3")], head=head)
    assert [message.code for message in check(source)] == ["media_missing"]
    (tmp_path / "proef-media").mkdir()
    (tmp_path / "proef-media" / "naam.mp3").write_bytes(b"geluid")
    package = load_package(publish(source, tmp_path / "uit"))
    assert package.media == {"naam.mp3": b"geluid"}
    assert session(package.definition).media("/data/naam", "audio") == "naam.mp3"


@pytest.mark.parametrize("at", [0, 40, 200, 2000, -200, -30])
def test_a_flipped_bit_is_found(at: int, tmp_path: Path) -> None:
    data = bytearray(publish(good(tmp_path / "proef.xlsx"), tmp_path / "uit").read_bytes())
    data[at] ^= 0x10
    try:
        package = load_package(bytes(data))
    except CorruptPackage:
        return
    assert package == load_package(tmp_path / "uit" / "proef-3.opmaat"), "a bit outside the contents, such as a time"


def test_other_damage_is_found(tmp_path: Path) -> None:
    path = publish(good(tmp_path / "proef.xlsx"), tmp_path / "uit")
    whole = path.read_bytes()
    for data in (b"", b"PK", whole[:-30], whole[: len(whole) // 2], b"niets"):
        with pytest.raises(CorruptPackage):
            load_package(data)
    for name, body in (("form.xml", b"<x/>"), ("manifest.json", b"{}"), ("manifest.json", b"[1"), ("extra", b"x")):
        with pytest.raises(CorruptPackage):
            load_package(rewritten(path, tmp_path / "stuk.opmaat", lambda m, n=name, b=body: m.__setitem__(n, b)))  # type: ignore[misc]

    def lose_source(members: dict[str, bytes]) -> None:
        del members["source.xlsx"]

    with pytest.raises(CorruptPackage):
        load_package(rewritten(path, tmp_path / "stuk.opmaat", lose_source))


def _messages(tmp_path: Path, *rows: tuple[str, ...], choices: tuple[tuple[str, ...], ...] = ()) -> list[Message]:
    return check(workbook(tmp_path / "proef.xlsx", rows, choices))


def _places(messages: list[Message]) -> list[tuple[str, int, str, str, str]]:
    return [(each.sheet, each.row, each.column, each.severity, each.code) for each in messages]


def test_errors_in_expressions_name_row_and_column(tmp_path: Path) -> None:
    found = _messages(
        tmp_path,
        ("text", "a", "A?", "A"),
        ("text", "b", "B?", "B", "bestaat_niet(${a})", "selected(.)"),
        ("text", "c", "C?", "C", "/data/nergens = 1"),
        ("text", "d", "D?", "D", "//a = 1", "regex(., '^([a-z]+)+$')"),
        ("calculate", "e", "", "", "", "", "${a} | ${b}"),
    )
    assert _places(found) == [
        ("survey", 3, "constraint", "error", "function_arguments"),
        ("survey", 3, "relevant", "error", "function_unknown"),
        ("survey", 4, "relevant", "error", "name_unknown"),
        ("survey", 5, "constraint", "error", "regex_slow"),
        ("survey", 5, "relevant", "error", "tier3"),
        ("survey", 6, "calculation", "error", "tier3"),
    ]
    assert "bestaat_niet()" in found[1].text_nl


def test_a_formula_that_does_not_parse(tmp_path: Path) -> None:
    found = _messages(tmp_path, ("text", "a", "A?", "A", "if(1, 2"))
    assert [(message.row, message.severity) for message in found][:1] == [(2, "error")]


def test_circles_are_named(tmp_path: Path) -> None:
    found = _messages(
        tmp_path,
        ("calculate", "a", "", "", "", "", "${b} + 1"),
        ("calculate", "b", "", "", "", "", "${c} + 1"),
        ("calculate", "c", "", "", "", "", "${a} + 1"),
        ("text", "x", "X?", "X", "${y} != 'z'"),
        ("text", "y", "Y?", "Y", "${x} != 'z'"),
    )
    assert [message.code for message in found] == ["cycle"], "relevants that hang together are legal"
    assert all(f" {name}" in found[0].text_nl for name in "abc")


def test_tier_three_is_refused_and_carried_when_lenient(tmp_path: Path) -> None:
    source = workbook(
        tmp_path / "proef.xlsx", [("geopoint", "plek", "Waar?", "أين"), ("barcode", "code", "Code?", "رمز")]
    )
    assert _places(check(source)) == [
        ("survey", 2, "type", "error", "tier3"),
        ("survey", 3, "type", "error", "tier3"),
    ]
    with pytest.raises(Unpublishable) as caught:
        publish(source, tmp_path / "uit")
    assert caught.value.params == {"errors": 2}
    package = load_package(publish(source, tmp_path / "uit", lenient=True))
    assert not package.interview
    current = session(package.definition)
    current.set_value("/data/plek", "ergens")
    assert current.node("/data/plek").value == "ergens"


def test_missing_translations_and_surprising_calculations_are_warnings(tmp_path: Path) -> None:
    found = _messages(
        tmp_path,
        ("select_one kleur", "a", "A?", ""),
        ("text", "b", "B?", "B", "", "", "jr:choice-name(${a}, '${a}')"),
        choices=(("kleur", "rood", "Rood", ""),),
    )
    assert {each.severity for each in found} == {"warning"}
    assert {(each.sheet, each.row, each.column, each.code) for each in found} == {
        ("survey", 2, "label::العربية (ar)", "translation_missing"),
        ("choices", 2, "label::العربية (ar)", "translation_missing"),
        ("survey", 3, "calculation", "visible_calculation"),
        ("survey", 3, "calculation", "language_dependent"),
    }


def test_what_pyxform_refuses_comes_with_its_row(tmp_path: Path) -> None:
    found = _messages(tmp_path, ("text", "a", "A?", "A"), ("tekst", "b", "B?", "B"))
    assert [(each.sheet, each.row, each.code) for each in found] == [("survey", 3, "compiler_type_unknown")]
    assert "tekst" in found[0].text_nl
