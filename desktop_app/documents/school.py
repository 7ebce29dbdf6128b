"""The rows of the extract for a school, in Dutch. What is not in the extract cannot stand here."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from desktop_app.documents import phrases
from desktop_app.i18n.formats import fill_in, long_date, plain
from desktop_app.i18n.labels import LEERROUTE, label
from desktop_app.i18n.words import SOURCE

DAY = timedelta(days=1)


def school_rows(extract: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Label (msgid) and value. `extract` as `domain.delen.for_school` makes it."""
    yield phrases.NAME, extract["naam"]
    if extract["adres"]:
        yield phrases.ADDRESS, extract["adres"]
    yield phrases.ROUTE, _route(extract["leerroute"])
    if hours := extract["intensiteit"]:
        values = {"uren": hours["uren_per_week"], "weken": hours["weken"]}
        yield phrases.INTENSITY, plain(fill_in(phrases.INTENSITY_VALUE, SOURCE, values))
    if termijn := extract["termijn"]:
        days = {"begin": termijn["begin"], "end": termijn["eind_exclusief"] - DAY}
        yield phrases.TERMIJN, plain(fill_in(phrases.FROM_UNTIL, SOURCE, days))
    for change in extract["wijzigingen"]:
        values = {"dag": long_date(change["dagtekening"], SOURCE), "route": _route(change["leerroute"])}
        yield phrases.CHANGE, plain(fill_in(phrases.CHANGE_VALUE, SOURCE, values))


def _route(route: str) -> str:
    return label(LEERROUTE, route, SOURCE)
