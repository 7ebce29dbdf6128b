"""What counts as one thing when two people change a record: a field, an entry of a map, or a legal group.

A legal group is decided as a whole: two different edits inside it always go to a person, also when they touch
different fields, because its fields only mean something together.
"""

from typing import Any

from desktop_app.casework.pointers import MAPS, escape, value_at
from desktop_app.casework.ports import Body

GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "dossier": {
        "identiteit": ("/given_names", "/surname", "/birth", "/bsn", "/v_number"),
        "doelgroep": ("/doelgroep", "/law"),
        "termijnen": ("/dates",),
        "consulent": ("/consulent", "/consulent_id"),
    },
    "lbt": {"leerbaarheidstoets": ("",)},
    "keuze": {"leerroute": ("",)},
    "pip": {
        "leerroute": ("/leerroute", "/niveau", "/alfabetisering", "/intensiteit_uren_per_week", "/intensiteit_weken"),
        "besluit": ("/dagtekening", "/bekendmaking", "/uitreiking"),
    },
    "doel": {"afspraak": ("/status", "/vanaf", "/tot")},
    "pip_versie": {"versie": ("",)},
    "gezien": {"gezien": ("",)},
    "tolk": {"tolk": ("",)},
}
"""Legal groups per kind of record: name -> pointers; the empty pointer stands for every field."""

LONG_TEXTS: dict[str, tuple[str, ...]] = {
    "pip": (
        "/teksten/",
        "/begeleiding",
        "/pw_besluiten",
        "/wijziging_reden",
        "/afschalen_inspanning",
        "/afschalen_onhaalbaar",
    ),
    "voortgangsgesprek": ("/verslag", "/afspraken"),
}
"""Pointers (or their beginnings) of texts that are merged by paragraph."""

SPREAD = MAPS | {"dates"}


def pointers_of(*bodies: Body | None) -> list[str]:
    """Pointers of all fields of these bodies, maps entry by entry, in order of first appearance."""
    found: dict[str, None] = {}
    for body in bodies:
        for key, value in (body or {}).items():
            inner = value if key in SPREAD and isinstance(value, dict) else None
            names = [f"/{escape(key)}"] if inner is None else [f"/{escape(key)}/{escape(name)}" for name in inner]
            found.update(dict.fromkeys(names))
    return list(found)


def units_of(kind: str, *bodies: Body | None) -> dict[str, tuple[str, ...]]:
    """Merge units: name -> pointers. The name of a single field is its pointer; of a legal group, the group's name."""
    groups = GROUPS.get(kind, {})
    units: dict[str, tuple[str, ...]] = {}
    for pointer in pointers_of(*bodies):
        name = next((group for group, members in groups.items() if _belongs(pointer, members)), pointer)
        units[name] = (*units.get(name, ()), pointer)
    return units


def is_group(kind: str, unit: str) -> bool:
    return unit in GROUPS.get(kind, {})


def is_long_text(kind: str, unit: str) -> bool:
    return unit.startswith(LONG_TEXTS.get(kind, ())) if kind in LONG_TEXTS else False


def unit_value(body: Body | None, kind: str, unit: str, pointers: tuple[str, ...]) -> Any:
    """The value of a unit: of a group one value per pointer, of a field the value itself."""
    if is_group(kind, unit):
        return {pointer: value_at(body, pointer) for pointer in pointers}
    return value_at(body, unit)


def _belongs(pointer: str, members: tuple[str, ...]) -> bool:
    return any(member == "" or pointer == member or pointer.startswith(member + "/") for member in members)
