"""Failures of the environment that a user can meet. Words for each code: `i18n.errors`."""

from desktop_app.domain.errors import OpmaatError


class WrongPassphrase(OpmaatError):
    code = "wachtwoord_onjuist"


class BackOff(OpmaatError):
    """Too many wrong passphrases. `seconds`: whole seconds to wait."""

    code = "wachten_na_pogingen"


class TooLittleMemory(OpmaatError):
    """The machine does not give the memory that stretching a passphrase takes."""

    code = "geheugen_te_klein"


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


class NoSoundBackup(OpmaatError):
    """Every backup of this vault is damaged too, or there is none."""

    code = "geen_goede_reservekopie"


class VaultInUse(OpmaatError):
    """Another running program has this vault open."""

    code = "kluis_in_gebruik"


class VaultOnNetwork(OpmaatError):
    """The folder lies on a network file system, where the write-ahead log cannot be trusted."""

    code = "kluis_op_netwerk"


class VaultReadOnly(OpmaatError):
    code = "schijf_alleen_lezen"


class KeyringLocked(OpmaatError):
    """The keyring of the operating system is there, but does not give its secrets now."""

    code = "sleutelring_op_slot"


class WrongRecoveryKey(OpmaatError):
    code = "herstelsleutel_onjuist"


class LeaseExpired(OpmaatError):
    """The office's permission to open this vault has run out, or was taken away from the folder. `sequence`: of the
    newest lease, to ask another with."""

    code = "toestemming_verlopen"


class LeaseNeeded(LeaseExpired):
    """Half of the key of this vault lives at the office, and no lease that brings it is here."""

    code = "toestemming_nodig"


class HalfUnknown(OpmaatError):
    """The office gave another half of the key than the one this vault opens with."""

    code = "kantoorsleutel_anders"


class LeaseInvalid(OpmaatError):
    """The office's answer is not a lease for this vault: signature, vault, sequence or secret differs."""

    code = "toestemming_ongeldig"


class VaultRevoked(OpmaatError):
    """The office has revoked this vault; its keys were destroyed."""

    code = "kluis_ingetrokken"


class ClockSetBack(OpmaatError):
    """The clock is well before the last time this vault was seen."""

    code = "klok_terug"


class UnsentWork(OpmaatError):
    """The dossier holds changes the office does not have. `count`: how many."""

    code = "werk_niet_verzonden"


class AttachmentTooLarge(OpmaatError):
    """`megabytes`: how many are allowed."""

    code = "bijlage_te_groot"


class AttachmentKindUnknown(OpmaatError):
    code = "bijlage_soort_onbekend"


class AttachmentUnreadable(OpmaatError):
    """The file the user chose cannot be read."""

    code = "bijlage_onleesbaar"


class AttachmentDamaged(OpmaatError):
    code = "bijlage_beschadigd"


class AttachmentAbsent(OpmaatError):
    """The record is here, its file is not (yet)."""

    code = "bijlage_niet_hier"


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


class PracticeStaysHere(OpmaatError):
    """What is practised with is never sent."""

    code = "oefenen_blijft_hier"


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


class OfficeBusy(OfficeFailing):
    """We ask too often, or everybody does. `wait`: seconds it wants to be left alone."""

    code = "kantoor_vol"


class CaptivePortal(OpmaatError):
    """Not the office answered but this network: it wants a sign-in or a consent in the browser first."""

    code = "netwerk_vraagt_aanmelden"


class ProxyRefuses(OpmaatError):
    """The proxy of this network does not let us through."""

    code = "proxy_weigert"


class LoginNeeded(OpmaatError):
    code = "opnieuw_aanmelden"


class NotAMember(OpmaatError):
    code = "geen_toegang"


class FileNotKept(OpmaatError):
    code = "bestand_niet_bewaard"


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


class SealLocked(OpmaatError):
    """The municipality's certificate is not there, or its passphrase is missing or wrong."""

    code = "waarmerk_op_slot"
