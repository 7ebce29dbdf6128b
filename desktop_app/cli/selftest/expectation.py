"""Holding an outcome against what it must be; unlike `assert` this stays in an optimised build."""

from desktop_app.domain.errors import OpmaatError


class Unexpected(OpmaatError):
    """A part did something else than it must. `what`: Dutch, without data."""

    code = "zelftest_wijkt_af"

    def __init__(self, what: str) -> None:
        super().__init__(what=what)
        self.what = what


def expect(holds: object, what: str) -> None:
    """Raises Unexpected with `what` unless it `holds`."""
    if not holds:
        raise Unexpected(what)
