"""What a PIP after the first changes, and what it keeps of an earlier one (Bi 5.3 lid 6, Wi 15 lid 4; law.md 8.5)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_contents import Kind, Paragraph, Param, ParamKind, Section, from_json
from desktop_app.casework.plan_paragraphs import Writer, term
from desktop_app.domain.pip_chain import decisions
from desktop_app.domain.pip_wijziging import CHANGES
from desktop_app.i18n.words import N_

_NOT_FIXED = N_("niet vastgesteld")
_TOLD = (
    ("besluit.route", "route", N_("Leerroute")),
    ("leerroute.niveau", "", N_("Niveau van het examen")),
    ("besluit.intensiteit", "uren", N_("Uren les per week")),
    ("besluit.intensiteit", "weken", N_("Aantal weken")),
    ("besluit.pvt", "uren", N_("Uren PVT")),
    ("besluit.map", "uren", N_("Uren MAP")),
    ("besluit.participatie", "uren", N_("Uren meedoen")),
    ("besluit.gesprekken", "aantal", N_("Voortgangsgesprekken")),
    ("gesprekken.contact", "value", N_("Uw contactpersoon")),
)
"""Paragraph and parameter of what is fixed, and its name. Without a parameter the paragraph itself says level A2."""
_COMPARED = ("leerroute", "hoeveel", "ondersteuning", "pvt_map", "kinderen", "meedoen", "gesprekken", "participatiewet")
_PLANNED = "gesprekken.gepland"
"""Days of talks that move with the calendar, not with the decision."""


def with_changes(file: DossierFile, sections: tuple[Section, ...], *, soort: str) -> tuple[Section, ...]:
    """The sections, where § 2 also says which plan this one takes the place of and what is other than before."""
    previous = decisions(file.adopted)
    if soort not in CHANGES or not previous:
        return sections
    w = Writer(2, "besluit", "")
    w.say("wijziging", N_("Dit plan komt in plaats van uw plan van {dag}."), dag=previous[-1].dagtekening)
    before = from_json(dict(previous[-1].inhoud)).sections
    changes = list(_changes(before, sections))
    if changes:
        w.say("wijziging_wat", N_("Dit verandert:"))
    for place, (name, old, new) in enumerate(changes, start=1):
        w.say(f"wijziging.{place}", N_("{wat}: eerst {oud}, nu {nieuw}."), wat=term(name), oud=old, nieuw=new)
    others = ", ".join(str(number) for number in _other_sections(before, sections))
    if others:
        w.say(
            "wijziging_ook", N_("Kijk ook bij onderdeel {nummers}. Daar staat iets anders dan eerst."), nummers=others
        )
    return tuple(
        replace(each, paragraphs=(*each.paragraphs, *w.paragraphs)) if each.key == "besluit" else each
        for each in sections
    )


def say_moved(w: Writer, file: DossierFile) -> None:
    """A PIP of another gemeente went before: whose, and that its leerroute stays (Wi 15 lid 4)."""
    earlier = file.header.vorige_gemeente.strip()
    if earlier:
        w.say("verhuisd", N_("U had al een plan van de gemeente {gemeente}."), gemeente=earlier)
    else:
        w.say("verhuisd", N_("U had al een plan van een andere gemeente."))
    if file.vast is not None:
        w.say(
            "verhuisd_route",
            N_("Uw leerroute blijft gelijk. Dat staat in artikel 15, vierde lid, van de Wet inburgering 2021."),
        )


def _changes(before: Sequence[Section], now: Sequence[Section]) -> Iterator[tuple[str, Param, Param]]:
    """Name, old and new value of everything the two plans fix differently."""
    earlier, later = _by_key(before), _by_key(now)
    for key, name, label in _TOLD:
        old, new = (_value(each.get(key), name) for each in (earlier, later))
        if old != new:
            yield label, old or term(_NOT_FIXED), new or term(_NOT_FIXED)


def _value(paragraph: Paragraph | None, name: str) -> Param | None:
    if not name:
        return Param(ParamKind.TEXT, "B1" if paragraph is None else "A2")
    return paragraph.params.get(name) if paragraph else None


def _other_sections(before: Sequence[Section], now: Sequence[Section]) -> Iterator[int]:
    """Numbers of the sections whose text is other than before."""
    earlier = {each.key: _said(each) for each in before}
    for each in now:
        if each.key in _COMPARED and _said(each) != earlier.get(each.key, []):
            yield each.number


def _said(section: Section) -> list[tuple[Kind, str, dict[str, Param]]]:
    return [
        (each.kind, each.message, dict(each.params)) for each in section.paragraphs if not each.key.startswith(_PLANNED)
    ]


def _by_key(sections: Sequence[Section]) -> dict[str, Paragraph]:
    return {each.key: each for section in sections for each in section.paragraphs}
