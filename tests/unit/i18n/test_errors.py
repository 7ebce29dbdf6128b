"""Every failure a user can meet has words of its own, and they keep the tone."""

import re
from pathlib import Path

import pytest

import desktop_app
from desktop_app.casework.errors import BackOff, VaultFull
from desktop_app.i18n.errors import explain, explain_code
from desktop_app.i18n.failures import WORDS
from desktop_app.i18n.formats import plain

FORBIDDEN = re.compile(r"!|\b(helaas|oeps|ongeldig\w*|fout\w*|succesvol\w*|error)\b", re.IGNORECASE)


CODE_LINE = re.compile(r'^    code = "(\w+)"', re.MULTILINE)


def codes_of_the_program() -> list[str]:
    """Every code that the domain, the use cases and the sync declare. Those of `forms` are met by publishers only."""
    package = Path(desktop_app.__file__).parent
    files = (file for folder in ("domain", "casework", "sync", "i18n") for file in (package / folder).rglob("*.py"))
    return sorted({code for file in files for code in CODE_LINE.findall(file.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("code", [code for code in codes_of_the_program() if code != "onbekend"])
def test_every_code_has_words(code: str) -> None:
    assert code in WORDS


@pytest.mark.parametrize("code", WORDS)
def test_the_tone_is_kept(code: str) -> None:
    for part in WORDS[code]:
        assert not FORBIDDEN.search(part)
        assert len(part.split()) <= 25
    assert WORDS[code][0]


def test_words_tell_what_happened_what_is_safe_and_what_to_do() -> None:
    explained = explain(VaultFull())
    assert str(explained).startswith("Opslaan lukt niet. Uw antwoorden staan nog in het geheugen.")
    assert explained.details == "schijf_vol"


def test_values_are_filled_in() -> None:
    assert plain(explain(BackOff(seconds=60)).happened) == "Wacht 60 seconden en probeer het dan opnieuw."


def test_nothing_is_half_said() -> None:
    assert explain_code("wachten_na_pogingen").happened == "Dit lukt nu niet."
    assert explain_code("nooit_van_gehoord").to_do
