"""Where the data of others lies, beside the checkout; tests skip where it is absent."""

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "conformance"
present = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the conformance data of other engines does not lie beside this checkout"
)


@lru_cache(maxsize=4)
def load(name: str) -> dict[str, Any]:
    """One recorded suite."""
    with gzip.open(FOLDER / f"{name}.json.gz") as stream:
        return dict(json.load(stream))
