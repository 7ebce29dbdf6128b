"""Trust in a translation is earned by a review and lost by any change."""

from pathlib import Path

from desktop_app.i18n.catalog import read_catalog
from desktop_app.i18n.status import Review, Status, catalog_status, count, read_reviews, seal, status, text_status

from .conftest import Write

DUTCH, ARABIC = "Uw gegevens", "بياناتكم"


def review(translation: str) -> Review:
    return Review("ar", "pip", DUTCH, "M. Haddad", "2026-11-20", seal(DUTCH, translation))


def test_the_four_states() -> None:
    assert status(DUTCH, None, None) is Status.MISSING
    assert status(DUTCH, ARABIC, None) is Status.MACHINE
    assert status(DUTCH, ARABIC, review(ARABIC)) is Status.REVIEWED
    assert status(DUTCH, ARABIC + " ", review(ARABIC)) is Status.STALE


def write_reviews(folder: Path, translation: str) -> None:
    folder.joinpath("status.toml").write_text(
        f'[[review]]\nlanguage = "ar"\ncatalog = "pip"\ntext = "{DUTCH}"\nby = "M. Haddad"\n'
        f'on = 2026-11-20\nseal = "{seal(DUTCH, translation)}"\n',
        encoding="utf-8",
    )


def test_a_review_in_the_file_counts_for_its_own_language_only(write_po: Write) -> None:
    entry = f'msgid "{DUTCH}"\nmsgstr "{ARABIC}"\n'
    folder = write_po("ar", "pip", entry)
    write_po("fa", "pip", entry)
    write_reviews(folder, ARABIC)
    assert read_reviews(folder / "status.toml")["ar", "pip", DUTCH].by == "M. Haddad"
    assert text_status(DUTCH, "ar") is Status.REVIEWED
    assert text_status(DUTCH, "fa") is Status.MACHINE
    assert text_status(DUTCH, "ti") is Status.MISSING
    assert text_status(DUTCH, "nl") is Status.REVIEWED


def test_counts_add_up_and_a_changed_source_is_stale(write_po: Write) -> None:
    folder = write_po("ar", "pip", f'msgid "{DUTCH}"\nmsgstr "{ARABIC}"\n\n#, fuzzy\nmsgid "Uw naam"\nmsgstr "الاسم"\n')
    counts = count("ar", "pip", [DUTCH, "Uw naam", "Uw adres"], read_catalog(folder, "ar", "pip"), {})
    assert counts == {Status.MISSING: 1, Status.MACHINE: 1, Status.REVIEWED: 0, Status.STALE: 1}


def test_a_catalog_is_reviewed_when_every_text_in_it_is(write_po: Write) -> None:
    first = f'msgid "{DUTCH}"\nmsgstr "{ARABIC}"\n'
    folder = write_po("ar", "pip", first)
    assert catalog_status("ar", "pip") is Status.MACHINE
    assert catalog_status("nl", "pip") is Status.REVIEWED
    write_reviews(folder, ARABIC)
    read_reviews.cache_clear()
    assert catalog_status("ar", "pip") is Status.REVIEWED
    assert catalog_status("fa", "pip") is Status.MACHINE
    write_po("ar", "pip", first + '\nmsgid "Uw naam"\nmsgstr "الاسم"\n')
    read_catalog.cache_clear()
    assert catalog_status("ar", "pip") is Status.MACHINE
