"""Words that the papers add to the plan itself. They live in the PIP catalog, so that they too can be translated."""

from datetime import date

from desktop_app.i18n import words
from desktop_app.i18n.client_dates import client_date
from desktop_app.i18n.formats import fill_in
from desktop_app.i18n.words import N_

GOAL_ROWS = (
    ("doel", N_("Doel")),
    ("client_doet", N_("Wat gaat u doen")),
    ("gemeente_doet", N_("Wat doet de gemeente")),
    ("wie", N_("Wie")),
    ("gelukt_als", N_("Hoe weten we dat het lukt")),
)
PERIOD = N_("Wanneer")
FROM_UNTIL = N_("Van {begin} tot en met {end}")
FROM = N_("Vanaf {begin}")
UNTIL = N_("Tot en met {end}")

DUTCH_PREVAILS = N_("Deze vertaling is alleen ter informatie. De Nederlandse tekst is bepalend.")
MACHINE = N_("Een computer heeft deze tekst vertaald. Een vertaler heeft de vertaling nog niet nagekeken.")
MACHINE_MARKED = N_("Bij een sterretje (*) heeft een computer vertaald. Een vertaler heeft dat nog niet nagekeken.")
NOT_TRANSLATED = N_("Nog niet vertaald – tolk leest voor")

MIJN_PLAN = N_("Mijn plan")
VERSLAG = N_("Wat wij bespraken")
YOUR_WORDS = N_("Dit vertelde u in het gesprek op de gemeente. Dit verslag is voor u.")
MISTAKES = N_("Klopt iets niet? Of wilt u iets veranderen? Bel {naam}: {telefoon}.")
SCHOOL_TITLE = N_("Gegevens voor de school")
SCHOOL_BASIS = N_("De gemeente deelt deze gegevens volgens artikel 9.2, derde lid, van het Besluit inburgering 2021.")
NAME, ADDRESS, ROUTE = N_("Naam"), N_("Adres"), N_("Leerroute")
INTENSITY, TERMIJN, CHANGE = N_("Uren les"), N_("Termijn"), N_("Vastgesteld")
INTENSITY_VALUE = N_("{uren} uur per week, {weken} weken")
CHANGE_VALUE = N_("{dag}: {route}")
SIGNATURE = N_("Handtekening")
PRACTICE = "OEFENVERSIE – geen besluit"
"""On every page of a paper from a practice vault. Never translated: such a paper is for no client."""
PRACTICE_DAY = "OEFENVERSIE"
"""Before every day of its calendar file; short, because a telephone cuts what is long."""
DRAFT = N_("Concept. Dit is nog geen besluit.")
MUNICIPALITY = N_("Gemeente")
LOGO = N_("Logo van de gemeente")
PAGE = N_("Pagina")
OF = N_("van")
BILINGUAL_TITLE = N_("Uitleg bij uw plan in twee talen")


def period(begin: str, end: str, language: str) -> str:
    """When an agreement holds. `begin`, `end`: ISO days, one of them may be empty."""
    message = FROM_UNTIL if begin and end else FROM if begin else UNTIL
    known = words.translation(message, language)
    shown = language if known else words.SOURCE
    days = {name: client_date(date.fromisoformat(day), shown) for name, day in (("begin", begin), ("end", end)) if day}
    return fill_in(known or message, shown, days)
