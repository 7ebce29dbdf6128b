"""Attachments in pieces: broken off, taken up again, sent twice, wrong, and only for the own team."""

import random
from hashlib import sha256

import httpx
import pytest

from central.store.blobs import MAX_CHUNK
from tests.office import Caller, RunningOffice

PIECE = 300_000
DATA = random.Random(7).randbytes(1_000_001)  # noqa: S311 - bytes that do not pack
DIGEST = sha256(DATA).hexdigest()


def send(client: Caller, team: str, offset: int, piece: bytes, *, size: int = len(DATA)) -> httpx.Response:
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(size)}
    return client.http.patch(f"/v1/teams/{team}/blobs/{DIGEST}", content=piece, headers=headers)


def upload(client: Caller, team: str, data: bytes = DATA, *, start: int = 0) -> httpx.Response:
    for offset in range(start, len(data), PIECE):
        answer = send(client, team, offset, data[offset : offset + PIECE])
    return answer


def test_an_upload_that_broke_off_goes_on_where_it_was(office: RunningOffice) -> None:
    team, path = office.new_team(), f"/v1/teams/{{}}/blobs/{DIGEST}"
    with office.client("anja") as anja:
        assert anja.http.head(path.format(team)).status_code == 404
        assert send(anja, team, 0, DATA[:PIECE]).headers["Upload-Complete"] == "?0"
        assert anja.http.get(path.format(team)).status_code == 404
        looked = anja.http.head(path.format(team))
        assert (looked.headers["Upload-Offset"], looked.headers["Upload-Length"]) == (str(PIECE), str(len(DATA)))
        assert upload(anja, team, start=PIECE).headers["Upload-Complete"] == "?1"
        assert anja.http.get(path.format(team)).content == DATA
        assert anja.http.get(path.format(team), params={"start": 700_000}).content == DATA[700_000:]
        assert upload(anja, team).headers["Upload-Complete"] == "?1"
    assert office.rows("SELECT count(*) FROM blob WHERE team = :t", t=team) == [(1,)]


def test_a_piece_in_the_wrong_place_is_told_where_it_belongs(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        send(anja, team, 0, DATA[:PIECE])
        for offset in (0, 10, PIECE + 1):
            answer = send(anja, team, offset, DATA[:PIECE])
            assert (answer.status_code, answer.json()["offset"]) == (409, PIECE)
        assert send(anja, team, PIECE, DATA).status_code == 409
        assert send(anja, team, PIECE, b"x", size=17).status_code == 409


def test_bytes_that_are_not_what_they_are_called_are_refused_and_can_be_sent_again(office: RunningOffice) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        wrong = bytes([DATA[0] ^ 1]) + DATA[1:]
        assert upload(anja, team, wrong).status_code == 422
        assert anja.http.get(f"/v1/teams/{team}/blobs/{DIGEST}").status_code == 404
        assert upload(anja, team).headers["Upload-Complete"] == "?1"
        assert anja.http.get(f"/v1/teams/{team}/blobs/{DIGEST}").content == DATA


def test_another_team_has_nothing_of_it(office: RunningOffice) -> None:
    team, other = office.new_team(), office.new_team()
    office.change("DELETE FROM member WHERE team = :t AND sub = 'karim'", t=team)
    with office.client("anja") as anja, office.client("karim") as karim:
        upload(anja, team)
        assert karim.http.get(f"/v1/teams/{team}/blobs/{DIGEST}").status_code == 404
        assert send(karim, team, 0, b"x").status_code == 404
        assert karim.http.head(f"/v1/teams/{other}/blobs/{DIGEST}").status_code == 404


def test_a_reader_sends_nothing(office: RunningOffice) -> None:
    team = office.new_team(anja="lezer")
    with office.client("anja") as anja:
        assert send(anja, team, 0, DATA[:PIECE]).status_code == 403


@pytest.mark.parametrize(
    ("name", "headers", "size"),
    [
        ("no length", {"Upload-Offset": "0"}, 10),
        ("too large", {"Upload-Offset": "0", "Upload-Length": str(2**40)}, 10),
        ("negative", {"Upload-Offset": "-1", "Upload-Length": "10"}, 10),
        ("words", {"Upload-Offset": "x", "Upload-Length": "10"}, 10),
        ("large piece", {"Upload-Offset": "0", "Upload-Length": str(MAX_CHUNK * 3)}, MAX_CHUNK + 1),
    ],
)
def test_what_is_no_piece_is_refused(office: RunningOffice, name: str, headers: dict[str, str], size: int) -> None:
    team = office.new_team()
    with office.client("anja") as anja:
        answer = anja.http.patch(f"/v1/teams/{team}/blobs/{DIGEST}", content=b"x" * size, headers=headers)
        assert answer.status_code == (413 if name == "large piece" else 422)
        assert anja.http.patch(f"/v1/teams/{team}/blobs/..%2f..%2fpasswd", headers=headers).status_code in (404, 422)
