"""The line to an office, without an office: a listener of our own on this machine. Nothing leaves the laptop."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from desktop_app import places
from desktop_app.casework.errors import NoNetwork, OfficeGarbled, OfficeUntrusted
from desktop_app.cli.selftest.expectation import Unexpected, expect
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.transport import Wire

ME = {"user": {"id": "zelftest", "name": "Zelftest"}, "teams": []}


class _Listener(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = json.dumps(ME).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def call(_folder: Path) -> str:
    """A message over the line, schemas that refuse, TLS that refuses, and an absent network that is named so."""
    protocol = Protocol(places.resources() / "protocol")
    with _listening() as port:
        payload = _ask(f"http://127.0.0.1:{port}")
        expect(protocol.read_me(payload).id == "zelftest", "De lijn gaf een ander antwoord.")
        expect(_raises(OfficeUntrusted, f"https://127.0.0.1:{port}"), "Opmaat vertrouwde een lijn zonder certificaat.")
    expect(_raises(NoNetwork, f"http://127.0.0.1:{port}"), "Een lijn zonder antwoord viel niet op.")
    try:
        protocol.read_me({"user": {}})
    except OfficeGarbled:
        return "bericht heen en terug; een kapot bericht en een lijn zonder certificaat geweigerd."
    raise Unexpected("Opmaat nam een kapot bericht aan.")


def _ask(address: str) -> Any:
    wire = Wire(address, practice=True)
    try:
        return wire.request("GET", "/v1/me")
    finally:
        wire.close()


def _raises(kind: type[Exception], address: str) -> bool:
    try:
        _ask(address)
    except kind:
        return True
    return False


@contextmanager
def _listening() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Listener)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
