"""Signing in at the real practice issuer: code and PKCE, refresh, and everything that must not work."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from desktop_app.casework.errors import LoginNeeded, OfficeUntrusted
from desktop_app.sync.login import Login, Provider, visit
from tests.office import MemoryTokens, RunningOffice


class Browser:
    """Counts how often the user had to do something."""

    visits = 0

    def __call__(self, address: str) -> None:
        self.visits += 1
        visit(address)


def login(office: RunningOffice, store: MemoryTokens, **other: Any) -> Login:
    return Login(office.provider, store, **{"opener": visit, "practice": True, "user_hint": "anja", **other})


def test_signing_in_gives_a_token_the_office_believes(office: RunningOffice) -> None:
    store = MemoryTokens()
    own = login(office, store)
    token = own.sign_in()
    assert own() == token == store.tokens["access"]
    answer = httpx.get(f"{office.base_url}/v1/me", headers={"Authorization": f"Bearer {token}"}, trust_env=False)
    assert answer.json()["user"] == {"id": "anja", "name": "Anja de Wit"}
    own.close()


def test_an_ending_token_is_renewed_without_the_browser(office: RunningOffice) -> None:
    store, browser, now = MemoryTokens(), Browser(), [0.0]
    own = login(office, store, opener=browser, epoch=lambda: now[0])
    first = own()
    assert own() == first
    now[0] = 275.0
    second = own()
    assert second != first
    assert own(True) != second
    assert browser.visits == 1
    own.close()


def test_a_used_refresh_token_is_worth_nothing_and_the_user_signs_in_again(office: RunningOffice) -> None:
    store = MemoryTokens()
    own = login(office, store)
    own()
    stale = dict(store.tokens)
    own(True)
    store.save(stale)
    browser = Browser()
    other = login(office, store, opener=browser)
    assert other(True)
    assert browser.visits == 1
    own.close()
    other.close()


def test_outside_practice_nothing_happens_by_itself_and_no_local_issuer_counts(office: RunningOffice) -> None:
    with pytest.raises(OfficeUntrusted):
        login(office, MemoryTokens(), practice=False)
    with pytest.raises(OfficeUntrusted):
        Login(Provider("http://login.gemeente.example", "opmaat", "x"), MemoryTokens(), opener=visit, practice=True)
    real = Login(Provider("https://login.gemeente.example", "opmaat", "x"), MemoryTokens(), opener=visit)
    with pytest.raises(LoginNeeded):
        real()
    real.close()


def test_a_browser_that_brings_another_state_is_not_believed(office: RunningOffice) -> None:
    def tampered(address: str) -> None:
        back = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        httpx.get(back, params={"code": "gestolen", "state": "van-een-ander"}, trust_env=False)

    own = login(office, MemoryTokens(), opener=tampered)
    with pytest.raises(LoginNeeded):
        own.sign_in()
    own.close()


def test_a_browser_that_never_comes_back_is_not_waited_for(office: RunningOffice) -> None:
    own = login(office, MemoryTokens(), opener=lambda address: None)
    with pytest.raises(LoginNeeded):
        own.sign_in(0.05)
    own.close()


def _authorize(office: RunningOffice, **other: str) -> httpx.Response:
    ask = {
        "response_type": "code",
        "client_id": "opmaat",
        "redirect_uri": "http://127.0.0.1:9/callback",
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "code_challenge_method": "S256",
        "login_hint": "anja",
        "state": "s",
    }
    return httpx.get(f"{office.provider.issuer}/authorize", params={**ask, **other}, trust_env=False)


def _redeem(office: RunningOffice, code: str, **other: str) -> httpx.Response:
    form = {
        "grant_type": "authorization_code",
        "client_id": "opmaat",
        "code": code,
        "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        "redirect_uri": "http://127.0.0.1:9/callback",
    }
    return httpx.post(f"{office.provider.issuer}/token", data={**form, **other}, trust_env=False)


def _code(office: RunningOffice) -> str:
    return parse_qs(urlsplit(_authorize(office).headers["location"]).query)["code"][0]


def test_a_code_works_once_and_only_with_its_verifier(office: RunningOffice) -> None:
    code = _code(office)
    assert _redeem(office, code).status_code == 200
    assert _redeem(office, code).json() == {"error": "invalid_grant"}
    assert _redeem(office, _code(office), code_verifier="x" * 43).json() == {"error": "invalid_grant"}
    assert _redeem(office, _code(office), redirect_uri="http://127.0.0.1:10/callback").status_code == 400
    assert _redeem(office, _code(office), client_id="ander").json() == {"error": "invalid_client"}
    assert _redeem(office, "verzonnen").status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"code_challenge_method": "plain"},
        {"code_challenge": ""},
        {"redirect_uri": "https://elders.example/callback"},
        {"redirect_uri": "http://localhost:9/callback"},
        {"response_type": "token"},
        {"client_id": "ander"},
    ],
)
def test_the_issuer_gives_codes_to_this_machine_with_pkce_only(office: RunningOffice, wrong: dict[str, str]) -> None:
    answer = _authorize(office, **wrong)
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})


def test_without_a_hint_the_user_chooses(office: RunningOffice) -> None:
    page = _authorize(office, login_hint="")
    assert page.status_code == 200
    assert "Karim Bos" in page.text
