"""A printed name taken apart: given name, patronymic, family name, whatever the order of print.

Read: ``Іваноў Іван Іванавіч``, ``Іван Іванавіч Іваноў``, ``Ivanou, Ivan Ivanavich``, ``Uladzimir NAVUMAU``,
``А. Р. Лукашэнка``, ``Лукашэнка А.Р.``, ``Əliyev İlham Heydər oğlu``, ``Дунін-Марцінкевіч Вінцэнт``,
``Petrova (Ivanova) Maria``. Nothing is invented: a part that is not there stays empty.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from nitka.ground.names.fold import fold_name
from nitka.ground.names.given import given_codes, is_patronymic, patronymic_codes, sex_of
from nitka.ground.names.letters import plain

# Azerbaijani "son of" and "daughter of", folded, as Latin and Cyrillic print them.
_CHILD_OF: Final = frozenset({"ahlu", "ahli", "ahla", "kizi", "hizi", "kiz", "hiz", "uhli", "uli", "uhlu"})
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?|[^\W\d_]")
_FAMILY_ENDING: Final = re.compile(
    r"(?:av|avav|ava|iv|in|ina|sk|ska|skai|ski|tk|tki|tka|tkai|anka|uk|ak|ik|atka|vit|it|ana|ananka|ia|an|aik|as|is)$"
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in parts as printed (marks cleaned); a part that is missing is an empty text.

    ``others`` holds what stands in brackets or after a slash: a maiden name, another spelling.
    """

    text: str
    given: str = ""
    patronymic: str = ""
    family: str = ""
    others: tuple[str, ...] = ()

    @property
    def sex(self) -> str | None:
        """``male`` or ``female`` as far as the given name and the patronymic tell."""
        for part in (self.patronymic, self.given):
            folds = fold_name(part)
            if folds and len(part) > 1:
                known = sex_of(folds[-1] if part is self.patronymic else folds[0])
                if known:
                    return known
        return None

    def initials(self) -> str:
        """``Лукашэнка А. Р.``: the family name and the first letters of the rest."""
        letters = [f"{part[0].upper()}." for part in (self.given, self.patronymic) if part]
        return " ".join([part for part in (self.family,) if part] + letters)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> NameParts:
    """The parts of a printed name. An empty or unreadable text gives empty parts, never an error."""
    clean = plain(text)
    others = tuple(
        part.strip()
        for found in re.findall(r"\(([^()]*)\)|\[([^\[\]]*)\]", clean)
        for part in found
        if part.strip()
    )
    rest = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", clean)
    slashed = re.findall(r"/\s*([^\s,/]+)", rest)
    rest = re.sub(r"\s*/\s*[^\s,/]+", "", rest)
    head, comma, tail = rest.partition(",")
    family, given, patronymic = (_with_comma if comma and tail.strip() else _in_line)(head, tail)
    return NameParts(clean, given, patronymic, family, others + tuple(slashed))


def _units(text: str) -> list[str]:
    """The words of a name with initials apart: ``А.Р.Лукашэнка`` gives three."""
    units: list[str] = []
    for word in text.replace(",", " ").split():
        while "." in word:
            start, _, word = word.partition(".")
            if start:
                units.append(start)
        if word.strip("-'"):
            units.append(word)
    return units


def _with_comma(head: str, tail: str) -> tuple[str, str, str]:
    given, patronymic = _given_and_father(_units(tail))
    return " ".join(_units(head)), given, patronymic


def _given_and_father(units: list[str]) -> tuple[str, str]:
    """What follows a family name: given names, then the patronymic if there is one."""
    if len(units) >= 3 and _is_child_of(units[-1]):
        return " ".join(units[:-2]), " ".join(units[-2:])
    if len(units) >= 2 and (_father_points(units[-1]) > 0 or len(units[-1]) == 1):
        return " ".join(units[:-1]), units[-1]
    return " ".join(units), ""


def _in_line(head: str, tail: str) -> tuple[str, str, str]:
    units = _units(f"{head} {tail}")
    if len(units) < 2:
        word = "".join(units)
        return ("", word, "") if _given_points(word) >= 2 else (word, "", "")
    child = next((at for at, unit in enumerate(units) if at and _is_child_of(unit)), 0)
    if child and len(units) > 2:
        father = " ".join(units[child - 1 : child + 1])
        family, given, _ = _in_line(" ".join(units[: child - 1] + units[child + 1 :]), "")
        if len(units) >= 4 and child == len(units) - 1:
            family, given = _surname_first(units[: child - 1])
        return family, given, father
    initials = [at for at, unit in enumerate(units) if len(unit) == 1]
    if initials and len(initials) < len(units):
        words = [unit for unit in units if len(unit) > 1]
        letters = [units[at] for at in initials] + [""]
        if len(initials) == 1 and len(words) == 2 and initials[0] == 1 and len(units) == 3:
            return words[1], words[0], letters[0]  # "Іван І. Іваноў"
        if len(initials) == 1 and len(words) == 2 and initials[0] == 2:
            family, given = _surname_first(words)
            return family, given, letters[0]
        return " ".join(words), letters[0], letters[1]
    shouted = [unit for unit in units if len(unit) > 1 and unit.isupper()]
    if shouted and len(shouted) < len(units):
        given, patronymic = _given_and_father([unit for unit in units if unit not in shouted])
        return " ".join(shouted), given, patronymic
    return _by_points(units)


def _surname_first(units: list[str]) -> tuple[str, str]:
    """Family and given name of two words: surname first unless the words say otherwise."""
    if len(units) == 2 and _given_points(units[0]) > _given_points(units[1]):
        return units[1], units[0]
    return units[0], " ".join(units[1:])


def _by_points(units: list[str]) -> tuple[str, str, str]:
    """The likeliest of the usual orders; the natural one (given name first) wins a tie."""
    if len(units) == 2:
        first, second = units
        if (
            fold_name(second)
            and fold_name(second)[-1].endswith(("avna", "itna"))
            and _given_points(first) > 0
        ):
            return "", first, second
        forward = _given_points(first) + _family_points(second)
        backward = _given_points(second) + _family_points(first)
        return (second, first, "") if forward >= backward else (first, second, "")
    best: tuple[float, tuple[str, str, str]] = (-9.0, ("", "", ""))
    for at in range(1, len(units)):
        father = units[at]
        if at >= 2:  # family … given patronymic [more]
            given, family = units[at - 1], units[: at - 1] + units[at + 1 :]
            best = _better(best, " ".join(family), given, father, 0.0)
        if at < len(units) - 1:  # given patronymic family
            best = _better(best, " ".join(units[at + 1 :]), " ".join(units[:at]), father, 0.1)
    if best[0] >= 2.5 or _father_points(best[1][2]) > 0:
        return best[1]
    if _given_points(units[0]):
        return " ".join(units[1:]), units[0], ""
    known = [at for at, unit in enumerate(units) if _given_points(unit)]
    cut = known[0] if known else len(units) - 1
    return " ".join(units[:cut]), " ".join(units[cut:]), ""


def _better(
    best: tuple[float, tuple[str, str, str]], family: str, given: str, father: str, bonus: float
) -> tuple[float, tuple[str, str, str]]:
    points = (
        bonus
        + _given_points(given.split()[0])
        + 1.5 * _father_points(father)
        + _family_points(family.split()[-1])
    )
    return (points, (family, given, father)) if points > best[0] else best


def _is_child_of(word: str) -> bool:
    folds = fold_name(word)
    return len(folds) == 1 and folds[0] in _CHILD_OF


def _given_points(word: str) -> float:
    folds = fold_name(word)
    codes = given_codes(folds[0]) if folds else {}
    return (2.0 if any(codes.values()) else 1.0) if codes else 0.0


def _father_points(word: str) -> float:
    """2 for the patronymic of a known name, 1 for the ending alone, below 0 for neither."""
    folds = fold_name(word)
    if not folds or not is_patronymic(folds[-1]):
        return -1.0
    return 2.0 if patronymic_codes(folds[-1]) else 1.0


def _family_points(word: str) -> float:
    folds = fold_name(word)
    return 0.5 if folds and _FAMILY_ENDING.search(folds[-1]) and not _given_points(word) else 0.0
