"""Twenty-three invented people for the practice vault: every group, route and term state at least once.

Nobody here exists. The BSNs pass the 11-test and start with 99999, the range used for tests.
Days are relative to today, so that the worklist looks alive on any date.
"""

from dataclasses import dataclass
from enum import IntEnum

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerbaarheidstoets import Ontheffingsgrond, Uitslag
from desktop_app.domain.leerroute import Leerroute


class Stage(IntEnum):
    """How far the dossier has come; each stage includes the ones before it."""

    NIEUW = 0
    INTAKE_BEZIG = 1
    INTAKE_KLAAR = 2
    TOETS = 3
    LEERROUTE = 4
    PIP_CONCEPT = 5
    PIP_VASTGESTELD = 6


@dataclass(frozen=True, slots=True)
class Person:
    """`started`: days ago that the ten weeks began (None: date unknown) · `by`: which event started them:
    "kennisgeving", "huisvesting", "verhuizing" · `meets`: days until the next appointment and its wall-clock time ·
    `pip`: days ago the PIP was dated · `waits`: waits for a third party; `received`: days ago its information came."""

    given: str
    surname: str
    born: int
    group: Doelgroep
    language: str
    place: str
    stage: Stage
    started: int | None = 20
    by: str = "kennisgeving"
    interpreter: str = "nee"
    prefers: str = "geen"
    dialect: str = ""
    meets: tuple[int, str] | None = None
    lbt: Uitslag | None = None
    exempt: Ontheffingsgrond | None = None
    route: Leerroute | None = None
    pip: int | None = None
    waits: bool = False
    received: int | None = None
    in_azc: bool = False


_A, _G, _O = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT
_YES, _NO, _OPEN = Uitslag.HAALBAAR, Uitslag.NIET_HAALBAAR, Uitslag.ONBEKEND
_B1, _ON, _Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
_TEL, _VID, _LOC = "telefonisch", "video", "op_locatie"

PEOPLE = (
    Person("Samira", "Al-Hamad", 1991, _A, "ar", "Wijk Zuid", Stage.INTAKE_BEZIG, 61, "huisvesting", _TEL, "v",
           "Syrisch", (0, "13:45")),
    Person("Yusuf", "Warsame", 1984, _A, "so", "Wijkpost Noord", Stage.PIP_CONCEPT, 73, "huisvesting", _LOC, "m",
           lbt=_NO, route=_Z),
    Person("Mehari", "Tesfay", 1998, _A, "ti", "azc Luttelgeest", Stage.INTAKE_KLAAR, 56, "kennisgeving", _TEL,
           meets=(2, "10:00"), in_azc=True),
    Person("Olena", "Kovalenko", 1989, _G, "uk", "thuis", Stage.PIP_CONCEPT, 39, meets=(3, "09:30"), lbt=_YES,
           route=_B1),
    Person("Farid", "Ahmadi", 1979, _A, "fa-AF", "azc Luttelgeest", Stage.NIEUW, 21, "kennisgeving", _TEL, "m",
           meets=(7, "11:00"), in_azc=True),
    Person("Elif", "Demir", 1993, _G, "tr", "thuis", Stage.PIP_VASTGESTELD, 120, meets=(17, "14:00"), lbt=_YES,
           route=_B1, pip=60),
    Person("Rojin", "Hasan", 2003, _A, "ku", "Wijk Oost", Stage.PIP_VASTGESTELD, 400, "huisvesting", _VID, "v",
           lbt=_YES, route=_ON, pip=340),
    Person("Abdullah", "Karimi", 1966, _A, "ps", "Wijk Zuid", Stage.PIP_VASTGESTELD, 700, "huisvesting", _LOC, "m",
           lbt=_NO, route=_Z, pip=640),
    Person("Selam", "Gebremedhin", 2000, _A, "am", "Wijk Noord", Stage.TOETS, 48, "huisvesting", _TEL, "v",
           meets=(5, "15:15"), lbt=_YES),
    Person("Layla", "Al-Masri", 1987, _A, "ar", "Wijk Oost", Stage.LEERROUTE, 66, "huisvesting", _TEL, "v",
           "Irakees", (1, "09:00"), _OPEN, route=_B1),
    Person("Thanh", "Nguyen Thi", 1995, _G, "en", "thuis", Stage.INTAKE_KLAAR, 33, meets=(8, "13:00")),
    Person("Amadou", "Diallo", 1990, _A, "fr", "Wijk Zuid", Stage.NIEUW, None, "kennisgeving", _TEL),
    Person("Parisa", "Rahimi", 1982, _A, "fa", "Wijk Noord", Stage.INTAKE_BEZIG, 12, "verhuizing", _TEL, "v",
           exempt=Ontheffingsgrond.VERHUISD),
    Person("Shirin", "Aziz", 1976, _A, "ckb", "Wijk Oost", Stage.TOETS, 75, "huisvesting", _LOC, "v", lbt=_OPEN,
           waits=True),
    Person("Hamid", "Noori", 1994, _A, "fa-AF", "Wijk Zuid", Stage.LEERROUTE, 74, "huisvesting", _VID, lbt=_YES,
           route=_B1, waits=True, received=6),
    Person("Maria", "Pereira da Silva", 1985, _O, "en", "thuis", Stage.PIP_VASTGESTELD, 90, lbt=_YES, route=_B1,
           pip=30),
    Person("Daniel", "Okafor", 1971, _O, "en", "pastorie", Stage.NIEUW, 4),
    Person("Nour", "Haddad", 2006, _A, "ar", "Wijk Noord", Stage.LEERROUTE, 52, "huisvesting", _TEL, "v", "Syrisch",
           (6, "10:30"), _YES, route=_ON),
    Person("Ibrahim", "Yilmaz", 1988, _G, "tr", "thuis", Stage.INTAKE_BEZIG, 67, meets=(2, "16:00")),
    Person("Fartun", "Abdi", 1980, _A, "so", "Wijk Noord", Stage.TOETS, 30, "huisvesting", _LOC, "v",
           exempt=Ontheffingsgrond.VISUEEL),
    Person("Yonas", "Haile", 1996, _A, "ti", "azc Luttelgeest", Stage.NIEUW, None, "huisvesting", _TEL, in_azc=True),
    Person("Oksana", "Melnyk", 1999, _G, "uk", "thuis", Stage.PIP_VASTGESTELD, 1130, lbt=_YES, route=_B1, pip=1060),
    Person("Rashid", "Popal", 1959, _A, "ps", "Wijk Oost", Stage.PIP_VASTGESTELD, 560, "huisvesting", _LOC, "m",
           lbt=_NO, route=_Z, pip=520),
)  # fmt: skip


def bsn(place: int) -> str:
    """The `place`-th number that starts with 99999 and passes the 11-test (0-based, at most some nine hundred)."""
    found = -1
    for tail in range(10_000):
        digits = f"99999{tail:04d}"
        weighed = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        found += weighed % 11 == 0
        if found == place:
            return digits
    raise ValueError(place)
