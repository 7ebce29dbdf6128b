"""What Opmaat brings along, and the licence under which each part may be used."""

import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions

PROGRAM = "opmaat"
UNSAID = {"pyxform": "BSD-2-Clause", "sqlcipher3": "Zlib"}
"""Packages whose metadata names no licence; read from the text they bring."""


@dataclass(frozen=True, slots=True)
class Part:
    """Names as their makers write them. `version`: "" where the part has none."""

    name: str
    version: str
    licence: str


SHAPES = (
    Part("Noto Sans", "", "OFL-1.1"),
    Part("Noto Sans Ethiopic", "", "OFL-1.1"),
    Part("Vazirmatn", "", "OFL-1.1"),
    Part("Lucide", "", "ISC"),
)
"""Fonts and icons: their texts lie beside them in `resources`."""


def code() -> tuple[Part, ...]:
    """Python, what is built into its packages, and the packages themselves by name. Reads a file per package."""
    base = (Part("Python", platform.python_version(), "PSF-2.0"), Part("SQLCipher", "", "BSD-3-Clause"))
    packages = {one.name.casefold(): Part(one.name, one.version, licence(one)) for one in _brought()}
    return base + tuple(packages[name] for name in sorted(packages))


def licence(package: Distribution) -> str:
    """The expression of the package, else its classifiers, else what it says in its own words; "" if nothing."""
    said = package.metadata.get_all
    expression = said("License-Expression") or ()
    classifiers = [row.rsplit("::", 1)[1].strip() for row in said("Classifier") or () if row.startswith("License ::")]
    own = [line for text in said("License") or () for line in text.strip().splitlines()[:1]]
    return " / ".join(expression or classifiers or own) or UNSAID.get(package.name, "")


def _brought() -> Iterable[Distribution]:
    """A bundle holds metadata of what is in it and nothing else, none of Opmaat; a checkout has tools beside it."""
    try:
        found = {PROGRAM: distribution(PROGRAM)}
    except PackageNotFoundError:
        return distributions()
    waiting = [PROGRAM]
    while waiting:
        for name in _asked(found[waiting.pop()]):
            if name not in found and (package := _installed(name)) is not None:
                found[name] = package
                waiting.append(name)
    del found[PROGRAM]
    return found.values()


def _asked(package: Distribution) -> list[str]:
    """What a package needs without its extras, in one spelling."""
    rows = [row for row in package.requires or () if "extra ==" not in row]
    names = [re.split(r"[^\w.-]", row, maxsplit=1)[0] for row in rows]
    return [re.sub(r"[-_.]+", "-", name).lower() for name in names]


def _installed(name: str) -> Distribution | None:
    """None: asked for on another system or another Python only."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
