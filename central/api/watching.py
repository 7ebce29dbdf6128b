"""Whether the service lives, how it is used, and who asks too often."""

import hmac
import logging
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

import prometheus_client as prometheus
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse
from prometheus_client import multiprocess
from sqlalchemy import Engine, func, select, text
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central import VERSION
from central.access.rates import Rates
from central.api import contract
from central.store import tables as t
from central.store.quarantine import CONFLICT

LOG = logging.getLogger("central")

REQUESTS = prometheus.Counter("opmaat_requests", "Requests answered", ("route", "method", "status"))
SECONDS = prometheus.Histogram(
    "opmaat_request_seconds", "Time to the answer", ("route",), buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
)
PERSON = 120.0, 5.0
STRANGER = 60.0, 2.0
"""Requests at once, and per second after that. A first pull of 10,000 records asks twenty times, an empty run three."""


def add_routes(app: FastAPI, engine: Engine, metrics_token: str) -> None:
    @app.get("/v1/health")
    def health() -> dict[str, str]:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        return {"status": "ok", "version": VERSION}

    @app.get("/v1/metrics", response_class=PlainTextResponse)
    def metrics(request: Request) -> PlainTextResponse:
        _operators_only(request, metrics_token)
        return PlainTextResponse(_counted() + _kept(engine), media_type=prometheus.CONTENT_TYPE_LATEST)

    @app.get("/v1/openapi.json")
    def published(request: Request) -> FileResponse:
        _operators_only(request, metrics_token)
        return FileResponse(contract.FILE, media_type="application/json")


def _operators_only(request: Request, token: str) -> None:
    """Nobody else learns that there is something."""
    given = request.headers.get("authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise HTTPException(404)


class Watch:
    """ASGI: counts every request, and turns away who asks too often before any work is done."""

    def __init__(self, app: ASGIApp, *, limited: bool = True) -> None:
        self._app, self._limited = app, limited
        self._people, self._strangers = Rates(*PERSON), Rates(*STRANGER)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, statuses = time.perf_counter(), [500]

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
            await send(message)

        seconds = _too_often(Request(scope), self._people, self._strangers) if self._limited else 0
        try:
            await (_later(seconds) if seconds else self._app)(scope, receive, told)
        except Exception as fault:
            _write_down(fault)
            if len(statuses) > 1:
                raise Faulty from None  # half an answer is out: only breaking off tells that it is not whole
            await JSONResponse({"code": "storing"}, status_code=500)(scope, receive, told)
        finally:
            route = getattr(scope.get("route"), "path", "")
            REQUESTS.labels(route, scope["method"] if route else "", statuses[-1]).inc()
            SECONDS.labels(route).observe(time.perf_counter() - start)


class Faulty(Exception):
    """Something in the office is wrong, and was written down."""


def _write_down(fault: Exception) -> None:
    """Kind and place only: its text may quote what someone told us."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    LOG.error("fault: %s at %s:%s", type(fault).__name__, Path(place.filename).name, place.lineno)


def _too_often(request: Request, people: Rates, strangers: Rates) -> int:
    """Seconds to wait. Who shows a token is counted by it, unread: an invented one gets a bucket of its own address."""
    token = request.headers.get("authorization", "")
    address = request.client.host if request.client else ""
    if request.url.path == "/v1/health":
        return 0
    return people.wait(f"{address} {hash(token)}") if token else strangers.wait(address)


def _later(seconds: int) -> JSONResponse:
    return JSONResponse({"code": "te_vaak"}, status_code=429, headers={"Retry-After": str(seconds)})


def _counted() -> str:
    """Of all workers together."""
    registry = prometheus.CollectorRegistry()
    try:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    except ValueError:  # one worker: everything is in this process
        registry = prometheus.REGISTRY
    return prometheus.generate_latest(registry).decode()


def _kept(engine: Engine) -> str:
    """What the database holds; estimates where counting would read it all."""
    registry = prometheus.CollectorRegistry()
    size = prometheus.Gauge("opmaat_database_bytes", "Size of the database", registry=registry)
    rows = prometheus.Gauge("opmaat_rows", "Estimated rows", ("table",), registry=registry)
    refused = prometheus.Gauge("opmaat_quarantine", "Refused work by code", ("code",), registry=registry)
    oldest = prometheus.Gauge("opmaat_quarantine_oldest_seconds", "Age of the oldest refusal", registry=registry)
    with engine.connect() as connection:
        size.set(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
        for name in ("team", "record", "revision", "audit", "blob_chunk"):
            estimate = text("SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = CAST(:name AS regclass)")
            rows.labels(name).set(connection.execute(estimate, {"name": name}).scalar_one())
        query = select(t.quarantine.c.code, func.count(), func.min(t.quarantine.c.received_at))
        query = query.where(t.quarantine.c.origin.is_(None))  # what followed a dossier was counted where it was refused
        for code, count, since in connection.execute(query.group_by(t.quarantine.c.code)):
            refused.labels(code).set(count)
            if code != CONFLICT:
                oldest.set((datetime.now(UTC) - since).total_seconds())
    return prometheus.generate_latest(registry).decode()
