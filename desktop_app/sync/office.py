"""The four questions the laptop asks the office, typed."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.casework.errors import LoginNeeded
from desktop_app.casework.ports import Mutation
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.protocol import Me, Page, Protocol, Result
from desktop_app.sync.transport import Rejected, Wire


class StartOver(OpmaatError):
    """The cursor means nothing to the office any more: pull everything. `horizon`: oldest cursor it still knows."""

    code = "opnieuw_beginnen"

    def __init__(self, horizon: int) -> None:
        super().__init__(horizon=horizon)
        self.horizon = horizon


Token = Callable[[bool], str]
"""Gives an access token; the flag asks for a fresh one, because the office refused the last. Raises LoginNeeded."""


class Office:
    """The service of one municipality. Raises the errors of `Wire.request` and OfficeGarbled."""

    def __init__(self, wire: Wire, protocol: Protocol, token: Token, *, device: str, app: str) -> None:
        """`device`: stable id of this laptop; `app`: name and version of the program."""
        self._wire = wire
        self._protocol = protocol
        self._token = token
        self._device = device
        self._app = app

    def me(self) -> Me:
        return self._protocol.read_me(self._ask("GET", "/v1/me"))

    def pull(self, team: str, cursor: int, *, limit: int, full: bool) -> Page:
        """Records after `cursor`. `full`: part of pulling everything. Raises StartOver."""
        path = f"/v1/teams/{team}/pull?cursor={cursor}&limit={limit}&full={str(full).lower()}"
        try:
            return self._protocol.read_pull(self._ask("GET", path), cursor)
        except Rejected as answer:
            if answer.status != 410:
                raise
            raise StartOver(self._protocol.read_start_over(answer.payload)) from answer

    def push(self, team: str, mutations: Sequence[Mutation]) -> Sequence[Result]:
        """Offer a batch; the office judges each mutation on its own."""
        message = self._protocol.push_body(mutations, device=self._device, app=self._app)
        return self._protocol.read_push(self._ask("POST", f"/v1/teams/{team}/push", message), mutations)

    def close(self) -> None:
        self._wire.close()

    def _ask(self, method: str, path: str, message: Any = None) -> Any:
        try:
            return self._wire.request(method, path, token=self._token(False), message=message)
        except LoginNeeded:
            return self._wire.request(method, path, token=self._token(True), message=message)
