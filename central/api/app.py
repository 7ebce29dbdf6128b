"""The service: routes, who is asking, and what every failure looks like."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import ValidationError
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError, TimeoutError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from central import VERSION
from central.access import audit
from central.access.tokens import BadToken, TokenCheck, keys_at
from central.api.reading import TooLarge, Unreadable, read_json
from central.settings import Settings
from central.store import pull as store_pull
from central.store import teams
from central.store.engine import make_engine
from central.store.push import push
from central.wire import ID, Batch

LOG = logging.getLogger("central")
Team = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
Cursor = Annotated[int, Query(ge=0, le=2**53)]


@dataclass(frozen=True, slots=True)
class AppFactory:
    """Makes the service from settings; travels to worker processes as it is."""

    settings: Settings

    def __call__(self) -> FastAPI:
        settings = self.settings
        check = TokenCheck(settings.issuer, settings.audience, keys_at(settings.jwks))
        return make_app(make_engine(settings.database_url), check)


def make_app(engine: Engine, check: TokenCheck) -> FastAPI:
    """The service on this database, for holders of tokens that pass `check`."""
    app = FastAPI(title="Opmaat centraal", version=VERSION, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=4)
    app.state.engine = engine
    app.state.check = check
    _add_routes(app, engine)
    _add_team_routes(app, engine)
    _add_failures(app)
    return app


def _subject(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or len(token) > 8192:
        raise BadToken
    check: TokenCheck = request.app.state.check
    return check.subject(token)


Subject = Annotated[str, Depends(_subject)]


def _add_routes(app: FastAPI, engine: Engine) -> None:
    @app.get("/v1/health")
    def health() -> dict[str, str]:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        return {"status": "ok", "version": VERSION}

    @app.get("/v1/me")
    def me(subject: Subject) -> dict[str, Any]:
        with engine.connect() as connection:
            return teams.me(connection, subject)


def _add_team_routes(app: FastAPI, engine: Engine) -> None:
    @app.post("/v1/teams/{team}/push")
    async def take_in(request: Request, team: Team, subject: Subject) -> JSONResponse:
        batch = Batch.model_validate(await read_json(request))
        return JSONResponse(await run_in_threadpool(push, engine, team, subject, batch, datetime.now(UTC)))

    @app.get("/v1/teams/{team}/pull")
    def give_out(
        subject: Subject, team: Team, cursor: Cursor = 0, limit: Annotated[int, Query(ge=1, le=1000)] = 500,
        full: bool = False,
    ) -> Response:  # fmt: skip
        page = store_pull.pull(engine, team, subject, cursor, limit, datetime.now(UTC), full=full)
        return Response(page, media_type="application/json")

    @app.get("/v1/teams/{team}/records/{record}/revisions")
    def revisions(
        subject: Subject,
        team: Team,
        record: Annotated[str, Path(pattern=ID)],
        after: Annotated[int, Query(ge=0, le=2**31 - 2)] = 0,
        limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    ) -> JSONResponse:
        return JSONResponse(store_pull.revisions(engine, team, subject, record, after, limit, datetime.now(UTC)))


def _refusal(status: int, code: str, **more: Any) -> JSONResponse:
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {"Retry-After": "30"} if status == 503 else None
    return JSONResponse({"code": code, **more}, status_code=status, headers=headers)


Handler = Callable[[Request, Exception], Awaitable[Response]]


def _says(status: int, code: str) -> Handler:
    async def handle(request: Request, failure: Exception) -> Response:
        return _refusal(status, code)

    return handle


async def _start_over(request: Request, failure: Exception) -> Response:
    return _refusal(410, "start_over", horizon=failure.horizon if isinstance(failure, store_pull.StartOver) else 0)


async def _turned_away(request: Request, failure: Exception) -> Response:
    """Who asks for a team that is not his is noted before he is told that there is no such team."""
    engine: Engine = request.app.state.engine
    await run_in_threadpool(_note_turned_away, engine, request, request.app.state.check)
    return _refusal(404, "geen_toegang")


def _note_turned_away(engine: Engine, request: Request, check: TokenCheck) -> None:
    team = request.path_params.get("team", "")
    with engine.begin() as connection:
        audit.note(connection, at=datetime.now(UTC), team=team, actor=_subject(request), what="turned_away")


async def _database_trouble(request: Request, failure: Exception) -> Response:
    """The database's own words may quote a row: only the kind of trouble and its SQLSTATE are written down."""
    state = getattr(getattr(failure, "orig", None), "sqlstate", None)
    LOG.error("database: %s %s", type(failure).__name__, state)
    return _refusal(500, "storing")


async def _http(request: Request, failure: Exception) -> Response:
    status = failure.status_code if isinstance(failure, HTTPException) else 500
    return _refusal(status, {404: "onbekend_adres", 405: "onbekende_methode"}.get(status, "niet_gelukt"))


def _add_failures(app: FastAPI) -> None:
    """No failure shows its inside: a code, nothing more."""
    handlers: dict[type[Exception], Handler] = {
        BadToken: _says(401, "niet_aangemeld"),
        teams.NoSuchTeam: _turned_away,
        store_pull.StartOver: _start_over,
        TooLarge: _says(413, "te_groot"),
        Unreadable: _says(400, "onleesbaar"),
        ValidationError: _says(422, "onjuist_bericht"),
        RequestValidationError: _says(422, "onjuist_bericht"),
        OperationalError: _says(503, "even_niet"),
        TimeoutError: _says(503, "even_niet"),
        SQLAlchemyError: _database_trouble,
        HTTPException: _http,
        Exception: _says(500, "storing"),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)
