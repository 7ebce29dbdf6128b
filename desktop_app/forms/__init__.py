"""The XLSForm/ODK XForms engine. Pure Python, standard library only; publishing lives apart in `forms.publish`."""

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
from desktop_app.forms.nodes import Node
from desktop_app.forms.package import Package, Signature, load_package
from desktop_app.forms.session import Session

__all__ = [
    "BrokenExpression",
    "BrokenForm",
    "ChangeSet",
    "Choice",
    "CorruptPackage",
    "FieldDef",
    "FormDefinition",
    "FormFault",
    "Language",
    "Node",
    "NotForInterview",
    "Package",
    "RepeatRefused",
    "Session",
    "Signature",
    "UnknownReference",
    "UntrustedPackage",
    "ValueRefused",
    "load_package",
]
