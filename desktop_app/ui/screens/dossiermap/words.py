"""Words of the file of a dossier: days, versions and people."""

from collections.abc import Sequence
from itertools import groupby

from desktop_app.casework.discussion import Paper
from desktop_app.casework.dossier_papers import VERSLAG, PaperRow
from desktop_app.casework.logbook import Happening
from desktop_app.casework.people import People
from desktop_app.casework.records import InterpreterLog, Seen
from desktop_app.domain.dossier import Dossier, PartialDate
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.field_names import FIELD_NAMES
from desktop_app.i18n.formats import clock_time, day_and_date, fill, isolate, long_date
from desktop_app.i18n.history_labels import HAPPENED, PAPER
from desktop_app.i18n.labels import DOELGROEP, INTERPRETED, INTERPRETER_LEVEL, PIP_SOORT, SEEN_WAY, label
from desktop_app.i18n.language import language
from desktop_app.i18n.words import _
from desktop_app.ui import interpreter_words
from desktop_app.ui.screens.dossiermap.view import DayLine, PaperButton, PaperLine, PersonLine


def days(found: Sequence[Happening]) -> Sequence[tuple[str, Sequence[DayLine]]]:
    """Happenings under the day they belong to."""
    return [
        (day_and_date(day), [_line(each) for each in same]) for day, same in groupby(found, key=lambda each: each.day)
    ]


def _line(each: Happening) -> DayLine:
    what = label(HAPPENED, each.what)
    when = clock_time(each.at.astimezone().time())
    return DayLine(when, fill(_("{what} · {n} keer"), what=what, n=each.times) if each.times > 1 else what, each.by)


def paper(row: PaperRow) -> PaperLine:
    """One version with its papers, or the report of the conversation."""
    if row.soort == VERSLAG:
        title, about = _("Gesprek"), _("Wat de cliënt vertelde, zonder uw aantekeningen.")
    elif row.id:
        title = fill(_("Versie {n} · {soort}"), n=row.nummer, soort=label(PIP_SOORT, row.soort))
        about = fill(_("Vastgesteld op {dag} door {wie}"), dag=long_date(row.day), wie=row.by) if row.day else row.by
    else:
        title, about = _("Concept"), _("Nog niet vastgesteld.")
    buttons = [
        PaperButton(
            f"{row.id}:{kind.value}",
            label(PAPER, kind.value),
            f"{title}: {label(PAPER, kind.value)}",
            readable=kind is not Paper.AGENDA,
        )
        for kind in row.kinds
    ]
    return PaperLine(title, about, [seen_line(each) for each in row.seen], buttons)


def seen_line(seen: Seen) -> str:
    """`Uitgelegd op 24 november 2026 door Anja de Wit · Getekend op papier`"""
    told = fill(_("Uitgelegd op {dag} door {wie}"), dag=long_date(seen.on), wie=seen.explained_by)
    return f"{told} · {label(SEEN_WAY, seen.way)}"


def persons(found: People, *, private: bool) -> Sequence[PersonLine]:
    """The client first, then who helps. `private`: nothing that tells who the client is."""
    client = found.client
    lines = [] if private else [_client(client, found.births)]
    name, phone = found.contact
    lines.append(_person(_("Consulent"), client.consulent, ()))
    lines.append(_person(_("Contactpersoon in het PIP"), name, (("phone", phone),)))
    for each in found.colleagues:
        last = fill(_("Werkte hier het laatst op {dag}"), dag=long_date(each.last))
        lines.append(PersonLine(_("Collega"), each.name, [("", last)]))
    lines += [interpreter(each) for each in found.interpreters]
    return [line for line in lines if line.name]


def _client(client: Dossier, births: Sequence[int]) -> PersonLine:
    told: list[tuple[str, str]] = [
        ("birth", birth_words(client.birth)),
        ("bsn", client.bsn or ""),
        ("v_number", client.v_number or ""),
        ("doelgroep", label(DOELGROEP, client.doelgroep)),
        ("language", _spoken(client.language, client.dialect)),
        ("place", client.place),
        ("address", client.address),
        ("phone", client.phone),
        ("email", client.email),
    ]
    person = _person(_("Cliënt"), f"{client.given_names} {client.surname}".strip(), told)
    children = [(_("Kinderen thuis"), ", ".join(isolate(str(year)) for year in births))] if births else []
    return PersonLine(person.role, person.name, [*person.lines, *children])


def _person(role: str, name: str, told: Sequence[tuple[str, str]]) -> PersonLine:
    return PersonLine(role, name, [(label(FIELD_NAMES, field), isolate(value)) for field, value in told if value])


def interpreter(log: InterpreterLog) -> PersonLine:
    """One stretch of a talk."""
    told = [
        (_("Bureau"), log.agency),
        (_("Hoe"), label(INTERPRETED, log.mode)),
        (_("Niveau"), label(INTERPRETER_LEVEL, log.level) if log.level else ""),
        (_("Taal"), _spoken(log.language, log.dialect)),
        (_("Wanneer"), interpreter_words.when(log)),
    ]
    name = fill(_("Tolk {number}"), number=log.number) if log.number else _("Tolk zonder nummer")
    return PersonLine(_("Tolk"), name, [(word, value) for word, value in told if value])


def birth_words(birth: PartialDate) -> str:
    """A birth date as far as it is known: 3-1998 has no day."""
    if birth.year is None:
        return _("onbekend")
    return "-".join(str(part) for part in (birth.day, birth.month, birth.year) if part is not None)


def _spoken(code: str, dialect: str) -> str:
    try:
        name = _(language(code).dutch)
    except OpmaatError:
        name = code
    return f"{name} ({dialect})" if dialect else name
