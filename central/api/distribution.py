"""Routes of what every laptop should have."""

from typing import Annotated, Any, Literal

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import Response
from sqlalchemy import Engine

from central.api.asking import Subject
from central.store import blobs, distribution
from central.store.teams import must_belong

Kind = Literal["form", "law", "theme"]
Name = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$")]
Start = Annotated[int, Query(ge=0, le=distribution.LARGEST)]
Length = Annotated[int, Query(ge=1, le=blobs.MAX_CHUNK)]


def add_routes(app: FastAPI, engine: Engine) -> None:
    @app.get("/v1/distribution")
    def listed(subject: Subject) -> dict[str, Any]:
        with engine.connect() as connection:
            must_belong(connection, subject)
            return {"items": distribution.listed(connection)}

    @app.get("/v1/distribution/{kind}/{name}")
    def give(
        request: Request, subject: Subject, kind: Kind, name: Name, start: Start = 0, length: Length | None = None
    ) -> Response:
        """All of it, or a piece: a laptop goes on where a slow line broke off."""
        with engine.connect() as connection:
            must_belong(connection, subject)
            content, digest = distribution.content(connection, kind, name, start, length)
        etag = f'"{digest}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        return Response(content, media_type="application/octet-stream", headers={"ETag": etag})
