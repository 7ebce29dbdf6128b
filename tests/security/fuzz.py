"""Whatever stands in `vault.json` or in a package of a form: it is read, or refused by name. Nothing else comes.

`python -m tests.security.fuzz 5000` makes so many of each kind and prints how many ran and how many were refused.
"""

import hashlib
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey

from desktop_app.casework.errors import VaultDamaged, VaultTooNew, WrongPassphrase
from desktop_app.forms.archive import MANIFEST, SIGNATURE
from desktop_app.forms.faults import CorruptPackage
from desktop_app.forms.package import FORM, load_package
from desktop_app.vault import envelope, header, keys, wrapping
from desktop_app.vault.keys import FLOOR

XFORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>A</h:title>
<model><instance><data id="a" version="1"><x/></data></instance><bind nodeset="/data/x" type="string"/>
</model></h:head><h:body><input ref="/data/x"><label>X</label></input></h:body></h:html>"""

Seen = Counter[str]

scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(), max_size=20))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
edits = st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4), st.integers(0, 4)), min_size=1, max_size=4)


def edited(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    """At each place so many bytes taken out and others put in."""
    for place, fresh, gone in changes:
        at = place % (len(data) + 1)
        data = data[:at] + fresh + data[at + gone :]
    return data


def replaced(body: Any, place: int, value: Any) -> Any:
    """A copy of a JSON document in which one leaf or branch is another value."""
    spots: list[tuple[Any, Any]] = []
    body = json.loads(json.dumps(body))

    def walk(inner: Any) -> None:
        for key in inner if isinstance(inner, dict) else range(len(inner)):
            spots.append((inner, key))
            if isinstance(inner[key], dict | list):
                walk(inner[key])

    walk(body)
    holder, key = spots[place % len(spots)]
    holder[key] = value
    return body


class Header:
    """A genuine header whose data key we know, so that what parses can be verified without Argon2id."""

    def __init__(self) -> None:
        self.key = keys.new_key()
        public = bytes(PrivateKey.generate().public_key)
        made = envelope.seal(
            "a" * 32,
            key=self.key,
            user_name="Anja",
            practice=False,
            passphrase="pas",
            kdf=FLOOR,
            device=None,
            public=[public],
        )
        self.text = made.text()
        self.body: dict[str, Any] = json.loads(self.text)

    def read(self, text: str, seen: Seen) -> None:
        """Raises AssertionError for a header that is neither refused nor the genuine one."""
        try:
            parsed = header.parse(text)
            assert parsed.slot.kdf.acceptable
            parsed.verify(self.key)
        except (VaultDamaged, VaultTooNew, WrongPassphrase, wrapping.KeyRefused) as refused:
            seen[type(refused).__name__] += 1
            return
        assert parsed == header.parse(self.text), "another header was taken for the genuine one"
        seen["the genuine one"] += 1


def with_sum(body: Any) -> str:
    """The text of an edited header with its checksum made right again."""
    if isinstance(body, dict):
        body.pop("sum", None)
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)  # as the vault, and NaN too
        body["sum"] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return json.dumps(body)


def fuzz_headers(runs: int) -> Seen:
    """Free text, bytes edited, and fields replaced with the checksum repaired."""
    header, seen = Header(), Seen()
    fields = st.builds(lambda place, value: with_sum(replaced(header.body, place, value)), st.integers(0, 999), values)
    loose = st.builds(lambda place, value: json.dumps(replaced(header.body, place, value)), st.integers(0, 999), values)
    bytes_ = st.builds(lambda changes: edited(header.text.encode(), changes).decode("utf-8", "replace"), edits)
    _run(
        runs, st.one_of(st.text(), values.map(json.dumps), fields, loose, bytes_), lambda text: header.read(text, seen)
    )
    return seen


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return file.getvalue()


def manifest(form: bytes) -> dict[str, Any]:
    languages = [{"code": "nl", "name": "Nederlands", "direction": "ltr"}]
    about = {"form_id": "a", "version": "1", "title": "A", "languages": languages, "default_language": "nl"}
    return about | {"interview": False, "source_sha256": "0" * 64, "sha256": {FORM: hashlib.sha256(form).hexdigest()}}


def read_package(data: bytes, seen: Seen) -> None:
    """Open a package and its form. Raises whatever is not a refusal."""
    try:
        load_package(data).definition  # noqa: B018 - parsed on first use
    except CorruptPackage as refused:
        seen[f"{type(refused).__name__}: {refused.params['reason']}"[:40]] += 1
        return
    seen["read"] += 1


def fuzz_packages(runs: int) -> Seen:
    """Free bytes, an edited zip in three ways of packing, fields of the manifest replaced, and an edited form."""
    seen, genuine = Seen(), manifest(XFORM)
    zips = [
        packed({MANIFEST: json.dumps(genuine).encode(), FORM: XFORM}, method)
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    ]
    whole = st.builds(edited, st.sampled_from(zips), edits)
    fields = st.builds(
        lambda place, value: packed(
            {MANIFEST: json.dumps(replaced(genuine, place, value)).encode(), FORM: XFORM, SIGNATURE: b"{}"}
        ),
        st.integers(0, 99),
        values,
    )
    forms = st.builds(edited, st.just(XFORM), edits).map(
        lambda form: packed({MANIFEST: json.dumps(manifest(form)).encode(), FORM: form})
    )
    _run(runs, st.one_of(st.binary(max_size=200), whole, fields, forms), lambda data: read_package(data, seen))
    return seen


def _run(runs: int, made: st.SearchStrategy[Any], read: Callable[[Any], None]) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    settings(max_examples=runs, deadline=None, database=None, suppress_health_check=checks)(given(made)(read))()


def main(runs: int) -> None:
    for name, fuzz in (("vault.json", fuzz_headers), ("package", fuzz_packages)):
        seen = fuzz(runs)
        print(f"{name}: {sum(seen.values())} runs")  # noqa: T201
        for end, number in seen.most_common():
            print(f"    {number:6} {end}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
