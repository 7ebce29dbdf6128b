import pytest

from desktop_app.domain.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#ffffff", "#FFFFFF", 1.0),
        ("#767676", "#FFFFFF", 4.54),  # WebAIM's lightest grey that passes
        ("#777777", "#FFFFFF", 4.48),
        ("#154273", "#FFFFFF", 10.2),  # lintblauw
        ("#000000", "#0A0A0A", 1.06),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["", "#FFF", "FFFFFF", "#GGGGGG", "#FFFFFF0", "rood"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="six hex digits"):
        contrast(colour, "#FFFFFF")
