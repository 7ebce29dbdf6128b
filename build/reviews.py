"""Record that someone read translations beside the Dutch: `python build/reviews.py LANGUAGE CATALOG --by NAME`.

Seals every present translation of that catalog (or those whose Dutch text contains `--match`) in
translations/status.toml. A later change of the Dutch or of the translation breaks the seal: the text is stale then.
"""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from desktop_app.i18n.catalog import read_catalog
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.scope import CATALOGS
from desktop_app.i18n.status import Review, read_reviews, seal

ROOT = Path(__file__).resolve().parent.parent
HEADER = (
    "# Who read which translation beside its source. Written by build/reviews.py; what is not here is a machine's.\n"
)


def record(translations: Path, language: str, name: str, by: str, on: date, match: str = "") -> int:
    """Add or renew reviews; gives their number."""
    known = find_language(language)
    messages = read_catalog(translations, known.folder, name).messages
    file = translations / "status.toml"
    reviews = dict(read_reviews(file))
    chosen = {msgid: text for msgid, text in messages.items() if match in msgid}
    for msgid, text in chosen.items():
        key = (known.code, name, msgid)
        reviews[key] = Review(*key, by=by, on=on.isoformat(), seal=seal(msgid, text))
    file.write_text(HEADER + "".join(_row(reviews[key]) for key in sorted(reviews)), encoding="utf-8")
    read_reviews.cache_clear()
    return len(chosen)


def _row(review: Review) -> str:
    """JSON strings are TOML strings as long as nothing but ASCII is escaped."""
    language, catalog, text, by, mark = (
        json.dumps(each, ensure_ascii=False)
        for each in (review.language, review.catalog, review.msgid, review.by, review.seal)
    )
    return (
        f"\n[[review]]\nlanguage = {language}\ncatalog = {catalog}\ntext = {text}\nby = {by}\n"
        f"on = {review.on}\nseal = {mark}\n"
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("catalog", choices=CATALOGS)
    parser.add_argument("--by", required=True, help="name or role of the reader")
    parser.add_argument("--on", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--match", default="", help="only texts whose Dutch contains this")
    parser.add_argument("--translations", type=Path, default=ROOT / "translations")
    arguments = parser.parse_args(argv)
    number = record(
        arguments.translations, arguments.language, arguments.catalog, arguments.by, arguments.on, arguments.match
    )
    print(f"{number} translations recorded as reviewed by {arguments.by}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
