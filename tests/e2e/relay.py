"""A line between laptop and office that breaks where it is told to."""

import random
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Thread

PIECE = 4096


@dataclass(frozen=True, slots=True)
class Fate:
    """Of one connection: bytes that still pass in each direction, what happens then, and seconds per piece.

    `then`: "cut" (both ends hear that it is over), "half" (only the end that would hear more is told that no more
    comes; the other direction goes on), "reset" (RST, as when a machine goes down).
    """

    up: int
    down: int
    then: str
    pause: float


GOOD = Fate(10**9, 10**9, "cut", 0.0)


def any_fate(chance: random.Random) -> Fate:
    up, down = (int(10 ** chance.uniform(1, 4.5)) for _ in range(2))
    return Fate(up, down, chance.choice(("cut", "half", "reset")), chance.choice((0.0, 0.0, 0.002)))


class Relay:
    """`fates`: of the next connections; after that they are good."""

    def __init__(self, to: int) -> None:
        self.to, self.fates = to, list[Fate]()
        self.port = 0

    def carry(self, laptop: socket.socket) -> None:
        fate = self.fates.pop(0) if self.fates else GOOD
        with socket.create_connection(("127.0.0.1", self.to)) as office:
            back = Thread(target=_pump, args=(office, laptop, fate.down, fate), daemon=True)
            back.start()
            _pump(laptop, office, fate.up, fate)
            back.join()


def _pump(source: socket.socket, sink: socket.socket, room: int, fate: Fate) -> None:
    with suppress(OSError):  # the other direction ended both
        while room > 0:
            piece = source.recv(min(PIECE, room))
            if not piece:
                sink.shutdown(socket.SHUT_WR)
                return
            Event().wait(fate.pause)
            sink.sendall(piece)
            room -= len(piece)
        if fate.then == "half":
            sink.shutdown(socket.SHUT_WR)
            while source.recv(PIECE):
                continue
            return
        if fate.then == "reset":
            for end in (source, sink):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        for end in (source, sink):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def relay(to: int) -> Iterator[Relay]:
    """On a port of this machine, to another port of it."""
    line = Relay(to)

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            line.carry(self.request)

    class Server(ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        line.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield line
        finally:
            server.shutdown()
            thread.join()
