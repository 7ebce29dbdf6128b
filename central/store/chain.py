"""The hash chain of a record: each revision covers its predecessor, so that a changed or removed one shows."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from central.store.engine import canonical, written

COVERED = (
    *("team", "record", "version", "seq", "dossier", "kind", "deleted", "body", "changed", "merged_from"),
    *("actor", "device", "app", "edited_at", "received_at", "mutation", "previous"),
)


def link(revision: Mapping[str, Any], body: str | None) -> str:
    """SHA-256 hex over the canonical JSON of everything in a revision but the hash itself; moments are ISO in UTC.
    `body`: in canonical JSON already, so that the longest part is written once; it stands between the names before it
    and after it in the alphabet."""
    before = written({name: _plain(revision[name]) for name in COVERED if name < "body"})
    after = written({name: _plain(revision[name]) for name in COVERED if name > "body"})
    return sha256(f'{before[:-1]},"body":{body or "null"},{after[1:]}'.encode()).hexdigest()


def first_break(revisions: Iterable[Mapping[str, Any]], previous: str = "") -> int | None:
    """Version of the first revision that does not follow from the one before; None if the chain is whole. `previous`:
    hash before the first of them."""
    for revision in revisions:
        body = None if revision["body"] is None else canonical(revision["body"])
        if revision["previous"] != previous or revision["hash"] != link(revision, body):
            version: int = revision["version"]
            return version
        previous = revision["hash"]
    return None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
