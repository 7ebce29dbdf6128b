"""The conversation itself: begin it, lose the laptop in the middle of a question, come back, finish it."""

from typing import cast

from desktop_app.domain.answer import AnswerState
from desktop_app.practice.stage import Stage
from desktop_app.practice.talking import Talker
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.nieuw_dossier.screen import NieuwDossierScreen
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.field import LineField

PAGES_BEFORE_THE_CRASH = 14
BAD_BSN, GOOD_BSN = "123456789", "999990615"
REFUSED = {
    "/data/talen/taal": AnswerState.LATER,
    "/data/leren/leeruren": AnswerState.WEET_NIET,
    "/data/gezondheid/lichaam": AnswerState.WIL_NIET_ZEGGEN,
    "/data/gezondheid/aanpassingen": AnswerState.PAST_NIET,
}
"""The four special answers, each where a person would give it."""


def wishes(stage: Stage) -> dict[str, str]:
    """What the invented client says, by path; everything else is answered plausibly."""
    return {
        "/data/gezin/samenwonend": "partner kinderen",
        "/data/gezin/kinderen_thuis": "ja",
        "/data/leren/toets_gemaakt": "ja",
        "/data/leren/toets_uitslag/uitslag": "b1_haalbaar",
        "/data/leren/toets_uitslag/behaalde_score": "31",
        "/data/leren/toets_uitslag/benodigde_score": "28",
        "/data/onderwijs/school_jaren": "7_9",
        "/data/onderwijs/opleiding_wens/wens_niveau": "nee",
        "/data/werk/werk_gehad": "nee",
        "/data/werk/werk_wens": f"Werken in de bakkerij van {stage.words.place}",
        "/data/afronding/leerroute_wens/wens_route": "B",
        "/data/afronding/leerroute_wens/wens_woorden": "ik wil snel werken",
        "/data/afronding/leerroute_advies/advies_route": "B",
        "/data/afronding/lesplan/lesuren_per_week": "12",
        "/data/afronding/voortgang/gesprekken_per_jaar": "2",
        "/data/afronding/begrepen": "ja",
    }


def begin(stage: Stage) -> None:
    """Unlock, open a dossier, and talk until the laptop dies. Never returns: the parent kills this process."""
    _wrong_passphrase(stage)
    stage.unlock()
    stage.player.arrive("dossiers")
    stage.player.shot("mijn-dossiers")
    _new_dossier(stage)
    talker = _open_talk(stage)
    stage.push(talker.screen.side.buttons["switch"], "Tolkscherm aanzetten")
    stage.player.press("Esc", "F5")
    for _page in range(PAGES_BEFORE_THE_CRASH):
        talker.go_on(_one(talker))
    _leave_a_note(stage, talker)
    stage.player.wait(lambda: not talker.talk.writer.waiting, "everything is written")
    stage.tell(
        event="midway",
        page=talker.talk.interview.ref,
        answers=stage.answers(),
        answered=sorted(talker.answered),
        special=sorted(talker.special),
        keys=stage.player.keys,
    )
    stage.player.wait(lambda: False, "the end of this process")


def resume(stage: Stage) -> None:
    """The same laptop after the crash: the same question, then the rest of the conversation."""
    unlock = cast(UnlockScreen, stage.screen("unlock"))
    stage.player.arrive("unlock")
    stage.player.wait(lambda: unlock.talk.text(), "the waiting talk")
    stage.player.shot("ontgrendelen-gesprek-staat-klaar")
    stage.unlock()
    stage.find_id()
    talker = stage.talker(wishes(stage))
    talker.arrive()
    note = talker.talk.interview.page.note
    stage.tell(event="resumed", page=talker.talk.interview.ref, note=note, answers=stage.answers())
    stage.push(talker.screen.side.buttons["switch"], "Tolkscherm aanzetten")
    stage.player.press("Esc", "F5")
    while talker.go_on(_one(talker)):
        continue
    talker.ask_again()
    undone = _undo_one(stage, talker)
    stage.player.settle()
    stage.tell(
        event="talked",
        answers=stage.answers(),
        answered=sorted(talker.answered),
        special=sorted(talker.special),
        undone=undone,
        tolkscherm=stage.house.tolk.on,
        keys=stage.player.keys,
    )


# ---- steps ----------------------------------------------------------------------------------------------------------


def _wrong_passphrase(stage: Stage) -> None:
    unlock = cast(UnlockScreen, stage.screen("unlock"))
    stage.player.arrive("unlock")
    stage.player.shot("ontgrendelen")
    stage.player.type("dit is het niet")
    stage.player.press("Enter")
    stage.player.wait(lambda: unlock.button.isEnabled() and unlock.passphrase.error(), "the refusal")
    stage.player.shot("ontgrendelen-wachtwoord-klopt-niet")


def _new_dossier(stage: Stage) -> None:
    """Typed with a BSN that fails the 11-test first; nothing is lost by that."""
    dossiers = stage.to_dossiers()
    stage.push(dossiers.new, "Nieuw dossier")
    stage.player.arrive("nieuw_dossier")
    screen = cast(NieuwDossierScreen, stage.screen("nieuw_dossier"))
    controls, words = screen.controls, stage.words
    today = stage.house.desk.workplace.clock().date()
    for name, text in {"number": words.number, "given_names": words.given, "surname": words.surname}.items():
        _line(stage, cast(LineField, controls[name]), text)
    _day(stage, cast(DayField, controls["birth"]), ("", "", "1994"))
    _line(stage, cast(LineField, controls["bsn"]), BAD_BSN)
    stage.choose(cast(ChoiceRows, controls["doelgroep"]).rows, "asielstatushouder", "Groep")
    _language(stage, cast(ChoiceField, controls["language"]), "ar")
    stage.choose(cast(ChoiceRows, controls["interpreter"]).rows, "telefonisch", "Tolk")
    _line(stage, cast(LineField, controls["place"]), words.place)
    day = (str(today.day), str(today.month), str(today.year))
    for name in ("kennisgeving", "inschrijving_huisvesting", "meeting_day"):
        _day(stage, cast(DayField, controls[name]), day)
    _line(stage, cast(LineField, controls["meeting_time"]), "13:45")
    stage.push(screen.button, "Dossier maken")
    bsn = cast(LineField, controls["bsn"])
    stage.player.wait(bsn.error, "the BSN is refused")
    stage.player.shot("nieuw-dossier-bsn")
    stage.focus(bsn, "BSN")
    stage.player.press("Ctrl+A")
    stage.player.type(GOOD_BSN)
    stage.push(screen.button, "Dossier maken")
    stage.player.arrive("dossier")
    stage.find_id()


def _open_talk(stage: Stage) -> Talker:
    screen = cast(DossierScreen, stage.screen("dossier"))
    stage.player.wait(lambda: screen.next.isVisible(), "the next step")
    stage.player.shot("dossier")
    stage.push(screen.next, "Gesprek voeren")
    talker = stage.talker(wishes(stage))
    talker.arrive()
    return talker


def _one(talker: Talker) -> str:
    """Answer the question on screen, or refuse it if that is what this person does; gives which one it was."""
    page = talker.talk.interview.page
    if page.ref in REFUSED:
        talker.refuse(REFUSED[page.ref])
    else:
        talker.answer()
    return page.ref


def _leave_a_note(stage: Stage, talker: Talker) -> None:
    stage.player.press("F2")
    stage.player.type(stage.words.note)
    stage.player.wait(lambda: talker.talk.interview.page.note == stage.words.note, "the note is kept")
    stage.player.press("Esc")


def _undo_one(stage: Stage, talker: Talker) -> bool:
    """Answer the last question otherwise and take that back."""
    ref = "/data/onderwijs/school_jaren"
    talker.talk.go(ref)
    before = talker.talk.interview.session.node(ref).value
    stage.player.press("5")
    talker.talk.settle()
    changed = talker.talk.interview.session.node(ref).value != before
    stage.player.press("Ctrl+Z")
    return changed and talker.talk.interview.session.node(ref).value == before


def _line(stage: Stage, field: LineField, text: str) -> None:
    stage.focus(field, "a line")
    stage.player.type(text)


def _day(stage: Stage, field: DayField, typed: tuple[str, str, str]) -> None:
    for part, text in zip(field.parts, typed, strict=True):
        if text:
            stage.focus(part, "a part of a date")
            stage.player.type(text)


def _language(stage: Stage, field: ChoiceField, code: str) -> None:
    stage.focus(field, "Taal")
    for _step in range(field.box.count()):
        if field.code() == code:
            return
        stage.player.press("Down")
