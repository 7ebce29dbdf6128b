"""What the vault gives when a conversation opens. Runs on the vault lane; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from desktop_app.casework import interpreting, interviews
from desktop_app.casework.interview import Interview
from desktop_app.casework.questionnaires import require
from desktop_app.casework.records import from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier
from desktop_app.i18n import intake, words
from desktop_app.i18n.labels import INTERPRETER, label
from desktop_app.i18n.language import Language, LanguageUnknown, language
from desktop_app.i18n.words import _


@dataclass(frozen=True, slots=True)
class Opened:
    """`client`: language of the second window · `second`: the same, or None where the talk is in Dutch ·
    `field`: where the cursor was when this talk broke off, "" if it did not · `since`: when that talk began, if today ·
    `kept_until`: of a talk that broke off, the last moment of which something was stored.
    """

    interview: Interview
    header: Dossier
    client: Language
    field: str = ""
    since: datetime | None = None
    kept_until: datetime | None = None

    @property
    def second(self) -> Language | None:
        return None if self.client.code == words.SOURCE else self.client

    @property
    def reviewed(self) -> Callable[[str], bool]:
        """Whether a person checked the translation of a text of the questionnaire."""
        return lambda text: intake.reviewed(text, self.client.code)


class Held:
    """A conversation in memory with its answers as they were when this was made: the lane may read them while the
    conversation goes on."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.answers = dict(interview.answers)
        self.interpreters = dict(interview.setting.interpreting.logs)


def open_talk(wp: Workplace, dossier: str, held: Held | None) -> Opened:
    """Open the conversation; a held one goes on, undo included, if the vault still holds what it holds.

    Raises `QuestionnaireAbsent`: then it may only be read."""
    with wp.vault.work() as work:
        record = work.get(dossier)
        answers = work.answers(dossier)
        interpreters = interpreting.load(work, dossier, by=wp.user.id).logs
    if record is None:
        raise KeyError(dossier)
    header = from_body(Dossier, record.body)
    require(wp, header)
    same = held is not None and held.answers == dict(answers) and held.interpreters == interpreters
    interview = held.interview if held is not None and same else interviews.open_interview(wp, dossier)
    broken = interviews.open_talk(wp) if held is None else None
    if broken is None or broken.dossier != dossier:
        return Opened(interview, header, client_language(header))
    today = broken.since.astimezone().date() == wp.clock().astimezone().date()
    kept = max((answer.at for answer in answers.values()), default=None)
    return Opened(interview, header, client_language(header), broken.field, broken.since if today else None, kept)


def client_language(header: Dossier) -> Language:
    """The language of the client; Dutch where the program has no data for it."""
    try:
        return language(header.language)
    except LanguageUnknown:
        return language(words.SOURCE)


def heading(header: Dossier) -> tuple[str, str]:
    """Name, and what kind of talk this is."""
    name = f"{header.given_names} {header.surname}".strip()
    spoken = _(client_language(header).dutch)
    help_ = label(INTERPRETER, header.interpreter) if header.interpreter != "nee" else ""
    manner = ", ".join(filter(None, (spoken, help_.lower().replace(", ", " "))))
    return name, " · ".join(filter(None, (_("Brede intake"), manner)))
