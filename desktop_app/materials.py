"""What this laptop works with today: what came with the program, or what the office gave since."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop_app.casework.errors import CorruptPackage, EvaluationQuestionnaire, UntrustedQuestionnaire
from desktop_app.domain.law import Law, load
from desktop_app.forms import FormFault, NotForInterview, Package, UntrustedPackage
from desktop_app.given import FORM, LAW, THEME, GivenFolder, Shipped
from desktop_app.installation import Installation
from desktop_app.publishers import FILE, QUESTIONNAIRE, Publisher, read_publishers
from desktop_app.trust import interview_package


class Materials:
    """Files are looked up when they are asked for: a run of the synchronisation brings more."""

    def __init__(self, resources: Path, installation: Installation, *, clock: Callable[[], datetime]) -> None:
        """`resources`: folder of what came with the program · `clock`: aware UTC."""
        self._forms, self._laws = resources / "forms", resources / "law"
        self._theme, self._clock = installation.theme, clock
        self._publishers = (*_shipped_publishers(self._forms), *installation.publishers)
        shipped = Shipped(
            max(self._shipped_forms(), default=""),
            [path.stem for path in self._laws.glob("*.toml")],
            installation.theme.stem,
        )
        self.given = GivenFolder(installation.given, self._publishers, shipped, clock=clock)

    def theme(self) -> Path:
        """The municipality's theme: the newest the office gave under the name of this installation's, else that."""
        return next((path for _, path in self.given.trusted(THEME)), self._theme)

    def law(self) -> Law:
        """The newest that has begun; with a clock set far back the oldest. Raises LawInvalid or OSError."""
        found = {path.stem: path for path in self._laws.glob("*.toml")} | dict(self.given.trusted(LAW))
        begun = [day for day in found if day <= self._clock().date().isoformat()]
        return load(found[max(begun) if begun else min(found)])

    def questionnaire(self) -> Package:
        """The newest published brede intake, signed by Opmaat or by one of the municipality's own publishers: what new
        conversations begin with. Raises CorruptPackage, UntrustedQuestionnaire or EvaluationQuestionnaire."""
        shipped = self._shipped_forms()
        for version, path in self.given.trusted(FORM):
            if version > max(shipped, default=""):
                try:
                    return self._open(path)
                except (CorruptPackage, UntrustedQuestionnaire, EvaluationQuestionnaire):
                    continue  # its key stopped counting since: the one before it
        return self._open(shipped[max(shipped)] if shipped else self._forms)

    def older(self) -> dict[str, Package]:
        """The versions before that one which are whole and signed, for conversations that were begun with them."""
        newest, found = self.questionnaire().version, {}
        for version, path in (dict(self.given.trusted(FORM)) | self._shipped_forms()).items():
            if version < newest:
                with suppress(CorruptPackage, UntrustedQuestionnaire, EvaluationQuestionnaire):
                    package = self._open(path)
                    found[package.version] = package
        return found

    def _open(self, path: Path) -> Package:
        try:
            return interview_package(path, self._publishers, self._clock().date())
        except UntrustedPackage as fault:
            raise UntrustedQuestionnaire from fault
        except NotForInterview as fault:
            raise EvaluationQuestionnaire from fault
        except (FormFault, OSError) as fault:
            raise CorruptPackage from fault

    def _shipped_forms(self) -> dict[str, Path]:
        """By version."""
        return {
            path.stem.removeprefix(f"{QUESTIONNAIRE}-"): path for path in self._forms.glob(f"{QUESTIONNAIRE}-*.opmaat")
        }


def _shipped_publishers(forms: Path) -> Sequence[Publisher]:
    """None where the list is damaged: then nothing that came with the program opens, which is told."""
    try:
        return read_publishers(forms / FILE)
    except (OSError, KeyError, TypeError, ValueError):
        return ()
