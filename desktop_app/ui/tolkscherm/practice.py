"""The question to practise pointing with: about nothing that matters, and its answer is kept nowhere (ux.md 2.6)."""

from desktop_app.i18n.client_labels import DRINKS
from desktop_app.i18n.language import Language
from desktop_app.ui.tolkscherm.scene import Card, Line, Tile
from desktop_app.ui.tolkscherm.words import PRACTICE, PRACTICE_ABOUT, line


def practice_card(language: Language) -> Card:
    """In the language of the client; not `translated` where that language lacks a word of it."""
    question, about = line(PRACTICE, language.code), line(PRACTICE_ABOUT, language.code)
    tiles = tuple(
        Tile(value, number, line(word, language.code)) for number, (value, word) in enumerate(DRINKS.items(), 1)
    )
    whole = all(text.client for text in (question, about, *(tile.text for tile in tiles)))
    return Card(Line("", ""), question, about, tiles, translated=whole)
