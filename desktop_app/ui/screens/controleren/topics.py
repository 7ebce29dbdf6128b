"""The ten mandatory topics of the intake in plain words (law.md 2.2)."""

from desktop_app.i18n.words import N_

TOPICS = {
    "T1": N_("Leerbaarheidstoets, of waarom die niet hoeft"),
    "T2": N_("Onderwijs in het land van herkomst"),
    "T3": N_("Werk in het land van herkomst"),
    "T4": N_("Persoonlijke omstandigheden"),
    "T5": N_("Voorschool en vroegschool voor de kinderen"),
    "T6": N_("Taalniveau"),
    "T7": N_("Mogelijkheden om te werken of mee te doen"),
    "T8": N_("Zelfredzaamheid"),
    "T9": N_("Gewezen op een gesprek alleen"),
    "T10": N_("Wens voor een beroepsopleiding of studie"),
}
