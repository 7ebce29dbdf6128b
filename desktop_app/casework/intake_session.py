"""A form session for one person: the questionnaire with what the header of the dossier knows already."""

from desktop_app.casework.questionnaires import questionnaire_of
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier
from desktop_app.forms import Session


def fresh_session(wp: Workplace, header: Dossier) -> Session:
    """A session without answers. What the header knows (doelgroep, azc, year of birth) is set in it and never stored
    as an answer."""
    form = questionnaire_of(wp, header)
    session = Session(
        form.definition,
        now=wp.clock,
        new_key=wp.new_id,
        language=form.default_language,
        identity={"username": wp.user.id, "deviceid": ""},
    )
    known = {
        "doelgroep": header.doelgroep.value,
        "in_azc": "yes" if header.in_azc else "no",
        "client_geboortejaar": str(header.birth.year or ""),
        "consulent": wp.user.name,
    }
    for name, value in known.items():
        ref = f"{session.root.ref}/{name}"
        if session.find(ref) is not None:
            session.set_value(ref, value)
    return session
