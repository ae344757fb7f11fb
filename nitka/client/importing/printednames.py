"""A printed name taken apart: given name, patronymic, family name; only as far as the print says it.

Azerbaijani patronymics carry oglu or qizi behind the father's name; East Slavic ones are told by their endings.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_SON_OR_DAUGHTER = frozenset(
    {"oglu", "oğlu", "ogly", "oghlu", "qizi", "qızı", "qizı", "kizi", "kızı", "gizi", "gyzy"}
)
_SLAVIC = re.compile(
    r".{2,}(?:[оеё]вич|ич|[оеё]вна|ична|инична|[аеоыі]ўна|віч|ыч|"
    r"[oeai]vich|[oe]vna|ichna|inichna|[aeoyi]una|[aeoyi]ŭna|vič|vich|wicz|owna|ówna|ewna|yčna)$",
    re.IGNORECASE,
)
# A surname in -ich/-wicz is common in Belarus, so these endings count only beside a given and a family name.
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts; what the print does not say stays empty. ``initials``: no given name, only letters."""

    text: str
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


def take_apart(text: str, order: str = "given_first", is_given: Callable[[str], bool] | None = None) -> Parts:
    """Parts of a printed name.

    ``order`` is ``given_first``, ``surname_first`` or ``auto``; with ``auto`` the caller's ``is_given`` tells
    known given names, and a name it does not settle is read given name first.
    """
    if ", " in text:
        found = _after_comma(text)
        if found:
            return found
    tokens = text.split()
    lowered = [token.casefold().strip(",") for token in tokens]
    for place, word in enumerate(lowered):
        if word in _SON_OR_DAUGHTER and place >= 1:
            patronymic = f"{tokens[place - 1]} {tokens[place]}"
            return Parts(text, " ".join(tokens[: place - 1]), patronymic, " ".join(tokens[place + 1 :]))
    if initials := [token for token in tokens if _INITIALS.fullmatch(token)]:
        rest = [token for token in tokens if token not in initials]
        return Parts(text, family=" ".join(rest), initials=True)
    if len(tokens) == 3:
        return _three(text, tokens, order)
    if len(tokens) == 2:
        return _two(text, tokens, order, is_given)
    return Parts(text)


def _after_comma(text: str) -> Parts | None:
    before, _, after = text.partition(", ")
    tokens = after.split()
    if len(tokens) == 2 and tokens[1].casefold() in _SON_OR_DAUGHTER and len(before.split()) == 2:
        given, family = before.split()
        return Parts(text, given, after, family)
    if len(before.split()) == 1 and 1 <= len(tokens) <= 2:
        return Parts(text, tokens[0], tokens[1] if len(tokens) == 2 else "", before, surname_first=True)
    return None


def _three(text: str, tokens: list[str], order: str) -> Parts:
    first, second, third = tokens
    if _SLAVIC.fullmatch(third) and not _SLAVIC.fullmatch(second) and order != "given_first":
        return Parts(text, second, third, first, surname_first=True)
    if _SLAVIC.fullmatch(second) and order != "surname_first":
        return Parts(text, first, second, third)
    if order == "surname_first" and _SLAVIC.fullmatch(third):
        return Parts(text, second, third, first, surname_first=True)
    return Parts(text)


def _two(text: str, tokens: list[str], order: str, is_given: Callable[[str], bool] | None) -> Parts:
    first, second = tokens
    if order == "surname_first":
        return Parts(text, second, "", first, surname_first=True)
    if order == "auto" and is_given and is_given(second) and not is_given(first):
        return Parts(text, second, "", first, surname_first=True)
    return Parts(text, first, "", second)
