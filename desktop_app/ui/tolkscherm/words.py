"""The fixed lines that a client can meet. Marked here, looked up in the client's language when shown."""

from desktop_app.i18n.words import N_, translation
from desktop_app.ui.tolkscherm.scene import Line, Ring

MOMENT = N_("Een moment")
PAUSE = N_("Pauze")
LISTEN = N_("Luister")
WRITTEN_DOWN = N_("Dit heb ik opgeschreven:")
YOUR_PLAN = N_("Uw plan")
HAND_BACK = N_("Geef de laptop terug")
DONE = N_("Klaar")
MORE = N_("Meer")
MACHINE = N_("Een computer heeft deze tekst vertaald. Een vertaler heeft de vertaling nog niet nagekeken.")

PRACTICE = N_("Wat drinkt u graag?")
PRACTICE_ABOUT = N_("Dit is een oefening. Wij bewaren dit antwoord niet.")

RINGS = {
    Ring.LUISTER: LISTEN,
    Ring.UITLEG: N_("Ik begrijp de vraag niet"),
    Ring.NIET_ANTWOORDEN: N_("Ik wil niet antwoorden"),
    Ring.PAUZE: PAUSE,
    Ring.WEET_NIET: N_("Ik weet het niet"),
}

RIGHT = N_("Klopt")
WRONG = N_("Klopt niet")


def line(msgid: str, language: str) -> Line:
    """A fixed line in both languages; `client` is "" where it was never translated."""
    return Line(translation(msgid, language, "client") or "", msgid)
