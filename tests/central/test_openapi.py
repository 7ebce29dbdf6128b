"""The published contract: equal to the service, valid, given to operators, and kept by every answer to anything it
allows and much that it does not."""

import json
import runpy
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from central.api.contract import FILE, written
from tests.central.test_production import ask
from tests.central.test_watching import TOKEN, app
from tests.office import RunningOffice, mutation

__all__ = ["app"]

ROOT = Path(__file__).parent.parent.parent
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
    ignored_auth,
]
DOCUMENT = json.loads(FILE.read_text(encoding="utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT)
OPERATIONS = {found.ok().label: found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)}


def test_the_published_contract_is_that_of_the_service() -> None:
    """`python build/openapi.py` writes it anew."""
    assert FILE.read_text(encoding="utf-8") == written(
        runpy.run_path(str(ROOT / "build" / "openapi.py"))["published"]()
    )


def test_it_is_valid_openapi_and_needs_nothing_else() -> None:
    validate(DOCUMENT)
    assert DOCUMENT["openapi"].startswith("3.1")
    assert '"$ref": "#/components/' in FILE.read_text(encoding="utf-8")
    assert ".json#" not in FILE.read_text(encoding="utf-8")


def test_operators_get_it_and_nobody_else(app: Any) -> None:
    given = ask(app, "GET", "/v1/openapi.json", headers={"Authorization": f"Bearer {TOKEN}"})
    assert given.json() == DOCUMENT
    for headers in ({}, {"Authorization": "Bearer x"}):
        assert ask(app, "GET", "/v1/openapi.json", headers=headers).status_code == 404


KNOWING = ("PATCH", "/metrics", "/openapi.json", "/lease", "/steps", "{kind}")
GOOD = [label for label in OPERATIONS if not any(one in label for one in KNOWING)]
"""What a leader of a team may ask without knowing more than the parts of an address."""


@pytest.fixture(scope="module")
def known(office: RunningOffice) -> dict[str, str]:
    """Parts of addresses that are there."""
    team, one = office.new_team(anja="leidinggevende"), mutation(kind="dossier", body={"surname": "El-Sayed"})
    data = b"sealed"
    digest, headers = sha256(data).hexdigest(), {"Upload-Offset": "0", "Upload-Length": str(len(data))}
    with office.client("anja") as anja:
        anja.push(team, one, mutation(dossier=one["dossier"]), {"mutation": "x"})
        anja.http.patch(f"/v1/teams/{team}/blobs/{digest}", content=data, headers=headers)
    return {"team": team, "record": one["record"], "digest": digest}


@pytest.mark.parametrize("label", GOOD)
def test_the_good_answers_keep_the_contract(office: RunningOffice, known: dict[str, str], label: str) -> None:
    operation = OPERATIONS[label]
    case = operation.Case(path_parameters={name: known[name] for name in known if f"{{{name}}}" in operation.path})
    if label.endswith("/push"):
        case.body = {"device": "d", "app": "a", "schema": 1, "mutations": [mutation(), {}]}
        case.media_type = "application/json"
    answer = case.call(base_url=office.base_url, headers={"Authorization": f"Bearer {office.login('anja')(False)}"})
    assert answer.status_code in (200, 204)
    case.validate_response(answer, checks=CHECKS)


def test_every_answer_keeps_the_contract(office: RunningOffice, known: dict[str, str]) -> None:
    statuses: Counter[int] = Counter()
    token = f"Bearer {office.login('anja')(False)}"

    @settings(max_examples=200, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.data())
    def asked(drawn: st.DataObject) -> None:
        operation = OPERATIONS[drawn.draw(st.sampled_from(sorted(OPERATIONS)))]
        mode = drawn.draw(st.sampled_from([GenerationMode.POSITIVE, GenerationMode.NEGATIVE]))
        case = drawn.draw(operation.as_strategy(generation_mode=mode))
        if mode is GenerationMode.POSITIVE:
            case.path_parameters.update({name: known[name] for name in known if name in case.path_parameters})
        try:
            answer = case.call(base_url=office.base_url, headers={"Authorization": token})
        except (httpx.InvalidURL, UnicodeEncodeError):
            return  # nothing can send this
        statuses[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    asked()
    assert {200, 404, 422} <= statuses.keys()
    assert len(OPERATIONS) >= 17
