"""Route of leases."""

from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI, Request
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from central.api.asking import Subject
from central.api.reading import read_json
from central.settings import Settings
from central.store import leases
from central.wire import LeaseRequest


def add_routes(app: FastAPI, engine: Engine, settings: Settings | None) -> None:
    key = leases.read_key(settings.lease_key if settings else "")
    strict = settings is not None and settings.lease_strict

    @app.post("/v1/lease")
    async def give(request: Request, subject: Subject) -> dict[str, Any]:
        asked = LeaseRequest.model_validate(await read_json(request))
        return await run_in_threadpool(_give, engine, key, subject, asked, strict)


def _give(
    engine: Engine, key: Ed25519PrivateKey | None, subject: str, asked: LeaseRequest, strict: bool
) -> dict[str, Any]:
    return leases.give(engine, key, subject, asked.vault, asked.sequence, datetime.now(UTC), strict=strict)
