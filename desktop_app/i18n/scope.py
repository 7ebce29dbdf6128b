"""Which catalogs exist, and which of them a language needs: a client's language has no words for the caseworker."""

from desktop_app.i18n.language import language as find_language

CLIENT = ("client", "intake", "pip", "glossary")
"""What a client reads or hears: the second window, the questionnaire, the plan, and the terms that stay the same."""
WORKER = ("app", "guidance")
"""What only a caseworker reads: the program, and the advice that stands with a question."""
CATALOGS = (*CLIENT, *WORKER)
WORKER_LANGUAGES = frozenset({"nl", "en", "ar"})


def catalogs_of(code: str) -> tuple[str, ...]:
    """The catalogs that a language needs. Raises LanguageUnknown."""
    return CATALOGS if find_language(code).code in WORKER_LANGUAGES else CLIENT
