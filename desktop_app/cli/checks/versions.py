"""Versions of what Opmaat stands on; loading them proves that they are there."""

import platform
from collections.abc import Iterator
from importlib import metadata

import nacl
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop_app.cli.checks.release import release
from desktop_app.cli.checks.result import Result, ok
from desktop_app.vault.versions import sqlcipher_version, sqlite_version

PART = "Versies"


def check() -> Iterator[Result]:
    """Program and machine first, then the libraries with native code."""
    known = release()
    built = f" van {known.built.isoformat()}" if known.built else ", niet verpakt"
    yield ok(PART, f"Opmaat {known.version}{built}, Python {platform.python_version()}")
    yield ok(PART, f"{platform.system()} {platform.release()}, {platform.machine()}")
    yield ok(PART, f"Qt {qVersion()} ({QGuiApplication.__module__.partition('.')[0]})")
    yield ok(PART, f"SQLCipher {sqlcipher_version()}, SQLite {sqlite_version()}")
    yield ok(PART, f"libsodium in PyNaCl {nacl.__version__}, Typst {metadata.version('typst')}")
