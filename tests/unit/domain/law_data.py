"""The shipped law, read once for all tests of the domain."""

from pathlib import Path

from desktop_app.domain.law import load

PATH = Path(__file__).parents[3] / "resources" / "law" / "2026-04-02.toml"
LAW = load(PATH)
