"""The function library: every function of the ODK list that this engine has, by name."""

from desktop_app.forms.xpath.functions import dates, logic, nodesets, numbers, selects, strings
from desktop_app.forms.xpath.functions.registry import FUNCTIONS, Function

__all__ = ["FUNCTIONS", "Function", "dates", "logic", "nodesets", "numbers", "selects", "strings"]
