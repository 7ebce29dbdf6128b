"""The service refuses to start where it would be weak."""

import pytest

from central.practice.issuer import Desk
from central.settings import Settings, SettingsError, from_environment

GOOD = {
    "OPMAAT_DATABASE_URL": "postgresql://opmaat_service@db/opmaat",
    "OPMAAT_ISSUER": "https://login.gemeente.example",
    "OPMAAT_AUDIENCE": "opmaat-centraal",
    "OPMAAT_CLIENT": "opmaat",
    "OPMAAT_JWKS": "https://login.gemeente.example/keys",
}


def test_a_complete_environment_is_enough() -> None:
    url, issuer, audience, client, jwks = GOOD.values()
    assert from_environment(GOOD) == Settings(url, issuer, audience, client, jwks)
    assert from_environment(GOOD | {"OPMAAT_JWKS": "/etc/opmaat/keys.json"}).jwks == "/etc/opmaat/keys.json"


@pytest.mark.parametrize("name", GOOD)
def test_nothing_has_a_silent_default(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        from_environment(GOOD | {name: " "})


@pytest.mark.parametrize(
    "address",
    [
        "http://login.gemeente.example",
        "http://127.0.0.1:4000",
        "https://127.0.0.1:4000",
        "https://127.9.9.9",
        "https://[::1]:4000",
        "https://localhost",
        "https://oefen.localhost",
        "https://",
        "file:///etc/passwd",
    ],
)
def test_an_issuer_on_this_machine_is_for_practice_only(address: str) -> None:
    with pytest.raises(SettingsError, match="OPMAAT_ISSUER"):
        from_environment(GOOD | {"OPMAAT_ISSUER": address})
    with pytest.raises(SettingsError, match="OPMAAT_JWKS"):
        from_environment(GOOD | {"OPMAAT_JWKS": address})


def test_the_program_of_the_laptops_is_not_the_audience() -> None:
    """Else an id token, which says who signed in to whom, would open the office."""
    with pytest.raises(SettingsError, match="OPMAAT_CLIENT"):
        from_environment(GOOD | {"OPMAAT_CLIENT": GOOD["OPMAAT_AUDIENCE"]})


def test_no_setting_in_the_environment_makes_it_practice() -> None:
    loose = {"OPMAAT_PRACTICE": "1", "PRACTICE": "true", "OPMAAT_ISSUER": "http://127.0.0.1:4000"}
    with pytest.raises(SettingsError):
        from_environment(GOOD | loose)


def test_the_practice_issuer_serves_this_machine_only() -> None:
    with pytest.raises(SettingsError):
        Desk("https://login.gemeente.example", "opmaat-centraal", ())


def test_strict_leases_are_asked_for_in_words_and_need_a_key() -> None:
    key = {"OPMAAT_LEASE_KEY": "/etc/opmaat/lease.key"}
    assert not from_environment(GOOD | key).lease_strict
    assert not from_environment(GOOD | key | {"OPMAAT_LEASE_STRICT": "no"}).lease_strict
    assert from_environment(GOOD | key | {"OPMAAT_LEASE_STRICT": "yes"}).lease_strict
    for wrong in (GOOD | {"OPMAAT_LEASE_STRICT": "yes"}, GOOD | key | {"OPMAAT_LEASE_STRICT": "1"}):
        with pytest.raises(SettingsError, match="OPMAAT_LEASE_STRICT"):
            from_environment(wrong)
