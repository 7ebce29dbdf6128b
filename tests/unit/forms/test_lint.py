"""What can be known to be wrong with a form before anyone answers it."""

from pathlib import Path

from desktop_app.forms.publish import Message, check, condensed
from desktop_app.forms.publish.messages import MOST_ALIKE
from tests.unit.forms.test_bad_files import xform
from tests.unit.forms.workbooks import SURVEY_HEAD, workbook

JA_NEE = (("ja_nee", "ja", "Ja", "نعم"), ("ja_nee", "nee", "Nee", "لا"))


def found(
    folder: Path,
    *rows: tuple[str, ...],
    choices: tuple[tuple[str, ...], ...] = JA_NEE,
    head: tuple[str, ...] = SURVEY_HEAD,
) -> list[Message]:
    return check(workbook(folder / "proef.xlsx", rows, choices, head))


def words(messages: list[Message], code: str) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.text_nl) for each in messages if each.code == code]


def test_names_that_do_not_exist_come_with_what_was_meant(tmp_path: Path) -> None:
    messages = found(
        tmp_path,
        ("text", "leeftijd", "A?", "A"),
        ("text", "b", "B?", "B", "/data/leeftyd = 1"),
        ("text", "c", "C?", "C", "T"),
        ("text", "d", "D?", "D", "${b} = rood"),
        ("text", "e", "E?", "E", "leeftijd = 1"),
        ("calculate", "f", "", "", "", "", "if(${b} = 1, 2, null)"),
        ("select_one ja_nee", "g", "G?", "G", "", "", "", "instance('ja_ne')/root/item"),
    )
    told = {row: (column, text) for row, column, text in words(messages, "name_unknown")}
    assert {row: column for row, (column, _) in told.items()} == {
        3: "relevant", 4: "relevant", 5: "relevant", 6: "relevant", 7: "calculation",
    }  # fmt: skip
    assert "Bedoelde u leeftijd?" in told[3][1]
    assert "Schrijf true()." in told[4][1]
    assert "Zet het dan tussen aanhalingstekens: 'rood'" in told[5][1]
    assert "Schrijf dan ${leeftijd}" in told[6][1]
    assert "Bedoelt u leeg" in told[7][1]


def test_a_circle_names_its_questions_and_their_rows(tmp_path: Path) -> None:
    messages = found(
        tmp_path,
        ("calculate", "a", "", "", "", "", "${c} + 1"),
        ("text", "x", "X?", "X"),
        ("calculate", "c", "", "", "", "", "${a} + 1"),
    )
    ((row, column, text),) = words(messages, "cycle")
    assert (row, column) == (2, "calculation")
    assert "a (rij 2), c (rij 4)" in text


def test_questions_that_nobody_will_see(tmp_path: Path) -> None:
    messages = found(
        tmp_path,
        ("select_one ja_nee", "werk", "Werkt u?", "هل"),
        ("text", "nooit", "N?", "N", "false()"),
        ("text", "misschien", "M?", "M", "${werk} = 'misschien'"),
        ("text", "beide", "B?", "B", "${werk} = 'ja' and ${werk} = 'nee'"),
        ("begin_group", "g", "G", "G", "selected(${werk}, 'wellicht') and true()"),
        ("text", "binnen", "I?", "I"),
        ("text", "ook", "O?", "O", "${werk} = 'ja'"),
        ("end_group", "", "", ""),
        ("text", "volgt", "V?", "V", "${binnen} = 'x' or not(true())"),
        ("text", "kan", "K?", "K", "${werk} = 'ja' or ${werk} = 'jaa'"),
        ("text", "niet", "Z?", "Z", "${werk} != 'ja' and ${werk} != 'nee'"),
        ("text", "leeg", "L?", "L", "${binnen} = ''"),
    )
    assert [row for row, _, _ in words(messages, "unreachable")] == [3, 4, 5, 6, 10]
    assert {column for _, column, _ in words(messages, "unreachable")} == {"relevant"}
    assert words(messages, "unreachable")[3][2].startswith("Deze groep met 2 vragen komt nooit in beeld")
    assert [row for row, _, _ in words(messages, "choice_unknown")] == [4, 6, 11]
    assert "Bedoelde u ja?" in words(messages, "choice_unknown")[2][2]
    assert all(each.severity == "warning" for each in messages)


def test_a_select_that_the_form_writes_itself_may_have_any_value(tmp_path: Path) -> None:
    head = (*SURVEY_HEAD[:8], "trigger")
    rows = (
        ("select_one ja_nee", "werk", "Werkt u?", "هل", "", "", "'later'", "", "${naam}"),
        ("text", "naam", "N?", "N"),
        ("text", "x", "X?", "X", "${werk} = 'later'"),
    )
    assert words(found(tmp_path, *rows, head=head), "unreachable") == []


def test_lists_whose_values_are_not_known_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "proef-media").mkdir()
    (tmp_path / "proef-media" / "landen.csv").write_text("name,label\nnl,Nederland\n", encoding="utf-8")
    messages = found(
        tmp_path,
        ("select_one_from_file landen.csv", "land", "Land?", "بلد"),
        ("text", "x", "X?", "X", "${land} = 'sy'"),
    )
    assert messages == []


def test_functions_of_others_are_named_with_their_owner(tmp_path: Path) -> None:
    messages = found(
        tmp_path,
        ("text", "a", "A?", "A"),
        ("calculate", "b", "", "", "", "", "difference-in-months(${a}, today())"),
        ("calculate", "c", "", "", "", "", "count-if(${a}, 1)"),
        ("calculate", "d", "", "", "", "", "area(${a})"),
        ("calculate", "e", "", "", "", "", "${a} | ${b}"),
        ("calculate", "f", "", "", "", "", "/data/a/following-sibling::b"),
    )
    told = words(messages, "tier3")
    assert [(row, column) for row, column, _ in told] == [(row, "calculation") for row in range(3, 8)]
    for (_, _, text), reason in zip(told, ("CHT", "SurveyCTO", "kaarten", "teken |", "bijzondere as"), strict=True):
        assert reason in text


def test_what_a_conversation_cannot_show_comes_with_its_reason(tmp_path: Path) -> None:
    head = ("type", "name", "label::Nederlands (nl)", "label::العربية (ar)", "appearance", "calculation", "trigger")
    messages = found(
        tmp_path,
        ("geopoint", "a", "A?", "A"),
        ("start-geopoint", "b", "", ""),
        ("barcode", "c", "C?", "C"),
        ("video", "d", "D?", "D"),
        ("background-audio", "e", "", ""),
        ("audit", "", "", ""),
        ("text", "f", "F?", "F", "w1 ex:org.app(x='1')"),
        ("text", "g", "G?", "G", "printer:org.app"),
        ("xml-external", "h", "", ""),
        ("background-geopoint", "i", "", "", "", "", "${f}"),
        ("text", "k", "K?", "K", "multiline"),
        head=head,
    )
    told = words(messages, "tier3")
    assert [(row, column) for row, column, _ in told] == [
        (2, "type"), (3, "type"), (4, "type"), (5, "type"), (6, "type"), (7, "type"), (8, "appearance"),
        (9, "appearance"), (11, "type"),
    ]  # fmt: skip
    assert all("kan niet in een gesprek" in text for _, _, text in told)
    lenient = check(tmp_path / "proef.xlsx", lenient=True)
    assert {each.severity for each in lenient if each.code == "tier3"} == {"warning"}


def test_a_compiled_form_is_judged_by_its_paths(tmp_path: Path) -> None:
    binds = '<bind nodeset="/data/a" type="barcode"/><bind nodeset="/data/b" relevant="weg(1)"/>'
    actions = (
        '<odk:setgeopoint xmlns:odk="http://www.opendatakit.org/xforms" ref="/data/a" event="odk-instance-first-load"/>'
    )
    path = tmp_path / "over.xml"
    path.write_text(
        xform(binds + actions, '<upload ref="/data/b" mediatype="video/*"><label>V</label></upload>'), encoding="utf-8"
    )
    told = [(each.column, each.code, each.text_nl.partition(":")[0]) for each in check(path)]
    assert told == [
        ("/data/a", "tier3", "barcode"),
        ("/data/a", "tier3", "start-geopoint"),
        ("/data/b", "tier3", "video"),
        ("/data/b relevant", "function_unknown", "De functie weg() bestaat niet. Pas de naam aan."),
    ]


def test_a_form_with_audio_says_where_it_is_silent(tmp_path: Path) -> None:
    head = ("type", "name", "label::Nederlands (nl)", "label::العربية (ar)", "audio::العربية (ar)")
    (tmp_path / "proef-media").mkdir()
    (tmp_path / "proef-media" / "a.mp3").write_bytes(b"geluid")
    messages = found(
        tmp_path,
        ("select_one ja_nee", "a", "A?", "ا", "a.mp3"),
        ("text", "b", "B?", "ب"),
        head=head,
    )
    told = {(each.row, each.column, each.code) for each in messages}
    assert told >= {
        (2, "audio::Nederlands (nl)", "media_untranslated"),
        (1, "audio::Nederlands (nl)", "audio_missing"),
        (1, "audio::العربية (ar)", "audio_missing"),
    }
    by_language = {column: text for _, column, text in words(messages, "audio_missing")}
    assert "hebben 2 vragen en 2 keuzes geen geluid" in by_language["audio::Nederlands (nl)"]
    assert "hebben 1 vragen en 2 keuzes geen geluid" in by_language["audio::العربية (ar)"]


def test_many_of_a_kind_are_counted_in_the_terminal_and_all_there_in_json(tmp_path: Path) -> None:
    choices = tuple(("lijst", f"k{at}", f"K{at}", "") for at in range(40))
    messages = found(tmp_path, ("select_one lijst", "a", "A?", "ا"), choices=(*choices, ("lijst", "x", "X", "س")))
    missing = words(messages, "translation_missing")
    assert [row for row, _, _ in missing] == list(range(2, 42))
    lines = list(condensed(messages))
    assert len(lines) == MOST_ALIKE
    assert "en nog 35 van deze meldingen" in lines[-1]
