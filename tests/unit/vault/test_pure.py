"""The small pure parts: folding, bodies, keyrings."""

from typing import Any

import pytest
from keyring.backends import SecretService as secret_service
from keyring.backends import fail, null

from desktop_app.vault.bodies import changed, dump, load, same
from desktop_app.vault.device import OsKeyring, new_secret, secret_of, trusted
from desktop_app.vault.search import dossier_text, fold, words
from tests.unit.vault.conftest import DictKeyring


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عامًا", "عاما"),
        ("أطفال", "اطفال"),
        ("كريم", "کریم"),
        ("علي", "علی"),
        ("مدرسة", "مدرسه"),
        ("می‌خواهم", "میخواهم"),
        ("محـــمد", "محمد"),
        ("Đoković", "dokovic"),
        ("Łukasz", "lukasz"),
        ("Iğdır", "igdir"),
        ("Straße", "STRASSE"),
        ("ﬁets", "fiets"),
        ("José", "JOSE\u0301"),
        ("۱۴۰۳", "1403"),
        ("١٤٠٣", "1403"),
        ("Æsir Œuvre Þór", "aesir oeuvre thor"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("language", ["nl", "ar", "ti", "fa-AF", "ckb", "ku", "xx-unknown", "", "not a code"])
def test_every_language_code_makes_a_text(language: str) -> None:
    assert "jansen" in words(dossier_text({"surname": "Jansen", "language": language}))


def test_languages_are_found_by_their_dutch_name() -> None:
    assert "arabisch" in words(dossier_text({"language": "ar"}))
    assert "tigrinya" in words(dossier_text({"language": "ti"}))
    assert words("።ሰላም፡ዓለም። a_b-c") == ["ሰላም", "አለም", "a", "b", "c"]


def test_true_is_not_one_and_order_does_not_matter() -> None:
    assert not same({"a": True}, {"a": 1})
    assert not same(None, {})
    assert same({"a": 1, "b": [1, 2]}, {"b": [1, 2], "a": 1})
    assert not same([1, 2], [2, 1])
    assert load(dump({"b": 1, "a": "é"})) == {"a": "é", "b": 1}
    assert dump({"b": 1, "a": "é"}) == '{"b":1,"a":"é"}'


def test_changes_are_pointed_at() -> None:
    base = {"a": {"b": 1, "c": 2}, "l": [1], "x": None}
    assert changed(base, {"a": {"b": 1, "c": 3}, "l": [2], "x": None}, "pip") == ("/a/c", "/l")
    assert changed(base, {"a": {"b": 1, "c": 2}, "l": [1]}, "pip") == ("/x",)
    assert changed(base, base | {"a": 1}, "pip") == ("/a",)
    assert changed(None, base, "pip") == ("",)
    assert changed(base, None, "pip") == ("",)
    assert changed(None, None, "pip") == ()
    one = {"section": "s", "answers": {"/p": {"value": "1", "note": ""}}}
    other = {"section": "s", "answers": {"/p": {"value": "2", "note": "x"}}}
    assert changed(one, other, "intake") == ("/answers/~1p",)


class PlainFile:
    """Somebody's own backend."""


class Chain:
    """What `keyring` gives where several backends could serve."""

    def __init__(self, *backends: Any) -> None:
        self.backends = backends


NoBackend: Any = fail.Keyring
SecretService: Any = secret_service.Keyring


def test_only_keyrings_of_the_operating_system_are_trusted() -> None:
    service, nothing = SecretService(), null.Keyring
    assert trusted(NoBackend()) is None
    assert trusted(nothing) is None
    assert trusted(PlainFile()) is None
    assert trusted(service) is service
    assert trusted(Chain(PlainFile(), service)) is service
    assert trusted(Chain(PlainFile())) is None


def test_a_laptop_without_a_keyring_is_told_honestly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", NoBackend)
    keyring = OsKeyring()
    assert not keyring.available
    assert new_secret(keyring, "v") is None
    assert secret_of(keyring, "v") is None
    keyring.forget("device/v")


def test_a_keyring_that_fails_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Secret Service without a daemon: the backend exists, every call raises."""
    service = SecretService()
    monkeypatch.setattr("keyring.get_keyring", lambda: service)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    keyring = OsKeyring()
    assert keyring.available
    assert not keyring.write("device/v", "00")
    assert keyring.read("device/v") is None


def test_a_secret_is_kept_per_vault() -> None:
    keyring = DictKeyring()
    first, second = new_secret(keyring, "v1"), new_secret(keyring, "v2")
    assert first
    assert second
    assert len(first) == 32
    assert first != second
    assert secret_of(keyring, "v1") == first
    keyring.forget("device/v1")
    assert secret_of(keyring, "v1") is None
