"""The check on plain Dutch finds what it should and leaves good sentences alone."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rules() -> Iterator[ModuleType]:
    spec = spec_from_file_location("plain_dutch", ROOT / "build" / "plain_dutch.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["plain_dutch"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["plain_dutch"]


def found(rules: ModuleType, text: str) -> list[str]:
    remarks: Callable[[str], Iterator[tuple[str, str]]] = rules.remarks
    return [rule for rule, _told in remarks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het bestand wordt morgen door ons gemaakt.", ["lijdend"]),
        ("Uw aanvraag kan niet worden behandeld.", ["lijdend"]),
        ("Als het besluit genomen wordt, hoort u dat.", ["lijdend"]),
        ("U moet dit tevens indienen.", ["woord"]),
        ("Dat kan door middel van een brief.", ["woord"]),
        (" ".join(["woord"] * 16) + ".", ["lang"]),
        (" ".join(["woord"] * 15) + ". " + " ".join(["woord"] * 15), []),
        ("U wordt moe van {uren} uur les. Wij praten met u.", []),
        ("De gemeente wordt uw contact. U krijgt {dag} een brief.", []),
        ("Wat u zei, is bewaard. Het verandert niet meer.", []),
    ],
)
def test_each_rule(rules: ModuleType, text: str, expected: list[str]) -> None:
    assert found(rules, text) == expected


def test_every_hard_word_is_found_and_its_replacement_is_none_itself(rules: ModuleType) -> None:
    for word, plain in rules.WORDS.items():
        assert "woord" in found(rules, f"Wij doen dit {word} u.")
        assert plain not in rules.WORDS


def test_an_exception_without_a_text_and_one_without_a_reason_are_complaints(rules: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "translations").mkdir()
    for name in rules.CATALOGS:
        template = 'msgid ""\nmsgstr ""\n\nmsgid "Dit wordt bewaard."\nmsgstr ""\n'
        (tmp_path / "translations" / f"{name}.pot").write_text(template, encoding="utf-8")
    listing = tmp_path / "build" / "plain_dutch.toml"
    listing.write_text("", encoding="utf-8")
    assert [each.rule for each in rules.complaints(tmp_path)] == ["lijdend"] * 3
    kept = '[[keep]]\nrule = "lijdend"\ntext = "Dit wordt bewaard."\nwhy = "Om te toetsen."\n'
    listing.write_text(kept, encoding="utf-8")
    assert rules.complaints(tmp_path) == []
    listing.write_text('[[keep]]\nrule = "lang"\ntext = "Weg."\nwhy = "x"\n', encoding="utf-8")
    assert "deze uitzondering is niet meer nodig" in {each.told for each in rules.complaints(tmp_path)}
    listing.write_text('[[keep]]\nrule = "lang"\ntext = "Weg."\nwhy = " "\n', encoding="utf-8")
    with pytest.raises(ValueError, match="reason"):
        rules.complaints(tmp_path)


def test_sentences_in_code_are_read_and_docstrings_are_not(rules: ModuleType, tmp_path: Path) -> None:
    code = '"""Nothing was decided here."""\nx = "Dit wordt hier bewaard."\ny = f"Dat wordt {x} gemaakt."\n'
    place = tmp_path / "a.py"
    place.write_text(code, encoding="utf-8")
    assert list(rules._sentences(rules.ast.parse(code))) == ["Dit wordt hier bewaard.", "Dat wordt {x} gemaakt."]


def test_all_our_texts_are_plain() -> None:
    run = subprocess.run([sys.executable, str(ROOT / "build" / "plain_dutch.py")], capture_output=True, text=True)
    assert run.stdout.strip() == "Every text is plain Dutch."
