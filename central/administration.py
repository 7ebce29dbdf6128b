"""Commands for who administers the office; all but `serve` work on the database as its owner."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from central.settings import database_url
from central.store import distribution, heads, leases, moving, retention
from central.store.engine import make_engine
from central.store.schema import migrate
from central.store.teams import ROLES, add_team, set_member

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


class NotAsKept(Exception):
    """The history differs from what an earlier export says."""


@contextmanager
def database() -> Iterator[Engine]:
    """The database of OPMAAT_DATABASE_URL."""
    engine = make_engine(database_url(os.environ))
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _writing() -> Iterator[Connection]:
    with database() as engine, engine.begin() as connection:
        yield connection


def add_commands(commands: Commands) -> None:
    _add_migrate(commands.add_parser("migrate", help="bring the database to the schema of this version"))
    _add_people(commands)
    _add_dossiers(commands)
    _add_history(commands)
    _add_publishing(commands)


def _add_migrate(command: argparse.ArgumentParser) -> None:
    command.add_argument("--service-role", help="existing role that receives the rights of the service")
    command.add_argument("--groups", action="store_true", help="the service may make members from groups of the login")
    command.set_defaults(run=_migrate)


def _add_people(commands: Commands) -> None:
    team = commands.add_parser("team", help="teams").add_subparsers(required=True, metavar="action")
    command = team.add_parser("add", help="make a team, or rename it")
    command.add_argument("id", type=team_id)
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


def _add_member_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("team", type=team_id)
    command.add_argument("id", help="subject of the login")
    command.add_argument("name")


def _add_dossiers(commands: Commands) -> None:
    dossier = commands.add_parser("dossier", help="dossiers").add_subparsers(required=True, metavar="action")
    command = dossier.add_parser("move", help="give a dossier to another team, with its history")
    command.add_argument("dossier", help="id of the dossier")
    command.add_argument("team", type=team_id, help="team that has it")
    command.add_argument("to", type=team_id, help="team that gets it")
    command.add_argument("--by", required=True, help="subject of who decided this")
    command.set_defaults(run=_move)
    kept = commands.add_parser("retention", help="what may go").add_subparsers(required=True, metavar="action")
    command = kept.add_parser("run", help="remove old tombstones and uploads; name the dossiers whose time is over")
    command.add_argument("--erase", action="store_true", help="erase those dossiers too; there is no way back")
    command.add_argument("--tombstone-days", type=int, default=retention.TOMBSTONE_DAYS)
    command.add_argument("--log-days", type=days, default=retention.LOG_DAYS, help="how long access stays in audit")
    command.set_defaults(run=_retention)


def _add_history(commands: Commands) -> None:
    head = commands.add_parser("heads", help="the head of the history").add_subparsers(required=True, metavar="action")
    command = head.add_parser("export", help="write it to a file, every day, to be kept elsewhere")
    command.add_argument("file", type=Path)
    command.set_defaults(run=_export_heads)
    command = head.add_parser("check", help="whether the history is still what an earlier file says; 1 if not")
    command.add_argument("file", type=Path)
    command.set_defaults(run=_check_heads)
    command = head.add_parser("verify", help="whether every revision follows from the one before; 1 if not")
    command.set_defaults(run=_verify_heads)


def _add_publishing(commands: Commands) -> None:
    given = commands.add_parser("publish", help="sign a file and offer it to every laptop")
    given.add_argument("kind", choices=tuple(distribution.ENDS))
    given.add_argument("file", type=Path)
    given.add_argument("--key", type=Path, required=True, help="private key made by `opmaat forms key new`")
    given.set_defaults(run=_publish)
    vault = commands.add_parser("vault", help="laptops").add_subparsers(required=True, metavar="action")
    command = vault.add_parser("list", help="which vaults asked for a lease, and whose they are")
    command.set_defaults(run=_list_vaults)
    command = vault.add_parser("revoke", help="a laptop is lost: its next lease says so, for ever")
    command.add_argument("vault", help="id of the vault, from `vault list`")
    command.set_defaults(run=_revoke)


def team_id(text: str) -> str:
    if not text or text[0] == "-" or len(text) > 63 or set(text) - set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise argparse.ArgumentTypeError("small letters, digits and hyphens")
    return text


def days(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 36525:
        raise argparse.ArgumentTypeError("a number of days, at least one")
    return int(text)


def _migrate(options: argparse.Namespace) -> None:
    with database() as engine:
        migrate(engine, service_role=options.service_role, groups=options.groups)


def _add_team(options: argparse.Namespace) -> None:
    with _writing() as connection:
        add_team(connection, options.id, options.name)


def _set_member(options: argparse.Namespace) -> None:
    with _writing() as connection:
        set_member(connection, options.team, options.id, options.name, options.role)


def _move(options: argparse.Namespace) -> None:
    with _writing() as connection:
        count = moving.move(connection, options.team, options.dossier, options.to, options.by, datetime.now(UTC))
    say({"moved": count})


def _retention(options: argparse.Namespace) -> None:
    with database() as engine:
        terms = {"tombstone_days": options.tombstone_days, "log_days": options.log_days}
        swept = retention.run(engine, datetime.now(UTC), **terms, erase=options.erase)
    for team, one in swept.items():
        say({"team": team, "tombstones": one.tombstones, "uploads": one.uploads, "due": one.due, "erased": one.erased})


def _export_heads(options: argparse.Namespace) -> None:
    """A file that exists is never written over: it is evidence."""
    with database() as engine, options.file.open("x", encoding="utf-8") as out:
        out.writelines(json.dumps(one) + "\n" for one in heads.heads(engine, datetime.now(UTC)))


def _check_heads(options: argparse.Namespace) -> None:
    with database() as engine:
        found = heads.changed(engine, options.file.read_text(encoding="utf-8").splitlines())
    for one in found:
        say({"team": one["team"], "seq": one["seq"], "at": one["at"]})
    if found:
        raise NotAsKept("the history is not what this file says; an erased dossier explains it only with its audit row")


def _verify_heads(options: argparse.Namespace) -> None:
    with database() as engine:
        found = list(heads.broken(engine))
    for one in found:
        say(one)
    if found:
        raise NotAsKept("the history has revisions that do not follow from the ones before")


def _publish(options: argparse.Namespace) -> None:
    with _writing() as connection:
        say({"sha256": distribution.publish(connection, options.kind, options.file, options.key, datetime.now(UTC))})


def _list_vaults(options: argparse.Namespace) -> None:
    with database() as engine, engine.connect() as connection:
        for one in leases.listed(connection):
            say(one)


def _revoke(options: argparse.Namespace) -> None:
    with _writing() as connection:
        leases.revoke(connection, options.vault, datetime.now(UTC))


def say(line: dict[str, Any]) -> None:
    """One JSON line on standard output."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
