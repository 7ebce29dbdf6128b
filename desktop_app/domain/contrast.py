"""Contrast of two colours by WCAG 2.2, success criterion 1.4.3."""

import re

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_TEXT, LEAST_OUTLINE = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """1 to 21, the same in both orders. Colours as `#rrggbb`; raises ValueError for anything else."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    if not COLOUR.fullmatch(colour):
        raise ValueError("a colour is # and six hex digits")
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """sRGB channel (0 to 1) as light."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
