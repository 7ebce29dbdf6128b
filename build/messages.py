"""The words' workshop: `python build/messages.py extract|update|check`.

extract   collect the marked texts of the code and of the questionnaire into translations/*.pot
update    extract, then bring every language's .po up to date and make the pseudo languages anew
check     fail when a catalog is not up to date or a translation cannot be used

Catalogs are read as .po at run time (docs/decisions/021), so nothing is compiled.
"""

import argparse
import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from desktop_app.forms.publish.wording import texts
from desktop_app.i18n.catalog import PLACEHOLDER, forms, level, serialise, translated, trustworthy
from desktop_app.i18n.scope import CATALOGS, catalogs_of

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {
    "client": ("desktop_app/ui/tolkscherm/*.py", "desktop_app/i18n/client_*.py"),
    "glossary": ("desktop_app/i18n/glossary.py",),
    "pip": ("desktop_app/casework/plan*.py", "desktop_app/documents/*.py", "desktop_app/i18n/pip_*.py"),
    "app": ("desktop_app/ui/**/*.py", "desktop_app/i18n/*.py", "desktop_app/casework/*.py", "desktop_app/house.py"),
}
"""Where the texts of each catalog are written. A file of another catalog is not collected for the program as well, but
for `SHARED`: words that stand in both."""
SHARED = ("desktop_app/i18n/pip_*.py", "desktop_app/i18n/client_*.py")
SHEET = Path("resources/forms/brede-intake.xlsx")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
PSEUDO = ("en_XA", "ar_XB")


def template(root: Path, name: str) -> Catalog:
    """All texts of one catalog, in the order of files and lines, or of the rows of the questionnaire."""
    pot = Catalog(project="Opmaat", version="0", copyright_holder="", header_comment=f"# Opmaat, catalog {name}")
    if name in SOURCES:
        _collect(pot, root, name)
        return pot
    for text in texts(root / SHEET):
        if text.catalog == name:
            pot.add(text.dutch, context=text.place)
    return pot


def _collect(pot: Catalog, root: Path, name: str) -> None:
    for path in _files(root, name):
        found = extract_from_file("python", path, keywords=KEYWORDS, comment_tags=("l10n:",), strip_comment_tags=True)
        place = [(path.relative_to(root).as_posix(), 0)]
        for _line, message, comments, _context in found:
            if message and (isinstance(message, tuple) or message.strip()):
                pot.add(message, locations=place, auto_comments=comments)
        for message in _inside_f_strings(path.read_text(encoding="utf-8")):
            pot.add(message, locations=place)


def _inside_f_strings(source: str) -> Iterator[str | tuple[str, ...]]:
    """Texts marked inside an f-string: before Python 3.12 that is one token, in which Babel finds nothing."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for call in (part for string in strings for part in ast.walk(string)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
            texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            yield from [tuple(texts)] if len(texts) > 1 else texts


def _files(root: Path, name: str) -> list[Path]:
    found = _matching(root, SOURCES[name])
    if name == "app":
        elsewhere = [patterns for other, patterns in SOURCES.items() if other != name]
        found -= set().union(*(_matching(root, patterns) for patterns in elsewhere)) - _matching(root, SHARED)
    return sorted(found)


def _matching(root: Path, patterns: Iterable[str]) -> set[Path]:
    return {path for pattern in patterns for path in root.glob(pattern)}


def catalogs(root: Path) -> list[str]:
    """The catalogs of this checkout; without the questionnaire there are none of it."""
    return [name for name in CATALOGS if name in SOURCES or (root / SHEET).is_file()]


def languages(translations: Path) -> list[str]:
    """Folders of the languages that people translate."""
    return sorted(path.parent.name for path in translations.glob("*/LC_MESSAGES") if path.parent.name not in PSEUDO)


def updated(po: Catalog, pot: Catalog) -> Catalog:
    """The translations laid on the present texts; what changed in Dutch becomes fuzzy and is not shown."""
    po.update(pot, no_fuzzy_matching=False)
    po.header_comment, po.project, po.version = pot.header_comment, pot.project, pot.version
    for message in po:
        if message.id and not any(forms(message)):
            message.flags.discard("fuzzy")
        if message.id and not message.python_brace_format:
            message.flags.discard("python-brace-format")
    return po


def expected(root: Path) -> Iterator[tuple[Path, bytes]]:
    """Every generated file with what it should hold."""
    translations = root / "translations"
    for name in catalogs(root):
        pot = template(root, name)
        yield translations / f"{name}.pot", serialise(pot)
        for folder in languages(translations):
            if name not in catalogs_of(folder):
                continue
            path = translations / folder / "LC_MESSAGES" / f"{name}.po"
            yield path, serialise(updated(_read(path, folder), pot))
        for folder in PSEUDO if name in ("app", "pip") else ():
            yield translations / folder / "LC_MESSAGES" / f"{name}.po", serialise(pseudo_catalog(pot, folder))


def _read(path: Path, locale: str) -> Catalog:
    if not path.is_file():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


# ---- pseudo languages -----------------------------------------------------------------------------------------------

_ACCENTS = str.maketrans("aeiouyAEIOUYcdnstzCDNSTZ", "áéíóúýÁÉÍÓÚÝçđñšťžÇĐÑŠŤŽ")


def pseudo_catalog(pot: Catalog, folder: str) -> Catalog:
    """A made-up translation of everything: `en_XA` accented and 30 % longer, `ar_XB` drawn from right to left."""
    change = accented if folder == "en_XA" else mirrored
    made = Catalog(locale="en", project="Opmaat", version="0", copyright_holder="", header_comment=pot.header_comment)
    for message in pot:
        if message.pluralizable:
            made.add(message.id, tuple(change(form) for form in message.id))
        elif message.id:
            made.add(message.id, change(message.id))
    return made


def accented(text: str) -> str:
    """`Opslaan` as `[Ópšłááñ ~~~]`: brackets show where a text is cut off or glued together."""
    longer = "~" * max(1, round(len(PLACEHOLDER.sub("", text)) * 0.3 - 3))
    return f"[{_outside_placeholders(text, lambda part: part.translate(_ACCENTS))} {longer}]"


def mirrored(text: str) -> str:
    """The text with a right-to-left override around every stretch, placeholders untouched."""
    return _outside_placeholders(text, lambda part: f"\u202e{part}\u202c" if part.strip() else part)


def _outside_placeholders(text: str, change: Callable[[str], str]) -> str:
    done, parts = 0, []
    for found in PLACEHOLDER.finditer(text):
        parts += [change(text[done : found.start()]), found.group()]
        done = found.end()
    return "".join([*parts, change(text[done:])])


# ---- commands -------------------------------------------------------------------------------------------------------


def extract(root: Path) -> int:
    """Write the two templates."""
    for name in catalogs(root):
        (root / "translations" / f"{name}.pot").write_bytes(serialise(template(root, name)))
    return 0


def update(root: Path) -> int:
    """Write every generated file."""
    for path, content in list(expected(root)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0


def check(root: Path) -> int:
    """Say what is stale or unusable; 1 if anything is."""
    complaints = [*_stale(root), *_unusable(root)]
    print("\n".join([*complaints, *_untranslated(root)]) or "Catalogs are up to date and usable.")
    return 1 if complaints else 0


def _stale(root: Path) -> Iterator[str]:
    for path, content in expected(root):
        if not path.is_file() or path.read_bytes() != content:
            yield f"{path.relative_to(root)}: out of date; run `python build/messages.py update`"


def _unusable(root: Path) -> Iterator[str]:
    for path in sorted((root / "translations").glob("*/LC_MESSAGES/*.po")):
        if path.parts[-3] in PSEUDO:
            continue
        catalog = _read(path, path.parts[-3])
        for message in _messages(catalog):
            yield from (f"{path.relative_to(root)}: {problem}" for problem in _problems(message, catalog.num_plurals))


def _untranslated(root: Path) -> Iterator[str]:
    """What a client reads on the second window exists in every language; papers may say that a text is missing."""
    for folder in languages(root / "translations"):
        for name in ("client", "intake"):
            path = root / "translations" / folder / "LC_MESSAGES" / f"{name}.po"
            found = _read(path, folder)
            missing = [str(message.id) for message in found if message.id and not translated(message)]
            for text in missing:
                yield f"{path.relative_to(root)}: {text[:60]!r}: a client would read Dutch here"


def _messages(catalog: Catalog) -> Iterable[Message]:
    return (message for message in catalog if message.id and any(forms(message)))


def _problems(message: Message, plurals: int) -> Iterator[str]:
    """`translated` is false for half-filled plurals as well; those are the only untranslated ones worth a complaint."""
    start = repr(message.id)[:60]
    if message.pluralizable and not message.fuzzy and not (translated(message) and len(message.string) == plurals):
        yield f"{start}: needs {plurals} plural forms"
    elif translated(message) and not trustworthy(message):
        yield f"{start}: placeholders differ from the Dutch text"
    if not all(map(level, forms(message))):
        yield f"{start}: its marks of direction are not closed, or stronger than isolates"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="messages.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("command", choices=["extract", "update", "check"])
    parser.add_argument("--root", type=Path, default=ROOT, help="checkout to work on")
    arguments = parser.parse_args(argv)
    return {"extract": extract, "update": update, "check": check}[arguments.command](arguments.root)


if __name__ == "__main__":
    sys.exit(main())
