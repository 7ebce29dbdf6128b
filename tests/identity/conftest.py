"""The town of these tests: provider, office and proxy, all as in production, under names of their own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from central.doors import listen
from central.store.schema import migrate
from desktop_app.installation import OfficeAddress
from desktop_app.sync.login import Login, Provider, TokenStore
from tests.identity.provider import KID, provider
from tests.identity.town import forward_proxy
from tests.office import MemoryTokens, RunningOffice
from tests.unit.sync.servers import Authority

ROOT = Path(__file__).parent.parent.parent
LOGIN, OFFICE = "login.gemeente.example", "opmaat.gemeente.example"
ISSUER, AUDIENCE, ELSEWHERE = f"https://{LOGIN}", f"https://{OFFICE}", "https://rooster.gemeente.example"
CLIENT, OTHER_CLIENT = "opmaat", "rooster"
LIFE = 300
PEOPLE = {
    "noor": {"name": "Noor Jansen", "groups": ["opmaat consulenten", "koffie"]},
    "sem": {"name": "Sem de Boer", "groups": ["opmaat lezers"]},
    "bram": {"name": "Bram Smit", "groups": ["koffie"]},
}


@dataclass(frozen=True)
class Town:
    """`key`: with which the provider signs · `hosts`: where the proxy finds the two servers."""

    office: RunningOffice
    team: str
    key: ec.EllipticCurvePrivateKey
    hosts: dict[str, int]
    logins: list[Login] = field(default_factory=list)

    @property
    def address(self) -> OfficeAddress:
        return OfficeAddress(AUDIENCE, ISSUER, CLIENT, AUDIENCE, self.team)

    def login(self, opener: Callable[[str], object], store: TokenStore | None = None, *, client: str = CLIENT,
              audience: str = AUDIENCE, **other: Any) -> Login:  # fmt: skip
        """The sign-in of a laptop outside practice."""
        made = Login(Provider(ISSUER, client, audience), store or MemoryTokens(), opener=opener, **other)
        self.logins.append(made)
        return made

    def token(self, **other: Any) -> str:
        """Signed by the provider's own key, with whatever claims."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": AUDIENCE, "client_id": CLIENT, "sub": "noor", "iat": now, "exp": now + LIFE}
        return jwt.encode(claims | {"groups": PEOPLE["noor"]["groups"]} | other, self.key, "ES256", {"kid": KID})

    def ask(self, token: str, path: str = "/v1/me", **message: Any) -> httpx.Response:
        with httpx.Client(base_url=AUDIENCE, headers={"Authorization": f"Bearer {token}"}, timeout=30) as client:
            return client.request("POST" if message else "GET", path, json=message or None)

    def teams(self, token: str) -> dict[str, str]:
        answer = self.ask(token)
        assert answer.status_code == 200, answer.text
        return {one["id"]: one["role"] for one in answer.json()["teams"]}


@pytest.fixture(scope="package")
def town(office: RunningOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder, authority = tmp_path_factory.mktemp("town"), Authority(tmp_path_factory.mktemp("authority"))
    pems = {name: _certificate(authority, name, folder / f"{name}.pem") for name in (LOGIN, OFFICE)}
    (folder / "root.pem").write_text(authority.root())
    team, key, hosts = office.new_team(), ec.generate_private_key(ec.SECP256R1()), dict[str, int]()
    (folder / "groups.toml").write_text(
        f'[groups]\n"opmaat consulenten" = "{team}:consulent"\n"opmaat lezers" = "{team}:lezer"\n'
    )
    migrate(office.owner, service_role="opmaat_service", groups=True)
    audiences = {one: one for one in (AUDIENCE, ELSEWHERE)}
    with (
        pytest.MonkeyPatch.context() as patch,
        provider(ISSUER, pems[LOGIN], key, clients=[CLIENT, OTHER_CLIENT], audiences=audiences, people=PEOPLE,
                 seconds=LIFE) as port,
        forward_proxy(hosts) as proxy,
    ):  # fmt: skip
        hosts[LOGIN] = port
        for name, value in {"HTTPS_PROXY": proxy, "SSL_CERT_FILE": str(folder / "root.pem")}.items():
            patch.setenv(name, value)
        for name in ("https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_DIR"):
            patch.delenv(name, raising=False)
        with _production(office, pems[OFFICE], folder / "groups.toml") as hosts[OFFICE]:
            made = Town(office, team, key, hosts)
            yield made
            for login in made.logins:
                login.close()
    migrate(office.owner, service_role="opmaat_service")


def _certificate(authority: Authority, name: str, place: Path) -> Path:
    authority.server_context(name=name)
    place.write_bytes(authority.pem.read_bytes())
    return place


def settings(office: RunningOffice, groups: Path) -> dict[str, str]:
    return {
        "OPMAAT_DATABASE_URL": office.service_url,
        "OPMAAT_ISSUER": ISSUER,
        "OPMAAT_AUDIENCE": AUDIENCE,
        "OPMAAT_CLIENT": CLIENT,
        "OPMAAT_JWKS": f"{ISSUER}/jwks",
        "OPMAAT_GROUPS": str(groups),
    }


@contextmanager
def _production(office: RunningOffice, pem: Path, groups: Path) -> Iterator[int]:
    """The office as a municipality starts it, with two workers; gives its port."""
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    tls = ("--tls-cert", str(pem), "--tls-key", str(pem))
    command = [sys.executable, "-m", "central", "serve", "--port", str(port), "--workers", "2", *tls]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | settings(office, groups), stderr=subprocess.DEVNULL,
                          start_new_session=True) as process:  # fmt: skip
        try:
            while True:
                assert process.poll() is None
                try:
                    httpx.get(f"https://127.0.0.1:{port}/v1/health", verify=False, trust_env=False, timeout=60)  # noqa: S501
                    break
                except httpx.TransportError:
                    continue
            yield port
        finally:
            process.terminate()
            process.wait(30)
