"""Whether a name and a new passphrase will do, in words of what must change. Knows no Qt."""

import unicodedata
from collections.abc import Collection

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _

LONGEST_NAME = 80
SHORTEST = 12
"""Characters of a new passphrase. Length is what keeps a copied vault closed (security: Argon2id)."""
LONG = 20
FEWEST_KINDS = 5
"""Different characters: "aaaaaaaaaaaa" and "121212121212" are long, and guessed first."""
_JOINERS = "\u200c\u200d"
"""Not seen, but part of how names are spelled in Persian, Kurdish and Hindi."""
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}


def neat(name: str) -> str:
    """A name as it is kept: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_error(name: str, taken: Collection[str]) -> str:
    """What is wrong with a name, or "". `taken`: names of the users of this laptop."""
    kept = neat(name)
    if any(unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS for sign in kept):
        return _("In uw naam staat een teken dat u niet ziet. Typ uw naam opnieuw.")
    if not any(sign.isalpha() for sign in kept):
        return _("Vul uw naam in.")
    if len(kept) > LONGEST_NAME:
        told = _("Maak uw naam korter. U heeft {n} tekens gebruikt, {most} is genoeg.")
        return fill(told, n=len(kept), most=LONGEST_NAME)
    if kept.casefold() in {neat(one).casefold() for one in taken}:
        return _("Deze naam staat al op deze laptop. Kies een andere naam, of ga terug.")
    return ""


def passphrase_error(passphrase: str, name: str) -> str:
    """What is wrong with a new passphrase, or ""."""
    typed = unicodedata.normalize("NFKC", passphrase)
    if len(typed) < SHORTEST:
        return fill(_("Kies een wachtwoord van {n} tekens of meer."), n=SHORTEST)
    if len(set(typed.casefold())) < FEWEST_KINDS:
        return _("Dit is makkelijk te raden. Gebruik meer verschillende tekens.")
    rest = typed.casefold().replace(neat(name).casefold(), "")
    if len(rest) < SHORTEST and rest != typed.casefold():
        return _("Dit is makkelijk te raden. Uw wachtwoord moet meer zijn dan uw naam.")
    return ""


def repeat_error(passphrase: str, repeated: str) -> str:
    """What is wrong with the second typing, or ""."""
    if not repeated:
        return _("Typ uw wachtwoord hier nog een keer.")
    return "" if repeated == passphrase else _("Dit is niet hetzelfde wachtwoord. Typ het hier opnieuw.")


def strength(passphrase: str, name: str) -> str:
    """A quiet word while a passphrase is being typed."""
    typed = unicodedata.normalize("NFKC", passphrase)
    if not typed:
        return ""
    if len(typed) < SHORTEST:
        return fill(_("Nog te kort: {n} van {least} tekens."), n=len(typed), least=SHORTEST)
    if passphrase_error(passphrase, name):
        return _("Makkelijk te raden.")
    return _("Sterk wachtwoord.") if len(typed) >= LONG else _("Lang genoeg. Een langere zin is nog sterker.")
