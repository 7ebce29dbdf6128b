"""Members from the groups of the login, where the municipality wants that."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import jwt
import pytest
from sqlalchemy.exc import ProgrammingError

from central.access.tokens import TokenCheck, keys_at
from central.api.app import make_app
from central.settings import Settings, SettingsError, from_environment
from central.store.engine import make_engine
from central.store.schema import migrate
from central.store.teams import enrol_by_groups, set_member
from tests.central.test_production import AUDIENCE, CLIENT, ISSUER, KEY, ask
from tests.office import RunningOffice

Me = Callable[..., Any]


@pytest.fixture
def teams(office: RunningOffice) -> tuple[str, str]:
    return office.new_team(), office.new_team()


@pytest.fixture
def me(office: RunningOffice, teams: tuple[str, str], tmp_path: Path) -> Any:
    """`me(sub, *groups)`: the answer to /v1/me for a token with these groups."""
    migrate(office.owner, service_role="opmaat_service", groups=True)
    one, two = teams
    groups = {"a": (one, "consulent"), "b": (two, "lezer"), "a-lead": (one, "leidinggevende"), "gone": ("weg", "lezer")}
    public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"keys": [{**public, "kid": "2026"}]}))
    settings = Settings(office.service_url, ISSUER, AUDIENCE, CLIENT, str(file), groups=groups)
    engine = make_engine(office.service_url)
    app = make_app(engine, TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(file))), settings)

    def asked(sub: str, *groups: str, name: str = "Nieuwe Collega") -> dict[str, str]:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": AUDIENCE, "azp": CLIENT, "sub": sub, "iat": now, "exp": now + 300}
        token = jwt.encode({**claims, "name": name, "groups": list(groups)}, KEY, "RS256", {"kid": "2026"})
        answer = ask(app, "GET", "/v1/me", headers={"Authorization": f"Bearer {token}"}).json()
        return {team["id"]: team["role"] for team in answer["teams"]}

    yield asked
    engine.dispose()
    migrate(office.owner, service_role="opmaat_service")


def test_a_group_makes_a_member_and_its_absence_ends_it(me: Me, teams: tuple[str, str]) -> None:
    one, two = teams
    sub = f"s-{uuid4()}"
    assert me(sub, "a", "b", "onbekend", "gone") == {one: "consulent", two: "lezer"}
    assert me(sub, "a") == {one: "consulent"}
    assert me(sub, "a", "a-lead") == {one: "leidinggevende"}
    assert me(sub) == {}


def test_who_was_removed_by_hand_does_not_come_back_through_a_group(
    office: RunningOffice, me: Me, teams: tuple[str, str]
) -> None:
    sub = f"s-{uuid4()}"
    assert me(sub, "a") == {teams[0]: "consulent"}
    with office.owner.begin() as connection:
        set_member(connection, teams[0], sub, "X", None)
    assert me(sub, "a") == {}


def test_who_was_added_by_hand_keeps_that_role(office: RunningOffice, me: Me, teams: tuple[str, str]) -> None:
    sub = f"s-{uuid4()}"
    with office.owner.begin() as connection:
        set_member(connection, teams[0], sub, "X", "beheerder")
    assert me(sub, "b") == {teams[0]: "beheerder", teams[1]: "lezer"}
    assert me(sub) == {teams[0]: "beheerder"}


def test_without_groups_the_service_makes_no_members(office: RunningOffice) -> None:
    with office.service.begin() as connection, pytest.raises(ProgrammingError, match="permission denied"):
        enrol_by_groups(connection, "x", "X", {"oost": "beheerder"})


@pytest.mark.parametrize("text", ["", "groups = 1", '[groups]\na = "oost"', '[groups]\na = "oost:baas"', "not toml ["])
def test_a_file_of_groups_that_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "groups.toml"
    file.write_text(text)
    environment = {f"OPMAAT_{name}": "https://x.example" for name in ("DATABASE_URL", "ISSUER", "AUDIENCE", "JWKS")}
    environment["OPMAAT_CLIENT"] = CLIENT
    with pytest.raises(SettingsError, match="OPMAAT_GROUPS"):
        from_environment(environment | {"OPMAAT_GROUPS": str(file)})
    good = tmp_path / "good.toml"
    good.write_text('[groups]\n"opmaat oost" = "oost:consulent"\n')
    assert from_environment(environment | {"OPMAAT_GROUPS": str(good)}).groups == {"opmaat oost": ("oost", "consulent")}
