"""One word of a name, with everything that search and comparison ask of it, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from nitka.ground.names.fold import fold_sounds, name_sounds, name_words, skeleton_of
from nitka.ground.names.forms import NameParts, parse_name
from nitka.ground.names.given import families, given_codes, near_codes, patronymic_codes

FAMILY, GIVEN, FATHER = "F", "G", "P"
SHORTEST_PREFIX, LONGEST_PREFIX = 2, 4


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its readings as sounds (the usual first) and what follows from them.

    ``codes`` are the families of given names (True: a full form), ``fathers`` those of a patronymic,
    ``units`` the texts by which the word is sought: skeletons, then ``=code`` and ``=code*``.
    """

    sounds: tuple[str, ...]
    folds: tuple[str, ...]
    skeletons: tuple[str, ...]
    codes: dict[str, bool]
    fathers: frozenset[str]
    near: frozenset[str]
    initials: frozenset[str]
    initial: bool
    units: tuple[str, ...]

    def prefixes(self) -> tuple[str, ...]:
        """``^ti``, ``^tih``, ``^tiha``: what a word typed by half is sought by."""
        found = {
            f"^{fold[:n]}"
            for fold in self.folds
            for n in range(SHORTEST_PREFIX, LONGEST_PREFIX + 1)
            if len(fold) > n
        }
        return tuple(sorted(found))


@lru_cache(maxsize=1 << 15)
def token(sounds: tuple[str, ...]) -> Token:
    """The token of a word's readings."""
    folds = tuple(dict.fromkeys(map(fold_sounds, sounds)))
    initial = len(sounds[0]) == 1 or (len(sounds[0]) == 2 and len(folds[0]) == 1)
    if initial:
        none: frozenset[str] = frozenset()
        return Token(sounds, folds, folds, {}, none, none, frozenset(f[:1] for f in folds), True, folds)
    codes: dict[str, bool] = {}
    for fold in folds:
        for code, full in given_codes(fold, sounds).items():
            codes[code] = codes.get(code, False) or full
    fathers = frozenset(code for fold in folds for code in patronymic_codes(fold))
    near = frozenset(other for code in codes for other in near_codes().get(code, ()))
    letters = {fold[:1] for fold in folds}
    for code in (*(c for c, full in codes.items() if full), *fathers):
        letters |= {fold[:1] for fold in families()[code].full}
    skeletons = tuple(dict.fromkeys(map(skeleton_of, folds)))
    units = (*skeletons, *(f"={code}" for code in sorted(codes)), *(f"={code}*" for code in sorted(fathers)))
    return Token(sounds, folds, skeletons, codes, fathers, near, frozenset(letters), False, units)


def tokens_of(text: str) -> list[Token]:
    """The tokens of every word of a printed text, in order."""
    return [token(sounds) for sounds in name_sounds(text)]


# A person's forms by part: each part holds slots (a double family name has two), each slot its different spellings.
Slots = dict[str, list[dict[tuple[str, ...], None]]]


def slots_of(forms: Iterable[str]) -> Slots:
    """The printed forms of one person taken apart and laid over one another."""
    slots: Slots = {FAMILY: [], GIVEN: [], FATHER: []}
    for form in forms:
        parts = parse_name(form)
        for role, words in role_words(parts):
            for at, sounds in enumerate(words):
                while len(slots[role]) <= at:
                    slots[role].append({})
                slots[role][at][sounds] = None
    return slots


def role_words(parts: NameParts) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The readings of the words of each part of a name; a maiden name counts as one more family name.

    The writing system is that of the whole name: one ``š`` tells of all its words.
    """
    heard = name_words(parts.text)
    family, given = _words_of(heard, parts.family), _words_of(heard, parts.given)
    father = _words_of(heard, parts.patronymic)[:1]
    family += [sounds for other in parts.others for sounds in _words_of(heard, other)]
    return [(FAMILY, family), (GIVEN, given), (FATHER, father)]


def _words_of(heard: list[tuple[str, tuple[str, ...]]], text: str) -> list[tuple[str, ...]]:
    """The readings of a part of a name out of those of the whole."""
    if not text:
        return []
    whole = dict(heard)
    return [whole.get(word) or sounds for word, sounds in name_words(text)]
