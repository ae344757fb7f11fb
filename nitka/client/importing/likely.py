"""Whether two bodies may be one person: the same surname by sound first, then a second sign. Only ever a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nitka.ground.names.compare import best_likeness
from nitka.ground.names.fold import fold_name, skeleton_of
from nitka.ground.names.given import given_codes, patronymic_codes

_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Signs:
    """What two people are compared by. ``blocks``: sounds of their surnames."""

    blocks: frozenset[str]
    given: frozenset[str]
    fathers: frozenset[str]
    year: str
    articles: frozenset[str]
    facility: str


def signs_of(data: Mapping[str, Any]) -> Signs:
    """The signs of a named body."""
    blocks: set[str] = set()
    given: set[str] = set()
    fathers: set[str] = set()
    for form in data.get("names", ()):
        if form.get("kind") in ("nickname", "initials"):
            continue
        blocks |= _folds(form.get("family") or form["text"].split()[-1])
        given |= _folds(form.get("given", ""))
        fathers |= _folds(form.get("patronymic", ""))
    articles = {charge["article"] for case in data.get("cases", ()) for charge in case.get("charges", ())}
    year = data.get("born", {}).get("when", "")[:4]
    facility = data.get("whereabouts", {}).get("facility", "")
    surnames = frozenset(skeleton_of(fold) for fold in blocks)
    return Signs(surnames, frozenset(given), frozenset(fathers), year, frozenset(articles), facility)


@lru_cache(maxsize=65_536)
def _folds(text: str) -> frozenset[str]:
    return frozenset(fold_name(text))


def second_sign(one: Signs, other: Signs) -> str:
    """What besides the name speaks for one person: ``year``, ``father``, ``article``; "" when nothing does.

    Two known years of birth that differ speak against it, whatever else agrees.
    """
    if not _same_given(one.given, other.given):
        return ""
    if one.year and other.year:
        return "year" if one.year == other.year else ""
    if one.fathers and other.fathers:
        return "father" if _same_father(one.fathers, other.fathers) else ""
    if one.articles & other.articles:
        return "article"
    return "place" if one.facility and one.facility == other.facility else ""


def _same_given(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return False
    if one & other:
        return True
    codes = {code for fold in one for code in given_codes(fold)}
    if codes & {code for fold in other for code in given_codes(fold)}:
        return True
    return best_likeness(sorted(one), sorted(other)) >= _ALIKE


def _same_father(one: frozenset[str], other: frozenset[str]) -> bool:
    if one & other:
        return True
    codes = {code for fold in one for code in patronymic_codes(fold)}
    return bool(codes & {code for fold in other for code in patronymic_codes(fold)})
