"""Listening sockets."""

import socket

SILENT = 60
"""Seconds after which a worker that gives no sign is replaced. With the five seconds that uvicorn waits, a busy machine
killed every worker before it had started, for ever."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on `host` and `port` (0: any free one).

    The protocol number is given in full: without it asyncio leaves Nagle's algorithm on, and every answer of two
    packets then waits 40 ms for the client's acknowledgement.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
    )[0]
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(2048)
    except OSError:
        door.close()
        raise
    return door
