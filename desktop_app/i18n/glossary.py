"""The terms of the law that every translation must name in one way: catalog "glossary". Meanings: docs/glossary.md.

Each term has the Dutch stems by which it is recognised in a text; the longest stem wins.
"""

from collections.abc import Mapping

from desktop_app.i18n.words import N_

TERMS: Mapping[str, tuple[str, ...]] = {
    N_("inburgering"): ("inburgering", "inburgeren"),
    N_("inburgeringsplicht"): ("inburgeringsplicht",),
    N_("inburgeringsplichtige"): ("inburgeringsplichtige",),
    N_("inburgeringstermijn"): ("inburgeringstermijn",),
    N_("kennisgeving"): ("kennisgeving",),
    N_("brede intake"): ("brede intake",),
    N_("leerbaarheidstoets"): ("leerbaarheidstoets",),
    N_("PIP"): ("pip",),
    N_("dagtekening"): ("dagtekening",),
    N_("bekendmaking"): ("bekendmaking",),
    N_("leerroute"): ("leerroute",),
    N_("B1-route"): ("b1-route",),
    N_("onderwijsroute"): ("onderwijsroute",),
    N_("taalschakeltraject"): ("taalschakeltraject",),
    N_("zelfredzaamheidsroute"): ("zelfredzaamheidsroute",),
    N_("Z-route"): ("z-route",),
    N_("afschalen"): ("afschalen",),
    N_("schakelen"): ("schakelen",),
    N_("KNM"): ("knm",),
    N_("PVT"): ("pvt",),
    N_("participatieverklaring"): ("participatieverklaring",),
    N_("MAP"): ("map",),
    N_("maatschappelijke begeleiding"): ("maatschappelijke begeleiding",),
    N_("ontzorgen"): ("ontzorgen",),
    N_("asielstatushouder"): ("asielstatushouder",),
    N_("gezinsmigrant"): ("gezinsmigrant",),
    N_("overige migrant"): ("overige migrant",),
    N_("voorinburgering"): ("voorinburgering",),
    N_("warme overdracht"): ("warme overdracht",),
    N_("voorschool"): ("voorschool",),
    N_("alfabetisering"): ("alfabetisering",),
    N_("geoorloofd verzuim"): ("geoorloofd verzuim",),
    N_("voortgangsgesprek"): ("voortgangsgesprek",),
    N_("eindgesprek"): ("eindgesprek",),
    N_("ontheffing"): ("ontheffing",),
    N_("vrijstelling"): ("vrijstelling",),
    N_("verlenging"): ("verlenging",),
    N_("boete"): ("boete",),
    N_("verwijtbaarheid"): ("verwijtbaarheid",),
    N_("bezwaar"): ("bezwaar",),
    N_("beroep bij de rechtbank"): ("beroep bij",),
    N_("keurmerk"): ("keurmerk",),
    N_("diplomawaardering"): ("diplomawaardering",),
    N_("azc"): ("azc",),
    N_("DUO"): ("duo",),
    N_("gemeente"): ("gemeente",),
    N_("contactpersoon"): ("contactpersoon",),
    N_("besluit"): ("besluit",),
}
