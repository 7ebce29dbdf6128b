"""Asking the office for leave to open a vault that is still closed: its lease ran out, its tokens lie inside it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desktop_app.casework.errors import NotAMember
from desktop_app.casework.leases import SignedLease
from desktop_app.installation import OfficeAddress
from desktop_app.sync.login import Login, Provider
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Protocol
from desktop_app.sync.transport import Wire


class PassingTokens:
    """Tokens of one visit, forgotten after it."""

    def __init__(self) -> None:
        self._tokens: Mapping[str, Any] | None = None

    def load(self) -> Mapping[str, Any] | None:
        return self._tokens

    def save(self, tokens: Mapping[str, Any] | None) -> None:
        self._tokens = tokens


class LeaseDesk:
    """`ask` on the net lane; it shows the sign-in page."""

    def __init__(
        self, address: OfficeAddress, *, protocol: Path, opener: Callable[[str], object], app: str, practice: bool
    ) -> None:
        """As `OfficeLine`."""
        self._address, self._protocol, self._opener = address, protocol, opener
        self._app, self._practice = app, practice

    def ask(self, vault: str, sequence: int) -> SignedLease:
        """A new lease, also one that says the vault is revoked. Raises NotAMember when the office gives this person
        none, and as `Wire.request` and `Login.sign_in`."""
        at = self._address
        provider = Provider(at.issuer, at.client_id, at.audience)
        login = Login(provider, PassingTokens(), opener=self._opener, practice=self._practice)
        wire = Wire(at.base_url, practice=self._practice)
        office = Office(wire, Protocol(self._protocol), login, device=vault, app=self._app)
        try:
            login.sign_in()
            given = office.lease(vault, sequence)
        finally:
            office.close()
            login.close()
        if given is None:
            raise NotAMember
        return given
