"""Answers become facts here, and nowhere else. Paths as in `docs/questionnaire.md`, below `/data/`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.domain.brede_intake import Baan, Fact, IntakeFacts, Kind, Opleiding, Stuk
from desktop_app.forms import FieldDef, FormDefinition

Answers = Mapping[str, Answer]

_WORDS = {
    "alleen_praten": "start/opening/alleen_praten",
    "brieven_lezen": "start/brieven_lezen",
    "kinderen_thuis": "gezin/kinderen_thuis",
    "vve_hulp": "gezin/vve/hulp_aanmelden",
    "vve_afspraak": "gezin/vve/vve_afspraak",
    "lezen_eigen_taal": "talen/lezen_eigen_taal",
    "latijns_alfabet": "talen/latijns_alfabet",
    "les_niveau": "talen/nederlandse_les/les_niveau",
    "gesprek_nederlands": "talen/gesprek_nederlands",
    "toets_gemaakt": "leren/toets_gemaakt",
    "toets_uitslag": "leren/toets_uitslag/uitslag",
    "toets_grond": "leren/toets_niet_gemaakt/grond",
    "leeruren": "leren/leeruren",
    "concentratie_nodig": "leren/concentratie_nodig",
    "school_jaren": "onderwijs/school_jaren",
    "diplomawaardering": "onderwijs/diplomawaardering",
    "wens_opleiding": "onderwijs/opleiding_wens/wens_niveau",
    "wens_richting": "onderwijs/opleiding_wens/wens_richting",
    "opleiding_nu": "onderwijs/opleiding_nu",
    "opleiding_nu_niet_vrijstellend": "onderwijs/opleiding_nu_welke/opleiding_nu_niet_vrijstellend",
    "werk_gehad": "werk/werk_gehad",
    "werk_nu": "werk/werk_nu/werksituatie",
    "werk_wens": "werk/werk_wens",
    "meedoen_uren": "werk/meedoen_uren",
    "vrijwilligerswerk": "werk/vrijwilligerswerk",
    "vrijwilligerswerk_soort": "werk/vrijwilligerswerk_soort",
    "belemmering_nodig": "werk/belemmering/belemmering_nodig",
    "lichaam_nodig": "gezondheid/lichaam_nodig",
    "zorgen_leren": "gezondheid/zorgen_leren",
    "aanpassingen": "gezondheid/aanpassingen",
    "afspraak_maken": "zelfredzaamheid/afspraak_maken",
    "post": "zelfredzaamheid/post",
    "taalmaatje": "netwerk/taalmaatje",
    "hoofddoel": "netwerk/hoofddoel/doel",
    "hoofddoel_anders": "netwerk/hoofddoel/doel_anders",
    "leerwens": "netwerk/leerwens",
    "gemeente_doet": "netwerk/samen_doen/gemeente_doet",
    "client_doet": "netwerk/samen_doen/client_doet",
    "z_examen_wens": "kennis/z_examen/z_examen_wens",
    "z_examen_in_staat": "kennis/z_examen/z_examen_in_staat",
    "wens_route": "afronding/leerroute_wens/wens_route",
    "wens_woorden": "afronding/leerroute_wens/wens_woorden",
    "gesprek_met": "afronding/voortgang/gesprek_met",
}
_MANY = {
    "samenwonend": "gezin/samenwonend",
    "zorg_tijdens_les": "gezin/zorg_tijdens_les",
    "les_waar": "talen/nederlandse_les/les_waar",
    "leerplek": "leren/leerplek",
    "vervoer": "werk/vervoer",
    "belemmeringen": "werk/belemmering/belemmeringen",
    "lichaam": "gezondheid/lichaam",
    "hulp_bij": "zelfredzaamheid/hulp_nodig/hulp_bij",
    "inkomen": "geld/inkomen",
    "pvt_wens": "kennis/pvt_wens",
    "lesdagen": "afronding/lesplan/lesdagen",
    "gesprek_manier": "afronding/voortgang/gesprek_manier",
}
_WHOLE = {
    "mantelzorg_uren": "gezin/mantelzorg_uren",
    "azc_uren_pvt": "kennis/azc_modules/azc_uren_pvt",
    "azc_uren_map": "kennis/azc_modules/azc_uren_map",
    "map_uren": "kennis/map_uren",
    "lesuren_per_week": "afronding/lesplan/lesuren_per_week",
    "gesprekken_per_jaar": "afronding/voortgang/gesprekken_per_jaar",
}
_DAY = {
    "recht_gewezen_op": "start/opening/recht_gewezen_op",
    "onderwijsroute_uitgelegd_op": "onderwijs/onderwijsroute/onderwijsroute_uitgelegd_op",
    "bijstand_vanaf": "geld/bijstand_vanaf",
}
_TABLES = {
    "kinderen": "gezin/kind",
    "talen": "talen/taal",
    "opleidingen": "onderwijs/opleiding",
    "banen": "werk/baan",
    "stukken": "afronding/stuk",
}
PATHS = {name: f"/data/{path}" for table in (_WORDS, _MANY, _WHOLE, _DAY, _TABLES) for name, path in table.items()}
"""Fact name to the generic path of the field it is read from."""

_ONLY_IF: dict[str, tuple[str, str]] = {
    "kinderen": ("kinderen_thuis", "ja"),
    "zorg_tijdens_les": ("kinderen_thuis", "ja"),
    "toets_uitslag": ("toets_gemaakt", "ja"),
    "toets_grond": ("toets_gemaakt", "nee"),
    "banen": ("werk_gehad", "ja"),
    "opleiding_nu_niet_vrijstellend": ("opleiding_nu", "ja"),
}
"""A fact whose question is hidden now does not count, whatever was answered before."""


def facts(answers: Answers, definition: FormDefinition) -> IntakeFacts:
    """All facts of one dossier. A field this form version lacks stays "niet gevraagd"."""
    found: dict[str, Fact[Any]] = {}
    for table, read in ((_WORDS, str), (_MANY, _several), (_WHOLE, int), (_DAY, date.fromisoformat)):
        for name in table:
            found[name] = _fact(answers, definition, PATHS[name], read)
    for name in _TABLES:
        found[name] = _table(answers, definition, PATHS[name], _ROWS[name])
    for name, (on, value) in _ONLY_IF.items():
        if found[on].known and found[on].value != value:
            found[name] = replace(found[name], state=AnswerState.NIET_GEVRAAGD, value=None)
    return IntakeFacts(**found)


def page_of(path: str) -> str:
    """The page of a field: section and question, below the root."""
    return "/".join(path.split("/")[:4])


def _question(definition: FormDefinition, path: str) -> str:
    """Id of the question as the form gives it; "" where the form lacks the field."""
    for each in (path, page_of(path)):
        field: FieldDef | None = definition.fields.get(each)
        if field is not None and field.extra.get("q"):
            return field.extra["q"]
    return ""


def _fact(answers: Answers, definition: FormDefinition, path: str, read: Callable[[str], Any]) -> Fact[Any]:
    if path not in definition.fields:
        return Fact()
    page = page_of(path)
    row, around = answers.get(path), answers.get(page)
    link: Fact[Any] = Fact(_question(definition, path), page, note=(around.note if around else row.note if row else ""))
    if row is not None and row.state is AnswerState.BEANTWOORD and row.value.strip():
        if read is date.fromisoformat and row.said is not None and not row.said.exact:
            return link  # "ongeveer 2021" starts no term: the law reckons from days
        value = _value(read, row.value)
        return replace(link, state=AnswerState.BEANTWOORD, value=value) if value is not None else link
    special = around or row
    if special is None or special.state is AnswerState.BEANTWOORD:
        return link
    return replace(link, state=special.state)


def _value(read: Callable[[str], Any], text: str) -> Any:
    """The typed value; None where the stored text does not fit, which a form of another version may cause."""
    try:
        return read(text.strip())
    except ValueError:
        return None


def _several(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# ---- tables ---------------------------------------------------------------------------------------------------------

Columns = Mapping[str, str]


def _table(answers: Answers, definition: FormDefinition, path: str, make: Callable[[list[Columns]], Any]) -> Fact[Any]:
    if path not in definition.fields:
        return Fact()
    own = answers.get(path)
    link: Fact[Any] = Fact(_question(definition, path), path, note=own.note if own else "")
    rows = _rows(answers, path)
    if rows:
        return replace(link, state=AnswerState.BEANTWOORD, value=make(rows))
    if own is None or own.state is AnswerState.BEANTWOORD:
        return link
    return replace(link, state=own.state)


def _rows(answers: Answers, path: str) -> list[Columns]:
    """The rows of a table in their order, each with its answered columns."""
    heads = sorted(
        (row.value, ref)
        for ref, row in answers.items()
        if ref.startswith(f"{path}[") and ref.endswith("]") and row.stands
    )
    return [
        {
            ref.rpartition("/")[2]: row.value
            for ref, row in answers.items()
            if ref.startswith(f"{head}/") and row.state is AnswerState.BEANTWOORD and row.value
        }
        for _, head in heads
    ]


def _whole(columns: Columns, name: str) -> int | None:
    return _value(int, columns[name]) if name in columns else None


def _day(columns: Columns, name: str) -> date | None:
    return _value(date.fromisoformat, columns[name]) if name in columns else None


def _children(rows: list[Columns]) -> tuple[Kind, ...]:
    return tuple(Kind(_whole(row, "geboortejaar"), row.get("opvang", "")) for row in rows)


def _studies(rows: list[Columns]) -> tuple[Opleiding, ...]:
    return tuple(
        Opleiding(
            row.get("opleiding_naam", ""),
            row.get("opleiding_land", ""),
            _whole(row, "school_van"),
            _whole(row, "school_tot"),
            {"ja": True, "nee": False}.get(row.get("diploma", "")),
        )
        for row in rows
    )


def _jobs(rows: list[Columns]) -> tuple[Baan, ...]:
    return tuple(
        Baan(row.get("beroep", ""), row.get("werkland", ""), _whole(row, "werk_van"), _whole(row, "werk_tot"))
        for row in rows
    )


def _papers(rows: list[Columns]) -> tuple[Stuk, ...]:
    return tuple(Stuk(row.get("stuk_soort", ""), _day(row, "gevraagd_op"), _day(row, "ontvangen_op")) for row in rows)


_ROWS: dict[str, Callable[[list[Columns]], Any]] = {
    "kinderen": _children,
    "talen": len,
    "opleidingen": _studies,
    "banen": _jobs,
    "stukken": _papers,
}
