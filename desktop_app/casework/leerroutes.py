"""Weighing and choosing the leerroute: the program advises, the consulent chooses and gives reasons (R-LR-05)."""

from dataclasses import dataclass, replace

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierFile, log, read, save
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.workplace import Workplace
from desktop_app.domain import redenen
from desktop_app.domain.advies import Advies
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, after, checked
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.leerroute_advies import needs_motivering
from desktop_app.domain.pip_chain import decisions
from desktop_app.domain.traject_terms import termijn_start
from desktop_app.domain.wijzigen import switch


class MotiveringNodig(OpmaatError):
    """The choice departs from the toets or the advice and gives no reason (R-LBT-06)."""

    code = "motivering_nodig"


class OnderwijsrouteNietOnderzocht(OpmaatError):
    """The person wants to study; the file must show how the onderwijsroute was looked into (R-PIP-18)."""

    code = "onderwijsroute_niet_onderzocht"


class LeerrouteVast(OpmaatError):
    """An earlier gemeente fixed another route, which stays (Wi 15 lid 4)."""

    code = "leerroute_ligt_vast"


class SchakelgrensVoorbij(OpmaatError):
    """After one and a half years the route changes only in a bijzonder geval, with reasons (Bi 5.4)."""

    code = "schakelgrens_voorbij"


@dataclass(frozen=True, slots=True)
class LeerroutePage:
    """`choice` and `lbt` are None until recorded (`lbt` may come from the intake, Q029). `needs_reason`: routes that
    need a motivering when chosen now · `wens`, `wens_woorden`: what the client said, from the choice or the intake."""

    dossier: str
    advice: Advies
    lbt: Leerbaarheidstoets | None
    choice: LeerrouteKeuze | None
    needs_reason: frozenset[Leerroute]
    wens: Leerroute | None = None
    wens_woorden: str = ""
    name: str = ""


def advice(wp: Workplace, dossier: str) -> Advies:
    """The advice on today's facts; nothing is stored."""
    with wp.vault.work() as work:
        return read(wp, work, dossier).advies


def page(wp: Workplace, dossier: str) -> LeerroutePage:
    """All the screen needs: advice, toets, earlier choice and where a reason is needed."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    said, words = file.facts.wens_route.value, file.facts.wens_woorden.value or ""
    wish = Leerroute(said) if said in set(Leerroute) else None
    return LeerroutePage(
        dossier=dossier,
        advice=file.advies,
        lbt=file.toets,
        choice=file.keuze,
        needs_reason=frozenset(route for route in Leerroute if needs_motivering(file.advies, file.toets, route)),
        wens=file.keuze.wens if file.keuze else wish,
        wens_woorden=file.keuze.wens_woorden if file.keuze else words,
        name=f"{file.header.given_names} {file.header.surname}".strip(),
    )


def record_lbt(wp: Workplace, *, dossier: str, lbt: Leerbaarheidstoets) -> Changes:
    """Store the result of the leerbaarheidstoets or the ground on which none is needed (T1); a result of another day
    is kept beside it (R-LBT-04).

    Raises `LbtImpossible` when neither or both are given, a score is negative or contradicts the outcome, or the day
    lies in the future.
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        save(wp, work, file, "lbt", after(file.lbt, checked(lbt, file.today)))
        log(wp, work, dossier, "changed", part="lbt")
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def choose(
    wp: Workplace,
    *,
    dossier: str,
    leerroute: Leerroute,
    motivering: str = "",
    wens: Leerroute | None = None,
    wens_woorden: str = "",
    onderwijsroute_onderzocht: str = "",
) -> Changes:
    """Store the consulent's choice and lay it in the PIP draft, if there is one.

    Raises `MotiveringNodig` where it departs from the advice or the toets without a reason (R-LBT-06),
    `OnderwijsrouteNietOnderzocht` where the person wants to study and the onderwijsroute was not looked into
    (R-PIP-18), `LeerrouteVast` where an earlier gemeente fixed another route (R-INT-11),
    `SchakelgrensVoorbij` where the law no longer allows this change without a reason (R-CHG-01, R-CHG-08).
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        choice = LeerrouteKeuze(
            leerroute=leerroute,
            gekozen_op=file.today,
            door=wp.user.name,
            advies=file.advies.leerroute,
            motivering=motivering.strip(),
            wens=wens,
            wens_woorden=wens_woorden.strip(),
            onderwijsroute_onderzocht=onderwijsroute_onderzocht.strip(),
        )
        _allowed(file, choice)
        save(wp, work, file, "keuze", choice)
        _lay_in_draft(wp, work, file, choice)
        log(wp, work, dossier, "changed", part="leerroute", deviates=int(choice.advies is not leerroute))
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _allowed(file: DossierFile, choice: LeerrouteKeuze) -> None:
    if file.vast is not None and choice.leerroute is not file.vast and not file.decided:
        raise LeerrouteVast
    if needs_motivering(file.advies, file.toets, choice.leerroute) and not choice.motivering:
        raise MotiveringNodig
    studies = redenen.wants_to_study(file.facts) and choice.leerroute is not Leerroute.ONDERWIJS
    if studies and not choice.onderwijsroute_onderzocht:
        raise OnderwijsrouteNietOnderzocht
    _within_window(file, choice)


def _within_window(file: DossierFile, choice: LeerrouteKeuze) -> None:
    """A change after adoption has to fit Bi 5.4."""
    start = termijn_start(file.terms)
    if not decisions(file.adopted) or file.keuze is None or start is None:
        return
    if choice.leerroute is file.keuze.leerroute:
        return
    van, naar = file.keuze.leerroute, choice.leerroute
    if not switch(van, naar, start=start, today=file.today, law=file.wp.law, reden=choice.motivering).allowed:
        raise SchakelgrensVoorbij


def _lay_in_draft(wp: Workplace, work: UnitOfWork, file: DossierFile, choice: LeerrouteKeuze) -> None:
    """The draft follows the choice; what belongs to another route goes out of it."""
    pip = file.pip
    if pip is None or pip.leerroute is choice.leerroute:
        return
    onderwijs, z_route = choice.leerroute is Leerroute.ONDERWIJS, choice.leerroute is Leerroute.Z
    draft = replace(
        pip,
        leerroute=choice.leerroute,
        niveau=None,
        map_uren=None if onderwijs else pip.map_uren,
        participatie_uren=pip.participatie_uren if z_route else None,
        z_examen_wens=pip.z_examen_wens if z_route else "",
    )
    save(wp, work, file, "pip", draft)
