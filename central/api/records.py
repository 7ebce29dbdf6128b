"""Routes of records and dossiers: push, pull, history, what there is."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse, Response
from isal import igzip
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from central.api.asking import ID, Cursor, Limit, Subject, Team, Uuid
from central.api.reading import read_json
from central.store import dossiers as store_dossiers
from central.store import pull as store_pull
from central.store.push import push
from central.wire import Batch

SMALL = 1024
MaybeId = Annotated[str | None, Query(pattern=ID)]
Seen = Annotated[str | None, Query(pattern=ID.removesuffix("$") + "(:[0-9a-f]{16})?$")]


def add_routes(app: FastAPI, engine: Engine) -> None:
    @app.post("/v1/teams/{team}/push")
    async def take_in(request: Request, team: Team, subject: Subject) -> JSONResponse:
        batch = Batch.model_validate(await read_json(request))
        return JSONResponse(await run_in_threadpool(push, engine, team, subject, batch, datetime.now(UTC)))

    @app.get("/v1/teams/{team}/pull")
    def give_out(
        request: Request, subject: Subject, team: Team, cursor: Cursor = 0, limit: Limit = 500, full: bool = False,
        dossier: MaybeId = None, seen: Seen = None,
    ) -> Response:  # fmt: skip
        now = datetime.now(UTC)
        page = store_pull.pull(engine, team, subject, cursor, limit, now, full=full, dossier=dossier, seen=seen)
        return _packed(request, page)

    @app.get("/v1/teams/{team}/dossiers")
    def list_dossiers(
        subject: Subject, team: Team, after: MaybeId = None, only: MaybeId = None, limit: Limit = 200
    ) -> dict[str, Any]:
        return store_dossiers.listed(engine, team, subject, after, only, limit, datetime.now(UTC))

    @app.get("/v1/teams/{team}/doubles")
    def list_doubles(subject: Subject, team: Team) -> dict[str, Any]:
        return store_dossiers.doubles(engine, team, subject, datetime.now(UTC))

    @app.get("/v1/teams/{team}/records/{record}/revisions")
    def revisions(
        subject: Subject,
        team: Team,
        record: Uuid,
        after: Annotated[int, Query(ge=0, le=2**31 - 2)] = 0,
        limit: Limit = 200,
    ) -> JSONResponse:
        return JSONResponse(store_pull.revisions(engine, team, subject, record, after, limit, datetime.now(UTC)))


def _packed(request: Request, page: bytes) -> Response:
    """A page of many records, packed by a library seven times as quick as zlib: packing was half of a pull."""
    headers = {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", "") and len(page) >= SMALL:
        page, headers = igzip.compress(page, 1), headers | {"Content-Encoding": "gzip"}
    return Response(page, media_type="application/json", headers=headers)
