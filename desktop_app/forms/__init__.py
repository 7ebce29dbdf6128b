"""The XLSForm/ODK XForms engine. Pure Python, standard library only; publishing lives apart in `forms.publish`."""

from desktop_app.forms.archive import Signature
from desktop_app.forms.changes import ChangeSet
from desktop_app.forms.definition import Choice, FieldDef, FormDefinition, Language
from desktop_app.forms.faults import (
    BrokenExpression,
    BrokenForm,
    CorruptPackage,
    FormFault,
    NotForInterview,
    RepeatRefused,
    UnknownReference,
    UntrustedPackage,
    ValueRefused,
)
from desktop_app.forms.migration import Migration, migrate, migrate_answers, migrate_xml
from desktop_app.forms.nodes import Node
from desktop_app.forms.package import Package, load_package
from desktop_app.forms.parking import Parked
from desktop_app.forms.session import Session
from desktop_app.forms.standing import Standing, standing_choices, standing_label
from desktop_app.forms.submissions import Imported, as_edit, import_submission
from desktop_app.forms.succession import Rename, Succession, compare, renames_of

__all__ = [
    "BrokenExpression",
    "BrokenForm",
    "ChangeSet",
    "Choice",
    "CorruptPackage",
    "FieldDef",
    "FormDefinition",
    "FormFault",
    "Imported",
    "Language",
    "Migration",
    "Node",
    "NotForInterview",
    "Package",
    "Parked",
    "Rename",
    "RepeatRefused",
    "Session",
    "Signature",
    "Standing",
    "Succession",
    "UnknownReference",
    "UntrustedPackage",
    "ValueRefused",
    "as_edit",
    "compare",
    "import_submission",
    "load_package",
    "migrate",
    "migrate_answers",
    "migrate_xml",
    "renames_of",
    "standing_choices",
    "standing_label",
]
