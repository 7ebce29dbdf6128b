"""What the laptop asks the office, typed."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from desktop_app.casework.errors import LoginNeeded, NotAMember, OfficeGarbled
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.office_ports import ColleagueWork, Double, OfficeDossier, OfficeFile, Settled
from desktop_app.casework.ports import Body, Mutation
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.protocol import Me, Page, Protocol, Result
from desktop_app.sync.transport import Rejected, Wire


class StartOver(OpmaatError):
    """The cursor means nothing to the office any more: pull everything. `horizon`: oldest cursor it still knows."""

    code = "opnieuw_beginnen"

    def __init__(self, horizon: int) -> None:
        super().__init__(horizon=horizon)
        self.horizon = horizon


class NotLeading(OpmaatError):
    """Only who leads the team may do this."""

    code = "alleen_leidinggevende"


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

    def pull(self, team: str, cursor: int, *, limit: int, full: bool, dossier: str = "", seen: str = "") -> Page:
        """Records after `cursor`. `full`: part of pulling everything, or all of one `dossier` · `seen`: witness of what
        the office showed there. Raises StartOver."""
        path = f"/v1/teams/{team}/pull?cursor={cursor}&limit={limit}&full={str(full).lower()}"
        path += f"&dossier={dossier}" if dossier else ""
        path += f"&seen={seen}" if seen else ""
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

    def dossiers(self, team: str, *, only: str = "") -> Sequence[OfficeDossier]:
        """Every dossier of the team, or one."""
        found: list[OfficeDossier] = []
        path, more = f"/v1/teams/{team}/dossiers?limit=500" + (f"&only={only}" if only else ""), True
        while more:
            after = f"&after={found[-1].id}" if found else ""
            payload = self._protocol.check("dossiers", self._ask("GET", path + after))
            page = [_office_dossier(raw) for raw in payload["dossiers"]]
            more = payload["more"] and bool(page)
            if any(first.id >= second.id for first, second in pairwise([*found[-1:], *page])):
                raise OfficeGarbled
            found += page
        return found

    def doubles(self, team: str) -> Sequence[Sequence[Double]] | None:
        """Groups of dossiers of the team that hold the same BSN; None when the office does not say."""
        try:
            payload = self._protocol.check("doubles", self._ask("GET", f"/v1/teams/{team}/doubles"))
        except NotAMember:  # an older office knows no such address
            return None
        return [[Double(one["dossier"], one["consulent"]) for one in group] for group in payload["doubles"]]

    def revision(self, team: str, record: str, version: int) -> Body | None:
        """Body of one version of a record; None when the office has none."""
        path = f"/v1/teams/{team}/records/{record}/revisions?after={version - 1}&limit=1"
        payload = self._protocol.check("revisions", self._ask("GET", path))
        bodies = [one["body"] for one in payload["revisions"] if one["version"] == version]
        return bodies[0] if bodies else None

    def step(self, team: str, mutation: str, what: str) -> bool:
        """Say what is done with refused work; False when the office does not have it. Raises NotLeading."""
        path = f"/v1/teams/{team}/quarantine/steps"
        try:
            self._protocol.check("step", self._ask("POST", path, {"mutation": mutation, "what": what}))
        except NotAMember as refusal:
            if refusal.params.get("code") == "alleen_leidinggevende":
                raise NotLeading from refusal
            if refusal.params.get("code") == "niet_in_quarantaine":
                return False
            raise
        return True

    def settled(self, team: str) -> Sequence[Settled]:
        """What became of my refused work."""
        payload = self._protocol.check("mine", self._ask("GET", f"/v1/teams/{team}/quarantine/mine"))
        return [
            Settled(raw["mutation"], raw["what"], raw["actor_name"], datetime.fromisoformat(raw["at"]))
            for raw in payload["steps"]
        ]

    def colleague_work(self, team: str) -> Sequence[ColleagueWork]:
        """Refused work nobody settled, oldest first; what is no readable mutation is left to the administrator."""
        found: list[ColleagueWork] = []
        after, more = 0, True
        while more:
            path = f"/v1/teams/{team}/quarantine?after={after}&limit=50"
            try:
                payload = self._protocol.check("waiting", self._ask("GET", path))
            except NotAMember as refusal:
                raise NotLeading from refusal
            items = payload["items"]
            more = payload["more"] and bool(items) and items[-1]["id"] > after
            after = items[-1]["id"] if items else after
            found += [_work(raw) for raw in items if self._protocol.is_mutation(raw["payload"])]
        return found

    def lease(self, vault: str, sequence: int) -> SignedLease | None:
        """Leave to open a vault, with half of its key where leases are strict; None when this office gives none, or not
        to this person."""
        try:
            payload = self._ask("POST", "/v1/lease", {"vault": vault, "sequence": sequence})
        except NotAMember:
            return None
        said = self._protocol.check("lease", payload)
        return SignedLease(said["statement"], said["signature"], said["key_id"], said.get("device_secret", ""))

    def blob_offset(self, team: str, digest: str) -> int:
        """How many bytes of a sealed file the office has; 0 for none."""
        status, headers, _body = self._octets("HEAD", f"/v1/teams/{team}/blobs/{digest}")
        return 0 if status == 404 else _offset(headers.get("Upload-Offset"))

    def send_piece(self, team: str, digest: str, piece: bytes, *, offset: int, size: int) -> int:
        """Where the next piece begins. Raises NotAMember for who may not write, Rejected for wrong bytes."""
        headers = {"Upload-Offset": str(offset), "Upload-Length": str(size)}
        status, told, body = self._octets("PATCH", f"/v1/teams/{team}/blobs/{digest}", content=piece, headers=headers)
        if status == 404:
            raise NotAMember
        if status == 409:
            return _offset(_json(body).get("offset"))
        return _offset(told.get("Upload-Offset"))

    def blob(self, team: str, digest: str, size: int) -> bytes | None:
        """All of a sealed file; None while the office does not have it whole."""
        status, _headers, body = self._octets("GET", f"/v1/teams/{team}/blobs/{digest}")
        return body if status == 200 and len(body) == size else None

    def given(self) -> Sequence[OfficeFile]:
        """What every laptop should have."""
        payload = self._protocol.check("distribution", self._ask("GET", "/v1/distribution"))
        return [OfficeFile(**{name: raw[name] for name in OfficeFile.__slots__}) for raw in payload["items"]]

    def given_piece(self, kind: str, name: str, *, start: int, length: int) -> bytes:
        """Bytes of such a file; none at its end, or when it is gone."""
        path = f"/v1/distribution/{kind}/{name}?start={start}&length={length}"
        status, _headers, body = self._octets("GET", path)
        if len(body) > length:
            raise OfficeGarbled
        return body if status == 200 else b""

    def close(self) -> None:
        self._wire.close()

    def _octets(
        self, method: str, path: str, *, content: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Mapping[str, str], bytes]:
        try:
            return self._wire.octets(method, path, token=self._token(False), content=content, headers=headers)
        except LoginNeeded:
            return self._wire.octets(method, path, token=self._token(True), content=content, headers=headers)

    def _ask(self, method: str, path: str, message: Any = None) -> Any:
        try:
            return self._wire.request(method, path, token=self._token(False), message=message)
        except LoginNeeded:
            return self._wire.request(method, path, token=self._token(True), message=message)


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        raise OfficeGarbled from None
    return found if isinstance(found, dict) else {}


def _offset(told: object) -> int:
    """A header or a field that says how far an upload is. Raises OfficeGarbled."""
    text = str(told)
    if not (text.isascii() and text.isdigit()):
        raise OfficeGarbled
    return int(text)


def _office_dossier(raw: Mapping[str, Any]) -> OfficeDossier:
    header = raw["header"]
    name = " ".join(str(header.get(part) or "") for part in ("given_names", "surname")).strip()
    number, consulent = str(header.get("number") or ""), str(header.get("consulent") or "")
    return OfficeDossier(raw["dossier"], name, number, raw["records"], raw["digest"], consulent=consulent)


def _work(raw: Mapping[str, Any]) -> ColleagueWork:
    sent = raw["payload"]
    return ColleagueWork(
        id=raw["mutation"],
        dossier=sent["dossier"],
        kind=sent["kind"],
        code=raw["code"],
        by=raw["actor"],
        by_name=raw["actor_name"],
        received_at=datetime.fromisoformat(raw["received_at"]),
        handed_over=raw["handed_over_at"] is not None,
        payload=sent,
    )
