"""`opmaat pip check FILE.json`: what keeps a PIP from being adopted. `opmaat pip render`: its paper.

The file to check is described by resources/protocol/pip-check-input.json, the answer by pip-check.json.
The file to render holds plan contents, as frozen in an adopted version.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from cattrs import BaseValidationError, transform_error

from desktop_app import places
from desktop_app.casework.plan_contents import from_json
from desktop_app.casework.records import from_body
from desktop_app.cli.terms import MISUSE, law_file
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.findings import Finding
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.law import load
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.leerroute_advies import against_toets
from desktop_app.domain.pip import Doel, Pip, PipVersie
from desktop_app.domain.pip_chain import next_kind
from desktop_app.domain.pip_checks import PipContext, adoptable, check
from desktop_app.domain.pip_wijziging import VorigPip
from desktop_app.domain.term_table import facts_of
from desktop_app.domain.terms import TermFacts
from desktop_app.domain.traject_terms import termijn_start
from desktop_app.i18n.words import SOURCE, install


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to `opmaat`."""
    parser = subparsers.add_parser("pip", help="een PIP controleren of als PDF maken")
    actions = parser.add_subparsers(dest="action", required=True)
    checking = actions.add_parser("check", help="wat ontbreekt er nog")
    checking.add_argument("file", type=Path)
    checking.add_argument("--json", action="store_true", help="uitvoer voor een programma")
    rendering = actions.add_parser("render", help="de beschikking, of met --lang de uitleg in twee talen")
    rendering.add_argument("file", type=Path)
    rendering.add_argument("--lang", default=SOURCE, help="taalcode van de cliënt, bijvoorbeeld ar")
    rendering.add_argument("--out", type=Path, required=True, help="pad van de PDF")


def run(args: argparse.Namespace) -> int:
    """0 when it worked (and the PIP can be adopted), 1 when not, 2 when the file cannot be read."""
    return _render(args) if args.action == "render" else _check(args)


def _render(args: argparse.Namespace) -> int:
    try:
        plan = from_json(json.loads(args.file.read_text(encoding="utf-8")))
        install(places.translations(), SOURCE)
        printer = PlanPrinter(places.resources())
        paper = printer.beschikking(plan) if args.lang == SOURCE else printer.bilingual(plan, args.lang)
        args.out.write_bytes(paper)
    except (OSError, ValueError, KeyError, TypeError, BaseValidationError) as error:
        print(f"Het bestand is niet te lezen: {type(error).__name__}.", file=sys.stderr)
        return MISUSE
    except OpmaatError as error:
        print(f"De PDF is niet gemaakt: {error.code}.", file=sys.stderr)
        return 1
    return 0


def _check(args: argparse.Namespace) -> int:
    try:
        found = findings(json.loads(args.file.read_text(encoding="utf-8")))
    except KeyError as error:
        print(f"Dit gegeven ontbreekt: {error.args[0]}.", file=sys.stderr)
        return MISUSE
    except BaseValidationError as error:
        print(f"Dit klopt niet: {', '.join(_places(error))}.", file=sys.stderr)
        return MISUSE
    except (OSError, ValueError, TypeError) as error:
        print(f"Het bestand is niet te lezen: {type(error).__name__}.", file=sys.stderr)
        return MISUSE
    if args.json:
        rows = [asdict(finding) for finding in found]
        print(json.dumps({"adoptable": adoptable(found), "findings": rows}, ensure_ascii=False))
    else:
        for finding in found:
            print(f"{finding.severity:8}{finding.rule:12}{finding.article:22}{finding.text}")
    return 0 if adoptable(found) else 1


def _places(error: BaseValidationError) -> list[str]:
    """Paths of what does not fit ("intensiteit_weken"), never the values themselves."""
    return sorted({told.rpartition("@ $")[2].lstrip(".") or "bestand" for told in transform_error(error)})


def findings(data: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Check one PIP file. Raises `KeyError`, `ValueError` or `cattrs.BaseValidationError` when it does not fit."""
    pip, context = from_body(Pip, data["pip"]), _context(data)
    return check(pip, [from_body(Doel, {"order": "", **doel}) for doel in data.get("doelen", [])], context)


def _context(data: Mapping[str, Any]) -> PipContext:
    header, law = from_body(Dossier, data["dossier"]), load(law_file())
    lbt = from_body(Leerbaarheidstoets, data["lbt"]) if data.get("lbt") else None
    keuze = from_body(LeerrouteKeuze, data["keuze"]) if data.get("keuze") else None
    dates, eerdere = header.dates, tuple(map(date.fromisoformat, data.get("eerdere", [])))
    soort = str(data.get("soort") or _kind(header, eerdere))
    started = termijn_start(facts_of(header, TermFacts(today=date.fromisoformat(data["today"]), dagtekeningen=eerdere)))
    return PipContext(
        doelgroep=header.doelgroep,
        today=date.fromisoformat(data["today"]),
        law=law,
        keuze=keuze,
        moet_motiveren=keuze is not None
        and (against_toets(lbt, keuze.leerroute) or keuze.advies is not keuze.leerroute),
        wil_studeren=data.get("wil_studeren"),
        jong_kind=bool(data.get("jong_kind", False)),
        bijstand=bool(data.get("bijstand", False)) or dates.bijstand_vanaf is not None,
        eerdere=eerdere,
        plicht_start=dates.plicht_start,
        vestiging=dates.inschrijving_na_verhuizing or dates.inschrijving_huisvesting,
        advies=soort == "advies",
        soort=soort,
        vorige=from_body(VorigPip, data.get("vorige") or {}),
        vast=Leerroute(header.leerroute_vast) if header.leerroute_vast else None,
        termijn_start=started,
        gemeente=from_body(Gemeente, data.get("gemeente", {})),
    )


def _kind(header: Dossier, eerdere: tuple[date, ...]) -> str:
    """As the program reckons it for a dossier with these decisions of this gemeente."""
    made = [PipVersie(0, "eerste", day, None, "", "", {}, "", "") for day in eerdere]
    return next_kind(header, made)
