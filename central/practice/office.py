"""The whole office on this machine: PostgreSQL, identity provider, service. One JSON line tells where it is."""

import os
import signal
import socket
import stat
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy import Engine

from central.api.app import AppFactory
from central.doors import SILENT, listen
from central.practice.issuer import CLIENT, Desk, Person, make_issuer
from central.practice.postgres import make_database, own_cluster
from central.settings import Settings
from central.store.engine import make_engine
from central.store.teams import add_team, set_member
from central.workers import supervisor

AUDIENCE = "opmaat-centraal"
PEOPLE = (
    Person("anja", "Anja de Wit", "consulent"),
    Person("karim", "Karim Bos", "consulent"),
    Person("fatma", "Fatma Yıldız", "leidinggevende"),
    Person("joris", "Joris Vermeer", "kwaliteit"),
    Person("lotte", "Lotte Smit", "lezer"),
)


@dataclass(frozen=True, slots=True)
class Practice:
    """What to set up. `data`: folder that keeps the database; None: gone afterwards. `port` 0: any free one."""

    team: str = "oost"
    team_name: str = "Team Oost"
    people: Sequence[Person] = PEOPLE
    data: Path | None = None
    port: int = 0
    workers: int = 1


def run(practice: Practice, say: Callable[[dict[str, Any]], None]) -> None:
    """Serve until SIGTERM, SIGINT, or until a pipe on standard input is closed. `say` gets the one line."""
    with ExitStack() as stack:
        database = make_database(stack.enter_context(own_cluster(practice.data)), "opmaat")
        _enrol(make_engine(database.owner_url), practice)
        door, issuer_door = (stack.enter_context(listen("127.0.0.1", port)) for port in (practice.port, 0))
        issuer = f"http://127.0.0.1:{issuer_door.getsockname()[1]}"
        desk = Desk(issuer, AUDIENCE, practice.people)
        stack.callback(_serve_beside(uvicorn.Config(make_issuer(desk), **_QUIET), issuer_door))
        settings = Settings(database.service_url, issuer, AUDIENCE, CLIENT, f"{issuer}/jwks", practice=True)
        say(_where(door.getsockname()[1], practice, settings) | {"owner_url": database.owner_url})
        _serve(AppFactory(settings), door, practice.workers)


def _where(port: int, practice: Practice, settings: Settings) -> dict[str, Any]:
    return {
        "base_url": f"http://127.0.0.1:{port}",
        "port": port,
        "issuer": settings.issuer,
        "client_id": CLIENT,
        "audience": AUDIENCE,
        "team": practice.team,
        "users": [person.id for person in practice.people],
        "pid": os.getpid(),
        "service_url": settings.database_url,
    }


_QUIET: dict[str, Any] = {"log_level": "warning", "access_log": False, "server_header": False, "lifespan": "off"}


def _enrol(engine: Engine, practice: Practice) -> None:
    with engine.begin() as connection:
        add_team(connection, practice.team, practice.team_name)
        for person in practice.people:
            set_member(connection, practice.team, person.id, person.name, person.role)
    engine.dispose()


def _serve_beside(config: uvicorn.Config, door: socket.socket) -> Callable[[], None]:
    """Serve in a thread; the result stops it."""
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()

    def stop() -> None:
        server.should_exit = True
        thread.join(10)

    return stop


def _serve(factory: AppFactory, door: socket.socket, workers: int) -> None:
    config = uvicorn.Config(factory, factory=True, workers=workers, timeout_worker_healthcheck=SILENT, **_QUIET)
    if workers == 1:
        server = uvicorn.Server(config)
        _when_input_closes(lambda: setattr(server, "should_exit", True))
        server.run(sockets=[door])
    else:
        several = supervisor(config, door)
        _when_input_closes(several.should_exit.set)
        several.run()


def _when_input_closes(stop: Callable[[], None]) -> None:
    """Only when someone holds the other end: a terminal or /dev/null says nothing about anybody."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        threading.Thread(target=_stop_at_end, args=(stop,), daemon=True).start()


def _stop_at_end(stop: Callable[[], None]) -> None:
    """Without Python's buffer: a thread that waits in it makes the interpreter abort at its end."""
    while os.read(0, 4096):
        continue
    stop()


def stop_like_terminate() -> None:
    """Make SIGTERM end the set-up as well, so that what was started is stopped."""

    def leave(signum: int, frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, leave)
