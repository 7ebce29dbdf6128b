"""Which of the files the office lists this laptop should fetch, before a byte of them has come."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from desktop_app.casework.office_ports import FileRefused, OfficeFile
from desktop_app.domain.gemeente import LOGO_KINDS
from desktop_app.given.kinds import FORM, KINDS, LARGEST, LAW, THEME, Check, Shipped, must_be_signed

Here = Mapping[tuple[str, str], str]
"""Hash of every sound file on this laptop, by kind and name."""


def choose(
    listed: Sequence[OfficeFile], here: Here, shipped: Shipped, *, needed: frozenset[str], today: str, check: Check
) -> tuple[list[OfficeFile], list[tuple[str, str]]]:
    """What to fetch, and (kind, code) of what is refused. What this laptop has no use for (an older questionnaire, a
    law that is over, another municipality's theme) is passed over. `today`: ISO."""
    wanted, refused = [], []
    for file in _useful(listed, here, shipped, needed, today):
        try:
            if not _is_here(file, here):
                _must_be_good(file, check)
                wanted.append(file)
        except FileRefused as refusal:
            refused.append((file.kind, refusal.code))
    return wanted, refused + [(kind, "bestand_ouder") for kind in KINDS if _went_back(kind, listed, here, shipped)]


def _useful(
    listed: Sequence[OfficeFile], here: Here, shipped: Shipped, needed: frozenset[str], today: str
) -> Iterable[OfficeFile]:
    """Pictures come before the theme that shows them."""
    yield from (file for file in listed if file.kind == THEME and Path(file.name).suffix in LOGO_KINDS)
    for kind in KINDS:
        ours = {version: file for file in listed if file.kind == kind and (version := shipped.version(kind, file.name))}
        newest = max(ours, default="")
        if kind == FORM:
            chosen = {version for version in ours if version in needed or version == newest > shipped.form}
        elif kind == LAW:
            began = [day for day in (*shipped.law, *_versions(LAW, here, shipped), *ours) if day <= today]
            chosen = {version for version in ours if version >= max(began, default="")}
        else:
            chosen = {newest} & ours.keys()
        yield from (ours[version] for version in sorted(chosen))


def _is_here(file: OfficeFile, here: Here) -> bool:
    """Raises FileRefused when it is here with other content."""
    kept = here.get((file.kind, file.name))
    if kept not in (None, file.sha256):
        raise FileRefused("bestand_veranderd")
    return kept is not None


def _must_be_good(file: OfficeFile, check: Check) -> None:
    if file.size > LARGEST[file.kind]:
        raise FileRefused("bestand_te_groot")
    must_be_signed(file, check)


def _went_back(kind: str, listed: Sequence[OfficeFile], here: Here, shipped: Shipped) -> bool:
    """Whether the newest the office gives is older than what it gave before."""
    now = [version for file in listed if file.kind == kind and (version := shipped.version(kind, file.name))]
    return bool(now) and max(now) < max(_versions(kind, here, shipped), default="")


def _versions(kind: str, here: Here, shipped: Shipped) -> list[str]:
    return [version for of, name in here if of == kind and (version := shipped.version(kind, name))]
