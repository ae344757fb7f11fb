"""Fewest first, ties at random, weights shown."""

from collections import Counter
from random import Random

import pytest

from nitka.ground.attention import in_turn

PEOPLE = ["Alesia", "Bahdan", "Cimur", "Darja"]


def test_those_who_had_least_come_first_and_it_says_why():
    places = in_turn(PEOPLE, {"Alesia": 7, "Bahdan": 0, "Cimur": 2, "Darja": 900}, Random(1))
    assert [(place.who, place.weight, place.level) for place in places] == [
        ("Bahdan", 0, 1),
        ("Cimur", 2, 1),
        ("Alesia", 7, 1),
        ("Darja", 900, 1),
    ]


def test_ties_fall_at_random_and_each_as_often():
    firsts = Counter(in_turn(PEOPLE, {"Darja": 1}, Random(seed))[0].who for seed in range(3000))
    assert set(firsts) == {"Alesia", "Bahdan", "Cimur"}
    assert min(firsts.values()) > 900


def test_a_draw_can_be_repeated():
    assert in_turn(PEOPLE, {}, Random(5)) == in_turn(PEOPLE, {}, Random(5))


def test_a_larger_share_waits_less():
    places = in_turn(["Alesia", "Bahdan"], {"Alesia": 4, "Bahdan": 3}, Random(1), shares={"Alesia": 2})
    assert [(place.who, place.received, place.share, place.weight) for place in places] == [
        ("Alesia", 4, 2, 2.0),
        ("Bahdan", 3, 1, 3.0),
    ]


@pytest.mark.parametrize(
    ("who", "received", "shares", "why"),
    [
        (["Alesia", "Alesia"], {}, {}, "somebody stands in the list twice"),
        (["Alesia"], {"Alesia": -1}, {}, "Alesia: counts start at 0 and shares at 1"),
        (["Alesia"], {}, {"Alesia": 0}, "Alesia: counts start at 0 and shares at 1"),
    ],
)
def test_wrong_counts_are_refused(who, received, shares, why):
    with pytest.raises(ValueError, match=f"^{why}$"):
        in_turn(who, received, Random(1), shares=shares)
