"""Failures of the environment that a user can meet. Words for each code: `i18n.errors`."""

from desktop_app.domain.errors import OpmaatError


class WrongPassphrase(OpmaatError):
    code = "wachtwoord_onjuist"


class BackOff(OpmaatError):
    """Too many wrong passphrases. `seconds`: whole seconds to wait."""

    code = "wachten_na_pogingen"


class VaultTooNew(OpmaatError):
    code = "kluis_nieuwer_dan_programma"


class VaultDamaged(OpmaatError):
    code = "kluis_beschadigd"


class VaultFull(OpmaatError):
    code = "schijf_vol"


class VaultLocked(OpmaatError):
    code = "kluis_op_slot"


class DeviceKeyMissing(OpmaatError):
    """This vault also needs the secret in the keyring of the laptop, and that is not there."""

    code = "apparaatsleutel_ontbreekt"


class RecordImmutable(OpmaatError):
    """A pip_versie or an audit event never changes once it is stored."""

    code = "stuk_staat_vast"


class EditedMeanwhile(OpmaatError):
    """The record was edited between reading its state and taking over a merged version."""

    code = "tussendoor_gewijzigd"


class CorruptPackage(OpmaatError):
    code = "vragenlijst_beschadigd"


class UntrustedQuestionnaire(OpmaatError):
    """The questionnaire is not signed by anyone this laptop trusts."""

    code = "vragenlijst_niet_vertrouwd"


class EvaluationQuestionnaire(OpmaatError):
    """The questionnaire was published for evaluation and import only."""

    code = "vragenlijst_alleen_om_te_proberen"


class NoNetwork(OpmaatError):
    code = "geen_netwerk"


class OfficeUntrusted(OpmaatError):
    """The certificate or the address does not prove that this is the office."""

    code = "kantoor_niet_vertrouwd"


class OfficeGarbled(OpmaatError):
    """The answer is not what the protocol allows: garbage, half an answer, too large."""

    code = "kantoor_onleesbaar"


class OfficeFailing(OpmaatError):
    """A 5xx answer. `status`: HTTP status."""

    code = "kantoor_storing"


class LoginNeeded(OpmaatError):
    code = "opnieuw_aanmelden"


class NotAMember(OpmaatError):
    code = "geen_toegang"


class DocumentFailed(OpmaatError):
    code = "document_mislukt"


class NotEstablishable(OpmaatError):
    """The PIP still misses mandatory parts. `count`: number of findings."""

    code = "pip_niet_compleet"


class BsnInvalid(OpmaatError):
    code = "bsn_onjuist"


class VNumberInvalid(OpmaatError):
    code = "v_nummer_onjuist"


class DateImpossible(OpmaatError):
    code = "datum_onmogelijk"
