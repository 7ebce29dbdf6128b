from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.pip import PipVersie
from desktop_app.domain.pip_chain import broken_at, canonical, dagtekeningen, decisions, hash_of, link


def chain(*soorten: str) -> list[PipVersie]:
    versions: list[PipVersie] = []
    for place, soort in enumerate(soorten):
        day = date(2026, 1 + place, 5)
        versions.append(
            link(
                versions,
                soort=soort,
                dagtekening=day,
                bekendmaking=day,
                door="Anja",
                op="2026-11-24T12:00:00+00:00",
                inhoud={"sections": [{"text": "U volgt de B1-route."}]},
            )
        )
    return versions


def test_each_version_holds_the_hash_of_the_one_before() -> None:
    first, second = chain("eerste", "gewijzigd")
    assert (first.nummer, first.vorige, second.nummer, second.vorige) == (1, "", 2, first.hash)
    assert len(first.hash) == 64
    assert broken_at([first, second]) is None


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    "change",
    [
        {"dagtekening": date(2025, 1, 1)},
        {"vastgesteld_door": "Iemand anders"},
        {"inhoud": {"sections": []}},
        {"bekendmaking": None},
        {"soort": "na_bezwaar"},
    ],
)
def test_any_change_afterwards_shows(place: int, change: dict[str, object]) -> None:
    versions = chain("eerste", "gewijzigd", "gewijzigd")
    versions[place] = replace(versions[place], **change)  # type: ignore[arg-type]
    assert broken_at(versions) == place


def test_a_changed_version_with_a_new_hash_breaks_its_follower() -> None:
    first, second = chain("eerste", "gewijzigd")
    forged = replace(first, vastgesteld_door="Iemand anders", hash="")
    forged = replace(forged, hash=hash_of(forged))
    assert broken_at([forged, second]) == 1


def test_a_left_out_version_shows() -> None:
    first, _, third = chain("eerste", "gewijzigd", "gewijzigd")
    assert broken_at([first, third]) == 1


def test_canonical_json_is_the_same_for_the_same_value() -> None:
    assert canonical({"b": 1, "a": date(2026, 1, 5)}) == canonical({"a": date(2026, 1, 5), "b": 1})
    assert canonical({"a": "é"}) == b'{"a":"\xc3\xa9"}'
    assert canonical({"b": [1, 2], "a": True}) == b'{"a":true,"b":[1,2]}'
    with pytest.raises(TypeError):
        canonical({"a": object()})
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


def test_an_advice_is_no_decision_and_starts_no_termijn() -> None:
    versions = chain("advies", "eerste", "gewijzigd")
    assert [version.soort for version in decisions(versions)] == ["eerste", "gewijzigd"]
    assert dagtekeningen(versions) == (date(2026, 2, 5), date(2026, 3, 5))


def test_an_unknown_soort_is_refused() -> None:
    with pytest.raises(ValueError, match="voorlopig"):
        chain("voorlopig")
