"""Functions on text."""

import base64
import hashlib
import re

from desktop_app.forms.faults import TypeMismatch
from desktop_app.forms.xpath.environment import fresh_uuid
from desktop_app.forms.xpath.functions.registry import Run, eager, lazy
from desktop_app.forms.xpath.patterns import holds
from desktop_app.forms.xpath.values import Value, is_nodes, relevant_nodes, to_boolean, to_number, to_string

_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz"


_SPACE = re.compile(r"[ \t\r\n]+")


@lazy("string", 0, 1)
def _string(arguments: list[Run]) -> Run:
    if not arguments:
        return lambda node, scope: node.string_value()
    value = arguments[0]
    return lambda node, scope: to_string(value(node, scope))


def _texts(values: list[Value]) -> list[str]:
    found: list[str] = []
    for value in values:
        found.extend([node.string_value() for node in relevant_nodes(value)] if is_nodes(value) else [to_string(value)])
    return found


@lazy("concat", 0, None)
def _concat(arguments: list[Run]) -> Run:
    return lambda node, scope: "".join(_texts([argument(node, scope) for argument in arguments]))


@lazy("join", 1, None)
def _join(arguments: list[Run]) -> Run:
    glue, *rest = arguments
    return lambda node, scope: to_string(glue(node, scope)).join(_texts([each(node, scope) for each in rest]))


@eager("substr", "sn?n")
def _substr(text: str, start: float, end: float | None = None) -> str:
    if start != start:
        return ""
    return text[int(start) :] if end is None or end != end else text[int(start) : int(end)]


@eager("substring", "sn?n")
def _substring(text: str, start: float, length: float | None = None) -> str:
    if start != start or (length is not None and length != length):
        return ""
    first = _half_up(start)
    last = float("inf") if length is None else first + _half_up(length)
    return "".join(letter for at, letter in enumerate(text, 1) if first <= at < last)


def _half_up(number: float) -> float:
    return number if number in (float("inf"), float("-inf")) else (number + 0.5) // 1


@eager("substring-before", "ss")
def _substring_before(text: str, mark: str) -> str:
    return text.partition(mark)[0] if mark and mark in text else ""


@eager("substring-after", "ss")
def _substring_after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text


@eager("contains", "ss")
def _contains(text: str, part: str) -> bool:
    return part in text


@eager("starts-with", "ss")
def _starts_with(text: str, part: str) -> bool:
    return text.startswith(part)


@eager("ends-with", "ss")
def _ends_with(text: str, part: str) -> bool:
    return text.endswith(part)


@eager("translate", "sss")
def _translate(text: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for at, letter in enumerate(old):
        table.setdefault(ord(letter), new[at] if at < len(new) else None)
    return text.translate(table)


@eager("string-length", "s")
def _string_length(text: str) -> float:
    return float(len(text))


@eager("normalize-space", "s")
def _normalize_space(text: str) -> str:
    return " ".join(part for part in _SPACE.split(text) if part)


@eager("regex", "ss")
def _regex(text: str, pattern: str) -> bool:
    return holds(text, pattern)


@lazy("uuid", 0, 1, volatile=True)
def _uuid(arguments: list[Run]) -> Run:
    if not arguments:
        return lambda node, scope: fresh_uuid(scope.env)
    length = arguments[0]

    def token(count: float, seed: str) -> str:
        digits = hashlib.shake_256(seed.encode()).digest(max(int(count), 0)) if count == count else b""
        return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digits)

    return lambda node, scope: token(to_number(length(node, scope)), fresh_uuid(scope.env))


@eager("digest", "ss?s")
def _digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    if algorithm not in _DIGESTS or encoding not in {"base64", "hex"}:
        raise TypeMismatch(expected="digest")
    digest = hashlib.new(_DIGESTS[algorithm], text.encode(), usedforsecurity=False).digest()
    return digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()


@eager("base64-decode", "s")
def _base64_decode(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", "replace")
    except ValueError:
        return ""


@eager("boolean-from-string", "s")
def _boolean_from_string(text: str) -> bool:
    return text in {"true", "1"}


@eager("boolean", "v")
def _boolean(value: Value) -> bool:
    return to_boolean(value)


@lazy("jr:itext", 1, 1)
def _itext(arguments: list[Run]) -> Run:
    text_id = arguments[0]
    return lambda node, scope: scope.env.words(to_string(text_id(node, scope)), scope.language)
