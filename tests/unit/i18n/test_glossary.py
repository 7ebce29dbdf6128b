"""A term of the law is called the same wherever it stands, per language."""

import importlib
from pathlib import Path
from typing import Any

import pytest

from desktop_app.i18n.catalog import read_catalog
from desktop_app.i18n.glossary import TERMS
from desktop_app.i18n.language import LANGUAGES

ROOT = Path(__file__).parents[3]
TRANSLATIONS = ROOT / "translations"
OLDER = {"nl", "en", "ar"}
"""Made before there was a glossary: `python build/glossary.py en ar` lists what a reviewer has to settle."""


@pytest.fixture
def glossary(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "build"))
    return importlib.import_module("glossary")


def test_there_are_48_terms_and_every_language_has_chosen() -> None:
    assert len(TERMS) == 48
    for code in set(LANGUAGES) - {"nl"}:
        assert set(read_catalog(TRANSLATIONS, LANGUAGES[code].folder, "glossary").messages) == set(TERMS)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code not in OLDER])
def test_the_chosen_word_stands_wherever_the_term_stands(glossary: Any, code: str) -> None:
    assert list(glossary.complaints(TRANSLATIONS, code)) == []


def test_the_longest_term_is_recognised(glossary: Any) -> None:
    assert set(glossary.terms_in("Na uw inburgeringsplicht geldt de B1-route.")) == {"inburgeringsplicht", "B1-route"}
    assert list(glossary.terms_in("Neem de kaart mee op de map {gemeente}, mapje")) == ["MAP"]


@pytest.mark.parametrize(
    ("text", "holds"),
    [("Bu karara itirazınız varsa", True), ("Bezwaar edin", True), ("Şikâyet edin", False), ("İTİRAZ", True)],
)
def test_a_bent_word_counts_and_another_does_not(glossary: Any, text: str, holds: bool) -> None:
    assert glossary.named(text, "itiraz (bezwaar)") is holds
