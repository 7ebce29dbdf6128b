"""Publishing a questionnaire: check the spreadsheet, compile it apart, pack it. Never imported by the conversation."""

from desktop_app.forms.publish.messages import Message, Unpublishable, condensed
from desktop_app.forms.publish.press import check, publish

__all__ = ["Message", "Unpublishable", "check", "condensed", "publish"]
