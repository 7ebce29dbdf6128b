"""How a date or number was said."""

import pytest

from desktop_app.domain.answer import AsSaid, Precision


@pytest.mark.parametrize(
    ("said", "exact"),
    [
        (AsSaid(), True),
        (AsSaid(calendar="ethiopic"), True),
        (AsSaid(approximate=True), False),
        (AsSaid(Precision.MAAND), False),
        (AsSaid(Precision.JAAR), False),
    ],
)
def test_only_a_whole_day_that_is_no_estimate_is_exact(said: AsSaid, exact: bool) -> None:
    assert said.exact is exact
