"""The sentences for files of the office that this laptop does not use. `what`: vragenlijst, regels or huisstijl."""

from desktop_app.i18n.vault_failures import Words
from desktop_app.i18n.words import N_

_OLD_ONE = N_("U werkt verder met wat u had.")
_TELL = N_("Bel functioneel beheer.")

GIVEN: dict[str, Words] = {
    "bestand_niet_vertrouwd": (
        N_("Het bestand met de nieuwe {what} heeft geen handtekening die wij kennen."),
        _OLD_ONE,
        _TELL,
    ),
    "bestand_te_groot": (N_("Het bestand met de nieuwe {what} is te groot."), _OLD_ONE, _TELL),
    "bestand_beschadigd": (
        N_("Het bestand met de nieuwe {what} kwam beschadigd aan."),
        _OLD_ONE,
        N_("Wij halen het later opnieuw op."),
    ),
    "bestand_onbruikbaar": (
        N_("Opmaat begrijpt het bestand met de nieuwe {what} niet."),
        _OLD_ONE,
        N_("Werk Opmaat bij of bel functioneel beheer."),
    ),
    "bestand_veranderd": (
        N_("Het bestand met de {what} is op kantoor veranderd, maar heet nog hetzelfde."),
        _OLD_ONE,
        _TELL,
    ),
    "bestand_ouder": (
        N_("Het bestand met de {what} op kantoor is ouder dan dat van u."),
        _OLD_ONE,
        _TELL,
    ),
    "bestand_past_niet": (
        N_("Het bestand met de nieuwe {what} past niet op deze laptop."),
        _OLD_ONE,
        N_("Maak ruimte vrij. Wij proberen het later opnieuw."),
    ),
}
