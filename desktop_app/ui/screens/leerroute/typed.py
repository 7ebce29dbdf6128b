"""Reading what was typed on this screen."""

from datetime import date

from desktop_app.i18n.formats import western_digits
from desktop_app.i18n.words import _


def score(text: str) -> int | None:
    """A whole number in digits of any script; None when there is none."""
    digits = western_digits(text).strip()
    return int(digits) if digits.isdigit() else None


def whole_day(typed: tuple[str, str, str]) -> tuple[date | None, str]:
    """The day, and what must be corrected."""
    texts = [western_digits(part).strip() for part in typed]
    if not any(texts):
        return None, ""
    if not all(text.isdigit() for text in texts) or len(texts[2]) != 4:
        return None, _("Vul dag, maand en jaar in, bijvoorbeeld 26 9 2026.")
    try:
        return date(int(texts[2]), int(texts[1]), int(texts[0])), ""
    except ValueError:
        return None, _("Deze datum bestaat niet. Kijk naar de dag en de maand.")
