"""A row of the interpreter log in words."""

from datetime import datetime

from desktop_app.casework.records import InterpreterLog
from desktop_app.i18n.formats import clock_time, fill
from desktop_app.i18n.pip_labels import INTERPRETED_FROM_TO, INTERPRETED_SINCE, INTERPRETER_NUMBER
from desktop_app.i18n.words import _, ngettext


def when(log: InterpreterLog) -> str:
    """`24 november 2026, van 13:45 tot 14:10 · 1 keer onderbroken`"""
    begin = log.since.astimezone()
    if log.until is None:
        told = fill(_(INTERPRETED_SINCE), dag=begin.date(), begin=at(begin))
    else:
        told = fill(_(INTERPRETED_FROM_TO), dag=begin.date(), begin=at(begin), einde=at(log.until))
    times = len(log.gaps)
    broken = fill(ngettext("{n} keer onderbroken", "{n} keer onderbroken", times), n=times) if times else ""
    return " · ".join(filter(None, (told, broken)))


def number(log: InterpreterLog) -> str:
    """`nummer 4711`, "" where it was not written down."""
    return fill(_(INTERPRETER_NUMBER), nummer=log.number) if log.number else ""


def at(moment: datetime) -> str:
    """`13:45`, here."""
    return clock_time(moment.astimezone().time())
