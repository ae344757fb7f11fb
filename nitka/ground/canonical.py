"""Canonical JSON (RFC 8785): one value, one sequence of bytes, so that a hash of it means the value.

Text inside is never normalised. Whole numbers must lie within ±(2^53 − 1); NaN and infinities do not exist.
"""

import hashlib
import json
import re
from typing import Any, NoReturn

import rfc8785

# First bytes of four-byte UTF-8 sequences: only with them can the order of keys by UTF-16 units (RFC 8785)
# differ from the order by code points that the fast encoder uses.
_ASTRAL = re.compile(b"[\xf0-\xf4]")
_FAST = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode
_LIMIT = 2**53 - 1


class NotCanonical(ValueError):
    """Bytes that are no JSON, or JSON written in another way than RFC 8785 asks."""


class _Doubtful(Exception):
    """The value holds something that only the full encoder writes rightly, or refuses."""


def encode(value: Any) -> bytes:
    """The canonical UTF-8 bytes of ``value`` (dict, list, str, int, float, bool, None).

    Raises ``NotCanonical`` for anything JSON cannot carry. json.dumps, four times faster than the full encoder,
    writes RFC 8785 wherever there is no fraction, no huge number and no key outside the basic plane.
    """
    try:
        _only_plain(value)
        made = _FAST(value).encode("utf-8")
        if not _ASTRAL.search(made):
            return made
    except _Doubtful:
        pass
    except (UnicodeEncodeError, RecursionError) as wrong:
        raise NotCanonical(f"cannot be written as JSON: {wrong}") from wrong
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as wrong:
        raise NotCanonical(f"cannot be written as JSON: {wrong}") from wrong


def decode(data: bytes) -> Any:
    """The value of canonical ``data``. Raises ``NotCanonical`` unless ``encode`` gives the same bytes again."""
    try:
        text = data.decode("utf-8")
        value = json.loads(text)
        try:
            made = encode(value)
        except NotCanonical:
            # A whole number beyond 2^53 can only have been a fraction that is written without a point.
            value = json.loads(text, parse_int=float)
            made = encode(value)
    except (ValueError, RecursionError) as wrong:
        raise wrong if isinstance(wrong, NotCanonical) else NotCanonical(f"not JSON: {wrong}") from wrong
    # A name that stood twice, or NaN, would not come back as the same bytes.
    if made != data:
        raise NotCanonical("the JSON is not in canonical form (RFC 8785)")
    return value


def parse(data: bytes) -> Any:
    """The value of any JSON, canonical or not. Raises ``NotCanonical`` on broken or doubled input."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError) as wrong:
        raise NotCanonical(f"not JSON: {wrong}") from wrong


def sha256_hex(data: bytes) -> str:
    """SHA-256 in 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return table


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _only_plain(value: Any) -> None:
    kind = type(value)
    if kind is dict:
        for name, inner in value.items():
            if type(name) is not str:
                raise _Doubtful
            if type(inner) is not str:
                _only_plain(inner)
    elif kind is list:
        for inner in value:
            if type(inner) is not str:
                _only_plain(inner)
    elif kind is int:
        if not -_LIMIT <= value <= _LIMIT:
            raise _Doubtful
    elif kind is not str and kind is not bool and value is not None:
        raise _Doubtful
