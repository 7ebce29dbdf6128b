"""Routes of refused work: handing it over, looking at it, taking it over or setting it aside."""

import json
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from central.api.asking import Cursor, Limit, Subject, Team
from central.api.reading import read_json
from central.store import quarantine
from central.wire import QuarantineStep


def add_routes(app: FastAPI, engine: Engine) -> None:
    @app.get("/v1/teams/{team}/quarantine")
    def waiting(subject: Subject, team: Team, after: Cursor = 0, limit: Limit = 50) -> Response:
        """Escaped: what was refused may have characters that no other answer can carry."""
        found = quarantine.waiting(engine, team, subject, after, limit, datetime.now(UTC))
        return Response(json.dumps(found), media_type="application/json")

    @app.get("/v1/teams/{team}/quarantine/mine")
    def mine(subject: Subject, team: Team) -> dict[str, Any]:
        return quarantine.mine(engine, team, subject)

    @app.post("/v1/teams/{team}/quarantine/steps")
    async def step(request: Request, team: Team, subject: Subject) -> dict[str, Any]:
        asked = QuarantineStep.model_validate(await read_json(request))
        return await run_in_threadpool(quarantine.step, engine, team, subject, asked, datetime.now(UTC))
