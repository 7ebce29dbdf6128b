"""What the program wrote where somebody wrote something else: kept on this laptop, so that a change is noticed."""

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_adoption import draft_contents
from desktop_app.casework.plan_views import Fresh
from desktop_app.casework.ports import UnitOfWork
from desktop_app.i18n.pip_text import render
from desktop_app.i18n.words import SOURCE


def note(work: UnitOfWork, file: DossierFile, key: str, *, own: bool) -> None:
    """Somebody saw what the program writes in paragraph `key` now; with `own` their words stay there."""
    known: dict[str, str] = work.local(_place(file.id)) or {}
    rest = {name: words for name, words in known.items() if name != key}
    written = _written(file).get(key)
    work.set_local(_place(file.id), rest | {key: written} if own and written is not None else rest)


def fresh(work: UnitOfWork, file: DossierFile) -> Mapping[str, Fresh]:
    """By key: paragraphs in someone's own words where the program would write another text than they saw."""
    known: Mapping[str, str] = work.local(_place(file.id)) or {}
    own = known.keys() & (file.pip.teksten.keys() if file.pip else set())
    if not own:
        return {}
    written = _written(file)
    return {key: Fresh(known[key], written[key]) for key in own if written.get(key, known[key]) != known[key]}


def _written(file: DossierFile) -> dict[str, str]:
    """All paragraphs as the program writes them."""
    bare = replace(file, pip=replace(file.pip, teksten={})) if file.pip else file
    sections = draft_contents(bare).sections
    return {each.key: render(each, SOURCE).text for section in sections for each in section.paragraphs}


def _place(dossier: str) -> str:
    return f"geschreven/{dossier}"
