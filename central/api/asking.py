"""Who is asking, and the parts of an address."""

from typing import Annotated

from fastapi import Depends, Path, Query, Request
from starlette.concurrency import run_in_threadpool

from central.access import tokens
from central.access.tokens import BadToken, TokenCheck


async def subject_of(request: Request) -> str:
    """Id of the person the token proves. Raises BadToken."""
    return (await person_of(request)).id


async def person_of(request: Request) -> tokens.Person:
    """Raises BadToken."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or len(token) > 8192:
        raise BadToken
    check: TokenCheck = request.app.state.check
    known = check.known(token)
    return known if known is not None else await run_in_threadpool(check.person, token)


Person = Annotated[tokens.Person, Depends(person_of)]
Subject = Annotated[str, Depends(subject_of)]
Team = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
ID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
"""As `central.wire.ID`, in the words OpenAPI knows."""

Uuid = Annotated[str, Path(pattern=ID)]
Cursor = Annotated[int, Query(ge=0, le=2**53)]
Limit = Annotated[int, Query(ge=1, le=1000)]
