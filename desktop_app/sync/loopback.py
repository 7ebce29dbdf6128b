"""A door on this machine that waits for one visit of the browser after signing in."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any, Self

PAGE = b"""<!doctype html><html lang="nl"><meta charset="utf-8"><title>Opmaat</title>
<p>U bent aangemeld. U kunt dit venster sluiten en verdergaan in Opmaat.</p></html>"""


class Loopback:
    """Listens on a random port of 127.0.0.1 while the `with` block lasts."""

    def __init__(self) -> None:
        self._answer: str | None = None
        self._came = Event()
        self._server = HTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/callback"

    def wait(self, seconds: float) -> str | None:
        """The full address the browser came with, or None when nobody came."""
        self._came.wait(seconds)
        return self._answer

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        door = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 5

            def do_GET(self) -> None:
                known = self.path.startswith("/callback?")
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(PAGE) if known else 0))
                self.end_headers()
                if known:
                    self.wfile.write(PAGE)
                    door._answer = door.address.removesuffix("/callback") + self.path
                    door._came.set()

            def log_message(self, format: str, *args: Any) -> None:
                """Addresses with codes in them are never written down."""

        return Handler
