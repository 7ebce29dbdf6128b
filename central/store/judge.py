"""What happens to one mutation: taken over, in conflict, or refused. Pure: the transaction around it is `push`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from central.store.chain import link
from central.store.teams import READ_ONLY
from central.wire import Mutation, is_id, read_mutation, to_utc

SCHEMA = 1
"""Newest version of record bodies this office understands."""

IMMUTABLE = frozenset({"pip_versie"})
GONE = {"moved": "dossier_verhuisd", "erased": "dossier_vernietigd"}
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sender:
    """`role` None: not, or no longer, a member."""

    team: str
    actor: str
    actor_name: str
    role: str | None
    device: str
    app: str
    schema: int


@dataclass(frozen=True, slots=True)
class Head:
    """The newest state of a record. `version`: what a client may know, 0 when it was purged · `last`, `hash`: end of
    its chain of revisions · `wire`: the record as a client reads it."""

    version: int
    last: int
    hash: str
    wire: Mapping[str, Any] | None


NOTHING = Head(0, 0, "", None)


def readable(raw: Any) -> tuple[Mutation, str] | None:
    """A mutation and its body in canonical JSON; None for what is none."""
    try:
        return read_mutation(raw)
    except ValueError:
        return None


@dataclass(slots=True)
class Judge:
    """Judges the mutations of one batch in order, and collects the rows to be written.

    `heads`: by record, as the transaction sees them · `known`: first answers by mutation · `departed`: why, of the
    dossiers that left · `seq`: last one given out.
    """

    sender: Sender
    heads: dict[str, Head]
    known: dict[str, Result]
    departed: Mapping[str, str]
    seq: int
    now: datetime
    revisions: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)

    def judge(self, raw: Any, read: tuple[Mutation, str] | None) -> Result:
        """`read`: what is `readable` in `raw`."""
        if read is None:
            return self._refuse(raw, None, "onjuiste_gegevens")
        mutation, body = read
        if mutation.mutation in self.known:
            return self.known[mutation.mutation]
        head = self.heads.get(mutation.record, NOTHING)
        code = self._objection(mutation, head)
        if code:
            return self._refuse(raw, mutation, code)
        if mutation.base_version != head.version:
            self._keep(raw, mutation.mutation, "conflict")
            return {
                "mutation": mutation.mutation,
                "status": "conflict",
                "version": head.version,
                "seq": head.wire["seq"] if head.wire else None,
                "current": head.wire,
            }
        return self._accept(mutation, None if mutation.deleted else body, head)

    def _objection(self, mutation: Mutation, head: Head) -> str | None:
        if self.sender.role is None:
            return "geen_toegang"
        if self.sender.role in READ_ONLY:
            return "alleen_lezen"
        if self.sender.schema > SCHEMA:
            return "schema_te_nieuw"
        left = self.departed.get(mutation.dossier) or (head.wire or {}).get("left")
        if left:  # nothing new in a dossier that went either
            return GONE[left]
        if head.wire and (head.wire["kind"], head.wire["dossier"]) != (mutation.kind, mutation.dossier):
            return "onjuiste_gegevens"
        if mutation.kind in IMMUTABLE and (head.last or mutation.deleted):
            return "onveranderlijk"
        return None

    def _accept(self, mutation: Mutation, body: str | None, head: Head) -> Result:
        """`body`: in canonical JSON; None for a tombstone."""
        self.seq += 1
        revision = {
            **{name: getattr(mutation, name) for name in ("record", "dossier", "kind", "deleted", "mutation")},
            "team": self.sender.team,
            "version": head.last + 1,
            "seq": self.seq,
            "body": body,
            "changed": mutation.changed,
            "merged_from": mutation.merged_from,
            "actor": self.sender.actor,
            "device": self.sender.device,
            "app": self.sender.app,
            "edited_at": to_utc(mutation.edited_at),
            "received_at": self.now,
            "previous": head.hash,
        }
        revision["hash"] = link(revision, body)
        self.revisions.append(revision)
        shown = self._wire(revision) | {"body": None if mutation.deleted else mutation.body}
        self.heads[mutation.record] = Head(head.last + 1, head.last + 1, revision["hash"], shown)
        answer = {"mutation": mutation.mutation, "status": "ok", "version": head.last + 1, "seq": self.seq}
        self.known[mutation.mutation] = answer
        return answer

    def _wire(self, revision: Mapping[str, Any]) -> dict[str, Any]:
        names = ("record", "dossier", "kind", "version", "seq", "deleted", "actor", "mutation")
        return {name: revision[name] for name in names} | {
            "actor_name": self.sender.actor_name,
            "edited_at": revision["edited_at"].isoformat(),
        }

    def _refuse(self, raw: Any, mutation: Mutation | None, code: str) -> Result:
        given = mutation.mutation if mutation else raw.get("mutation") if isinstance(raw, dict) else None
        shown = given if isinstance(given, str) and len(given) <= 100 else ""
        self._keep(raw, mutation.mutation if mutation else None, code)
        answer = {"mutation": shown, "status": "refused", "version": None, "seq": None, "code": code}
        if mutation:
            self.refused.append({"team": self.sender.team, **answer})
            self.known[mutation.mutation] = answer
        return answer

    def _keep(self, raw: Any, mutation: str | None, code: str) -> None:
        """Into quarantine, word for word; ASCII only, so that every character PostgreSQL refuses is escaped."""
        payload = json.dumps(raw)
        self.kept.append(
            {
                "team": self.sender.team,
                "mutation": mutation or "sha256:" + sha256(payload.encode()).hexdigest(),
                "code": code,
                "actor": self.sender.actor,
                "device": self.sender.device,
                "app": self.sender.app,
                "received_at": self.now,
                "payload": payload,
                "dossier": self._dossier_of(raw),
            }
        )

    def _dossier_of(self, raw: Any) -> str | None:
        """That of the record as the office knows it, else what it says itself."""
        record, said = (raw.get("record"), raw.get("dossier")) if isinstance(raw, dict) else (None, None)
        head = self.heads.get(record, NOTHING) if isinstance(record, str) else NOTHING
        known: str | None = head.wire["dossier"] if head.wire else None
        return known or (said if isinstance(said, str) and is_id(said) else None)
