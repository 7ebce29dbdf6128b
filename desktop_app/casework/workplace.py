"""The caseworker's desk: what every use case may reach. Made once by `bootstrap` after unlocking."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.casework.ports import Clock, NewId, Vault
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.law import Law
from desktop_app.forms import Package


@dataclass(frozen=True, slots=True)
class User:
    """`id`: stable subject of the login; `team`: id at the office; `mandate`: may adopt a PIP for the college."""

    id: str
    name: str
    team: str
    mandate: bool = True


@dataclass(frozen=True, slots=True)
class Workplace:
    """`clock` gives aware UTC; `new_id` gives UUIDv7 strings; `questionnaire` is the newest published form here,
    `older` those before it by version: a conversation stays on the one it began with ·
    `gemeente`: who decides; without its address no PIP can be adopted."""

    vault: Vault
    user: User
    clock: Clock
    new_id: NewId
    law: Law
    questionnaire: Package
    gemeente: Gemeente = field(default_factory=Gemeente)
    older: Mapping[str, Package] = field(default_factory=dict)
