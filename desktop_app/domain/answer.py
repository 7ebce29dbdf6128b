"""What was answered, how and by whom: the unit that is stored, sent and merged."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AnswerState(StrEnum):
    """How far a question has come. Every state but `NIET_GEVRAAGD` is a deliberate act of the caseworker."""

    NIET_GEVRAAGD = "niet_gevraagd"
    BEANTWOORD = "beantwoord"
    WEET_NIET = "weet_niet"
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"
    PAST_NIET = "past_niet"
    LATER = "later"


class Manner(StrEnum):
    """How the answer reached the file."""

    GEZEGD = "gezegd"
    AANGEWEZEN = "aangewezen"
    OVERGENOMEN = "overgenomen"


class Precision(StrEnum):
    """How much of a date was said."""

    DAG = "dag"
    MAAND = "maand"
    JAAR = "jaar"


@dataclass(frozen=True, slots=True)
class AsSaid:
    """How a date or a number was said, where the value alone would say more than the person did.

    `precision`: a month or a year is stored as its first day · `approximate`: "ongeveer" · `calendar`: CLDR name of the
    calendar it was said in ("gregorian", "persian", "ethiopic", "islamic"); the value itself is always ISO.
    """

    precision: Precision = Precision.DAG
    approximate: bool = False
    calendar: str = "gregorian"

    @property
    def exact(self) -> bool:
        """The value is the very day or number that was meant."""
        return self.precision is Precision.DAG and not self.approximate


class Fell(StrEnum):
    """Why an answer counts no longer: another answer made its question fall away · a newer questionnaire does not ask
    it any more · or asks it in another way."""

    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    VRAAG_WEG = "vraag_weg"
    VRAAG_ANDERS = "vraag_anders"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer that counts no longer, kept beside its question until the intake is closed (ux.md 2.4).

    `value`, `state`, `by`, `at`, `manner`, `said`: as they were · `since`: when it fell out, aware UTC, the same for
    all that fell out in one act · `question`, `words`: what the caseworker read, in Dutch: the form may be another
    by now.
    """

    value: str
    state: AnswerState
    by: str
    at: datetime
    why: Fell
    since: datetime
    question: str
    words: str
    manner: Manner = Manner.GEZEGD
    said: AsSaid | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one question of one dossier.

    `path`: node reference in the form, repeat instances by key: `/data/gezin/kind[<uuid>]/geboortejaar`.
    A path that ends in `[<uuid>]` is the row itself of a repeat; its `value` is its order key.
    The path of a section itself, `/data/gezin`, holds no answer but what the caseworker said of the section:
    `BEANTWOORD` it is ready, `LATER` to come back to it. Beside the sections, `/data/algemene_notitie` holds only a
    note: the one about the whole conversation.
    `value`: the lexical XForms value (choices separated by one space); "" in every state but `BEANTWOORD`.
    `at`: moment of recording, timezone-aware UTC; shown, never used to decide between two answers.
    `interpreter`: id of the interpreter log row that was active, or None.
    `note`: the caseworker's note beside the question; may exist before an answer does (`NIET_GEVRAAGD`).
    `note_kept`: somebody decided, after the PIP was adopted, that this very note stays (`domain.bewaren`).
    `said`: how a date or number was said; None where the value is exactly that.
    `earlier`: answers given here before that count no longer, newest first.
    `later_why`: why `LATER`: "papieren" | "partner" | "moe" | "anders" | "" not said.
    """

    path: str
    value: str
    state: AnswerState
    by: str
    at: datetime
    manner: Manner = Manner.GEZEGD
    language: str = "nl"
    interpreter: str | None = None
    confirmed: bool = False
    note: str = ""
    said: AsSaid | None = None
    earlier: tuple[Earlier, ...] = ()
    note_kept: bool = False
    later_why: str = ""

    @property
    def stands(self) -> bool:
        """Something was answered, and it counts."""
        return self.state is not AnswerState.NIET_GEVRAAGD
