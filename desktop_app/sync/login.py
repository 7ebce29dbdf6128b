"""Signing in at the municipality's identity provider: OpenID Connect, authorization code with PKCE (S256), in the
system's browser, answered on a loopback address (RFC 8252). Tokens live in the vault, never in a file of their own.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx
from authlib.common.security import generate_token
from authlib.oauth2.rfc6749.parameters import parse_authorization_code_response, prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from desktop_app.casework.errors import LoginNeeded, NotAMember, OfficeGarbled, OfficeUntrusted
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.loopback import Loopback
from desktop_app.sync.transport import Rejected, Wire, loopback

EARLY = 30
"""Seconds before its end at which an access token counts as ended."""


class TokenStore(Protocol):
    """Where the tokens are kept: an encrypted local value of the vault."""

    def load(self) -> Mapping[str, Any] | None: ...

    def save(self, tokens: Mapping[str, Any] | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Provider:
    """`issuer`: its address, https (in practice mode a loopback address) · `audience`: name of the office's service; an
    absolute address there is asked for by name (RFC 8707), anything else the provider must give by itself."""

    issuer: str
    client_id: str
    audience: str
    scope: str = "openid offline_access"

    @property
    def resource(self) -> str | None:
        return self.audience if urlsplit(self.audience).scheme else None


class Login:
    """Holds the tokens. Calling it gives an access token: `office = Office(..., token=login)`.

    `opener` shows an address to the user (normally the browser); tests and practice follow it themselves.
    """

    def __init__(
        self,
        provider: Provider,
        store: TokenStore,
        *,
        opener: Callable[[str], object],
        practice: bool = False,
        user_hint: str | None = None,
        epoch: Callable[[], float] = time.time,
        wire: Wire | None = None,
    ) -> None:
        """`practice`: signs in by itself and accepts an issuer on this machine; refused otherwise (OfficeUntrusted).
        `epoch`: seconds since 1970; tokens end by that clock. `wire`: a connection with a trust store of its own."""
        if loopback(provider.issuer) and not practice:
            raise OfficeUntrusted
        self._provider = provider
        self._store = store
        self._opener = opener
        self._practice = practice
        self._hint = user_hint
        self._epoch = epoch
        origin = urlsplit(provider.issuer)
        self._wire = wire or Wire(f"{origin.scheme}://{origin.netloc}", practice=practice)
        self._addresses: Mapping[str, str] | None = None

    def __call__(self, fresh: bool = False) -> str:
        """An access token that still lives. Raises LoginNeeded when the user must sign in."""
        tokens = self._store.load()
        if tokens and not fresh and tokens["ends"] - EARLY > self._epoch():
            return str(tokens["access"])
        if tokens and tokens.get("refresh"):
            try:
                return self._redeem({"grant_type": "refresh_token", "refresh_token": str(tokens["refresh"])})
            except LoginNeeded:
                self._store.save(None)
        if self._practice:
            return self.sign_in()
        raise LoginNeeded

    def sign_in(self, seconds: float = 300) -> str:
        """Let the user sign in; waits `seconds` for the browser to come back. Raises LoginNeeded when it does not."""
        verifier, state = generate_token(64), generate_token(32)
        with Loopback() as door:
            self._opener(self._question(door.address, verifier, state))
            answer = door.wait(seconds)
            if answer is None:
                raise LoginNeeded
            try:
                code = parse_authorization_code_response(answer, state)["code"]
            except Exception as failure:
                raise LoginNeeded from failure
            form = {"grant_type": "authorization_code", "code": code, "redirect_uri": door.address}
            return self._redeem({**form, "code_verifier": verifier})

    def _question(self, back: str, verifier: str, state: str) -> str:
        """The address that asks the user to sign in."""
        address: str = prepare_grant_uri(
            self._address("authorization_endpoint"),
            client_id=self._provider.client_id,
            response_type="code",
            redirect_uri=back,
            scope=self._provider.scope,
            prompt="consent",  # without it a provider must not stay: no refresh token (OpenID Connect Core, 11)
            state=state,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
            resource=self._provider.resource,
            login_hint=self._hint,
        )
        return address

    def sign_out(self) -> None:
        """Forget the tokens, here and, where it can be reached and offers that (RFC 7009), at the provider."""
        tokens = self._store.load()
        self._store.save(None)
        if not tokens or not tokens.get("refresh"):
            return
        form = {"token": str(tokens["refresh"]), "client_id": self._provider.client_id}
        with suppress(OpmaatError):  # away, or an empty answer, which is how it says yes: nothing more can be done
            self._wire.request("POST", self._path("revocation_endpoint"), form=form)

    def close(self) -> None:
        self._wire.close()

    def _redeem(self, form: Mapping[str, str]) -> str:
        path = self._path("token_endpoint")
        full = {**form, "client_id": self._provider.client_id}
        if self._provider.resource:
            full["resource"] = self._provider.resource
        try:
            answer = self._wire.request("POST", path, form=full)
        except (Rejected, NotAMember) as failure:
            raise LoginNeeded from failure
        access, seconds = (answer.get(name) for name in ("access_token", "expires_in")) if _is_map(answer) else (0, 0)
        if not isinstance(access, str) or not isinstance(seconds, int):
            raise OfficeGarbled
        refresh = answer.get("refresh_token") or form.get("refresh_token")
        self._store.save({"access": access, "refresh": refresh, "ends": self._epoch() + seconds})
        return access

    def _address(self, name: str) -> str:
        """An endpoint as the provider publishes it; it must lie at the issuer's own address."""
        if self._addresses is None:
            prefix = urlsplit(self._provider.issuer).path.rstrip("/")
            found = self._wire.request("GET", f"{prefix}/.well-known/openid-configuration")
            if not _is_map(found) or found.get("issuer") != self._provider.issuer:
                raise OfficeUntrusted
            self._addresses = found
        address = self._addresses.get(name)
        if not isinstance(address, str) or urlsplit(address)[:2] != urlsplit(self._provider.issuer)[:2]:
            raise OfficeUntrusted
        return address

    def _path(self, name: str) -> str:
        parts = urlsplit(self._address(name))
        return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_map(answer: Any) -> bool:
    return isinstance(answer, dict)


def visit(address: str) -> None:
    """An `opener` without a browser, for practice: go there and follow the way back, on this machine only.

    Raises OfficeUntrusted when the way leads elsewhere, LoginNeeded when it breaks off.
    """
    with httpx.Client(trust_env=False, timeout=10) as client:
        for _ in range(3):
            if not loopback(address):
                raise OfficeUntrusted
            try:
                answer = client.get(address)
            except httpx.HTTPError as failure:
                raise LoginNeeded from failure
            if answer.next_request is None:
                return
            address = str(answer.next_request.url)
