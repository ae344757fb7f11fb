"""A printed name of a list, with what stands in brackets apart, and the order of its parts as the list has it."""

import re
from dataclasses import dataclass

from nitka.ground.names.forms import parse_name

# "Faraj Karimov, Raqif oğlu": the father's name behind a comma.
_FATHER_BEHIND = re.compile(r"(\S+) (\S+), (\S+ (?:o[gğ]l[uı]|q[iı]z[iı]|k[iı]z[iı]))", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.[ -]?)+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts; what the print does not say stays empty. ``initials``: no given name, only letters."""

    given: str = ""
    patronymic: str = ""
    family: str = ""
    initials: bool = False
    surname_first: bool = False


def script_of(text: str) -> str:
    """``Cyrl`` or ``Latn``, by the letters there are more of: one wrong letter does not change the script."""
    return "Cyrl" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "Latn"


def brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """The name without what stands in brackets, and what stood there."""
    if "(" not in text:
        return text, ()
    inside = tuple(part.strip() for part in _BRACKETS.findall(text))
    return re.sub(r"\s+", " ", _BRACKETS.sub(" ", text)).strip(), inside


def take_apart(text: str, order: str = "auto") -> Parts:
    """Parts of a printed name; ``order`` of two words is ``given_first``, ``surname_first`` or ``auto``."""
    if found := _FATHER_BEHIND.fullmatch(text):
        return Parts(found[1], found[3], found[2])
    tokens = text.split()
    if any(_INITIAL.fullmatch(token) for token in tokens):
        return Parts(family=" ".join(t for t in tokens if not _INITIAL.fullmatch(t)), initials=True)
    if len(tokens) == 2 and order != "auto":
        given, family = tokens if order == "given_first" else reversed(tokens)
        return Parts(given, "", family)
    read = parse_name(text)
    turned = bool(read.family) and bool(read.given) and text.startswith(read.family)
    return Parts(read.given, read.patronymic, read.family, surname_first=turned)
