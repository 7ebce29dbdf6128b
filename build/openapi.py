"""Write the office's contract to the file it gives out. Usage: build/openapi.py"""

import json
from pathlib import Path
from typing import Any

from central.access.tokens import TokenCheck
from central.api.app import make_app
from central.api.contract import FILE, document, written
from central.store.engine import make_engine

PROTOCOL = Path(__file__).parent.parent / "resources" / "protocol"


class NoKeys:
    """The contract needs no keys."""

    def find(self, kid: str) -> None:
        return None


def published() -> dict[str, Any]:
    app = make_app(make_engine("postgresql://nobody@127.0.0.1:1/nothing"), TokenCheck("", "", "", NoKeys()))
    schemas = {one.name: json.loads(one.read_text(encoding="utf-8")) for one in PROTOCOL.glob("*.json")}
    return document(app, schemas)


if __name__ == "__main__":
    FILE.write_text(written(published()), encoding="utf-8")
