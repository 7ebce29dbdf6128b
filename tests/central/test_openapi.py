"""Every route as its own OpenAPI describes it, asked anything that allows: never a failure of the office itself."""

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from central.access.tokens import TokenCheck
from central.api.app import make_app
from central.store.engine import make_engine
from tests.central.test_isolation import NoKeys
from tests.office import RunningOffice, schema_check

_APP = make_app(
    make_engine("postgresql://nobody@127.0.0.1:1/nothing"), TokenCheck("https://x.example", "x", "y", NoKeys())
)
SCHEMA = schemathesis.openapi.from_dict(_APP.openapi())
ERROR = schema_check("error.json")
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]


def test_nothing_that_is_asked_breaks_the_office(office: RunningOffice) -> None:
    office.new_team()
    with office.client("anja") as anja:

        @settings(max_examples=150, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(st.data())
        def ask(data: st.DataObject) -> None:
            operation = data.draw(st.sampled_from(OPERATIONS))
            case = data.draw(operation.as_strategy())
            asked = case.as_transport_kwargs(base_url=office.base_url)
            names = {name: value for name, value in asked["headers"].items() if name.lower() != "authorization"}
            try:
                answer = anja.http.request(asked["method"], asked["url"], params=asked.get("params"), headers=names)
            except (httpx.InvalidURL, UnicodeEncodeError):
                return  # nothing can send this
            assert answer.status_code < 500, (asked["method"], asked["url"])
            if answer.status_code >= 400 and asked["method"] != "HEAD":
                ERROR.validate(answer.json())

        ask()
    assert len(OPERATIONS) >= 14
