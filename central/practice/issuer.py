"""An identity provider for practice: authorization code with PKCE S256 on loopback, signing in by itself.

It knows no passwords, so it must never be believed outside practice: it lives on a loopback address, and the service
refuses such an issuer unless it was started with `--practice` (central.settings)."""

import base64
import hashlib
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from central.settings import SettingsError, is_public_https

CLIENT = "opmaat"
LIFE = 300
CODE_LIFE = 60


@dataclass(frozen=True, slots=True)
class Person:
    """`role`: in the practice team."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Grant:
    """A code that was given out and not yet used."""

    person: str
    challenge: str
    redirect_uri: str
    until: float


class Refused(Exception):
    """`error`: code of RFC 6749."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


@dataclass(slots=True)
class Desk:
    """Gives out codes and tokens. Everything is forgotten when the process ends."""

    address: str
    audience: str
    people: Sequence[Person]
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    kid: str = field(default_factory=lambda: secrets.token_hex(8))
    codes: dict[str, Grant] = field(default_factory=dict)
    refreshes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if is_public_https(self.address):
            raise SettingsError("the practice issuer serves this machine only")

    def code(self, person: str, challenge: str, redirect_uri: str) -> str:
        code = secrets.token_urlsafe(24)
        self.codes[code] = Grant(person, challenge, redirect_uri, time.time() + CODE_LIFE)
        return code

    def redeem(self, code: str, verifier: str, redirect_uri: str) -> dict[str, Any]:
        """Tokens for a code, once. Raises Refused."""
        grant = self.codes.pop(code, None)
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        fits = grant and grant.until > time.time() and grant.redirect_uri == redirect_uri
        if not grant or not fits or not secrets.compare_digest(digest, grant.challenge):
            raise Refused("invalid_grant")
        return self.tokens(grant.person)

    def renew(self, refresh: str) -> dict[str, Any]:
        """New tokens for a refresh token, once. Raises Refused."""
        person = self.refreshes.pop(refresh, None)
        if person is None:
            raise Refused("invalid_grant")
        return self.tokens(person)

    def tokens(self, person: str) -> dict[str, Any]:
        refresh = secrets.token_urlsafe(32)
        self.refreshes[refresh] = person
        return {
            "access_token": self.access_token(person),
            "token_type": "Bearer",
            "expires_in": LIFE,
            "refresh_token": refresh,
        }

    def access_token(self, person: str, **other: Any) -> str:
        """`other` claims replace the usual ones."""
        now = int(time.time())
        claims = {"iss": self.address, "aud": self.audience, "sub": person, "client_id": CLIENT, "iat": now}
        claims |= {"exp": now + LIFE, **other}
        return jwt.encode(claims, self.key, algorithm="ES256", headers={"kid": self.kid, "typ": "at+jwt"})

    def key_set(self) -> dict[str, Any]:
        public: dict[str, Any] = jwt.algorithms.ECAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": self.kid, "use": "sig", "alg": "ES256"}]}


def make_issuer(desk: Desk) -> FastAPI:
    """The provider's four addresses."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/.well-known/openid-configuration")
    def configuration() -> dict[str, Any]:
        return _configuration(desk.address)

    @app.get("/jwks")
    def keys() -> dict[str, Any]:
        return desk.key_set()

    @app.get("/authorize")
    def authorize(request: Request) -> Response:
        return _authorize(desk, dict(request.query_params))

    @app.post("/token")
    async def token(request: Request) -> JSONResponse:
        form = dict(parse_qsl((await request.body()).decode("ascii", errors="replace")))
        try:
            return JSONResponse(_tokens(desk, form))
        except Refused as failure:
            return JSONResponse({"error": failure.error}, status_code=400)

    return app


def _configuration(address: str) -> dict[str, Any]:
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "jwks_uri": f"{address}/jwks",
        "code_challenge_methods_supported": ["S256"],
        "response_types_supported": ["code"],
    }


def _tokens(desk: Desk, form: dict[str, str]) -> dict[str, Any]:
    if form.get("client_id") != CLIENT:
        raise Refused("invalid_client")
    if form.get("grant_type") == "refresh_token":
        return desk.renew(form.get("refresh_token", ""))
    if form.get("grant_type") == "authorization_code":
        return desk.redeem(form.get("code", ""), form.get("code_verifier", ""), form.get("redirect_uri", ""))
    raise Refused("unsupported_grant_type")


def _authorize(desk: Desk, ask: dict[str, str]) -> Response:
    """Straight back with a code for the person hinted at; without a hint, a list to choose from."""
    back = urlsplit(ask.get("redirect_uri", ""))
    proper = ask.get("client_id") == CLIENT and ask.get("response_type") == "code"
    pkce = ask.get("code_challenge_method") == "S256" and len(ask.get("code_challenge", "")) == 43
    if not (proper and pkce and back.scheme == "http" and back.hostname == "127.0.0.1"):
        return JSONResponse({"error": "invalid_request"}, status_code=400)
    people = {person.id: person for person in desk.people}
    hint = ask.get("login_hint") or (next(iter(people)) if len(people) == 1 else "")
    if hint not in people:
        return HTMLResponse(_choice(desk, ask))
    code = desk.code(hint, ask["code_challenge"], ask["redirect_uri"])
    return RedirectResponse(f"{ask['redirect_uri']}?{urlencode({'code': code, 'state': ask.get('state', '')})}", 302)


def _choice(desk: Desk, ask: dict[str, str]) -> str:
    links = "".join(
        f'<li><a href="/authorize?{escape(urlencode({**ask, "login_hint": person.id}))}">{escape(person.name)}</a></li>'
        for person in desk.people
    )
    head = '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Oefenen</title>'
    return f"{head}<p>Wie bent u?</p><ul>{links}</ul></html>"
