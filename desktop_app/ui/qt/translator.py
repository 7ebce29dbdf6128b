"""The toolkit's own words (menus of text fields, file and print dialogs) from the same catalog as ours."""

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from desktop_app.i18n.words import N_, _

QT_WORDS = {
    "&Undo": N_("Ongedaan maken"),
    "&Redo": N_("Opnieuw"),
    "Cu&t": N_("Knippen"),
    "&Copy": N_("Kopiëren"),
    "&Paste": N_("Plakken"),
    "Delete": N_("Verwijderen"),
    "Select All": N_("Alles selecteren"),
    "Copy &Link Location": N_("Adres van de link kopiëren"),
    "Insert Unicode control character": N_("Stuurteken invoegen"),
    "OK": N_("Goed"),
    "&OK": N_("Goed"),
    "Cancel": N_("Annuleren"),
    "&Cancel": N_("Annuleren"),
    "Close": N_("Sluiten"),
    "&Close": N_("Sluiten"),
    "Save": N_("Opslaan"),
    "&Save": N_("Opslaan"),
    "Save As": N_("Opslaan als"),
    "Open": N_("Openen"),
    "&Open": N_("Openen"),
    "Yes": N_("Ja"),
    "&Yes": N_("Ja"),
    "No": N_("Nee"),
    "&No": N_("Nee"),
    "&Print": N_("Afdrukken"),
    "Print": N_("Afdrukken"),
    "Look in:": N_("Zoek in:"),
    "File &name:": N_("Bestandsnaam:"),
    "Files of type:": N_("Soort bestand:"),
    "All Files (*)": N_("Alle bestanden (*)"),
    "Create New Folder": N_("Nieuwe map"),
    "&New Folder": N_("Nieuwe map"),
    "Folder": N_("Map"),
    "Directory:": N_("Map:"),
    "&Choose": N_("Kiezen"),
    "Name": N_("Naam"),
    "Size": N_("Grootte"),
    "Date Modified": N_("Gewijzigd op"),
    "Copies": N_("Aantal"),
    "Pages": N_("Bladzijden"),
    "All": N_("Alles"),
}


class QtWords(QTranslator):
    """Gives Qt the Dutch of its English words, in the language of the program. Words it does not know stay English."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation, n
        dutch = QT_WORDS.get(sourceText)
        return _(dutch) if dutch else ""

    def isEmpty(self) -> bool:
        return False


def install_qt_words(owner: QObject) -> QtWords:
    """Install them for the application; `owner` keeps the translator alive."""
    words = QtWords(owner)
    QCoreApplication.installTranslator(words)
    return words
