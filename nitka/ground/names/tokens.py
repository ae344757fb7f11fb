"""One word of a name, with everything that search and comparison ask of it, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from nitka.ground.names.fold import fold_sounds, name_sounds, skeleton_of
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

    @property
    def units(self) -> tuple[str, ...]:
        """What the word is sought by."""
        codes = sorted(self.codes)
        return (
            *self.skeletons,
            *(f"={code}" for code in codes),
            *(f"={code}*" for code in sorted(self.fathers)),
        )

    def prefixes(self) -> tuple[str, ...]:
        """``^ti``, ``^tih``, ``^tiha``: what a word typed by half is sought by."""
        found = {
            f"^{fold[:n]}"
            for fold in self.folds
            for n in range(SHORTEST_PREFIX, LONGEST_PREFIX + 1)
            if len(fold) > n
        }
        return tuple(sorted(found))


@lru_cache(maxsize=1 << 17)
def token(sounds: tuple[str, ...]) -> Token:
    """The token of a word's readings."""
    folds = tuple(dict.fromkeys(map(fold_sounds, sounds)))
    initial = len(sounds[0]) == 1 or (len(sounds[0]) == 2 and len(folds[0]) == 1)
    if initial:
        return Token(
            sounds, folds, folds, {}, frozenset(), frozenset(), frozenset(f[:1] for f in folds), True
        )
    codes: dict[str, bool] = {}
    for fold in folds:
        for code, full in given_codes(fold).items():
            codes[code] = codes.get(code, False) or full
    fathers = frozenset(code for fold in folds for code in patronymic_codes(fold))
    near = frozenset(other for code in codes for other in near_codes().get(code, ()))
    letters = {fold[:1] for fold in folds}
    for code in (*(c for c, full in codes.items() if full), *fathers):
        letters |= {fold[:1] for fold in families()[code].full}
    skeletons = tuple(dict.fromkeys(map(skeleton_of, folds)))
    return Token(sounds, folds, skeletons, codes, fathers, near, frozenset(letters), False)


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
    """The readings of the words of each part of a name; a maiden name counts as one more family name."""
    family, given = name_sounds_in(parts, parts.family), name_sounds_in(parts, parts.given)
    father = name_sounds_in(parts, parts.patronymic)[:1]
    rows = [(FAMILY, family), (GIVEN, given), (FATHER, father)]
    for other in parts.others:
        rows.append((FAMILY, [()] * len(family) + name_sounds_in(parts, other)))
    return [(role, [sounds for sounds in words if sounds]) for role, words in rows]


def name_sounds_in(parts: NameParts, text: str) -> list[tuple[str, ...]]:
    """The readings of a part, in the writing system of the whole name (one ``š`` tells of all its words)."""
    if not text:
        return []
    whole = dict(zip(_words(parts.text), name_sounds(parts.text), strict=False))
    return [whole.get(word) or sounds for word, sounds in zip(_words(text), name_sounds(text), strict=False)]


def _words(text: str) -> list[str]:
    from nitka.ground.names.letters import words_of

    return [word for word, _ in words_of(text) if word.strip("'")]
