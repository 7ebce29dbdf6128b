"""Small forms for tests: XForm XML from a few lines, and sessions on them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from desktop_app.forms import FormDefinition, Session
from desktop_app.forms.reader import read_form

NOON = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" '
    'xmlns:opmaat="https://opmaat.example/xforms"><h:head><h:title>Test</h:title><model>'
)


def form(instance: str, binds: str = "", body: str = "", model: str = "") -> FormDefinition:
    """A form with the root `data`; `model` holds lists, texts and actions."""
    xml = (
        f'{HEAD}<instance><data id="test" version="7">{instance}</data></instance>{model}{binds}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    )
    return read_form(xml)


def session(definition: FormDefinition, *, language: str | None = None, **identity: str) -> Session:
    """A session whose clock stands still and whose keys count up."""
    numbers = count(1)
    return Session(
        definition, now=lambda: NOON, new_key=lambda: f"k{next(numbers)}", language=language, identity=identity
    )


def bind(path: str, **attributes: str) -> str:
    """One bind; underscores in names become colons."""
    words = "".join(f' {name.replace("_", ":")}="{value}"' for name, value in attributes.items())
    return f'<bind nodeset="/data/{path}"{words}/>'


def inputs(*paths: str) -> str:
    """Text questions."""
    return "".join(f'<input ref="/data/{path}"/>' for path in paths)


def values(current: Session) -> Mapping[str, str]:
    """All leaf values by reference."""
    return {node.ref: node.value for node in current.root.walk() if node.field.kind == "leaf"}


LANGUAGES = """
<itext>
 <translation lang="Nederlands (nl)" default="true()">
  <text id="naam:label"><value>Hoe heet u?</value><value form="audio">jr://audio/naam-nl.mp3</value></text>
  <text id="groet:label"><value>Dag <output value=" /data/naam "/>, welkom.</value></text>
  <text id="kleur-0"><value>Rood</value></text><text id="kleur-1"><value>Blauw</value></text>
 </translation>
 <translation lang="العربية (ar)">
  <text id="naam:label"><value>ما اسمك؟</value></text>
  <text id="groet:label"><value>-</value></text>
  <text id="kleur-0"><value>أحمر</value></text><text id="kleur-1"><value/></text>
 </translation>
</itext>
"""


def bilingual() -> FormDefinition:
    """A form in Dutch and Arabic with gaps in the Arabic."""
    lists = (
        '<instance id="kleuren"><root><item><name>rood</name><itextId>kleur-0</itextId></item>'
        "<item><name>blauw</name><itextId>kleur-1</itextId></item></root></instance>"
    )
    body = (
        '<input ref="/data/naam"><label ref="jr:itext(\'naam:label\')"/></input>'
        '<input ref="/data/groet"><label ref="jr:itext(\'groet:label\')"/></input>'
        '<select1 ref="/data/kleur"><label>Kleur</label><itemset nodeset="instance(\'kleuren\')/root/item">'
        '<value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>'
    )
    return form(
        "<naam/><groet/><kleur/><woord/>",
        bind("woord", calculate="jr:choice-name(/data/kleur, '/data/kleur')"),
        body,
        LANGUAGES + lists,
    )
