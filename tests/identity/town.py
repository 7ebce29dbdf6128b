"""The network and the person of a municipality: a forward proxy that knows two addresses, and somebody at a browser."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from selectors import EVENT_READ, DefaultSelector
from socketserver import StreamRequestHandler
from urllib.parse import urljoin

import httpx

from tests.serving import serving


@contextmanager
def forward_proxy(hosts: Mapping[str, int]) -> Iterator[str]:
    """A proxy for https, as stands at the edge of many municipalities. `hosts`: port on this machine by name; it
    connects to nothing else. Gives its address."""

    class Handler(StreamRequestHandler):
        timeout = 30

        def handle(self) -> None:
            verb, _, rest = self.rfile.readline().decode("latin-1").partition(" ")
            while self.rfile.readline().strip():
                continue
            known = hosts.get(rest.partition(":")[0]) if verb == "CONNECT" else None
            if known is None:
                self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", known)) as far:
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                _pump(self.connection, far)

    with serving(Handler) as port:
        yield f"http://127.0.0.1:{port}"


def _pump(near: socket.socket, far: socket.socket) -> None:
    """Bytes both ways until one side hangs up."""
    with DefaultSelector() as waiting:
        waiting.register(near, EVENT_READ, far)
        waiting.register(far, EVENT_READ, near)
        while True:
            for ready, _ in waiting.select():
                try:
                    seen = ready.fileobj.recv(65536)  # type: ignore[union-attr]
                    if not seen:
                        return
                    ready.data.sendall(seen)
                except OSError:
                    return


class Form(HTMLParser):
    """The first form of a page and the way out beside it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action, self.cancel = "", ""
        self.fields: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = found["action"]
        if tag == "input" and "name" in found:
            self.fields[found["name"]] = found.get("value", "")
        if tag == "a" and found.get("href", "").endswith("/abort"):
            self.cancel = found["href"]


class Browser:
    """Somebody at the system's browser: types name and password, agrees, and follows every redirect back to Opmaat."""

    def __init__(self, login: str, *, cancels: bool = False) -> None:
        self._login, self._cancels = login, cancels
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def __call__(self, address: str) -> None:
        with httpx.Client(follow_redirects=True, timeout=30) as client:
            page = client.get(address)
            while (form := Form(page.text)).action:
                self.seen.append(form.fields.get("prompt", ""))
                if self._cancels:
                    page = client.get(urljoin(str(page.url), form.cancel))
                    continue
                typed = {"login": self._login, "password": "geheim"} if "login" in form.fields else {}
                page = client.post(urljoin(str(page.url), form.action), data={**form.fields, **typed})
            self.addresses += [str(one.url) for one in (*page.history, page)]
