"""Tokens, text size, icons and the guard against the toolkit version that eats None."""

import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.contrast import contrast
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.theme import Mode, Theme
from desktop_app.ui.qt.tokens import DARK, LIGHT, Tokens, contrast_tokens
from desktop_app.ui.widgets.choice_field import Choice


def system(dark: bool) -> QPalette:
    return QPalette(QColor("#202020" if dark else "#E0E0E0"), QColor("#000000" if dark else "#FFFFFF"))


THEMES = {"light": LIGHT, "dark": DARK}
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("text", "muted") for ground in ("bg", "surface", "sel")],
    *[("primary", ground) for ground in ("surface", "bg", "sel")],
    ("on_primary", "primary"),
    *[(tone, f"{tone}bg") for tone in ("ok", "warn", "err", "info")],
    *[(tone, "surface") for tone in ("ok", "warn", "err", "info")],
    *[("text", f"{tone}bg") for tone in ("ok", "warn", "err", "info")],
]
OUTLINE_PAIRS = [
    ("border", "surface"),
    ("border", "bg"),
    ("primary", "surface"),
    ("primary", "sel"),
    ("err", "surface"),
]


def test_pyside_does_not_eat_none(qapp: QApplication) -> None:
    picture = QImage(10, 10, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _call in range(500):
        painter.setPen(Qt.PenStyle.NoPen)
    painter.end()
    assert sys.getrefcount(None) > before - 50


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("line", "ground"), OUTLINE_PAIRS)
def test_outlines_are_visible(tokens: Tokens, line: str, ground: str) -> None:
    assert contrast(getattr(tokens, line), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_one_colour_of_the_ring_stands_out_on_every_ground(tokens: Tokens) -> None:
    assert contrast(tokens.focus_outer, tokens.focus_inner) >= 3.0
    for name in ("bg", "surface", "sel", "primary", "okbg", "warnbg", "errbg", "infobg"):
        ground = getattr(tokens, name)
        assert max(contrast(tokens.focus_outer, ground), contrast(tokens.focus_inner, ground)) >= 3.0, name


@pytest.mark.parametrize("dark", [True, False])
def test_high_contrast_uses_the_colours_of_the_system_only(dark: bool) -> None:
    palette = system(dark)
    tokens = contrast_tokens(palette)
    own = {palette.color(role).name() for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text)}
    assert {tokens.bg, tokens.surface, tokens.text, tokens.border, tokens.primary} <= own
    assert tokens.dark is dark
    assert contrast(tokens.focus_outer, tokens.focus_inner) >= 3.0


def test_every_token_is_a_colour() -> None:
    for tokens in THEMES.values():
        names = [field.name for field in fields(tokens) if field.name != "dark"]
        assert all(QColor(getattr(tokens, name)).isValid() for name in names)


def test_theme_and_text_size_reach_the_application(look: Theme, qapp: QApplication) -> None:
    look.set_mode(Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    look.set_scale(2.0)
    assert qapp.font().pixelSize() == 30
    look.set_scale(9.0)
    assert look.scale == 2.0


def test_the_theme_follows_the_system(look: Theme, qapp: QApplication) -> None:
    look.set_mode(Mode.SYSTEM)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert look.tokens == (DARK if dark else LIGHT)


def weight(image: QImage) -> float:
    """Column in which the middle of the ink lies."""
    ink = [(x, image.pixelColor(x, y).alpha()) for x in range(image.width()) for y in range(image.height())]
    return sum(x * alpha for x, alpha in ink) / sum(alpha for _x, alpha in ink)


def test_only_directional_icons_turn_around(look: Theme) -> None:
    def middle(name: str, rtl: bool) -> float:
        return weight(look.icons.pixmap(name, 24, QColor("black"), rtl=rtl).toImage())

    left, right = middle("arrow-left", rtl=False), middle("arrow-left", rtl=True)
    assert left < 23 < 24 < right
    assert left + right == pytest.approx(47, abs=0.2)
    assert middle("check", rtl=True) == middle("check", rtl=False)


def test_icons_take_the_colour_asked_for(look: Theme) -> None:
    image = look.icons.pixmap("circle", 24, QColor("#FF0000")).toImage()
    painted = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200
    }
    assert painted == {"#ff0000"}


def test_a_missing_icon_paints_nothing_and_is_remembered(tmp_path: Path) -> None:
    icons = Icons(tmp_path)
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint(painter, "geen", QRectF(0, 0, 10, 10), QColor("black"))
    painter.end()
    assert icons.missing == {"geen"}


def test_the_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    box = Choice()
    box.addItems(["een", "twee"])
    qtbot.addWidget(box)
    box.show()
    middle = QPointF(box.rect().center())
    turn = QWheelEvent(
        middle, box.mapToGlobal(middle), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == 0
