"""Some of the runs that `python -m tests.security.fuzz` does, and what those found, one by one."""

import json
import zipfile
from typing import Any

import pytest

from desktop_app.casework.errors import VaultDamaged
from desktop_app.forms.archive import MANIFEST
from desktop_app.forms.faults import CorruptPackage
from desktop_app.forms.package import FORM, load_package
from desktop_app.vault.header import parse
from tests.security.fuzz import XFORM, Header, fuzz_headers, fuzz_packages, manifest, packed, with_sum

RUNS = 200


def test_a_header_is_read_or_refused() -> None:
    seen = fuzz_headers(RUNS)
    assert seen["VaultDamaged"] > RUNS // 2


def test_a_package_is_read_or_refused() -> None:
    seen = fuzz_packages(RUNS)
    assert sum(number for end, number in seen.items() if end.startswith("CorruptPackage")) > RUNS // 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("sum", "\N{REPLACEMENT CHARACTER}"), ("mac", "é"), ("user_name", "\ud800"), ("format", float("inf"))],
)
def test_letters_that_no_header_holds_are_damage(field: str, value: Any) -> None:
    header = Header()
    body = header.body | {field: value}
    with pytest.raises(VaultDamaged):
        parse(json.dumps(body) if field == "sum" else with_sum(body)).verify(header.key)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_package_packed_in_another_way_is_refused(method: int) -> None:
    good = {MANIFEST: json.dumps(manifest(XFORM)).encode(), FORM: XFORM}
    assert load_package(packed(good)).definition
    with pytest.raises(CorruptPackage):
        load_package(packed(good, method))


def test_a_manifest_without_end_is_refused() -> None:
    with pytest.raises(CorruptPackage):
        load_package(packed({MANIFEST: b"[" * 100_000, FORM: XFORM}))
