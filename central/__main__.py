"""`opmaat-central`: serve, migrate, team add, member add. Exit codes: 0 done, 1 refused or failed, 2 wrong use."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from uvicorn.supervisors import Multiprocess

from central import VERSION
from central.api.app import AppFactory
from central.doors import listen
from central.practice import office
from central.practice.issuer import Person
from central.settings import SettingsError, database_url, from_environment
from central.store.engine import make_engine
from central.store.schema import may_rewrite_history, migrate
from central.store.teams import ROLES, NoSuchTeam, add_team, set_member

ENVIRONMENT = """environment:
  OPMAAT_DATABASE_URL  postgresql://role@host/database (serve: the service role; the rest: the owner)
  OPMAAT_ISSUER        https address of the identity provider
  OPMAAT_AUDIENCE      name of this service at the provider
  OPMAAT_JWKS          its public keys: https address or file"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (SettingsError, NoSuchTeam, SQLAlchemyError, OSError) as failure:
        text = "there is no such team" if isinstance(failure, NoSuchTeam) else str(failure).splitlines()[0]
        print(f"opmaat-central: {text}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "opmaat-central",
        description="The office of Opmaat: the service that brings the laptops of a team together.",
        epilog=ENVIRONMENT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True, metavar="command")
    _add_serve(commands.add_parser("serve", help="serve laptops, or with --practice a whole office on this machine"))
    command = commands.add_parser("migrate", help="bring the database to the schema of this version")
    command.add_argument("--service-role", help="existing role that receives the rights of the service")
    command.set_defaults(run=_migrate)
    _add_people(commands)
    return parser


def _add_people(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    team = commands.add_parser("team", help="teams").add_subparsers(required=True, metavar="action")
    command = team.add_parser("add", help="make a team, or rename it")
    command.add_argument("id", type=_team_id)
    command.add_argument("name")
    command.set_defaults(run=_add_team)
    member = commands.add_parser("member", help="members of a team").add_subparsers(required=True, metavar="action")
    command = member.add_parser("add", help="make someone a member, or give another role")
    _add_member_arguments(command)
    command.add_argument("--role", choices=ROLES, default="consulent")
    command.set_defaults(run=_set_member)
    command = member.add_parser("remove", help="end a membership; the name stays in the history")
    _add_member_arguments(command)
    command.set_defaults(run=_set_member, role=None)


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, help="default 8443; with --practice any free one")
    command.add_argument("--workers", type=int, default=1)
    command.add_argument("--tls-cert", type=Path, help="PEM certificate chain")
    command.add_argument("--tls-key", type=Path, help="PEM private key")
    command.add_argument("--behind-proxy", action="store_true", help="a proxy on a trusted network does the TLS")
    command.add_argument("--practice", action="store_true", help="own PostgreSQL and identity provider; prints JSON")
    command.add_argument("--data", type=Path, help="practice: keep the database in this folder")
    command.add_argument("--team", type=_team_id, default="oost", help="practice: id of the team")
    command.add_argument(
        "--user", type=_person, action="append", metavar="ID:ROLE:NAME", help="practice: who can sign in"
    )
    command.set_defaults(run=_serve)


def _add_member_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("team", type=_team_id)
    command.add_argument("id", help="subject of the login")
    command.add_argument("name")


def _team_id(text: str) -> str:
    if not text or text[0] == "-" or len(text) > 63 or set(text) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise argparse.ArgumentTypeError("small letters, digits and hyphens")
    return text


def _person(text: str) -> Person:
    id, role, name = (text.split(":", 2) + ["", ""])[:3]
    if not id or role not in ROLES or not name:
        raise argparse.ArgumentTypeError("as anja:consulent:Anja de Wit")
    return Person(id, name, role)


def _serve(options: argparse.Namespace) -> None:
    if options.practice:
        office.stop_like_terminate()
        people = tuple(options.user or office.PEOPLE)
        practice = office.Practice(
            team=options.team,
            people=people,
            data=options.data,
            port=options.port or 0,
            workers=options.workers,
        )
        office.run(practice, _say)
        return
    tls = bool(options.tls_cert and options.tls_key)
    if options.host not in ("127.0.0.1", "::1", "localhost") and not tls and not options.behind_proxy:
        raise SettingsError("beyond this machine only with --tls-cert and --tls-key, or --behind-proxy")
    settings = from_environment(os.environ)
    _refuse_strong_role(settings.database_url)
    _run(AppFactory(settings), options)


def _run(factory: AppFactory, options: argparse.Namespace) -> None:
    config: dict[str, Any] = {"workers": options.workers, "access_log": False, "server_header": False}
    if options.tls_cert:
        config |= {"ssl_certfile": str(options.tls_cert), "ssl_keyfile": str(options.tls_key)}
    settings = uvicorn.Config(factory, factory=True, lifespan="off", **config)
    with listen(options.host, options.port or 8443) as door:
        if options.workers > 1:
            Multiprocess(settings, sockets=[door]).run()
        else:
            uvicorn.Server(settings).run(sockets=[door])


@contextmanager
def _database(url: str) -> Iterator[Engine]:
    engine = make_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _refuse_strong_role(url: str) -> None:
    with _database(url) as engine, engine.connect() as connection:
        if may_rewrite_history(connection):
            raise SettingsError("OPMAAT_DATABASE_URL: this role could rewrite history; use the service role")


def _migrate(options: argparse.Namespace) -> None:
    with _database(database_url(os.environ)) as engine:
        migrate(engine, service_role=options.service_role)


def _add_team(options: argparse.Namespace) -> None:
    with _database(database_url(os.environ)) as engine, engine.begin() as connection:
        add_team(connection, options.id, options.name)


def _set_member(options: argparse.Namespace) -> None:
    with _database(database_url(os.environ)) as engine, engine.begin() as connection:
        set_member(connection, options.team, options.id, options.name, options.role)


def _say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    sys.exit(main())
