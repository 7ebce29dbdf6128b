"""The words of advice, toets and choice."""

from datetime import date

from desktop_app.domain.advies import Advies, Bekeken
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets
from desktop_app.domain.leerroute import Leerroute
from desktop_app.i18n.formats import fill, isolate, long_date
from desktop_app.i18n.labels import LBT_ONTHEFFING, LBT_UITSLAG, LEERROUTE, label
from desktop_app.i18n.words import SOURCE, _


def advice(found: Advies) -> str:
    if found.leerroute is None:
        return _("Nog geen advies.")
    return fill(_("Advies: {route}"), route=label(LEERROUTE, found.leerroute))


def missing(found: Advies) -> str:
    """What the advice waits for; "" when there is advice."""
    if found.leerroute is not None or not found.ontbreekt:
        return ""
    facts = ", ".join(reason.text[:1].lower() + reason.text[1:] for reason in found.ontbreekt)
    return fill(_("Dit ontbreekt: {facts}."), facts=facts.rstrip("."))


def looked_at(other: Bekeken) -> str:
    return f"{label(LEERROUTE, other.leerroute)}: {isolate(other.text[:1].lower() + other.text[1:])}"


def rules(version: str) -> str:
    return fill(_("Berekend met regels versie {version}"), version=version)


def toets(lbt: Leerbaarheidstoets | None) -> str:
    """The result in one line."""
    if lbt is None:
        return _("Nog geen toets ingevoerd.")
    if lbt.ontheffing is not None:
        return label(LBT_ONTHEFFING, lbt.ontheffing)
    words = label(LBT_UITSLAG, lbt.uitslag or "onbekend")
    if lbt.behaalde_score is not None and lbt.benodigde_score is not None:
        score = fill(_("{got}, nodig {need}"), got=lbt.behaalde_score, need=lbt.benodigde_score)
        words = f"{words} ({score})"
    return f"{words} · {long_date(lbt.datum_afname)}" if isinstance(lbt.datum_afname, date) else words


def starter(found: Advies, lbt: Leerbaarheidstoets | None, chosen: Leerroute) -> str:
    """First words of a reason to depart; the caseworker goes on. Always Dutch: they go into the decision."""
    if lbt is not None and lbt.uitslag is not None and lbt.uitslag != "onbekend":
        return fill("De toets zegt: {result}. Maar ", result=label(LBT_UITSLAG, lbt.uitslag, SOURCE))
    if found.leerroute is not None and found.leerroute is not chosen:
        return fill("Het advies is de {route}. Maar ", route=label(LEERROUTE, found.leerroute, SOURCE))
    return fill("Ik kies de {route}, omdat ", route=label(LEERROUTE, chosen, SOURCE))
