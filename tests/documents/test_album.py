"""`make pdfs` makes every paper of three people, and a page of pictures to look at them."""

import re
from pathlib import Path

from desktop_app.i18n import words
from desktop_app.places import translations

from . import album
from .reading import extracted, normal


def test_all_papers_of_three_people_stand_on_one_page(tmp_path: Path) -> None:
    album.main(tmp_path)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'(?:href|src)="([^"]+)"', index)
    assert all((tmp_path / each).stat().st_size > 500 for each in linked)
    for person in album.PEOPLE:
        made = {path.name for path in (tmp_path / person.key).iterdir()}
        last = "gewijzigd-2" if person.changed else "eerste-1"
        kinds = ("beschikking", "groot", "mijn_plan", "tweetalig", "school")
        assert {f"{last}-{kind}.pdf" for kind in kinds} | {f"{last}-agenda.ics", "verslag.pdf"} <= made
        assert {f"{last}-beschikking-1.png", "verslag-1.png"} <= made
        assert person.header["surname"] in extracted((tmp_path / person.key / f"{last}-groot.pdf").read_bytes())


def test_only_what_people_wrote_awaits_the_interpreter(tmp_path: Path) -> None:
    """In the paper in two languages each untranslated line is one that somebody typed."""
    words.install(translations(), "nl")
    person = album.PEOPLE[1]
    wp, id = album.prepared(person)
    found = dict(album.papers(wp, id))
    read = normal(extracted(found["gewijzigd-2-tweetalig.pdf"]))
    awaits = normal(words.text("Nog niet vertaald – tolk leest voor", "tr"))
    assert awaits in read
    assert read.count(awaits) <= 8
    assert "Nog niet vertaald" not in read
    assert words.text("Dit verandert:", "tr") in read


def test_the_papers_stay_dutch_whatever_the_program_speaks() -> None:
    """From the first answer to the last paper under each language: not one byte differs."""
    made = {}
    for code in ("nl", "en", "ar"):
        words.install(translations(), code)
        made[code] = [dict(album.papers(*album.prepared(person))) for person in album.PEOPLE]
    words.install(translations(), "nl")
    assert made["en"] == made["nl"]
    assert made["ar"] == made["nl"]
