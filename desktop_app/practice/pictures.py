"""A picture of every screen, on the dossiers of the practice vault."""

from desktop_app.practice.stage import Stage

LIST_SCREENS = ("dossiers", "nieuw_dossier", "synchroniseren")
DOSSIER_SCREENS = ("dossier", "gesprek", "controleren", "leerroute", "pip", "voorbeeld")
SENSITIVE = "/data/gezondheid/lichaam"
QUESTION = "/data/onderwijs/school_jaren"


def take(stage: Stage) -> None:
    """Light and dark; in Arabic the same screens again."""
    player, window = stage.player, stage.program.window
    dark = stage.program.theme.words_rtl is False
    player.arrive("unlock")
    player.shot("ontgrendelen", dark=dark)
    stage.unlock()
    stage.find_id()
    for name in LIST_SCREENS:
        window.go(name)
        player.arrive(name)
        player.shot(name.replace("_", "-"), dark=dark)
    for name in DOSSIER_SCREENS:
        window.go(name, dossier=stage.dossier, **({"page": QUESTION} if name == "gesprek" else {}))
        player.arrive(name)
        if name == "gesprek":
            stage.talker({}).arrive()
            stage.house.placement.switch_on()
            player.press("F5")
            player.shot("tolkscherm", widget=stage.house.tolk_window, dark=dark)
            player.press("F6")
            player.shot("tolkscherm-oefenvraag", widget=stage.house.tolk_window, dark=dark)
            player.press("Enter")
            player.shot("tolkscherm-aanwijzen", widget=stage.house.tolk_window, dark=dark)
            player.press("F5")
        player.shot(name.replace("_", "-"), dark=dark)
    stage.tell(event="pictures")
