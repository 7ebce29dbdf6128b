"""A later version of the shipped questionnaire, made from its own package: for tests of moving a conversation."""

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.etree import ElementTree

from desktop_app.forms import Package, load_package
from desktop_app.places import resources

XF = "{http://www.w3.org/2002/xforms}"
LATER = "2027010101"


def revised(
    *, version: str = LATER, gone: Sequence[str] = (), renamed: Mapping[str, str] | None = None,
    no_choice: Sequence[tuple[str, str]] = (), retyped: Mapping[str, str] | None = None,
) -> Package:  # fmt: skip
    """`gone`: questions that are not asked any more · `renamed`: question -> new name, told in the author's map ·
    `no_choice`: (list, value) that is no option any more · `retyped`: question -> type. Questions: "leren/leeruren".
    """
    with zipfile.ZipFile(max((resources() / "forms").glob("brede-intake-*.opmaat"))) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "signature.json"}
    text = members["form.xml"].decode()
    renames = []
    for path, name in (renamed or {}).items():
        above, _, old = path.rpartition("/")
        renames.append({"old_name": f"/data/{path}", "new_name": f"/data/{above}/{name}", "expression": ""})
        text = re.sub(rf"(?<![\w-]){old}(?![\w-])", name, text)
    root = ElementTree.fromstring(text)  # noqa: S314 - our own form
    for path in gone:
        _remove(root, f"/data/{path}")
    for listed, value in no_choice:
        items = root.find(f".//{XF}instance[@id='{listed}']/{XF}root")
        assert items is not None
        items.remove(next(each for each in items if each.findtext(f"{XF}name") == value))
    for bind in root.iter(f"{XF}bind"):
        kind = (retyped or {}).get(str(bind.get("nodeset")).removeprefix("/data/"))
        if kind is not None:
            bind.set("type", kind)
    primary = root.find(f".//{XF}instance")
    assert primary is not None
    primary[0].set("version", version)
    members["form.xml"] = ElementTree.tostring(root, "utf-8")
    manifest = json.loads(members["manifest.json"])
    manifest["version"] = version
    manifest["migrations"] = renames
    manifest["sha256"] = {
        name: hashlib.sha256(body).hexdigest() for name, body in members.items() if name != "manifest.json"
    }
    members["manifest.json"] = json.dumps(manifest).encode()
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return load_package(buffer.getvalue())


def _remove(root: ElementTree.Element, path: str) -> None:
    for parent in root.iter():
        for child in list(parent):
            if path in (child.get("nodeset"), child.get("ref")):
                parent.remove(child)
    place = root.find(f".//{XF}instance")
    assert place is not None
    node = place[0]
    *above, name = path.split("/")[2:]
    for step in above:
        node = next(each for each in node if each.tag.rpartition("}")[2] == step)
    node.remove(next(each for each in node if each.tag.rpartition("}")[2] == name))
