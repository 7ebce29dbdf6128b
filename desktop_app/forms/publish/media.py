"""Media that a form names, found in the folder `<name>-media` beside it."""

from __future__ import annotations

import re
from pathlib import Path

from desktop_app.forms.publish.compilation import Compilation

_ADDRESS = re.compile(r"jr://(?:images|audio|video|file|file-csv)/([\w .()\-]+\.\w+)")


def named(compilation: Compilation) -> list[str]:
    """File names the compiled form asks for, sorted."""
    return sorted(set(_ADDRESS.findall(compilation.xform or "")))


def gather(compilation: Compilation, path: Path) -> dict[str, bytes]:
    """The media that are there, by name."""
    folder = path.with_name(f"{path.stem}-media")
    return {name: (folder / name).read_bytes() for name in named(compilation) if (folder / name).is_file()}
