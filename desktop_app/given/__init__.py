"""Files the office gives to every laptop: questionnaires, law files, the municipality's theme."""

from desktop_app.given.folder import GivenFolder
from desktop_app.given.kinds import FORM, LAW, THEME, Shipped, statement

__all__ = ["FORM", "LAW", "THEME", "GivenFolder", "Shipped", "statement"]
