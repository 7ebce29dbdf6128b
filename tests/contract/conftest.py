"""Fixtures: one vault of each kind per test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.memory_vault import MemoryVault
from tests.contract.vaults import AnyVault, Mould, ids


@pytest.fixture(scope="session")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Mould:
    return Mould.make(tmp_path_factory.mktemp("mould"))


@pytest.fixture(params=["memory", "sqlcipher"])
def vault(request: pytest.FixtureRequest, tmp_path: Path, mould: Mould) -> Iterator[AnyVault]:
    opened: AnyVault = MemoryVault(ids()) if request.param == "memory" else mould.pour(tmp_path / "vault")
    yield opened
    opened.close()
