"""Colours by meaning. Their contrast is computed in the tests: 4.5 for text, 3 for outlines and the focus ring."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPalette

Tone = Literal["ok", "warn", "err", "info", "plain"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Hex colours. `hair` is for decorative lines only; `border` outlines every control."""

    bg: str
    surface: str
    text: str
    muted: str
    border: str
    hair: str
    primary: str
    on_primary: str
    sel: str
    ok: str
    okbg: str
    warn: str
    warnbg: str
    err: str
    errbg: str
    info: str
    infobg: str
    focus_outer: str
    focus_inner: str
    dark: bool = False

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text and background colour of a message or tag."""
        pairs = {
            "ok": (self.ok, self.okbg),
            "warn": (self.warn, self.warnbg),
            "err": (self.err, self.errbg),
            "info": (self.info, self.infobg),
            "plain": (self.muted, self.bg),
        }
        return pairs[tone]


LIGHT = Tokens(
    bg="#F2F4F7",
    surface="#FFFFFF",
    text="#17212B",
    muted="#4A5766",
    border="#788596",
    hair="#D3DAE2",
    primary="#1B5A8C",
    on_primary="#FFFFFF",
    sel="#E1EEF8",
    ok="#1B6B3A",
    okbg="#E2F3E8",
    warn="#7A4A00",
    warnbg="#FFF0D1",
    err="#A61B1B",
    errbg="#FCE6E4",
    info="#3F3D8F",
    infobg="#E9E8F8",
    focus_outer="#0B1F33",
    focus_inner="#FFDD00",
)

DARK = Tokens(
    bg="#11171D",
    surface="#1A222B",
    text="#E9EEF3",
    muted="#A9B5C2",
    border="#7E8B99",
    hair="#323D49",
    primary="#86BDEB",
    on_primary="#0B1F33",
    sel="#1F3A52",
    ok="#7FD6A0",
    okbg="#15321F",
    warn="#FFC864",
    warnbg="#3A2A08",
    err="#FF9C93",
    errbg="#421614",
    info="#BDBBFF",
    infobg="#27264A",
    focus_outer="#FFDD00",
    focus_inner="#0B1F33",
    dark=True,
)


def contrast_tokens(system: QPalette) -> Tokens:
    """High contrast: nothing but the roles of the system's own palette."""

    def role(name: QPalette.ColorRole) -> str:
        return system.color(QPalette.ColorGroup.Active, name).name()

    base, text = role(QPalette.ColorRole.Base), role(QPalette.ColorRole.Text)
    dark = QColor(base).lightness() < 128
    inner, outer = ("#000000", "#FFFFFF") if dark else ("#FFFFFF", "#000000")
    return Tokens(
        bg=base, surface=base, text=text, muted=text, border=text, hair=text,
        primary=text, on_primary=base, sel=base,
        ok=text, okbg=base, warn=text, warnbg=base, err=text, errbg=base, info=text, infobg=base,
        focus_outer=outer, focus_inner=inner, dark=dark,
    )  # fmt: skip


def palette(tokens: Tokens) -> QPalette:
    """The tokens as a palette for the standard widgets of the Fusion style."""
    result = QPalette()
    colours = {
        QPalette.ColorRole.Window: tokens.bg,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.bg,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.err,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.Link: tokens.primary,
        QPalette.ColorRole.LinkVisited: tokens.primary,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.hair,
        QPalette.ColorRole.Mid: tokens.border,
        QPalette.ColorRole.Dark: tokens.border,
        QPalette.ColorRole.Shadow: tokens.text,
        QPalette.ColorRole.Accent: tokens.primary,
    }
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return result
