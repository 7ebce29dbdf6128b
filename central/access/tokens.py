"""Access tokens are verified here, without asking the issuer: signature, issuer, audience, the program it was given to,
life of ten minutes at most, and only the two algorithms we expect. Whether the person is a member is asked of the
database, per request."""

import json
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import httpx
import jwt
import truststore

ALGORITHMS = ["RS256", "ES256"]
LONGEST = 600
"""Seconds an access token may live."""

LEEWAY = 10
BRIEFLY = 30
REMEMBERED = 1_000
"""Seconds a token that was checked stays known, and how many of them."""

FRESH = 300
AGAIN = 30
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,100}")
_SUB = re.compile(r"[\x21-\x7e]{1,200}")


class BadToken(Exception):
    """The token proves nothing; deliberately without saying why."""


class Keys(Protocol):
    """Public keys of the issuer."""

    def find(self, kid: str) -> jwt.PyJWK | None: ...


class KeyFile:
    """Keys from a JWKS file, read once."""

    def __init__(self, path: Path) -> None:
        self._keys = _key_set(json.loads(path.read_text(encoding="utf-8")))

    def find(self, kid: str) -> jwt.PyJWK | None:
        return self._keys.get(kid)


class KeyAddress:
    """Keys from the issuer's JWKS address; read again after five minutes, or for an unknown key at most every half
    minute, so that invented key ids cannot make us call the issuer all day."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._keys: dict[str, jwt.PyJWK] = {}
        self._read_at = float("-inf")
        self._lock = Lock()

    def find(self, kid: str) -> jwt.PyJWK | None:
        with self._lock:
            age = time.monotonic() - self._read_at
            if age > FRESH or (kid not in self._keys and age > AGAIN):
                self._read()
            return self._keys.get(kid)

    def _read(self) -> None:
        self._read_at = time.monotonic()
        try:
            trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # a municipality may have an authority of its own
            answer = httpx.get(self._url, verify=trusted, timeout=5, follow_redirects=False).raise_for_status()
            self._keys = _key_set(answer.json())
        except (httpx.HTTPError, ValueError, jwt.PyJWTError):
            return  # the issuer is away: known keys stay good


def keys_at(place: str) -> Keys:
    """`place`: an address or a file."""
    return KeyAddress(place) if "://" in place else KeyFile(Path(place))


@dataclass(frozen=True, slots=True)
class Person:
    """Who a token proves. `name`: as the provider says, else the id · `groups`: as in the claim, maybe none."""

    id: str
    name: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TokenCheck:
    """Turns a bearer token into the subject it proves. `client`: the one program that may come with it."""

    issuer: str
    audience: str
    client: str
    keys: Keys
    groups_claim: str = "groups"
    _proven: dict[str, tuple[float, Person]] = field(default_factory=dict, repr=False, compare=False)

    def known(self, token: str) -> Person | None:
        """Whom this very token proved less than `BRIEFLY` ago: a laptop asks several times in a row."""
        until, person = self._proven.get(token, (0.0, None))
        return person if time.time() < until else None

    def subject(self, token: str) -> str:
        """Id of the person. Raises BadToken."""
        return self.person(token).id

    def person(self, token: str) -> Person:
        """Raises BadToken."""
        try:
            key = self.keys.find(str(jwt.get_unverified_header(token).get("kid", "")))
            if key is None:
                raise BadToken
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                issuer=self.issuer,
                audience=self.audience,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"], "strict_aud": False},
            )
        except (jwt.PyJWTError, ValueError) as failure:
            raise BadToken from failure
        subject = str(claims["sub"])
        if claims["exp"] - time.time() > LONGEST + LEEWAY or not _SUB.fullmatch(subject) or not self._ours(claims):
            raise BadToken
        name, groups = claims.get("name"), claims.get(self.groups_claim)
        person = Person(
            subject,
            name if isinstance(name, str) and _NAME.fullmatch(name) else subject,
            tuple(one for one in groups if isinstance(one, str)) if isinstance(groups, list) else (),
        )
        if len(self._proven) >= REMEMBERED:
            self._proven.clear()
        self._proven[token] = min(time.time() + BRIEFLY, claims["exp"] + LEEWAY), person
        return person

    def _ours(self, claims: Mapping[str, Any]) -> bool:
        """Given to our own program: RFC 9068 calls it client_id, OpenID Connect azp. Not said is not ours."""
        named = [claims[name] for name in ("client_id", "azp") if name in claims]
        return bool(named) and all(one == self.client for one in named)


def _key_set(raw: Any) -> dict[str, jwt.PyJWK]:
    return {key.key_id: key for key in jwt.PyJWKSet.from_dict(raw).keys if key.key_id}
