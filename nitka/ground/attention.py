"""Who comes first when everybody should be thought of: fewest first, ties at random, weights shown.

One visible rule for letters, patrons, guardians and pooled gifts. Each place in the order says why it is there.
Randomness comes in as an argument, so that a draw can be repeated and checked.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Place(Generic[Key]):
    """One place in the order: who, how much they have had, how much counts for the order, and how many are level.

    ``weight`` is what the order is made by: ``received`` divided by ``share`` (a share of 2 means that twice as much
    is meant for this one). ``level`` is the number of those with the same weight, among whom chance decided.
    """

    who: Key
    received: int
    share: int
    weight: float
    level: int


def in_turn(
    who: Iterable[Key],
    received: Mapping[Key, int],
    random: Random,
    shares: Mapping[Key, int] | None = None,
) -> list[Place[Key]]:
    """Everybody in the order in which they should be thought of: fewest received first, ties at random.

    Those whom ``received`` does not name have had nothing. Raises ``ValueError`` for a negative count, a share
    below 1, or somebody named twice.
    """
    everybody = list(who)
    if len(set(everybody)) != len(everybody):
        raise ValueError("somebody stands in the list twice")
    weights: dict[Key, float] = {}
    for one in everybody:
        count, share = received.get(one, 0), (shares or {}).get(one, 1)
        if count < 0 or share < 1:
            raise ValueError(f"{one}: counts start at 0 and shares at 1")
        weights[one] = count / share
    level: dict[float, int] = {}
    for weight in weights.values():
        level[weight] = level.get(weight, 0) + 1
    random.shuffle(everybody)
    everybody.sort(key=lambda one: weights[one])  # stable: the shuffle decides among equals
    return [
        Place(one, received.get(one, 0), (shares or {}).get(one, 1), weights[one], level[weights[one]])
        for one in everybody
    ]
