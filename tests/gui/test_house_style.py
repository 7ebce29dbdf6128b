"""A municipality's colours and logo: taken where everybody can read, refused with a reason where not (goal G14)."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.cli.checks.materials import check_style
from desktop_app.cli.checks.result import State
from desktop_app.domain.contrast import contrast
from desktop_app.i18n.formats import plain
from desktop_app.places import resources
from desktop_app.ui.qt.house_style import HouseStyle, read_house_style
from desktop_app.ui.qt.theme import Mode, Theme
from desktop_app.ui.qt.tokens import DARK, LIGHT
from desktop_app.ui.widgets.logo import BOX, Logo
from tests.gui.pictures import settle
from tests.gui.test_look import OUTLINE_PAIRS, TEXT_PAIRS

RED = '<rect width="200" height="50" fill="#E2001A"/>'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50">{RED}</svg>'


def style(folder: Path, table: str) -> HouseStyle:
    file = folder / "gemeente.toml"
    file.write_text(f'[gemeente]\nname = "Proef"\n[theme]\n{table}\n', encoding="utf-8")
    return read_house_style(file)


@pytest.mark.parametrize("colour", ["#154273", "#00543C", "#7A1F5C", "#333333"])
def test_a_dark_enough_colour_is_taken_and_every_pair_passes(tmp_path: Path, colour: str) -> None:
    found = style(tmp_path, f'primary = "{colour}"')
    assert found.refused == ()
    assert (found.light.primary, found.dark) == (colour, DARK)
    for ink, ground in TEXT_PAIRS:
        assert contrast(getattr(found.light, ink), getattr(found.light, ground)) >= 4.5
    for line, ground in OUTLINE_PAIRS:
        assert contrast(getattr(found.light, line), getattr(found.light, ground)) >= 3.0


def test_a_colour_for_the_dark_theme(tmp_path: Path) -> None:
    found = style(tmp_path, 'primary_donker = "#8FD9C0"')
    assert (found.light, found.dark.primary, found.refused) == (LIGHT, "#8FD9C0", ())
    assert contrast(found.dark.on_primary, found.dark.primary) >= 4.5


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('primary = "#7AB800"', "De kleur #7AB800 is niet gebruikt: het contrast is 2 en moet 4,5 zijn."),
        ('primary = "#FFFFFF"', "De kleur #FFFFFF is niet gebruikt: het contrast is 1 en moet 4,5 zijn."),
        ('primary_donker = "#154273"', "De kleur #154273 is niet gebruikt: het contrast is 1,2 en moet 4,5 zijn."),
        ('primary = "groen"', "De kleur van de gemeente is geen kleur. Schrijf haar als #1B5A8C."),
        ("primary = 3", "De kleur van de gemeente is geen kleur. Schrijf haar als #1B5A8C."),
        ('logo = "logo.gif"', "Het logo is niet gebruikt. Neem een SVG- of een PNG-bestand."),
        ('logo = "weg.svg"', "Het logo is niet gebruikt. Het bestand is er niet of is groter dan 100 kB."),
    ],
)
def test_what_cannot_be_used_is_named_and_the_standard_look_stays(tmp_path: Path, table: str, words: str) -> None:
    found = style(tmp_path, table)
    assert [plain(each) for each in found.refused] == [words]
    assert (found.light, found.dark, found.logo) == (LIGHT, DARK, None)


@pytest.mark.parametrize("text", ["[theme", "theme = 3", "", "\x00"])
def test_a_broken_file_never_keeps_the_program_from_starting(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kapot.toml"
    file.write_text(text, encoding="utf-8")
    assert read_house_style(file).light == LIGHT
    assert read_house_style(tmp_path / "weg.toml").refused


def test_what_ships_can_be_used() -> None:
    for file in (resources() / "themes").glob("*.toml"):
        assert read_house_style(file).refused == (), file.name


def test_functional_management_hears_of_it(tmp_path: Path) -> None:
    assert list(check_style(None)) == []
    style(tmp_path, 'primary = "#154273"')
    assert [one.state for one in check_style(tmp_path / "gemeente.toml")] == [State.OK]
    style(tmp_path, 'primary = "#7AB800"\nlogo = "weg.svg"')
    assert [one.state for one in check_style(tmp_path / "gemeente.toml")] == [State.LET_OP, State.LET_OP]


def test_the_colour_is_used_at_once_and_never_in_high_contrast(look: Theme, tmp_path: Path) -> None:
    look.set_style(style(tmp_path, 'primary = "#00543C"'))
    assert look.colour("primary") == QColor("#00543C")
    look.set_mode(Mode.CONTRAST)
    assert look.colour("primary") != QColor("#00543C")
    look.set_style(HouseStyle())


@pytest.mark.parametrize("kind", ["svg", "png"])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_logo_is_painted_in_its_own_colours(qtbot: QtBot, look: Theme, tmp_path: Path, kind: str, mode: Mode) -> None:
    file = tmp_path / f"logo.{kind}"
    if kind == "svg":
        file.write_text(SVG, encoding="utf-8")
    else:
        picture = QImage(400, 100, QImage.Format.Format_RGB32)
        picture.fill(QColor("#E2001A"))
        assert picture.save(str(file))
    look.set_mode(mode)
    logo = Logo(file, "gemeente Proef")
    qtbot.addWidget(logo)
    logo.resize(logo.sizeHint())
    logo.show()
    settle()
    assert logo.accessibleName() == "gemeente Proef"
    assert logo.width() <= BOX.width() + 16
    seen = logo.grab().toImage()
    assert seen.pixelColor(seen.width() // 2, seen.height() // 2) == QColor("#E2001A")


def test_a_file_that_is_no_picture_takes_no_room(qtbot: QtBot, tmp_path: Path) -> None:
    for name, text in (("logo.png", "kapot"), ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        parent = QWidget()
        qtbot.addWidget(parent)
        logo = Logo(tmp_path / name, "gemeente Proef", parent)
        assert not logo.shows
        assert logo.sizeHint().isEmpty()
