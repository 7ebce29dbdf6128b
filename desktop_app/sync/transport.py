"""HTTPS to the office, and nothing else: the certificate store of the system, time limits, size limits, no redirects.

Every failure becomes one of the errors of `casework.errors`; no text of the office reaches the user or a log.
"""

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import httpx
import msgspec
import truststore
from isal import igzip, isal_zlib

from desktop_app.casework.errors import (
    CaptivePortal,
    LoginNeeded,
    NoNetwork,
    NotAMember,
    OfficeBusy,
    OfficeFailing,
    OfficeGarbled,
    OfficeUntrusted,
    ProxyRefuses,
)
from desktop_app.domain.errors import OpmaatError

MAX_BYTES = 64 * 1024 * 1024
"""Largest answer that is read, after unpacking."""

TIMEOUT = httpx.Timeout(30.0, connect=10.0)
SMALL = 1024
BUSY = frozenset({425, 429})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Rejected(OpmaatError):
    """A 4xx answer about the message itself. `status`: HTTP status · `code`: what the office called it."""

    code = "kantoor_weigert"

    def __init__(self, status: int, payload: Any) -> None:
        super().__init__(status=status)
        self.status = status
        self.payload = payload


def loopback(url: str) -> bool:
    """Whether the address is this very machine, by number; a name could be made to point anywhere."""
    host = httpx.URL(url).host
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Wire:
    """One connection pool to one address. Use from the net lane; `close` it when done."""

    def __init__(self, base_url: str, *, practice: bool = False, verify: ssl.SSLContext | None = None) -> None:
        """`practice` allows plain http to a loopback address; `verify`: another trust store than the system's.

        Raises OfficeUntrusted for an address that is not https.
        """
        url = httpx.URL(base_url)
        if url.scheme != "https" and not (practice and url.scheme == "http" and loopback(base_url)):
            raise OfficeUntrusted
        context = verify or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._client = httpx.Client(
            base_url=url, verify=context, timeout=TIMEOUT, follow_redirects=False, trust_env=not practice
        )

    def close(self) -> None:
        self._client.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        message: Any = None,
        form: Mapping[str, str] | None = None,
    ) -> Any:
        """Send, read the whole JSON answer, judge the status. Raises NoNetwork, OfficeUntrusted, OfficeGarbled,
        OfficeFailing, OfficeBusy, CaptivePortal, ProxyRefuses, LoginNeeded (401), NotAMember (403, 404) or Rejected
        (another 4xx)."""
        headers = {"Accept": "application/json", "Accept-Encoding": "gzip"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        content = _packed(message, headers) if message is not None else None
        with _typed_errors():
            request = self._client.build_request(method, path, headers=headers, content=content, data=form)
            response = self._client.send(request, stream=True)
            try:
                raw = _limited(response)
            finally:
                response.close()
        if _is_portal(response.status_code, raw):
            raise CaptivePortal
        return _judged(response.status_code, _parsed(raw), response.headers)

    def octets(
        self,
        method: str,
        path: str,
        *,
        token: str,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Bytes instead of JSON: status below 400 or 404, 409, headers and body. Raises as `request`."""
        sent = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity", **(headers or {})}
        if content is not None:
            sent["Content-Type"] = "application/octet-stream"
        with _typed_errors():
            request = self._client.build_request(method, path, headers=sent, content=content)
            response = self._client.send(request, stream=True)
            try:
                raw = _limited(response)
            finally:
                response.close()
        status = response.status_code
        if status == 511 or status in REDIRECTS:
            raise CaptivePortal
        if status not in (200, 204, 404, 409):
            _judged(status, _parsed(raw) or {}, response.headers)
            raise OfficeGarbled
        return status, response.headers, raw


def _packed(message: Any, headers: dict[str, str]) -> bytes:
    try:
        raw = msgspec.json.encode(message)  # it would write null for NaN, which no vault holds
    except UnicodeEncodeError:  # half a surrogate pair: escaped, so that the office can refuse that mutation alone
        raw = json.dumps(message, separators=(",", ":"), allow_nan=False).encode()
    headers["Content-Type"] = "application/json"
    if len(raw) < SMALL:
        return raw
    headers["Content-Encoding"] = "gzip"
    return igzip.compress(raw, compresslevel=3)


def _limited(response: httpx.Response) -> bytes:
    """The unpacked answer, never more than MAX_BYTES of it: a small answer may unpack to something huge."""
    coding = response.headers.get("Content-Encoding", "identity")
    if coding not in ("gzip", "identity"):
        raise OfficeGarbled
    unpack = isal_zlib.decompressobj(wbits=31) if coding == "gzip" else None
    found, room = list[bytes](), MAX_BYTES
    for chunk in response.iter_raw():
        found.append(unpack.decompress(chunk, room + 1) if unpack else chunk)
        room -= len(found[-1])
        if room < 0:
            raise OfficeGarbled
    if unpack and not unpack.eof:
        raise OfficeGarbled
    return b"".join(found)


def _parsed(raw: bytes) -> Any:
    """JSON, or None for anything else: whether that is bad depends on the status."""
    try:
        return msgspec.json.decode(raw)
    except (ValueError, RecursionError):  # it knows no other coding than UTF-8, and no half a surrogate pair
        return _parsed_slowly(raw)


def _parsed_slowly(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _judged(status: int, payload: Any, headers: httpx.Headers) -> Any:
    if status == 407:
        raise ProxyRefuses
    if status >= 500 or status in BUSY:
        wait = headers.get("Retry-After", "0")
        kind = OfficeBusy if status in BUSY else OfficeFailing
        raise kind(status=status, wait=int(wait) if wait.isascii() and wait.isdigit() else 0)
    if 200 <= status < 300 and payload is not None:
        return payload
    if payload is None or status < 400:
        raise OfficeGarbled  # a proxy's page of its own: not the office speaking
    if status == 401:
        raise LoginNeeded
    if status in (403, 404):
        raise NotAMember(code=str(payload.get("code", "")) if isinstance(payload, dict) else "")
    raise Rejected(status, payload)


def _is_portal(status: int, raw: bytes) -> bool:
    """RFC 6585 has a status for it; most portals send the browser on, or answer anything with a page of their own."""
    return status == 511 or status in REDIRECTS or (200 <= status < 300 and raw.lstrip()[:1] == b"<")


@contextmanager
def _typed_errors() -> Iterator[None]:
    try:
        yield
    except httpx.ConnectError as failure:
        raise (OfficeUntrusted if _is_certificate(failure) else NoNetwork) from failure
    except (httpx.RemoteProtocolError, httpx.DecodingError, isal_zlib.error) as failure:  # type: ignore[misc]
        raise OfficeGarbled from failure
    except httpx.ProxyError as failure:
        raise ProxyRefuses from failure
    except (httpx.TimeoutException, httpx.NetworkError) as failure:
        raise NoNetwork from failure
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as failure:
        raise OfficeGarbled from failure


def _is_certificate(failure: BaseException | None) -> bool:
    """Whether a failed handshake lies at the bottom of it, rather than an absent network."""
    while failure is not None:
        if isinstance(failure, ssl.SSLError):
            return True
        failure = failure.__cause__ or failure.__context__
    return False
