"""A real office for tests: `opmaat-central serve --practice`, two workers, its own PostgreSQL, once a session."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import httpx
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from sqlalchemy import Engine, create_engine, text

from central.store.engine import make_engine, psycopg_url
from central.store.teams import add_team, set_member
from desktop_app.sync.login import Login, Provider, visit

PROTOCOL = Path(__file__).parent.parent / "resources" / "protocol"
ID = "https://opmaat.example/protocol/v1/"
PEOPLE = {"anja": "Anja de Wit", "karim": "Karim Bos", "fatma": "Fatma Yıldız", "joris": "Joris Vermeer"}


def schema_check(ref: str) -> Draft202012Validator:
    """Validator of one message of the contract, such as `push.json#/$defs/response`."""
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in PROTOCOL.glob("*.json")]
    registry: Registry[Any] = Registry().with_resources([(one["$id"], Resource.from_contents(one)) for one in schemas])
    return Draft202012Validator({"$ref": ID + ref}, registry=registry)


class Reachable(Protocol):
    """An office that laptops get to."""

    @property
    def base_url(self) -> str: ...

    def login(self, user: str) -> Callable[[bool], str]:
        """Gives access tokens of this person; the flag asks for a fresh one."""
        ...


class MemoryTokens:
    """`TokenStore` in memory."""

    def __init__(self) -> None:
        self.tokens: Any = None

    def load(self) -> Any:
        return self.tokens

    def save(self, tokens: Any) -> None:
        self.tokens = tokens


@dataclass
class RunningOffice:
    """`owner` and `service`: engines with the rights of those two roles."""

    process: "subprocess.Popen[str]"
    base_url: str
    provider: Provider
    owner: Engine
    service: Engine
    owner_url: str
    service_url: str
    logins: dict[str, Login] = field(default_factory=dict)

    def login(self, user: str) -> Login:
        """The sign-in of a practice user, with real tokens of the real issuer."""
        if user not in self.logins:
            store = MemoryTokens()
            self.logins[user] = Login(self.provider, store, opener=visit, practice=True, user_hint=user)
        return self.logins[user]

    def new_team(self, **roles: str) -> str:
        """A team of its own for one test; by default everybody is a consulent."""
        team = f"t-{uuid4().hex[:12]}"
        with self.owner.begin() as connection:
            add_team(connection, team, "Team")
            for user, name in PEOPLE.items():
                set_member(connection, team, user, name, roles.get(user, "consulent"))
        return team

    def client(self, user: str) -> "Caller":
        return Caller(self.base_url, self.login(user)(False))

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """Read as the owner."""
        with self.owner.connect() as connection:
            return list(connection.execute(text(sql), values))

    def change(self, sql: str, **values: Any) -> None:
        """Write as the owner."""
        with self.owner.begin() as connection:
            connection.execute(text(sql), values)

    def close(self) -> None:
        for login in self.logins.values():
            login.close()
        self.owner.dispose()
        self.service.dispose()
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(60)
        if self.process.stdout:
            self.process.stdout.close()


class Caller:
    """Talks to the office as one user, and holds every answer against the schemas."""

    def __init__(self, base_url: str, token: str) -> None:
        self.http = httpx.Client(
            base_url=base_url, headers={"Authorization": f"Bearer {token}"}, timeout=60, trust_env=False
        )

    def __enter__(self) -> "Caller":
        return self

    def __exit__(self, *error: object) -> None:
        self.http.close()

    def push(self, team: str, *mutations: Any, schema: int = 1, device: str = "laptop-1") -> list[Any]:
        message = {"device": device, "app": "opmaat test", "schema": schema, "mutations": list(mutations)}
        answer = self.http.post(f"/v1/teams/{team}/push", content=json.dumps(message))
        assert answer.status_code == 200, answer.text
        payload = answer.json()
        PUSHED.validate(payload)
        assert len(payload["results"]) == len(mutations)
        results: list[Any] = payload["results"]
        return results

    def pull(self, team: str, cursor: int = 0, *, limit: int = 500, full: bool = False) -> Any:
        answer = self.http.get(f"/v1/teams/{team}/pull", params={"cursor": cursor, "limit": limit, "full": full})
        assert answer.status_code == 200, answer.text
        PULLED.validate(answer.json())
        return answer.json()

    def get(self, path: str) -> Any:
        answer = self.http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def everything(self, team: str, cursor: int = 0, *, limit: int = 500) -> list[Any]:
        records, more = [], True
        while more:
            page = self.pull(team, cursor, limit=limit)
            records += page["records"]
            cursor, more = page["cursor"], page["more"]
        return records

    def revisions(self, team: str, record: str) -> list[Any]:
        answer = self.http.get(f"/v1/teams/{team}/records/{record}/revisions")
        assert answer.status_code == 200, answer.text
        HISTORY.validate(answer.json())
        found: list[Any] = answer.json()["revisions"]
        return found


PUSHED = schema_check("push.json#/$defs/response")
PULLED = schema_check("pull.json#/$defs/response")
HISTORY = schema_check("revisions.json")


def mutation(record: str | None = None, base: int = 0, **other: Any) -> dict[str, Any]:
    """A mutation that fits; `other` replaces fields."""
    record = record or str(uuid4())
    plain = {
        "mutation": str(uuid4()),
        "record": record,
        "dossier": record,
        "kind": "notitie",
        "base_version": base,
        "body": {"text": "Komt dinsdag terug."},
        "deleted": False,
        "changed": ["/text"],
        "edited_at": "2026-11-24T10:00:00+01:00",
        "merged_from": [],
    }
    return {**plain, **other}


def start_office(*arguments: str) -> RunningOffice:
    command = [sys.executable, "-m", "central", "serve", "--practice", *arguments]
    root = Path(__file__).parent.parent
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout
    told = json.loads(process.stdout.readline())
    return RunningOffice(
        process=process,
        base_url=told["base_url"],
        provider=Provider(told["issuer"], told["client_id"], told["audience"]),
        owner=create_engine(psycopg_url(told["owner_url"])),
        service=make_engine(told["service_url"]),
        owner_url=told["owner_url"],
        service_url=told["service_url"],
    )


@pytest.fixture(scope="session")
def office() -> Iterator[RunningOffice]:
    running = start_office("--workers", "2")
    yield running
    running.close()
