"""Charters: how many must sign, who may change them, and that nobody's diligence shows."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nitka.ground import charters, envelopes
from nitka.ground.envelopes import public_hex
from nitka.ground.tests.team import Team, seat

THREE = ("alesia", "bahdan", "vera")


def charter_data(**changes):
    return {**Team(THREE).charter.to_data(), **changes}


def circle(seats=THREE, **thresholds):
    keys = sorted(public_hex(seat(name)) for name in seats)
    usual = charters.usual_thresholds(len(keys))
    return {"id": "c1", "seats": keys, "thresholds": {**usual, **thresholds}}


def test_a_charter_reads_back_and_keeps_its_hash():
    charter = Team(THREE).charter
    assert charters.read(charter.to_data()) == charter
    assert len(charter.hash) == 64
    assert replace(charter, hour=17).hash != charter.hash


@pytest.mark.parametrize(
    ("seats", "person", "news", "charter"),
    [(1, 1, 1, 1), (2, 1, 1, 2), (3, 2, 1, 2), (5, 2, 1, 3), (7, 2, 1, 4)],
)
def test_the_usual_thresholds(seats, person, news, charter):
    usual = charters.usual_thresholds(seats)
    assert (usual["person"], usual["news"], usual["hide"], usual["charter"], usual["succeed"]) == (
        person,
        news,
        1,
        charter,
        charter,
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (charter_data(circles=[circle(("alesia", "bahdan"), person=2)]), "so at least 3 seats"),
        (charter_data(circles=[circle(person=1)]), "with 3 seats two must sign for person"),
        (charter_data(circles=[circle(charter=1)]), "charter needs a majority, 2 of 3"),
        (charter_data(circles=[circle(person=4)]), "person needs 4 of 3 seats"),
        (charter_data(circles=[circle(hide=0)]), "hide needs 0 of 3 seats"),
        (charter_data(circles=[circle(rule=2)]), "no power is called 'rule'"),
        (charter_data(circles=[]), "a charter needs circles"),
        (charter_data(circles=[circle(), {**circle(("hanna",)), "id": "c2"}]), "exactly one circle holds"),
        (
            charter_data(circles=[circle(), {"id": "c2", "seats": circle()["seats"], "thresholds": {}}]),
            "two places",
        ),
        (charter_data(circles=[{**circle(), "seats": circle()["seats"][::-1]}]), "seats are sorted"),
        (charter_data(circles=[{**circle(), "names": ["Alesia"]}]), "exactly id, seats and thresholds"),
        (charter_data(hour=24), "hour"),
        (charter_data(v=2), "version 1"),
        (charter_data(previous="abc"), "64 hex digits"),
        (charter_data(origin="other.example"), "another origin"),
        (charter_data(log="nonsense"), "no verifier key"),
        ({**charter_data(), "from": "2026-02-31"}, "no day"),
        ({**charter_data(), "from": "20261101"}, "YYYY-MM-DD"),
        ("charter", "version 1"),
    ],
)
def test_a_charter_that_breaks_a_rule_says_which(data, why):
    with pytest.raises(charters.BadCharter, match=why):
        charters.read(data)


def test_a_charter_changes_only_along_the_chain():
    team = Team(THREE)
    old = team.charter
    new = team.new_charter({name: seat(name) for name in ("hanna", "iryna", "jury")}, previous=old.hash)
    assert charters.change_problems(old, new, old.origin, old.log) == []
    assert charters.change_problems(old, replace(new, previous=None), old.origin, old.log) == [
        "the new charter does not name the charter in force as its previous one"
    ]
    assert charters.change_problems(old, replace(new, from_on=date(2020, 1, 1)), old.origin, old.log) == [
        "the new charter begins before the old one"
    ]
    assert charters.change_problems(old, new, "new.example", old.log) == [
        "a charter cannot change origin or log key; that takes a succession"
    ]


def test_a_surplus_of_signatures_is_refused_and_trimmed():
    team = Team(("alesia", "bahdan", "vera", "hanna", "iryna"))
    file = team.act(team.people(10), by=list(team.seats))
    assert charters.signature_problems(file.envelope, team.charter, "c1", "person") == [
        "5 signatures where 2 are needed: leave the others out"
    ]
    trimmed = charters.trim(file.envelope, team.charter, "c1", "person")
    assert len(trimmed.signatures) == 2
    assert charters.signature_problems(trimmed, team.charter, "c1", "person") == []
    assert len(charters.trim(file.envelope, team.charter, "c1", "person", extra=1).signatures) == 3
    assert charters.trim(trimmed, team.charter, "c1", "person") == trimmed


def test_who_stays_after_trimming_is_a_fair_lot():
    team = Team(("alesia", "bahdan", "vera", "hanna", "iryna"))
    shown = Counter()
    for _ in range(300):
        file = team.act(team.people(10), by=list(team.seats))
        trimmed = charters.trim(file.envelope, team.charter, "c1", "person")
        shown.update(one.keyid for one in trimmed.signatures)
    assert len(shown) == 5
    assert all(80 <= times <= 160 for times in shown.values())


def test_strangers_and_other_circles_do_not_count():
    team = Team(THREE)
    file = team.act(team.people(10), by=["vera"])
    forged = envelopes.sign(file.envelope, seat("mole"))
    assert charters.signature_problems(forged, team.charter, "c1", "person") == [
        "1 valid signatures of 2 needed for 'person'",
        "a signature does not verify, or is not by a seat of the circle",
    ]
    assert charters.signature_problems(forged, team.charter, "c9", "person") == [
        "the charter in force has no circle 'c9'"
    ]
    assert charters.signature_problems(forged, team.charter, "c1", "rule") == [
        "circle 'c1' does not hold the power 'rule'"
    ]


@given(st.integers(1, 50))
def test_a_majority_is_more_than_half_and_no_two_are_apart(seats):
    assert 2 * charters.majority(seats) > seats >= 2 * (charters.majority(seats) - 1)
