"""Media that a form names, found in the folder `<name>-media` beside it."""

from __future__ import annotations

import re
from pathlib import Path

from desktop_app.forms.listfiles import ITEMSETS
from desktop_app.forms.publish.compilation import Compilation

_QUERY = ' query="instance('
_ADDRESS = re.compile(r"jr://(?:images|audio|video|file|file-csv)/([\w .()\-]+\.\w+)")


def named(compilation: Compilation) -> list[str]:
    """File names the compiled form asks for, sorted."""
    xform = compilation.xform or ""
    external = [ITEMSETS] if _QUERY in xform else []
    return sorted({*_ADDRESS.findall(xform), *external})


def gather(compilation: Compilation, path: Path) -> dict[str, bytes]:
    """The media that are there, by name; the sheet external_choices is one of them."""
    folder = path.with_name(f"{path.stem}-media")
    found = {name: (folder / name).read_bytes() for name in named(compilation) if (folder / name).is_file()}
    return found | ({ITEMSETS: compilation.itemsets.encode()} if compilation.itemsets else {})
