"""What people type into the search box, made from the names of a node."""

import random
import sqlite3
from pathlib import Path

KINDS = ("full name", "family name", "given name", "one typing error", "first letters")


def names_of(database: Path, most: int = 4_000) -> list[tuple[str, str]]:
    """Belarusian name and subject of some people."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as rows:
        found = rows.execute(
            "SELECT name_be, subject FROM registry_person WHERE name_be != '' ORDER BY subject LIMIT ?",
            [most],
        )
        return list(found)


def mistyped(word: str, chance: random.Random) -> str:
    """Two neighbours swapped, or one letter lost."""
    at = chance.randrange(1, len(word) - 2)
    if chance.random() < 0.5:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]


def questions(database: Path, count: int = 150, seed: int = 5) -> dict[str, list[tuple[str, str]]]:
    """Kind → (typed text, subject of the person meant)."""
    chance = random.Random(seed)
    names = names_of(database)
    chance.shuffle(names)
    asked: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for name, subject in names[:count]:
        words = name.split()
        given, family = words[0], words[-1]
        asked["full name"].append((f"{given} {family}", subject))
        asked["family name"].append((family, subject))
        asked["given name"].append((given, subject))
        if len(family) > 4:
            asked["one typing error"].append((f"{given} {mistyped(family, chance)}", subject))
        asked["first letters"].append((family[:4], subject))
    return asked
