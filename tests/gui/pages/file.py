"""De map van een dossier: its tabs, and the papers and attachments that are open in it."""

from desktop_app.ui.screens.dossiermap.screen import DossiermapScreen
from desktop_app.ui.widgets.sheet import SheetView
from tests.gui.pages.page import WindowPage


class FilePage(WindowPage):
    name = "dossiermap"

    @property
    def screen(self) -> DossiermapScreen:
        return self.screen_as(DossiermapScreen)

    @property
    def sheets(self) -> list[SheetView]:
        """Pages one can see."""
        return [one for one in self.screen.findChildren(SheetView) if one.isVisible()]
