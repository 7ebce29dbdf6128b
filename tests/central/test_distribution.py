"""Questionnaires and law files for every laptop, signed by their publisher."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from central.store.distribution import UnfitFile, publish, statement
from desktop_app.signing import key_id, make_key
from tests.office import RunningOffice, schema_check

DISTRIBUTION = schema_check("distribution.json")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, SigningKey]:
    file = tmp_path / "gemeente.key"
    return file, make_key(file)


@pytest.fixture(autouse=True)
def _nothing_stays(office: RunningOffice) -> Iterator[None]:
    yield
    office.change("DELETE FROM distribution")


def give(office: RunningOffice, kind: str, file: Path, key: Path) -> str:
    with office.owner.begin() as connection:
        return publish(connection, kind, file, key, NOW)


def test_every_laptop_finds_it_with_a_signature_that_fits(
    office: RunningOffice, tmp_path: Path, key: tuple[Path, SigningKey]
) -> None:
    file, signing = key
    law = tmp_path / "2027-01-01.toml"
    law.write_bytes(b'[termijnen]\n"D-01" = 10\n')
    office.new_team()
    digest = give(office, "law", law, file)
    assert give(office, "law", law, file) == digest
    with office.client("karim") as karim:
        (item,) = karim.get("/v1/distribution")["items"]
        content = karim.http.get(f"/v1/distribution/law/{item['name']}")
        again = karim.http.get(f"/v1/distribution/law/{item['name']}", headers={"If-None-Match": f'"{digest}"'})
        pieces = [
            karim.http.get(f"/v1/distribution/law/{item['name']}", params={"start": start, "length": 7}).content
            for start in range(0, 4 * 7, 7)
        ]
    assert (content.content, sha256(content.content).hexdigest()) == (law.read_bytes(), item["sha256"])
    assert again.status_code == 304
    assert (b"".join(pieces), len(pieces[0]), item["size"]) == (law.read_bytes(), 7, len(law.read_bytes()))
    DISTRIBUTION.validate({"items": [item]})
    assert item["key_id"] == key_id(bytes(signing.verify_key))
    verifying = VerifyKey(bytes(signing.verify_key))
    verifying.verify(statement("law", item["name"], digest), bytes.fromhex(item["signature"]))
    with pytest.raises(BadSignatureError):
        verifying.verify(statement("form", item["name"], digest), bytes.fromhex(item["signature"]))


@pytest.mark.parametrize("fault", ["other content", "other ending", "no key"])
def test_what_would_confuse_laptops_is_not_given_out(
    office: RunningOffice, tmp_path: Path, key: tuple[Path, SigningKey], fault: str
) -> None:
    law = tmp_path / ("2027-01-01.txt" if fault == "other ending" else "2027-01-01.toml")
    law.write_bytes(b"een")
    if fault == "other content":
        give(office, "law", law, key[0])
        law.write_bytes(b"twee")
    file = law if fault == "no key" else key[0]
    with pytest.raises(UnfitFile):
        give(office, "law", law, file)


def test_outsiders_get_nothing(office: RunningOffice, tmp_path: Path, key: tuple[Path, SigningKey]) -> None:
    law = tmp_path / "2027-01-01.toml"
    law.write_bytes(b"geheim")
    give(office, "law", law, key[0])
    office.change("UPDATE member SET role = NULL WHERE sub = 'joris'")
    with office.client("joris") as joris:
        for path in ("/v1/distribution", f"/v1/distribution/law/{law.name}"):
            answer = joris.http.get(path)
            assert answer.status_code == 404
            assert "geheim" not in answer.text
        del joris.http.headers["Authorization"]
        assert joris.http.get("/v1/distribution").status_code == 401
