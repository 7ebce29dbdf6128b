"""What can go wrong with a form, a package or an answer. Codes and parameters only; no answers of people."""


class FormFault(Exception):
    """Root of every failure of the form engine. `code` selects the words; `params` hold no answers."""

    code = "form"

    def __init__(self, **params: int | str) -> None:
        super().__init__(f"{self.code} {params}" if params else self.code)
        self.params = params


class CorruptPackage(FormFault):
    """The package file is damaged, incomplete or not a package. `params["reason"]` names the member or the check."""

    code = "package_corrupt"


class UntrustedPackage(FormFault):
    """Nobody who is trusted signed the package. `params["reason"]`: unsigned, key, dates, signature."""

    code = "package_untrusted"


class NotForInterview(FormFault):
    """The package was published leniently: good for evaluation and import, never for a conversation."""

    code = "package_not_for_interview"


class BrokenForm(FormFault):
    """The XForm itself cannot be used: no model, no primary instance, XML that does not parse."""

    code = "form_broken"


class BrokenExpression(FormFault):
    """An expression that does not parse or names something unknown. `params`: expression, at, reason."""

    code = "expression_broken"


class UnsupportedExpression(BrokenExpression):
    """XPath outside the ODK subset: unions, `//`, other axes, node tests."""

    code = "expression_unsupported"


class UnknownFunction(BrokenExpression):
    """A call of a function that this engine does not have, or with a wrong number of arguments."""

    code = "function_unknown"


class TypeMismatch(FormFault):
    """A value that a function cannot work with, such as a word where a date must stand."""

    code = "type_mismatch"


class UnknownReference(FormFault):
    """No node of the session has this reference."""

    code = "reference_unknown"


class ValueRefused(FormFault):
    """A raw value that does not fit the type of the question; nothing was changed.

    `params["expected"]`: int, decimal, date, time, dateTime, boolean, choice, single, writable.
    """

    code = "value_refused"


class RepeatRefused(FormFault):
    """An instance cannot be added or removed here: a counted repeat, or not a repeat at all."""

    code = "repeat_refused"
