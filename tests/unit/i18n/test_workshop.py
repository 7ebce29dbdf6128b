"""The scripts that keep catalogs: what they collect, what they keep, and what they refuse."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.i18n.catalog import placeholders, read_catalog, read_file
from desktop_app.i18n.status import Status, text_status

from .conftest import Write

ROOT = Path(__file__).parents[3]


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "build"))
    return importlib.import_module("messages")


@pytest.fixture
def checkout(tmp_path: Path, messages: Any) -> Path:
    """A small project with two texts of the program, one of the papers, and an Arabic folder."""
    screen = tmp_path / "desktop_app" / "ui" / "screens" / "unlock" / "screen.py"
    screen.parent.mkdir(parents=True)
    screen.write_text(
        '_("Ontgrendelen")\nngettext("{n} dag", "{n} dagen", 2)\nother("Niet gemerkt")\n', encoding="utf-8"
    )
    papers = tmp_path / "desktop_app" / "casework"
    papers.mkdir()
    papers.joinpath("plan_texts.py").write_text('A = N_("U volgt de {route}.")\n', encoding="utf-8")
    (tmp_path / "translations" / "ar" / "LC_MESSAGES").mkdir(parents=True)
    assert messages.main(["update", "--root", str(tmp_path)]) == 0
    return tmp_path


def translate(checkout: Path, name: str, before: str, after: str) -> None:
    path = checkout / "translations" / "ar" / "LC_MESSAGES" / f"{name}.po"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_marked_texts_are_collected_into_their_own_catalog(checkout: Path) -> None:
    with (
        (checkout / "translations" / "app.pot").open("rb") as app,
        (checkout / "translations" / "pip.pot").open("rb") as pip,
    ):
        assert [each.id for each in read_po(app) if each.id] == ["Ontgrendelen", ("{n} dag", "{n} dagen")]
        assert [each.id for each in read_po(pip) if each.id] == ["U volgt de {route}."]


def test_a_text_marked_inside_an_f_string_is_collected(checkout: Path, messages: Any) -> None:
    screen = checkout / "desktop_app" / "ui" / "screens" / "unlock" / "screen.py"
    screen.write_text("f\"{_('Notitie')}: {fill(ngettext('{n} dag', '{n} dagen', 2), n=2)}\"\n", encoding="utf-8")
    assert messages.main(["extract", "--root", str(checkout)]) == 0
    with (checkout / "translations" / "app.pot").open("rb") as app:
        assert [each.id for each in read_po(app) if each.id] == ["Notitie", ("{n} dag", "{n} dagen")]


def test_a_fresh_checkout_passes_and_a_new_text_makes_it_stale(
    checkout: Path, messages: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert messages.main(["check", "--root", str(checkout)]) == 0
    screen = checkout / "desktop_app" / "ui" / "screens" / "unlock" / "screen.py"
    screen.write_text('_("Ontgrendelen")\n_("Nieuw")\n', encoding="utf-8")
    assert messages.main(["check", "--root", str(checkout)]) == 1
    assert "out of date" in capsys.readouterr().out


def test_translations_survive_an_update_and_a_changed_source_becomes_fuzzy(checkout: Path, messages: Any) -> None:
    translate(
        checkout,
        "pip",
        'msgid "U volgt de {route}."\nmsgstr ""',
        'msgid "U volgt de {route}."\nmsgstr "تتبعون {route}."',
    )
    assert messages.main(["update", "--root", str(checkout)]) == 0
    assert messages.main(["check", "--root", str(checkout)]) == 0
    source = checkout / "desktop_app" / "casework" / "plan_texts.py"
    source.write_text('A = N_("U volgt nu de {route}.")\n', encoding="utf-8")
    assert messages.main(["update", "--root", str(checkout)]) == 0
    (entry,) = (each for each in read_file(checkout / "translations" / "ar" / "LC_MESSAGES" / "pip.po") if each.id)
    assert (entry.id, entry.string, entry.fuzzy) == ("U volgt nu de {route}.", "تتبعون {route}.", True)


@pytest.mark.parametrize("msgstr", ["تتبعون", "تتبعون {weg}.", "تتبعون {route} {route."])
def test_other_placeholders_fail_the_check(
    checkout: Path, messages: Any, capsys: pytest.CaptureFixture[str], msgstr: str
) -> None:
    translate(
        checkout, "pip", 'msgid "U volgt de {route}."\nmsgstr ""', f'msgid "U volgt de {{route}}."\nmsgstr "{msgstr}"'
    )
    assert messages.main(["check", "--root", str(checkout)]) == 1
    assert "placeholders differ" in capsys.readouterr().out


def test_missing_plural_forms_fail_the_check(checkout: Path, messages: Any, capsys: pytest.CaptureFixture[str]) -> None:
    translate(checkout, "app", 'msgstr[1] ""', 'msgstr[1] "يوم"')
    assert messages.main(["check", "--root", str(checkout)]) == 1
    assert "needs 6 plural forms" in capsys.readouterr().out


@given(st.text(alphabet="abcdeino {}.x", max_size=60))
def test_pseudo_languages_keep_every_placeholder(text: str) -> None:
    build = str(ROOT / "build")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(build)
        messages = importlib.import_module("messages")
    for change in (messages.accented, messages.mirrored):
        assert placeholders(change(text)) == placeholders(text)


def test_the_long_pseudo_language_is_about_a_third_longer(messages: Any) -> None:
    text = "Uw antwoorden staan nog in het geheugen. Laat de laptop aan."
    assert 1.25 * len(text) < len(messages.accented(text)) < 1.4 * len(text)


def test_a_recorded_review_holds_until_the_translation_changes(
    write_po: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "build"))
    reviews = importlib.import_module("reviews")
    entries = 'msgid "Uw \\"plan\\""\nmsgstr "خطتكم"\n\nmsgid "Uw naam"\nmsgstr "الاسم"\n'
    folder = write_po("ar", "pip", entries)
    arguments = ["ar", "pip", "--by", 'M. "Nour" Haddad', "--on", "2026-11-20", "--translations", str(folder)]
    assert reviews.main([*arguments, "--match", "plan"]) == 0
    assert text_status('Uw "plan"', "ar") is Status.REVIEWED
    assert text_status("Uw naam", "ar") is Status.MACHINE
    assert reviews.main(arguments) == 0
    assert text_status("Uw naam", "ar") is Status.REVIEWED
    write_po("ar", "pip", entries.replace("خطتكم", "الخطة"))
    read_catalog.cache_clear()
    assert text_status('Uw "plan"', "ar") is Status.STALE
