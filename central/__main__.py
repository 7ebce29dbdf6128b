"""`opmaat-central`: serve, and what `administration` adds. Exit codes: 0 done, 1 refused or failed, 2 wrong use."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from central import VERSION, administration
from central.administration import NotAsKept, database, say, team_id
from central.api.app import AppFactory
from central.doors import SILENT, listen
from central.practice import office
from central.practice.issuer import Person
from central.settings import SettingsError, from_environment
from central.store.distribution import UnfitFile
from central.store.leases import NoSuchVault, read_key
from central.store.moving import NoSuchDossier
from central.store.schema import may_rewrite_history
from central.store.teams import ROLES, NoSuchTeam
from central.workers import supervisor

ENVIRONMENT = """environment:
  OPMAAT_DATABASE_URL  postgresql://role@host/database (serve: the service role; the rest: the owner)
  OPMAAT_ISSUER        https address of the identity provider
  OPMAAT_AUDIENCE      name of this service at the provider
  OPMAAT_CLIENT        name of the laptops' program there: a token of another program is refused
  OPMAAT_JWKS          its public keys: https address or file
  OPMAAT_GROUPS        optional TOML file: [groups] "name of the group" = "team:role"
  OPMAAT_GROUPS_CLAIM  optional name of the claim with the groups, "groups" if not set
  OPMAAT_METRICS_TOKEN optional, 32 characters or more: who shows it may read /v1/metrics
  OPMAAT_LEASE_KEY     optional key file of `opmaat forms key new` that signs leases of laptops
  OPMAAT_LEASE_STRICT  optional, yes: half of the key of every vault lives here and goes with a lease of 7 days"""

METRICS = "PROMETHEUS_MULTIPROC_DIR"
NOTHING = {NoSuchTeam: "team", NoSuchDossier: "dossier", NoSuchVault: "vault"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (SettingsError, NotAsKept, UnfitFile, ValueError, SQLAlchemyError, OSError) as failure:
        print(f"opmaat-central: {(str(failure) or type(failure).__name__).splitlines()[0]}", file=sys.stderr)
        return 1
    except (NoSuchTeam, NoSuchDossier, NoSuchVault) as failure:
        print(f"opmaat-central: there is no such {NOTHING[type(failure)]}", file=sys.stderr)
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
    administration.add_commands(commands)
    return parser


def _add_serve(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, help="default 8443; with --practice any free one")
    command.add_argument("--workers", type=int, default=1)
    command.add_argument("--tls-cert", type=Path, help="PEM certificate chain")
    command.add_argument("--tls-key", type=Path, help="PEM private key")
    command.add_argument("--behind-proxy", action="store_true", help="a proxy on a trusted network does the TLS")
    command.add_argument("--practice", action="store_true", help="own PostgreSQL and identity provider; prints JSON")
    command.add_argument("--data", type=Path, help="practice: keep the database in this folder")
    command.add_argument("--team", type=team_id, default="oost", help="practice: id of the team")
    command.add_argument(
        "--user", type=_person, action="append", metavar="ID:ROLE:NAME", help="practice: who can sign in"
    )
    command.set_defaults(run=_serve)


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
        office.run(practice, say)
        return
    tls = bool(options.tls_cert and options.tls_key)
    if options.host not in ("127.0.0.1", "::1", "localhost") and not tls and not options.behind_proxy:
        raise SettingsError("beyond this machine only with --tls-cert and --tls-key, or --behind-proxy")
    settings = from_environment(os.environ)
    read_key(settings.lease_key)
    _refuse_strong_role()
    _run(AppFactory(settings), options)


def _run(factory: AppFactory, options: argparse.Namespace) -> None:
    config: dict[str, Any] = {"workers": options.workers, "access_log": False, "server_header": False}
    if options.tls_cert:
        config |= {"ssl_certfile": str(options.tls_cert), "ssl_keyfile": str(options.tls_key)}
    config |= {"lifespan": "off", "timeout_worker_healthcheck": SILENT}
    settings = uvicorn.Config(factory, factory=True, **config)
    with ExitStack() as while_running:
        if options.workers > 1 and METRICS not in os.environ:  # those of all workers together pass through files
            folder = tempfile.TemporaryDirectory(prefix="opmaat-metrics-", ignore_cleanup_errors=True)
            os.environ[METRICS] = while_running.enter_context(folder)
        door = while_running.enter_context(listen(options.host, options.port or 8443))
        if options.workers > 1:
            supervisor(settings, door).run()
        else:
            uvicorn.Server(settings).run(sockets=[door])


def _refuse_strong_role() -> None:
    with database() as engine, engine.connect() as connection:
        if may_rewrite_history(connection):
            raise SettingsError("OPMAAT_DATABASE_URL: this role could rewrite history; use the service role")


if __name__ == "__main__":
    sys.exit(main())
