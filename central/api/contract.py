"""The contract as one OpenAPI document: the addresses as the service knows them, and the JSON Schemas of the messages.

`build/openapi.py` writes it to `FILE`, a test keeps the two equal, and the service only gives it out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI

FILE = Path(__file__).parent / "openapi.json"
JSON, OCTETS, TEXT = "application/json", "application/octet-stream", "text/plain"
ERROR = "error.json"
REASONS = {
    200: "Done",
    204: "Where it is, in Upload-Offset, Upload-Length and Upload-Complete",
    304: "Nothing new",
    400: "Not JSON, not UTF-8, half a gzip stream",
    401: "No token, or one that proves nothing",
    403: "Your role may not",
    404: "Not there, or not yours: nobody can tell the two apart",
    408: "The body came too slowly",
    409: "The piece belongs elsewhere: see offset",
    410: "The cursor means nothing any more: pull everything",
    413: "Too large",
    422: "It does not fit the contract",
    429: "Too often; see Retry-After",
    503: "The database is away; see Retry-After",
}
BODY = (400, 408, 413, 422)


@dataclass(frozen=True, slots=True)
class Operation:
    """What FastAPI does not know of one. `answer`, `request`: a schema of `resources/protocol` or a media type ·
    `status`: of the good answer · `others`: statuses it may give besides · `open`: asked without a token."""

    summary: str
    answer: str = ""
    request: str = ""
    status: int = 200
    others: tuple[int, ...] = ()
    open: bool = False
    schemas: Mapping[int, str] = field(default_factory=dict)


_TEAM = "/v1/teams/{team}"
OPERATIONS = {
    ("get", "/v1/health"): Operation("Whether the service and its database live", "health", open=True),
    ("get", "/v1/metrics"): Operation("Figures for Prometheus, for who has the operators' token", TEXT, others=(404,)),
    ("get", "/v1/openapi.json"): Operation("This document, for who has the operators' token", "any", others=(404,)),
    ("get", "/v1/me"): Operation("Who I am, my teams and my colleagues", "me.json"),
    ("post", "/v1/lease"): Operation("Leave to open a vault", "lease.json#/$defs/response", "lease.json#/$defs/request",
                                     others=(403, 404, *BODY)),
    ("post", f"{_TEAM}/push"): Operation("Offer changes; each is judged on its own", "push.json#/$defs/response",
                                         "push.json#/$defs/request", others=(404, *BODY)),
    ("get", f"{_TEAM}/pull"): Operation("What is new after a cursor", "pull.json#/$defs/response",
                                        others=(404, 410, 422), schemas={410: "pull.json#/$defs/start_over"}),
    ("get", f"{_TEAM}/dossiers"): Operation("Which dossiers there are", "dossiers.json", others=(404, 422)),
    ("get", f"{_TEAM}/doubles"): Operation("Which dossiers hold the same BSN", "doubles.json", others=(404, 422)),
    ("get", f"{_TEAM}/records/{{record}}/revisions"): Operation("The history of a record", "revisions.json",
                                                                others=(404, 422)),
    ("get", f"{_TEAM}/quarantine"): Operation("Refused work, for who leads the team", "quarantine.json#/$defs/waiting",
                                              others=(403, 404, 422)),
    ("get", f"{_TEAM}/quarantine/mine"): Operation("What became of my refused work", "quarantine.json#/$defs/mine",
                                                   others=(404, 422)),
    ("post", f"{_TEAM}/quarantine/steps"): Operation("Hand over, take over or set aside", "quarantine.json#/$defs/step",
                                                     "quarantine.json#/$defs/request", others=(403, 404, *BODY)),
    ("head", f"{_TEAM}/blobs/{{digest}}"): Operation("How far an upload is", status=204, others=(404, 422)),
    ("patch", f"{_TEAM}/blobs/{{digest}}"): Operation("The next piece", request=OCTETS, status=204,
                                                      others=(403, 404, 409, *BODY)),
    ("get", f"{_TEAM}/blobs/{{digest}}"): Operation("All of an attachment, sealed", OCTETS, others=(404, 422)),
    ("get", "/v1/distribution"): Operation("Signed files for every laptop", "distribution.json", others=(404,)),
    ("get", "/v1/distribution/{kind}/{name}"): Operation("One of them", OCTETS, others=(304, 404, 422)),
}  # fmt: skip

_INLINE = {
    "any": {"type": "object"},
    "health": {
        "type": "object",
        "required": ["status", "version"],
        "properties": {"status": {"const": "ok"}, "version": {"type": "string"}},
    },
}


def document(app: FastAPI, schemas: Mapping[str, Any]) -> dict[str, Any]:
    """`schemas`: by file name. Raises KeyError for a route nobody described above."""
    raw = app.openapi()
    paths = {
        path: {verb: _operation(verb, path, told) for verb, told in verbs.items()}
        for path, verbs in raw["paths"].items()
    }
    used: dict[str, Any] = {}
    for name in _refs(paths):
        _collect(name, schemas, used)
    components = {
        "schemas": dict(sorted(used.items())),
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
    }
    return {"openapi": raw["openapi"], "info": raw["info"], "paths": paths, "components": components}


def _operation(verb: str, path: str, told: Mapping[str, Any]) -> dict[str, Any]:
    known = OPERATIONS[verb, path]
    answers = {known.status: _content(known.answer)}
    for status in (*known.others, *(() if known.open else (401, 429)), 503):
        named = _content(known.schemas.get(status, ERROR)) if verb != "head" and status != 304 else {}
        answers[status] = named
    found = {
        "summary": known.summary,
        "operationId": told["operationId"],
        "parameters": [{**one, "schema": _plain(one["schema"])} for one in told.get("parameters", [])],
        "responses": {str(one): {"description": REASONS[one]} | answers[one] for one in sorted(answers)},
        "security": [] if known.open else [{"token": []}],
    }
    return found | ({"requestBody": {"required": True} | _content(known.request)} if known.request else {})


def _content(of: str) -> dict[str, Any]:
    if not of:
        return {}
    if of in (OCTETS, TEXT):
        return {"content": {of: {"schema": {"type": "string"} | ({"format": "binary"} if of == OCTETS else {})}}}
    return {"content": {JSON: {"schema": _INLINE.get(of) or {"$ref": _component(of)}}}}


def _plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter in an address is never null: it is there or it is not."""
    options = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    return {name: value for name, value in {**schema, **(options[0] if options else {})}.items()
            if name not in ("anyOf", "title")}  # fmt: skip


def _component(ref: str, file: str = "") -> str:
    """push.json#/$defs/result becomes #/components/schemas/push.result; `file`: where a ref within a file stands."""
    place, _, inside = ref.partition("#/$defs/")
    name = (place or file).removesuffix(".json") + (f".{inside}" if inside else "")
    return f"#/components/schemas/{name}"


def _refs(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].rpartition("/")[2]
        for one in part.values():
            yield from _refs(one)
    elif isinstance(part, list):
        for one in part:
            yield from _refs(one)


def _collect(name: str, schemas: Mapping[str, Any], used: dict[str, Any]) -> None:
    """One component and all it needs, into `used`."""
    if name in used:
        return
    file, _, inside = name.partition(".")
    whole = schemas[f"{file}.json"]
    part = (
        whole["$defs"][inside]
        if inside
        else {key: whole[key] for key in whole if key not in ("$schema", "$id", "$defs")}
    )
    used[name] = _moved(part, f"{file}.json")
    for one in list(_refs(used[name])):
        _collect(one, schemas, used)


def _moved(part: Any, file: str) -> Any:
    if isinstance(part, dict):
        return {key: _component(one, file) if key == "$ref" else _moved(one, file) for key, one in part.items()}
    return [_moved(one, file) for one in part] if isinstance(part, list) else part


def written(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
