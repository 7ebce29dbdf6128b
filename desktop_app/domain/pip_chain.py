"""Adopted PIPs are immutable and linked: each holds the hash of the one before (law.md 8.5)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.pip import PipVersie

SOORTEN = ("eerste", "gewijzigd", "na_verhuizing", "na_bezwaar", "advies")


def canonical(value: Any) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8, days as ISO; equal values give equal bytes."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_iso, allow_nan=False)
    return text.encode("utf-8")


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def hash_of(versie: PipVersie) -> str:
    """SHA-256 hex over all fields but the hash itself, the link to the previous version included."""
    content = asdict(versie)
    del content["hash"]
    return hashlib.sha256(canonical(content)).hexdigest()


def link(
    previous: Sequence[PipVersie],
    *,
    soort: str,
    dagtekening: date,
    bekendmaking: date | None,
    door: str,
    op: str,
    inhoud: dict[str, object],
) -> PipVersie:
    """The next version after `previous` (oldest first). `op`: ISO moment of adoption."""
    if soort not in SOORTEN:
        raise ValueError(soort)
    last = previous[-1] if previous else None
    unsigned = PipVersie(
        nummer=(last.nummer + 1) if last else 1,
        soort=soort,
        dagtekening=dagtekening,
        bekendmaking=bekendmaking,
        vastgesteld_door=door,
        vastgesteld_op=op,
        inhoud=inhoud,
        vorige=last.hash if last else "",
        hash="",
    )
    values = {name: getattr(unsigned, name) for name in unsigned.__slots__}
    return PipVersie(**{**values, "hash": hash_of(unsigned)})


def broken_at(versions: Sequence[PipVersie]) -> int | None:
    """Index of the first version whose hash or link does not hold; None when the chain is whole."""
    previous = ""
    for place, versie in enumerate(versions):
        if versie.vorige != previous or versie.hash != hash_of(versie):
            return place
        previous = versie.hash
    return None


def next_kind(dossier: Dossier, versions: Sequence[PipVersie]) -> str:
    """What adopting makes now, as in `PipVersie.soort`. Before settlement here it is an advice (R-DUO-03)."""
    dates, decided = dossier.dates, decisions(versions)
    settled = dates.inschrijving_huisvesting or dates.inschrijving_na_verhuizing
    if dossier.in_azc and settled is None:
        return "advies"
    if decided:
        answered = dates.besluit_op_bezwaar
        return "na_bezwaar" if answered and answered >= decided[-1].dagtekening else "gewijzigd"
    return "na_verhuizing" if dates.inschrijving_na_verhuizing else "eerste"


def decisions(versions: Sequence[PipVersie]) -> list[PipVersie]:
    """The versions that are decisions: a PIP-advies is not one and starts no termijn (R-DUO-03)."""
    return [versie for versie in versions if versie.soort != "advies"]


def dagtekeningen(versions: Sequence[PipVersie]) -> tuple[date, ...]:
    """Dagtekening of every decision, the first PIP first; the first alone starts the termijn (Wi 11 lid 3)."""
    return tuple(versie.dagtekening for versie in decisions(versions))
