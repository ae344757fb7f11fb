"""A charter in plain words, in four languages: how many sit, how many must sign, what changed."""

from dataclasses import replace
from datetime import date

import pytest

from nitka.circles.phrases import describe
from nitka.ground.wording import LANGUAGES
from nitka.record.tests.builders import Team, seat

FIVE = ("alesia", "bahdan", "vera", "halina", "dzmitry")


def test_a_new_charter_says_who_must_sign():
    charter = Team(("alesia",)).charter
    lines = describe("charter", "charter", None, charter.to_data(), "be")
    assert (lines[0], lines[1], lines[3]) == (
        "Статут з 1 лістапада 2026 г.",
        "Кола c1: 1 месца.",
        "Падпісвае адзін чалавек.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_as_much(language):
    old = Team(FIVE).charter
    fresh = {name: seat(name + "2") for name in FIVE[:3]}
    new = replace(Team(FIVE).new_charter(fresh, previous=old.hash), from_on=date(2026, 12, 1))
    lines = describe("charter", "charter", old.to_data(), new.to_data(), language)
    assert (len(lines), [line for line in lines if "{" in line]) == (6, [])


def test_what_changes_against_the_charter_before_is_said():
    old = Team(FIVE).charter
    fresh = {name: seat(name + "2") for name in FIVE[:3]}
    new = Team(FIVE).new_charter({**fresh, "dzmitry": seat("dzmitry")}, previous=old.hash)
    lines = describe("charter", "charter", old.to_data(), new.to_data(), "en")
    assert lines[3:5] == ["Careful: 1 key is the same as before.", "There were 5 seats, there will be 4."]


def test_a_charter_that_breaks_a_rule_says_which():
    broken = {**Team(FIVE).charter.to_data(), "hour": 25}
    assert describe("charter", "charter", None, broken, "en") == [
        "charter",
        "hour is a whole number from 0 to 23",
    ]
