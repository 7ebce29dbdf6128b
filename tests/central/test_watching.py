"""Health, metrics and rates."""

from functools import partial

import httpx
import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families

from central.access.rates import Rates
from central.access.tokens import TokenCheck
from central.api import watching
from central.api.app import make_app
from central.settings import Settings, SettingsError, from_environment
from central.store.engine import make_engine
from tests.central.test_isolation import NoKeys
from tests.central.test_production import ask
from tests.e2e.workers import workers
from tests.office import RunningOffice, mutation

TOKEN = "m" * 32


@pytest.fixture
def app(office: RunningOffice):  # type: ignore[no-untyped-def]
    settings = Settings(office.service_url, "https://x.example", "x", "y", "keys.json", metrics_token=TOKEN)
    engine = make_engine(office.service_url)
    yield make_app(engine, TokenCheck(settings.issuer, "x", "y", NoKeys()), settings)
    engine.dispose()


def metrics(answer: httpx.Response) -> dict[str, float]:
    return {
        sample.name + "".join(f" {value}" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_metrics_count_requests_and_what_is_kept(office: RunningOffice, app) -> None:  # type: ignore[no-untyped-def]
    team = office.new_team()
    with office.client("anja") as anja:
        anja.push(team, mutation(), {"mutation": "x"})
    asked = {"headers": {"Authorization": f"Bearer {TOKEN}"}}
    before = metrics(ask(app, "GET", "/v1/metrics", **asked))
    ask(app, "GET", "/v1/health")
    ask(app, "GET", "/v1/teams/oost/pull")
    ask(app, "GET", "/v1/verzonnen/adres")
    after = metrics(ask(app, "GET", "/v1/metrics", **asked))

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert more("opmaat_requests_total GET /v1/health 200") == 1
    assert more("opmaat_requests_total GET /v1/teams/{team}/pull 401") == 1
    assert more("opmaat_requests_total   404") == 1
    assert after["opmaat_quarantine onjuiste_gegevens"] >= 1
    assert after["opmaat_quarantine_oldest_seconds"] > 0
    assert after["opmaat_database_bytes"] > 1_000_000


@pytest.mark.parametrize("shown", [None, "Bearer ", "Bearer x", f"Bearer {TOKEN}x", TOKEN])
def test_metrics_are_for_who_has_the_token(app, shown: str | None) -> None:  # type: ignore[no-untyped-def]
    answer = ask(app, "GET", "/v1/metrics", headers={"Authorization": shown} if shown else {})
    assert answer.status_code == 404
    assert "opmaat_" not in answer.text


def test_a_short_metrics_token_is_refused() -> None:
    environment = {f"OPMAAT_{name}": "https://x.example" for name in ("DATABASE_URL", "ISSUER", "AUDIENCE", "JWKS")}
    environment["OPMAAT_CLIENT"] = "opmaat"
    with pytest.raises(SettingsError, match="32"):
        from_environment(environment | {"OPMAAT_METRICS_TOKEN": "kort"})


def test_who_asks_too_often_waits_and_the_others_do_not(app, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(watching, "Rates", partial(Rates, clock=lambda: 0.0))  # a busy machine lets a bucket fill

    def asked(token: str) -> int:
        return ask(app, "GET", "/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code

    at_once = next(number for number in range(2_000) if asked("een") == 429)
    assert at_once == 120
    assert asked("ander") == 401
    answer = ask(app, "GET", "/v1/me", headers={"Authorization": "Bearer een"})
    assert answer.json() == {"code": "te_vaak"}
    assert int(answer.headers["Retry-After"]) >= 1
    assert ask(app, "GET", "/v1/health").status_code == 200


def test_a_bucket_fills_again_and_strangers_do_not_fill_memory() -> None:
    now = [0.0]
    rates = Rates(2, 0.5, clock=lambda: now[0])
    assert [rates.wait("a") for _ in range(3)] == [0, 0, 2]
    now[0] += 2
    assert [rates.wait("a"), rates.wait("a")] == [0, 2]
    for n in range(20_000):
        rates.wait(str(n))
    assert len(rates._buckets) == 10_000


def test_workers_are_forked_from_one_process_that_imported_everything(office: RunningOffice) -> None:
    with office.client("anja") as anja:
        anja.get("/v1/me")
    found = workers(office.process.pid)
    assert len(found) == 2
    (parent,) = {psutil.Process(one).ppid() for one in found}
    assert parent != office.process.pid
