"""The wire, version 1: what goes out and what may come in. The JSON Schemas of `resources/protocol` are the contract;
nothing that came over the network is used before it has passed them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry

from desktop_app.casework.errors import OfficeGarbled
from desktop_app.casework.ports import Mutation, RemoteRecord

ID = "https://opmaat.example/protocol/v1/"
SCHEMA = 1
"""Version of the record bodies this program writes."""
READER = "lezer"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one mutation. `status`: "ok" | "conflict" | "refused"; `code` only with refused;
    `current` only with conflict, None when the office does not have the record."""

    mutation: str
    status: str
    version: int | None
    code: str | None = None
    current: RemoteRecord | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Records by seq, ascending. `names`: names of the actors by id."""

    records: Sequence[RemoteRecord]
    names: Mapping[str, str]
    cursor: int
    more: bool

    @property
    def last(self) -> str:
        """Witness of what stands at the cursor; "" when the page is empty."""
        return self.records[-1].witness if self.records else ""


@dataclass(frozen=True, slots=True)
class Team:
    """`role`: consulent, kwaliteit, leidinggevende, beheerder, lezer · `members`: names by id · `writers`: those who
    may change something; all of them at an office that does not say."""

    id: str
    name: str
    role: str
    members: Mapping[str, str]
    writers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Me:
    id: str
    name: str
    teams: Sequence[Team]

    @property
    def names(self) -> Mapping[str, str]:
        """Of this person, who comes first, and of the colleagues in all teams, by id."""
        return {self.id: self.name} | {id: name for team in self.teams for id, name in team.members.items()}


class Protocol:
    """Reads and writes the messages. Raises OfficeGarbled for anything the schemas do not allow."""

    def __init__(self, directory: Path) -> None:
        """`directory`: folder with the schemas (`resources/protocol`)."""
        schemas = [json.loads(path.read_text(encoding="utf-8")) for path in directory.glob("*.json")]
        known = Registry([(schema["$id"], schema) for schema in schemas])
        refs = {
            "push": "push.json#/$defs/response",
            "pull": "pull.json#/$defs/response",
            "start_over": "pull.json#/$defs/start_over",
            "me": "me.json#",
            "mutation": "push.json#/$defs/mutation",
            "dossiers": "dossiers.json#",
            "doubles": "doubles.json#",
            "revisions": "revisions.json#",
            "step": "quarantine.json#/$defs/step",
            "mine": "quarantine.json#/$defs/mine",
            "lease": "lease.json#/$defs/response",
            "distribution": "distribution.json#",
            "waiting": "quarantine.json#/$defs/waiting",
        }
        self._checks = {name: Draft202012Validator({"$ref": ID + ref}, registry=known) for name, ref in refs.items()}

    def push_body(self, mutations: Sequence[Mutation], *, device: str, app: str) -> dict[str, Any]:
        """The message of one batch."""
        wire = [mutation_to_wire(mutation) for mutation in mutations]
        return {"device": device, "app": app, "schema": SCHEMA, "mutations": wire}

    def fits(self, mutation: Mutation) -> bool:
        """Whether the office could accept this at all; said here already, so that a bad row never leaves."""
        return self._checks["mutation"].is_valid(mutation_to_wire(mutation))

    def is_mutation(self, payload: Any) -> bool:
        """Whether something a colleague once sent can be read and kept at all."""
        try:
            json.dumps(payload, ensure_ascii=False).encode()
        except UnicodeEncodeError:  # half a pair of surrogates
            return False
        return self._checks["mutation"].is_valid(payload)

    def read_push(self, payload: Any, sent: Sequence[Mutation]) -> Sequence[Result]:
        """Results in the order of `sent`: each mutation exactly once, or the answer counts as garbled."""
        self._check("push", payload)
        results = [_result(raw) for raw in payload["results"]]
        if [result.mutation for result in results] != [mutation.id for mutation in sent]:
            raise OfficeGarbled
        return results

    def read_pull(self, payload: Any, cursor: int) -> Page:
        """A page after `cursor`; its records must be newer than that and in order."""
        self._check("pull", payload)
        records = [record_from_wire(raw) for raw in payload["records"]]
        order = [cursor, *(record.seq for record in records)]
        ends_right = payload["cursor"] >= order[-1] and (bool(records) or not payload["more"])
        if not ends_right or any(first >= second for first, second in zip(order, order[1:], strict=False)):
            raise OfficeGarbled
        names = {raw["actor"]: raw["actor_name"] for raw in payload["records"]}
        return Page(records, names, payload["cursor"], payload["more"])

    def read_start_over(self, payload: Any) -> int:
        """Horizon of the office."""
        self._check("start_over", payload)
        horizon: int = payload["horizon"]
        return horizon

    def read_me(self, payload: Any) -> Me:
        self._check("me", payload)
        return Me(payload["user"]["id"], payload["user"]["name"], [_team(raw) for raw in payload["teams"]])

    def check(self, name: str, payload: Any) -> Any:
        """The payload, if it is what the schema of that name allows. Raises OfficeGarbled."""
        self._check(name, payload)
        return payload

    def _check(self, name: str, payload: Any) -> None:
        if not self._checks[name].is_valid(payload):
            raise OfficeGarbled


def mutation_to_wire(mutation: Mutation) -> dict[str, Any]:
    return {
        "mutation": mutation.id,
        "record": mutation.record,
        "dossier": mutation.dossier,
        "kind": mutation.kind,
        "base_version": mutation.base_version,
        "body": None if mutation.deleted else mutation.body,
        "deleted": mutation.deleted,
        "changed": list(mutation.changed),
        "edited_at": mutation.edited_at.isoformat(),
        "merged_from": list(mutation.merged_from),
    }


def record_from_wire(raw: Mapping[str, Any]) -> RemoteRecord:
    """Raises OfficeGarbled where the schema cannot see it: an impossible moment, a living record without a body."""
    if (raw["body"] is None) != raw["deleted"]:
        raise OfficeGarbled
    try:
        edited_at = datetime.fromisoformat(raw["edited_at"])
    except ValueError as failure:
        raise OfficeGarbled from failure
    names = ("record", "dossier", "kind", "version", "seq", "body", "deleted", "actor", "mutation")
    extra = {name: raw.get(name, "") for name in ("left", "link")}
    return RemoteRecord(**{name: raw[name] for name in names}, **extra, edited_at=edited_at)


def _team(raw: Mapping[str, Any]) -> Team:
    names = {one["id"]: one["name"] for one in raw["members"]}
    readers = {one["id"] for one in raw["members"] if one.get("role") == READER}
    return Team(raw["id"], raw["name"], raw["role"], names, {id: names[id] for id in names if id not in readers})


def _result(raw: Mapping[str, Any]) -> Result:
    current = raw.get("current")
    found = record_from_wire(current) if current is not None else None
    return Result(raw["mutation"], raw["status"], raw["version"], raw.get("code"), found)
