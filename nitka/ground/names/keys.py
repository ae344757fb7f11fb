"""What a database stores so that plain equality finds a name, and what a query asks for.

A person's row keys, all short ASCII texts:

* a *unit*: the consonant skeleton of a word (``thnvsk``), the family of a given name (``=sviatlana``) or of a
  father's name (``=heorhi*``);
* a *pair* of units of two words, sorted, with ``+`` between (``=sviatlana+thnvsk``): tiny answers even where one
  of the two words is borne by thousands;
* a *start* (``^tiha``): the first two, three and four letters of the fold of family and given names.

A query asks in tiers: pairs as typed; pairs with one edit in one word; single units and starts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from nitka.ground.names.forms import parse_name
from nitka.ground.names.tokens import (
    FAMILY,
    FATHER,
    GIVEN,
    LONGEST_PREFIX,
    SHORTEST_PREFIX,
    Slots,
    Token,
    slots_of,
    token,
    tokens_of,
)

ALPHABET = "bdfhklmnprstvz"
MOST_KEYS = 900


def pair_key(one: str, other: str) -> str:
    """The key of two units."""
    return f"{one}+{other}" if one <= other else f"{other}+{one}"


def search_rows(forms: Iterable[str]) -> tuple[str, ...]:
    """Every key of a person with these printed forms, sorted and distinct (12 or so for two languages)."""
    return rows_of(slots_of(forms))


def rows_of(slots: Slots, pairs: bool = True) -> tuple[str, ...]:
    """As ``search_rows``, from slots; without pairs for a store that can intersect by itself."""
    keys: set[str] = set()
    words = {role: [[token(s) for s in slot] for slot in slots[role]] for role in slots}
    flat = [(role, slot) for role in (FAMILY, GIVEN, FATHER) for slot in words[role]]
    for role, slot in flat:
        for word in slot:
            keys.update(word.units)
            if role != FATHER:
                keys.update(word.prefixes())
    for (role, slot), (other_role, other) in combinations(flat if pairs else (), 2):
        if role == other_role == GIVEN:
            continue
        slim = FATHER in (role, other_role)
        for one in _units(slot, slim and role != FAMILY):
            keys.update(pair_key(one, two) for two in _units(other, slim))
    return tuple(sorted(keys))


def _units(slot: list[Token], slim: bool) -> set[str]:
    """The units of a slot; slim: only the family code where there is one, to save rows."""
    units: set[str] = set()
    for word in slot:
        codes = [unit for unit in word.units if unit.startswith("=")]
        units.update(codes if slim and codes else word.units)
    return units


def pack_forms(forms: Iterable[str]) -> str:
    """The forms of a person as one text, for ``rank``: parts and sounds, nothing that was not in the forms."""
    return pack_slots(slots_of(forms))


def pack_slots(slots: Slots) -> str:
    """As ``pack_forms``, from slots."""
    rows = [
        role + " ".join("/".join(",".join(sounds) for sounds in slot) for slot in slots[role])
        for role in (FAMILY, GIVEN, FATHER)
        if slots[role]
    ]
    return "|".join(rows)


@lru_cache(maxsize=1 << 15)
def spellings(slot: str) -> tuple[Token, ...]:
    """The spellings of one slot of packed forms (``pack_slots``)."""
    return tuple(token(tuple(word.split(","))) for word in slot.split("/") if word)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask for a query, cheapest first. ``pairs`` and ``near`` are pairs of units, ``single`` units.

    ``father``: the place of the word that is a patronymic (or its initial), if there is one beside a family name and a
    given name; ``given``: the place of that given name.
    """

    tokens: tuple[Token, ...]
    father: int | None
    given: int | None
    pairs: tuple[tuple[str, str], ...]
    single: tuple[str, ...]
    starts: tuple[str, ...]

    @property
    def longest(self) -> str:
        """The longest skeleton of the typed words: the one that says most."""
        return max((word.skeletons[0] for word in self.tokens if not word.initial), key=len, default="")

    def near(self) -> Iterator[tuple[str, str]]:
        """Pairs with one edit in one of the two words; the other word by its family of given names if it has one."""
        for one, other in self.couples():
            for word, kept in ((one, other), (other, one)):
                families = [unit for unit in kept.units if unit[0] == "="]
                for wrong in one_edit(word.skeletons[0]):
                    for unit in families or kept.units:
                        yield wrong, unit

    def couples(self) -> list[tuple[Token, Token]]:
        """Words to be sought in pairs: all, but not a given name with the patronymic beside a family name, which
        thousands may share."""
        words = [(at, word) for at, word in enumerate(self.tokens) if not word.initial]
        common = {self.father, self.given}
        return [
            (one, other)
            for (a, one), (b, other) in combinations(words, 2)
            if len(words) < 3 or {a, b} != common
        ]


def one_edit(skeleton: str) -> list[str]:
    """Every skeleton one edit away: a consonant lost, gained, taken for another, two neighbours swapped.

    A wrong letter in ``sh zh ch kh ts`` leaves two consonants for one, so those pairs may become one as well.
    """
    found = {skeleton[:i] + skeleton[i + 1 :] for i in range(len(skeleton))}
    found |= {
        skeleton[:i] + skeleton[i + 1] + skeleton[i] + skeleton[i + 2 :] for i in range(len(skeleton) - 1)
    }
    for char in ALPHABET:
        found |= {skeleton[:i] + char + skeleton[i + 1 :] for i in range(len(skeleton))}
        found |= {skeleton[:i] + char + skeleton[i:] for i in range(len(skeleton) + 1)}
    for i in range(len(skeleton) - 1):
        two = skeleton[i : i + 2]
        for char in "szt" if "h" in two else "t" if two[1] == "s" else "":
            found.add(skeleton[:i] + char + skeleton[i + 2 :])
    found -= {skeleton, ""}
    return sorted(found)


def query_plan(text: str) -> Plan:
    """What to ask the rows for a typed text. A text without two letters gives an empty plan."""
    words = tuple(tokens_of(text)[:6])
    whole = [word for word in words if not word.initial]
    single = tuple(dict.fromkeys(unit for word in whole for unit in word.units))
    starts = tuple(
        sorted(
            {
                f"^{fold[:LONGEST_PREFIX]}"
                for word in whole
                for fold in word.folds
                if len(fold) >= SHORTEST_PREFIX
            }
        )
    )
    father, given = places_of(text, words)
    bare = Plan(words, father, given, (), single, starts)
    pairs = {(x, y) if x <= y else (y, x) for a, b in bare.couples() for x in a.units for y in b.units}
    return replace(bare, pairs=tuple(sorted(pairs)))


def places_of(text: str, words: Sequence[Token]) -> tuple[int | None, int | None]:
    """The places of the patronymic and of the given name among the words of a typed name that has all three parts."""
    parts = parse_name(text)
    if not (parts.patronymic and parts.family and parts.given):
        return None, None
    found: list[int | None] = []
    for part in (parts.patronymic, parts.given):
        sounds = tokens_of(part)
        places = [at for at, word in enumerate(words) if sounds and word.sounds == sounds[0].sounds]
        found.append(places[-1] if places else None)
    return found[0], found[1]
