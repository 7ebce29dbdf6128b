"""Routes of attachments: how far it is, the next piece, all of it. After tus.io: the offset travels in a header."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import FastAPI, Header, Path, Query, Request
from fastapi.responses import Response, StreamingResponse
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from central.api.asking import Subject, Team
from central.api.reading import read_bytes
from central.store import blobs

Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
Size = Annotated[int, Header(alias="Upload-Length", ge=1, le=blobs.MAX_BLOB)]
Offset = Annotated[int, Header(alias="Upload-Offset", ge=0, le=blobs.MAX_BLOB)]
OCTETS = "application/octet-stream"


def add_routes(app: FastAPI, engine: Engine) -> None:
    @app.head("/v1/teams/{team}/blobs/{digest}")
    def look(subject: Subject, team: Team, digest: Digest) -> Response:
        return _told(blobs.look(engine, team, subject, digest))

    @app.patch("/v1/teams/{team}/blobs/{digest}")
    async def add(
        request: Request, subject: Subject, team: Team, digest: Digest, size: Size, offset: Offset
    ) -> Response:
        piece = await read_bytes(request, blobs.MAX_CHUNK)
        now = datetime.now(UTC)
        return _told(await run_in_threadpool(blobs.add, engine, team, subject, digest, size, offset, piece, now))

    @app.get("/v1/teams/{team}/blobs/{digest}")
    def give(
        subject: Subject, team: Team, digest: Digest, start: Annotated[int, Query(ge=0, le=blobs.MAX_BLOB)] = 0
    ) -> StreamingResponse:
        pieces = blobs.read(engine, team, subject, digest, start, datetime.now(UTC))
        return StreamingResponse(pieces, media_type=OCTETS, headers={"Content-Encoding": "identity"})


def _told(upload: blobs.Upload) -> Response:
    headers = {"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.size)}
    return Response(status_code=204, headers={**headers, "Upload-Complete": f"?{int(upload.whole)}"})
