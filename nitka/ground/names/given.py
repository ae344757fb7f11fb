"""Families of equal given names: ``Зміцер`` = ``Дмитрий`` = ``Dymitr``; their patronymics; their short forms.

The table is ``given.toml``, written by hand. Names that the fold already makes equal need no family
(``Андрэй``, ``Андрей``, ``Andrei``); the table holds them all the same, so that the sex is known and short forms lead
to them. A name may belong to several families (``Валя``), so everything here gives sets.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from nitka.ground.names.compare import likeness
from nitka.ground.names.fold import fold_name, fold_sounds, name_sounds, skeleton_of

_FILE: Final = Path(__file__).with_name("given.toml")
NEAR_FORM: Final = 0.95
# Endings of folded patronymics: -авіч -евіч -іч (male), -аўна -еўна -ічна -інічна (female).
_MALE: Final = re.compile(r"(?:a?vit|it)$")
_FEMALE: Final = re.compile(r"(?:a?vna|itna|initna|itsna)$")


@dataclass(frozen=True, slots=True)
class Given:
    """One family: its code, the sex of who bears it, folds of its full forms, of its short forms, and
    stems of patronymics that differ from the name (``Якаў``, ``Якаўлевіч``)."""

    code: str
    male: bool
    full: frozenset[str]
    short: frozenset[str]
    fathers: frozenset[str]


def _stem(fold: str) -> str:
    """A folded patronymic without its ending; empty when it has none."""
    for ending in (_MALE, _FEMALE):
        found = ending.search(fold)
        if found:
            return fold[: found.start()]
    return ""


@cache
def families() -> dict[str, Given]:
    """Every family by its code."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = {}
    for sex in ("male", "female"):
        for code, row in table[sex].items():
            full = frozenset(fold for form in row["same"].split() for fold in fold_name(form))
            short = frozenset(fold for form in row.get("short", "").split() for fold in fold_name(form))
            fathers = frozenset(
                _stem(fold) for form in row.get("father", "").split() for fold in fold_name(form)
            )
            found[code] = Given(code, sex == "male", full, short - full, fathers)
    return found


@cache
def _by_fold() -> dict[str, list[tuple[str, bool, str]]]:
    """Fold of a given name → code of a family, whether the form is a full one, its sounds."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, bool, str]]] = {}
    for code, row in (table["male"] | table["female"]).items():
        for full, forms in ((True, row["same"]), (False, row.get("short", ""))):
            for form in forms.split():
                for readings in name_sounds(form):
                    found.setdefault(fold_sounds(readings[0]), []).append((code, full, readings[0]))
    return found


@cache
def near_codes() -> dict[str, frozenset[str]]:
    """Code → codes of the names that are exchanged with it, itself left out."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for group in table["near"]["groups"]:
        for code in group:
            found.setdefault(code, set()).update(set(group) - {code})
    return {code: frozenset(others) for code, others in found.items()}


@cache
def _stems() -> dict[str, frozenset[str]]:
    """Skeleton of the stem of a father's name → codes."""
    found: dict[str, set[str]] = {}
    for given in families().values():
        if given.male:
            for fold in given.full | given.fathers:
                found.setdefault(skeleton_of(fold), set()).add(given.code)
    return {stem: frozenset(codes) for stem, codes in found.items()}


def given_codes(fold: str, sounds: tuple[str, ...] = ()) -> dict[str, bool]:
    """Families of a folded given name: code → True for a full form, False for a short one.

    With the sounds of the word, forms that only the coarse vowels of the fold make equal are left out
    (``Геня`` is no ``Ганна``), unless nothing nearer is known.
    """
    known = _by_fold().get(fold, [])
    if sounds and len(known) > 1:
        nearer = [row for row in known if any(likeness(row[2], s) >= NEAR_FORM for s in sounds)]
        known = nearer or known
    found: dict[str, bool] = {}
    for code, full, _ in known:
        found[code] = found.get(code, False) or full
    return found


def is_patronymic(fold: str) -> bool:
    """Whether a folded word has the ending of a patronymic (surnames in -іч have it too: look at its place)."""
    return len(fold) > 3 and bool(_MALE.search(fold) or _FEMALE.search(fold))


def is_surely_patronymic(fold: str) -> bool:
    """Whether a folded word is a patronymic and no surname: a known father's name, or the female ending."""
    return is_patronymic(fold) and (bool(patronymic_codes(fold)))


@lru_cache(maxsize=16384)
def patronymic_codes(fold: str) -> frozenset[str]:
    """Families of the father's name in a folded patronymic; empty when it is none or the name is not known."""
    if len(fold) <= 3:
        return frozenset()
    stem = _stem(fold)
    codes = _stems().get(skeleton_of(stem), frozenset()) if stem else frozenset()
    return frozenset(code for code in codes if _same_start(stem, code))


def _same_start(stem: str, code: str) -> bool:
    """Whether some form of the family begins as the stem does (the skeletons of short names collide)."""
    given = families()[code]
    return any(
        form[0] == stem[0] or (form[0] in "uva" and stem[0] in "uva") for form in given.full | given.fathers
    )


def sex_of(fold: str) -> str | None:
    """``male`` or ``female`` by a folded given name or patronymic; None when not known or both."""
    known = {families()[code].male for code in given_codes(fold)}
    if len(known) == 1:
        return "male" if known.pop() else "female"
    if known:
        return None
    if len(fold) > 5 and _FEMALE.search(fold):
        return "female"
    return "male" if len(fold) > 5 and fold.endswith("avit") else None
