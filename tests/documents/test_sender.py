"""The sender comes from the theme file of the municipality, and its colour must be readable."""

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.sender import Sender, read_sender
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute

from .reading import extracted
from .sample import EXTRACT, PLAN
from .test_whole_plan import plan


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


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 6, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00\x80"))
    + chunk(b"IEND", b"")
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#A61B1B"/></svg>'


def with_logo(folder: Path, name: str, content: bytes) -> PlanPrinter:
    (folder / name).write_bytes(content)
    (folder / "waterdam.toml").write_text(
        '[gemeente]\nname = "Waterdam"\ntelefoon = "14 0527"\n'
        f'[theme]\nlogo = "{name}"\nondertekening = "A. Bakker,\\nteammanager"\n',
        encoding="utf-8",
    )
    return PlanPrinter(Path(__file__).parents[2] / "resources", theme=folder / "waterdam.toml")


@pytest.mark.parametrize(("name", "content"), [("a.svg", DRAWING.encode()), ("a.PNG", PIXEL)])
def test_a_logo_stands_in_every_paper_with_words_for_who_cannot_see_it(
    tmp_path: Path, name: str, content: bytes
) -> None:
    press = with_logo(tmp_path, name, content)
    papers = [press.beschikking(PLAN), press.bilingual(PLAN, "ar"), press.mijn_plan(PLAN, "ti")]
    for pdf in (*papers, press.school(EXTRACT, "Waterdam")):
        assert "Logo van de gemeente Waterdam".encode("utf-16-be").hex() in pdf.hex() or b"Logo van de gemeente" in pdf
        assert "14 0527" in extracted(pdf)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", b"<svg"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
        ("a.svg", b"<html/>"),
        ("a.png", b"geen png"),
        ("a.png", PIXEL[:40]),
        ("a.svg", DRAWING.replace("9 9", "x").replace("<rect", "<image href='http://x/y.png'/><rect").encode()),
        ("a.jpg", PIXEL),
        ("a.svg", b"<svg>" + b" " * 100_000 + b"</svg>"),
    ],
)
def test_a_logo_that_cannot_be_used_gives_way_to_the_first_letter(tmp_path: Path, name: str, content: bytes) -> None:
    made = with_logo(tmp_path, name, content).beschikking(PLAN)
    assert made.startswith(b"%PDF")
    assert ("W" in extracted(made).split()) or content.startswith(b"<svg xmlns")


def test_the_own_profile_goes_before_those_that_ship(tmp_path: Path) -> None:
    press = with_logo(tmp_path, "a.png", PIXEL)
    read = extracted(press.beschikking(plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.B1, "eerste")))
    assert "mr. J. de Vries" in read  # Oefenstad ships with a profile of its own
    signed = replace(plan(Doelgroep.ASIELSTATUSHOUDER, Leerroute.B1, "eerste"), gemeente="Waterdam")
    assert "A. Bakker," in extracted(press.beschikking(signed))
    assert "A. Bakker," not in extracted(press.beschikking(replace(signed, soort="advies")))
