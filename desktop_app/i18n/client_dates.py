"""A date for a client whose country counts otherwise: the western day, and the same day as it is called there."""

from collections.abc import Mapping
from datetime import date

from desktop_app.i18n.calendars import CALENDARS
from desktop_app.i18n.formats import long_date

_IRAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_AFGHANISTAN = "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"
_PASHTO = "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب"
_AMHARIC = "መስከረም ጥቅምት ኅዳር ታኅሣሥ ጥር የካቲት መጋቢት ሚያዝያ ግንቦት ሰኔ ሐምሌ ነሐሴ ጳጉሜን"
_TIGRINYA = "መስከረም ጥቅምቲ ሕዳር ታሕሳስ ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ ጳጉሜን"

MONTHS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "fa": ("persian", tuple(_IRAN.split())),
    "fa-AF": ("persian", tuple(_AFGHANISTAN.split())),
    "ps": ("persian", tuple(_PASHTO.split())),
    "am": ("ethiopic", tuple(_AMHARIC.split())),
    "ti": ("ethiopic", tuple(_TIGRINYA.split())),
}
"""Per language its other calendar and the names of the months. The Islamic calendar is not among them: the tabular
reckoning may differ a day from the moon, and the last day of a term must not."""


def client_date(day: date, language: str) -> str:
    """`7 دسامبر 2026 (16 آذر 1405)`: the western day comes first, because the law and the letter count with it.

    Raises LanguageUnknown.
    """
    western = long_date(day, language)
    if language not in MONTHS:
        return western
    code, months = MONTHS[language]
    year, month, number = CALENDARS[code].parts(day)
    return f"{western} ({number} {months[month - 1]} {year})"
