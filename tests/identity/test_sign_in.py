"""The whole sign-in at a real provider, and everything that must not work. Nothing here is in practice mode."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from nacl.public import PrivateKey

from central.__main__ import main
from desktop_app.casework.errors import LoginNeeded, OfficeUntrusted
from desktop_app.desk import Desk, lockbox, set_desk
from desktop_app.installation import Installation
from desktop_app.places import resources
from desktop_app.sync.line import VaultTokens
from desktop_app.sync.login import Login, visit
from desktop_app.sync.loopback import Loopback
from desktop_app.vault.open_vault import OpenVault
from tests.identity.conftest import AUDIENCE, CLIENT, ELSEWHERE, ISSUER, LIFE, OTHER_CLIENT, Town
from tests.identity.town import Browser
from tests.office import MemoryTokens, mutation

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


def test_a_person_walks_login_and_consent_and_the_office_believes_it(town: Town) -> None:
    browser, store = Browser("noor"), MemoryTokens()
    token = town.login(browser, store).sign_in()
    assert browser.seen == ["login", "consent"]
    assert town.teams(token) == {town.team: "consulent"}
    assert town.ask(token).json()["user"] == {"id": "noor", "name": "Noor Jansen"}
    assert store.tokens["refresh"]
    assert not [one for one in browser.addresses if token in one or store.tokens["refresh"] in one]


def test_a_token_that_ends_is_renewed_without_the_browser_and_refreshes_rotate(town: Town) -> None:
    browser, store, ahead = Browser("noor"), MemoryTokens(), [0.0]
    own = town.login(browser, store, epoch=lambda: time.time() + ahead[0])
    own.sign_in()
    first = dict(store.tokens)
    assert own() == first["access"]
    ahead[0] = LIFE - 20
    assert town.teams(own()) == {town.team: "consulent"}
    assert (store.tokens["access"], store.tokens["refresh"]) != (first["access"], first["refresh"])
    assert store.tokens["refresh"] != first["refresh"]
    assert len(browser.seen) == 2
    stolen = MemoryTokens()
    stolen.save(first)
    with pytest.raises(LoginNeeded):
        town.login(browser, stolen)(True)
    assert stolen.tokens is None
    with pytest.raises(LoginNeeded):  # a refresh token that was used twice is stolen: the provider ends them all
        own(True)
    assert len(browser.seen) == 2


def test_after_signing_out_neither_laptop_nor_provider_knows_the_tokens(town: Town) -> None:
    store = MemoryTokens()
    own = town.login(Browser("noor"), store)
    own.sign_in()
    kept = dict(store.tokens)
    own.sign_out()
    assert store.tokens is None
    with pytest.raises(LoginNeeded):
        own()
    store.save(kept)
    with pytest.raises(LoginNeeded):
        own(True)


def test_signing_out_without_a_network_forgets_here(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryTokens()
    town.login(Browser("noor"), store).sign_in()
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    town.login(Browser("noor"), store).sign_out()
    assert store.tokens is None


def test_who_cancels_is_not_signed_in(town: Town) -> None:
    store = MemoryTokens()
    with pytest.raises(LoginNeeded):
        town.login(Browser("noor", cancels=True), store).sign_in()
    assert store.tokens is None


def test_a_removed_member_is_refused_at_once_with_a_token_that_lives(town: Town) -> None:
    token = town.login(Browser("noor")).sign_in()
    pull = f"/v1/teams/{town.team}/pull"
    assert town.ask(token, pull).status_code == 200
    name = ("member", "remove", town.team, "noor", "Noor Jansen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPMAAT_DATABASE_URL", town.office.owner_url)
        assert main(name) == 0
    try:
        assert town.ask(token, pull).status_code == 404
        assert town.teams(token) == {}
        message = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation()]}
        (result,) = town.ask(token, f"/v1/teams/{town.team}/push", **message).json()["results"]
        assert result["code"] == "geen_toegang"
    finally:
        town.office.change("DELETE FROM member WHERE sub = 'noor'")


def test_groups_of_the_login_are_roles_at_the_office(town: Town) -> None:
    message = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation()]}
    reader, stranger = (town.login(Browser(one)).sign_in() for one in ("sem", "bram"))
    assert town.teams(reader) == {town.team: "lezer"}
    assert town.ask(reader, f"/v1/teams/{town.team}/pull").status_code == 200
    (result,) = town.ask(reader, f"/v1/teams/{town.team}/push", **message).json()["results"]
    assert result["code"] == "alleen_lezen"
    assert town.teams(stranger) == {}
    assert town.ask(stranger, f"/v1/teams/{town.team}/pull").status_code == 404


def test_a_token_for_another_program_or_another_service_is_refused(town: Town) -> None:
    """All are real tokens of this provider, for this person."""
    other = town.login(Browser("noor"), client=OTHER_CLIENT).sign_in()
    elsewhere = town.login(Browser("noor"), audience=ELSEWHERE).sign_in()
    for one in (other, elsewhere, _id_token(town)):
        assert town.ask(one).status_code == 401


def _id_token(town: Town) -> str:
    with Loopback() as door:
        code = _code(_question(door.address, code_challenge=create_s256_code_challenge(VERIFIER)))
        return str(_redeem(code, door.address, VERIFIER).json()["id_token"])


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({}, 200),
        ({"exp": int(time.time()) - 60, "iat": int(time.time()) - 360}, 401),
        ({"exp": int(time.time()) + 86_400}, 401),
        ({"iss": "https://login.elders.example"}, 401),
        ({"aud": ELSEWHERE}, 401),
        ({"client_id": OTHER_CLIENT}, 401),
    ],
    ids=["as it should be", "ended", "lives a day", "another issuer", "another audience", "another program"],
)
def test_even_signed_by_the_provider_everything_must_fit(town: Town, claims: dict[str, Any], status: int) -> None:
    assert town.ask(town.token(**claims)).status_code == status


def _question(back: str, **other: str) -> str:
    ask = {"response_type": "code", "client_id": CLIENT, "redirect_uri": back, "scope": "openid", "state": "s"}
    ask |= {"code_challenge_method": "S256"} if "code_challenge" in other else {}
    return f"{ISSUER}/auth?{httpx.QueryParams(ask | other)}"


def _code(question: str) -> str:
    browser = Browser("noor")
    browser(question)
    return parse_qs(urlsplit(browser.addresses[-1]).query).get("code", [""])[0]


def _redeem(code: str, back: str, verifier: str) -> httpx.Response:
    form = {"grant_type": "authorization_code", "client_id": CLIENT, "code": code, "redirect_uri": back}
    return httpx.post(f"{ISSUER}/token", data={**form, "code_verifier": verifier})


def test_this_provider_enforces_pkce(town: Town) -> None:
    """Why it is used: the other side of what the sign-in promises."""
    challenge = create_s256_code_challenge(VERIFIER)
    with Loopback() as door:
        assert _code(_question(door.address)) == ""
        wrong = _redeem(_code(_question(door.address, code_challenge=challenge)), door.address, "x" * 43)
        assert (wrong.status_code, wrong.json()["error"]) == (400, "invalid_grant")
        code = _code(_question(door.address, code_challenge=challenge))
        assert _redeem(code, door.address, VERIFIER).status_code == 200
        assert _redeem(code, door.address, VERIFIER).json()["error"] == "invalid_grant"


def test_a_practice_issuer_counts_in_practice_only(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the office nor the laptop can be set to believe it, whatever stands in the settings."""
    practice = town.office.provider
    with pytest.raises(OfficeUntrusted):
        Login(practice, MemoryTokens(), opener=visit)
    named = {"DATABASE_URL": town.office.service_url, "AUDIENCE": AUDIENCE, "CLIENT": CLIENT, "ISSUER": practice.issuer}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (named | {"JWKS": f"{practice.issuer}/jwks", "PRACTICE": "1"}).items():
            patch.setenv(f"OPMAAT_{name}", value)
        assert main(["serve"]) == 1
    assert "OPMAAT_ISSUER must be an https address that is not this machine" in capsys.readouterr().err
    assert town.ask(town.office.login("anja")(False)).status_code == 401


# ---- the program itself ----------------------------------------------------------------------------------------------


@pytest.fixture
def installation(town: Town, tmp_path: Path) -> Installation:
    recovery = bytes(PrivateKey.generate().public_key)
    theme = resources() / "themes" / "oefenstad.toml"
    return Installation(tmp_path / "vaults", recovery, theme, office=town.address)


@pytest.fixture
def vault(installation: Installation) -> Iterator[OpenVault]:
    box = lockbox(installation)
    opened = box.unlock(box.create(user_name="Noor", passphrase="een lange zin voor de proef").id,
                        "een lange zin voor de proef")  # fmt: skip
    yield opened
    opened.close()


def _desk(installation: Installation, vault: OpenVault, browser: Browser) -> Desk:
    return set_desk(installation, lockbox(installation).entries()[0], vault, browser)


def test_the_program_signs_in_synchronises_and_keeps_its_tokens_in_the_vault(
    town: Town, installation: Installation, vault: OpenVault
) -> None:
    browser = Browser("noor")
    desk = _desk(installation, vault, browser)
    sent = mutation(kind="doel")
    with vault.work() as work:
        work.put(id=sent["record"], dossier=sent["record"], kind="doel", body={"doel": "werk"}, by="noor",
                 at=desk.workplace.clock())  # fmt: skip
    desk.synchroniser.run(lambda done, total: True)
    assert browser.seen == ["login", "consent"]
    rows = town.office.rows("SELECT actor FROM revision WHERE record = :r", r=sent["record"])
    assert rows == [("noor",)]
    tokens = VaultTokens(vault).load()
    assert tokens
    vault.close()
    found = b"".join(one.read_bytes() for one in installation.vaults.rglob("*") if one.is_file())
    assert found
    assert tokens["access"].encode() not in found
    assert tokens["refresh"].encode() not in found
    again = lockbox(installation).unlock(lockbox(installation).entries()[0].id, "een lange zin voor de proef")
    try:
        VaultTokens(again).save({**tokens, "ends": 0})
        _desk(installation, again, browser).synchroniser.run(lambda done, total: True, quietly=True)
        assert browser.seen == ["login", "consent"]
        _desk(installation, again, browser).synchroniser.sign_out()
        assert VaultTokens(again).load() is None
        with pytest.raises(LoginNeeded):
            _desk(installation, again, browser).synchroniser.run(lambda done, total: True, quietly=True)
    finally:
        again.close()
