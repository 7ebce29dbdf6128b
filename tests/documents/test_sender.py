"""The sender comes from the theme file of the municipality, and its colour must be readable."""

from pathlib import Path

import pytest

from desktop_app.documents.sender import Sender, read_sender


def write_theme(folder: Path, colour: str) -> None:
    folder.joinpath("waterdam.toml").write_text(
        f'[gemeente]\nname = "Waterdam"\npostadres = "Postbus 1, 8300 AA Waterdam"\ntelefoon = "14 0527"\n'
        f'[theme]\nprimary = "{colour}"\n',
        encoding="utf-8",
    )


def test_the_profile_is_found_by_name(tmp_path: Path) -> None:
    write_theme(tmp_path, "#A61B1B")
    sender = Sender("Waterdam", ("Postbus 1, 8300 AA Waterdam", "14 0527"), "#A61B1B")
    assert read_sender(tmp_path, "Waterdam") == read_sender(tmp_path, "gemeente waterdam") == sender


def test_a_municipality_without_profile_has_its_name_only(tmp_path: Path) -> None:
    write_theme(tmp_path, "#A61B1B")
    assert read_sender(tmp_path, "Gemeente Noordoostpolder") == Sender("Noordoostpolder")


@pytest.mark.parametrize(("colour", "used"), [("#A61B1B", "#A61B1B"), ("#86BDEB", "#1B5A8C"), ("rood", "#1B5A8C")])
def test_a_colour_that_is_too_light_to_read_is_not_used(tmp_path: Path, colour: str, used: str) -> None:
    write_theme(tmp_path, colour)
    assert read_sender(tmp_path, "Waterdam").colour == used
