"""A token proves something only if everything about it is as expected."""

import base64
import hmac
import json
import time
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from central.access.tokens import BadToken, KeyAddress, KeyFile, TokenCheck, keys_at

ISSUER, AUDIENCE, CLIENT = "https://login.gemeente.example", "opmaat-centraal", "opmaat"
EC = ec.generate_private_key(ec.SECP256R1())
RSA = rsa.generate_private_key(65537, 2048)
OTHER = ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def check(tmp_path: Path) -> TokenCheck:
    keys = [
        {**jwt.algorithms.ECAlgorithm.to_jwk(EC.public_key(), as_dict=True), "kid": "ec"},
        {**jwt.algorithms.RSAAlgorithm.to_jwk(RSA.public_key(), as_dict=True), "kid": "rsa"},
    ]
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"keys": keys}))
    return TokenCheck(ISSUER, AUDIENCE, CLIENT, keys_at(str(file)))


def token(key: Any = EC, algorithm: str = "ES256", kid: str | None = "ec", **other: Any) -> str:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "anja", "azp": CLIENT, "iat": now, "exp": now + 300}
    given = {name: value for name, value in (claims | other).items() if value is not None}
    return jwt.encode(given, key, algorithm=algorithm, headers={"kid": kid} if kid else None)


def test_a_proper_token_names_the_person(check: TokenCheck) -> None:
    assert check.subject(token()) == "anja"
    assert check.subject(token(RSA, "RS256", "rsa", aud=[AUDIENCE, "iets anders"])) == "anja"


def test_a_token_that_was_checked_is_known_for_a_moment_and_never_after_its_end(
    check: TokenCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh, ending = token(), token(iat=int(time.time()) - 300, exp=int(time.time()) + 1)
    assert check.known(fresh) is None
    people = [check.person(one) for one in (fresh, ending)]
    assert [check.known(one) for one in (fresh, ending)] == people
    with pytest.raises(BadToken):
        check.person(fresh[:-2])
    assert check.known(fresh[:-2]) is None
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 12)
    assert [check.known(one) for one in (fresh, ending)] == [people[0], None]
    monkeypatch.setattr(time, "time", lambda: now + 31)
    assert check.known(fresh) is None


def wrong_tokens() -> dict[str, str]:
    now = int(time.time())
    unsigned = token().split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","kid":"ec"}').rstrip(b"=").decode()
    return {
        "ended": token(iat=now - 400, exp=now - 60),
        "lives too long": token(exp=now + 3600),
        "not yet": token(nbf=now + 300),
        "made in the future": token(iat=now + 300),
        "another issuer": token(iss="https://login.elders.example"),
        "another audience": token(aud="andere-dienst"),
        "another program": token(azp="rooster"),
        "another program beside ours": token(client_id="rooster"),
        "no program": token(azp=None),
        "several programs": token(azp=[CLIENT]),
        "another key under our id": token(OTHER),
        "unknown key": token(kid="nieuw"),
        "no key id": token(kid=None),
        "key of another kind": token(RSA, "RS256", "ec"),
        "public key as secret": _signed_with_the_public_key(),
        "other algorithm": token(RSA, "PS256", "rsa"),
        "no algorithm": f"{none}.{unsigned[1]}.",
        "no signature": f"{unsigned[0]}.{unsigned[1]}.",
        "no subject": token(sub=None),
        "no end": token(exp=None),
        "no issuer": token(iss=None),
        "no audience": token(aud=None),
        "subject with control characters": token(sub="anja\x00"),
        "empty subject": token(sub=""),
        "no token": "",
        "noise": "a.b.c",
    }


def _signed_with_the_public_key() -> str:
    """The classic confusion: a verifier that lets the token choose takes the public key for a shared secret."""
    parts = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    secret = EC.public_key().public_bytes(*parts)
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"ec","typ":"JWT"}').rstrip(b"=").decode()
    signed = f"{head}.{token().split('.')[1]}"
    mark = hmac.new(secret, signed.encode(), "sha256").digest()
    return f"{signed}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


@pytest.mark.parametrize("name", wrong_tokens())
def test_anything_else_proves_nothing(check: TokenCheck, name: str) -> None:
    with pytest.raises(BadToken):
        check.subject(wrong_tokens()[name])


def test_keys_come_from_a_file_or_an_address(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text('{"keys":[]}', encoding="utf-8")
    assert isinstance(keys_at("https://login.gemeente.example/keys"), KeyAddress)
    with pytest.raises(jwt.PyJWKSetError):
        KeyFile(tmp_path / "keys.json")
