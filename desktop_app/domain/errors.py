"""Root of every error the domain and the use cases may raise. Carries a code, never personal data."""


class OpmaatError(Exception):
    """An expected failure. `code` selects the words shown to the user (i18n); `params` hold no personal data."""

    code = "onbekend"

    def __init__(self, **params: int | str) -> None:
        super().__init__(self.code)
        self.params = params
