"""What Opmaat brings along: every part with a licence, and none of the tools beside it."""

from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from desktop_app.casework import licences
from desktop_app.places import resources


def package(folder: Path, *rows: str) -> Distribution:
    folder.mkdir()
    (folder / "METADATA").write_text("\n".join(("Name: iets", "Version: 1.0", *rows, "")), encoding="utf-8")
    return PathDistribution(folder)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("License-Expression: MIT", "Classifier: License :: OSI Approved :: BSD License"), "MIT"),
        (("License: Dual", "Classifier: License :: OSI Approved :: BSD License"), "BSD License"),
        (("Classifier: License :: OSI Approved :: A", "Classifier: License :: B"), "A / B"),
        (("Classifier: Topic :: Security", "License: LGPL"), "LGPL"),
        (("License: MIT", "        and a page of text"), "MIT"),
        ((), ""),
    ],
)
def test_where_a_package_says_its_licence(tmp_path: Path, rows: tuple[str, ...], told: str) -> None:
    assert licences.licence(package(tmp_path / "iets-1.0.dist-info", *rows)) == told


def test_everything_that_is_brought_along_has_a_licence_and_no_tool_is_among_it() -> None:
    parts = licences.code()
    assert [part.name for part in parts if not part.licence] == []
    names = {part.name.casefold() for part in parts}
    assert {"python", "pyside6_essentials", "sqlcipher3", "cryptography"} <= names
    assert not names & {"opmaat", "pytest", "mypy", "ruff", "fastapi", "pyinstaller"}
    listed = [part.name.casefold() for part in parts[2:]]
    assert listed == sorted(set(listed))


def test_in_a_bundle_it_is_what_lies_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path / "iets-1.0.dist-info", "License-Expression: MIT")
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert licences.code()[2:] == (licences.Part("iets", "1.0", "MIT"),)


def test_every_font_and_the_icons_are_named() -> None:
    texts = [file.stem.removeprefix("OFL-") for file in (resources() / "fonts").glob("OFL-*.txt")]
    named = {part.name.replace(" ", "") for part in licences.SHAPES if part.licence == "OFL-1.1"}
    assert named == set(texts)
    fonts = {file.stem.split("-")[0] for file in (resources() / "fonts").glob("*.ttf")}
    assert fonts == named
    assert "ISC License" in (resources() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
