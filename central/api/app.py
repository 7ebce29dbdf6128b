"""The service: routes, who is asking, and what every failure looks like."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError, TimeoutError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from central import VERSION
from central.access import audit
from central.access.tokens import BadToken, TokenCheck, keys_at
from central.api import blobs, distribution, leases, quarantine, records, watching
from central.api.asking import Person, subject_of
from central.api.reading import TooLarge, TooSlow, Unreadable
from central.settings import Settings
from central.store import pull as store_pull
from central.store import teams
from central.store.blobs import NoSuchBlob, ReadOnly, WrongBytes, WrongPlace
from central.store.distribution import NotDistributed
from central.store.engine import make_engine
from central.store.leases import NoLeases, NotYourVault
from central.store.quarantine import NotForYou, NotInQuarantine

LOG = logging.getLogger("central")


@dataclass(frozen=True, slots=True)
class AppFactory:
    """Makes the service from settings; travels to worker processes as it is."""

    settings: Settings

    def __call__(self) -> FastAPI:
        settings = self.settings
        keys = keys_at(settings.jwks)
        check = TokenCheck(settings.issuer, settings.audience, settings.client, keys, settings.groups_claim)
        return make_app(make_engine(settings.database_url), check, settings)


def make_app(engine: Engine, check: TokenCheck, settings: Settings | None = None) -> FastAPI:
    """The service on this database, for holders of tokens that pass `check`."""
    app = FastAPI(title="Opmaat centraal", version=VERSION, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=4)
    app.add_middleware(watching.Watch, limited=not (settings and settings.practice))
    app.state.engine = engine
    app.state.check = check
    watching.add_routes(app, engine, settings.metrics_token if settings else "")
    _add_me(app, engine, settings.groups if settings else {})
    leases.add_routes(app, engine, settings)
    for part in (records, quarantine, blobs, distribution):
        part.add_routes(app, engine)
    _add_failures(app)
    return app


def _add_me(app: FastAPI, engine: Engine, groups: Mapping[str, tuple[str, str]]) -> None:
    @app.get("/v1/me")
    def me(person: Person) -> dict[str, Any]:
        with engine.begin() as connection:
            if groups:
                roles = dict(sorted((groups[group] for group in person.groups if group in groups), key=_weight))
                teams.enrol_by_groups(connection, person.id, person.name, roles)
            return teams.me(connection, person.id)


def _weight(place: tuple[str, str]) -> int:
    """In two groups of one team at once: the role that may most counts, which is the last one."""
    return teams.WEIGHT.index(place[1])


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


async def _wrong_place(request: Request, failure: Exception) -> Response:
    return _refusal(409, "andere_plek", offset=failure.offset if isinstance(failure, WrongPlace) else 0)


async def _turned_away(request: Request, failure: Exception) -> Response:
    """Who asks for a team that is not his is noted before he is told that there is no such team."""
    team, actor = request.path_params.get("team", ""), await subject_of(request)
    await run_in_threadpool(_note_turned_away, request.app.state.engine, team, actor)
    return _refusal(404, "geen_toegang")


def _note_turned_away(engine: Engine, team: str, actor: str) -> None:
    with engine.begin() as connection:
        audit.note(connection, at=datetime.now(UTC), team=team, actor=actor, what="turned_away")


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
        TooSlow: _says(408, "te_traag"),
        ReadOnly: _says(403, "alleen_lezen"),
        NoSuchBlob: _says(404, "onbekende_bijlage"),
        WrongBytes: _says(422, "onjuiste_bytes"),
        WrongPlace: _wrong_place,
        NotDistributed: _says(404, "onbekend_bestand"),
        NoLeases: _says(404, "geen_leases"),
        NotYourVault: _says(403, "geen_toegang"),
        Unreadable: _says(400, "onleesbaar"),
        RecursionError: _says(400, "onleesbaar"),
        ValidationError: _says(422, "onjuist_bericht"),
        RequestValidationError: _says(422, "onjuist_bericht"),
        OperationalError: _says(503, "even_niet"),
        TimeoutError: _says(503, "even_niet"),
        SQLAlchemyError: _database_trouble,
        NotForYou: _says(403, "alleen_leidinggevende"),
        NotInQuarantine: _says(404, "niet_in_quarantaine"),
        HTTPException: _http,
        Exception: _says(500, "storing"),
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)
