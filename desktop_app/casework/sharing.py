"""Giving data to others as far as the law names them (law.md 10.4): the extract for a school."""

from desktop_app.casework.dossier_file import read
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.delen import Extract, for_school
from desktop_app.domain.pip import Pip
from desktop_app.domain.traject_terms import termijn_end_exclusive, termijn_start


def school_extract(wp: Workplace, *, dossier: str) -> Extract:
    """Exactly what a school may get (Bi 9.2 lid 3). Raises `NotShared` before there is a decision."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    begin, end = termijn_start(file.terms), termijn_end_exclusive(file.terms, wp.law)
    termijn = (begin, end) if begin and end else None
    return for_school(file.header, file.pip or Pip(), file.adopted, termijn, wp.law)
