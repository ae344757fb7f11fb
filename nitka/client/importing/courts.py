"""Decisions of courts as lists print them: court, day, sentence in words or months, kind of punishment."""

import re
from functools import lru_cache
from typing import Any

from nitka.client.importing.profiles import Profile
from nitka.ground.terms import Term, TermError, parse_term

_JUDGES = re.compile(r"\s*(?:[;,\n]|\s(?:and|і|и|oraz|i)\s)\s*")
_UNKNOWN = frozenset({"unknown", "неизвестно", "невядома", "nieznany", "?"})


def judges(text: str) -> list[str]:
    """Every judge of a cell; several stand in one, parted by commas, semicolons, lines or "and"."""
    return [name for name in _JUDGES.split(text) if name and name.casefold() not in _UNKNOWN]


@lru_cache(maxsize=8_192)
def read_sentence(text: str) -> Term | None:
    """A sentence in words; ``None`` when it cannot be read."""
    try:
        return parse_term(text)
    except TermError:
        return None


def months_term(text: str) -> Term | None:
    """A number of months, or a word for life; ``None`` when it is neither."""
    if text.isdigit() and int(text) > 0:
        return Term(months=int(text)).carried()
    term = read_sentence(text)
    return term if term is not None and term.life else None


def sanctions(term: Term | None, penalty: str, printed: str) -> list[dict[str, Any]]:
    """The sanctions of one sentence: a fine beside a term is one of its own.

    ``penalty`` is "" or a kind with its regime ("imprisonment:general").
    """
    kind, _, regime = penalty.partition(":")
    known = term is not None and not term.unknown
    found: list[dict[str, Any]] = []
    if term is not None and term.life:
        found.append({"kind": "life"})
    elif term is not None and known and term.has_time:
        found.append({"kind": kind or "imprisonment"})
        found[0] |= {name: getattr(term, name) for name in ("years", "months", "days") if getattr(term, name)}
    elif kind and not (term is not None and known):
        found.append({"kind": kind})
    if term is not None and known and (term.base_values or term.money):
        fine: dict[str, Any] = {"kind": "fine"}
        if term.base_values:
            fine["base_values"] = term.base_values
        found.append(fine)
    if found and regime:
        found[0]["regime"] = regime
    if found and printed and len(printed) <= 300 and "\n" not in printed:
        found[0]["as_printed"] = printed
    return found


def instance(profile: Profile, court: str) -> tuple[str, str]:
    """Instance and outcome by the court's name, as the profile tells it; a first conviction otherwise."""
    folded = court.casefold()
    for part, told in profile.sentences.get("instances", {}).items():
        if part.casefold() in folded:
            return told, "changed"
    return "first", "convicted"
