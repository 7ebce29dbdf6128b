"""`python -m desktop_app.forms.publish FILE.xlsx --out DIR [--lenient]`"""

import argparse
import sys
from pathlib import Path

from desktop_app.forms.publish import Unpublishable, check, condensed, publish


def main() -> int:
    """Publish one questionnaire; 1 when it has errors."""
    parser = argparse.ArgumentParser(prog="python -m desktop_app.forms.publish")
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--lenient", action="store_true")
    asked = parser.parse_args()
    try:
        messages = check(asked.file, lenient=asked.lenient)
        target = publish(asked.file, asked.out, lenient=asked.lenient) if asked.out else None
    except Unpublishable as fault:
        messages, target = list(fault.messages), None
    for line in condensed(messages):
        sys.stderr.write(line + "\n")
    if target is not None:
        sys.stdout.write(f"{target}\n")
    return 1 if any(message.severity == "error" for message in messages) else 0


if __name__ == "__main__":
    sys.exit(main())
