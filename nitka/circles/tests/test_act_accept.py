"""A circle of five publishes: what counts, what is trimmed, who is refused."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from nitka.circles.actions import (
    SuspensionRefused,
    accept_act,
    suspend_seat,
)
from nitka.circles.queries import circles_today, suspended_seats, times_shown
from nitka.client.founding import draft_rotation, suspension_statement
from nitka.ground import acts, charters, envelopes
from nitka.record import queries as record
from nitka.record.actions import ActRefused, land_waiting
from nitka.record.tests.builders import Team, seat

FIVE = ("alesia", "bahdan", "vera", "halina", "dzmitry")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


def no_rules(file, signatures, needed):
    return []


@pytest.fixture(autouse=True)
def no_rooms(settings):
    settings.NITKA_PROJECTIONS = ()


class Node:
    """A node in memory: its waiting folder, and a seeded lot."""

    def __init__(self, folder, team):
        self.waiting = folder / "waiting"
        self.waiting.mkdir()
        self.team = team
        self.chance = random.Random(7)

    def take(self, file, now=NOON, rules=no_rules):
        return accept_act(file=file, rules=rules, waiting=self.waiting, now=now, below=self.chance.randrange)

    def land(self, now=EVENING):
        return land_waiting(waiting=self.waiting, now=now)

    def public_signers(self, position):
        envelope, _ = acts.read_entry(record.entries(position, position + 1)[0])
        by_id = {envelopes.key_id(envelopes.public_hex(key)): name for name, key in self.team.seats.items()}
        return {by_id[one.keyid] for one in envelope.signatures}


@pytest.fixture
def team():
    return Team(FIVE, day=date(2026, 11, 23))


@pytest.fixture
def node(db, tmp_path, team):
    node = Node(tmp_path, team)
    node.take(team.founding())
    return node


def test_the_public_reads_how_many_must_sign_and_no_more(node):
    (circle,) = circles_today()
    assert (circle.id, circle.seats, circle.signed_by_one) == ("c1", 5, False)
    assert circle.thresholds == charters.usual_thresholds(5)


def test_before_the_founding_there_is_no_circle(db):
    assert circles_today() == []


def test_a_circle_of_one_signs_alone_and_says_so(db, tmp_path):
    team = Team(("alesia",))
    Node(tmp_path, team).take(team.founding())
    assert [circle.signed_by_one for circle in circles_today()] == [True]


def test_two_signatures_suffice_and_surplus_ones_are_left_out(node, team):
    file = team.act(team.people(10), by=FIVE)
    assert node.take(file) is None
    node.land()
    assert len(node.public_signers(1)) == 2


def test_one_signature_is_not_enough_for_a_new_person(node, team):
    with pytest.raises(ActRefused, match="1 valid signatures of 2 needed for 'person'"):
        node.take(team.act(team.people(10), by=["vera"]))
    assert (record.size(), list(node.waiting.iterdir())) == (1, [])


def test_one_signature_is_enough_to_hide_at_once(node, team):
    people = team.people(10)
    node.take(team.act(people))
    node.land()
    landed = node.take(team.withdrawal(people[:1]))
    assert (landed.position, len(node.public_signers(2))) == (2, 1)


def test_a_death_nobody_else_reported_keeps_one_signature_more(node, team):
    def death_rules(file, signatures, needed):
        return [] if signatures > needed else ["a death needs one signature more"]

    file = team.act(team.people(10), by=["alesia", "bahdan", "vera", "halina"])
    node.take(file, rules=death_rules)
    node.land()
    assert len(node.public_signers(1)) == 3
    with pytest.raises(ActRefused, match="one signature more"):
        node.take(team.act(team.people(10)), rules=death_rules)


def rotation(team, *, from_on, names=tuple(name + " in december" for name in FIVE), by=None):
    """An urgent act that brings a new charter with fresh seats, signed under the old one."""
    old, seats = team.charter, {name: seat(name) for name in names}
    charter = replace(team.new_charter(seats, previous=old.hash), from_on=from_on)
    body = team.body("charter", "charter", charter.to_data())
    file = team.act([body], "charter", urgent=True, by=by)
    team.charter, team.seats = charter, seats
    return file


@pytest.fixture
def team_of_november():
    return Team(FIVE, day=date(2026, 11, 1))


@pytest.fixture
def older_node(db, tmp_path, team_of_november):
    node = Node(tmp_path, team_of_november)
    node.take(team_of_november.founding(), now=datetime(2026, 11, 1, 12, tzinfo=UTC))
    return node


DECEMBER = datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_a_stale_charter_is_refused(older_node, team_of_november):
    old = team_of_november.act(team_of_november.people(10))
    older_node.take(rotation(team_of_november, from_on=date(2026, 12, 1)), now=DECEMBER)
    with pytest.raises(ActRefused, match="under a charter that is not in force"):
        older_node.take(old, now=DECEMBER)


def test_seats_rotate_on_the_first_of_a_month(older_node, team_of_november):
    file = rotation(team_of_november, from_on=date(2026, 12, 1))
    with pytest.raises(ActRefused, match="begins on 2026-12-01: publish it then"):
        older_node.take(file)
    assert older_node.take(file, now=DECEMBER).position == 1
    assert record.standing().charter == team_of_november.charter


@pytest.mark.parametrize(
    "from_on, names, said",
    [
        (date(2026, 11, 20), tuple(name + "2" for name in FIVE), "first day of a month"),
        (
            date(2026, 12, 1),
            ("alesia", "b2", "c2", "d2", "e2"),
            "1 seat keys of an earlier charter come again",
        ),
    ],
)
def test_a_rotation_that_would_show_who_changed_is_refused(
    older_node, team_of_november, from_on, names, said
):
    with pytest.raises(ActRefused, match=said):
        older_node.take(rotation(team_of_november, from_on=from_on, names=names), now=DECEMBER)


def test_a_rotation_waits_for_the_acts_of_the_old_charter(older_node, team_of_november):
    older_node.take(team_of_november.act(team_of_november.people(10)), now=DECEMBER)
    file = rotation(team_of_november, from_on=date(2026, 12, 1))
    with pytest.raises(ActRefused, match="1 acts signed under the old charter still wait"):
        older_node.take(file, now=DECEMBER)


def test_a_minority_cannot_change_the_charter(older_node, team_of_november):
    with pytest.raises(ActRefused, match="2 valid signatures of 3 needed for 'charter'"):
        older_node.take(
            rotation(team_of_november, from_on=date(2026, 12, 1), by=["alesia", "bahdan"]), now=DECEMBER
        )


def test_a_key_on_two_seats_is_refused():
    team = Team(FIVE)
    double = replace(team.charter, circles=(*team.charter.circles, replace(team.charter.circles[0], id="c2")))
    with pytest.raises(charters.BadCharter, match="a seat's key stands in two places"):
        charters.read(double.to_data())


def statement(team, about, by, day=date(2026, 11, 23)):
    public = envelopes.public_hex(team.seats[about])
    envelope = suspension_statement(team.charter, "c1", public, day)
    for name in by:
        envelope = envelopes.sign(envelope, team.seats[name])
    return envelope


def test_a_suspended_seat_is_refused_at_once_and_for_72_hours(node, team):
    row = suspend_seat(by=statement(team, "vera", ["alesia"]), now=NOON)
    assert row.until_at == NOON + timedelta(hours=73)
    file = team.act(team.people(10), by=["vera", "bahdan"])
    with pytest.raises(
        ActRefused, match=r"1 valid signatures of 2 needed for 'person' \(1 by a suspended seat\)"
    ):
        node.take(file)
    assert node.take(file, now=row.until_at) is None
    assert suspended_seats(team.charter.hash, row.until_at) == frozenset()


def test_a_majority_removes_a_seat_until_the_seats_change(node, team):
    row = suspend_seat(by=statement(team, "vera", ["alesia", "bahdan", "halina"]), now=NOON)
    assert row.until_at is None
    with pytest.raises(ActRefused, match="suspended"):
        node.take(team.act(team.people(10), by=["vera", "bahdan"]), now=NOON + timedelta(days=300))


def test_one_mole_cannot_silence_a_circle(node, team):
    suspend_seat(by=statement(team, "vera", ["dzmitry"]), now=NOON)
    with pytest.raises(SuspensionRefused, match="takes a majority"):
        suspend_seat(by=statement(team, "alesia", ["dzmitry"]), now=NOON)


@pytest.mark.parametrize(
    "by, day, said",
    [
        (["vera"], date(2026, 11, 23), "another member"),
        ([], date(2026, 11, 23), "another member"),
        (["alesia"], date(2026, 11, 3), "not of today"),
    ],
)
def test_a_statement_that_does_not_hold_is_refused(node, team, by, day, said):
    with pytest.raises(SuspensionRefused, match=said):
        suspend_seat(by=statement(team, "vera", by, day), now=NOON)


def test_how_often_a_seat_was_shown_is_counted(node, team):
    node.take(team.act(team.people(10), by=["alesia", "bahdan"]))
    before = times_shown(team.charter, team.charter.circles[0], node.waiting)
    node.land()
    counts = times_shown(team.charter, team.charter.circles[0], node.waiting)
    assert before == counts
    founding = node.public_signers(0)
    expected = {
        envelopes.public_hex(key): (name in founding) + (name in ("alesia", "bahdan"))
        for name, key in team.seats.items()
    }
    assert dict(counts) == expected


def test_the_same_few_seats_sign_a_day_of_many_acts(node, team):
    for _ in range(12):
        node.take(team.act(team.people(10), by=FIVE))
    node.land()
    shown = times_shown(team.charter, team.charter.circles[0], node.waiting)
    founding = {envelopes.public_hex(team.seats[name]): 1 for name in node.public_signers(0)}
    # Three signed the founding charter; the twelve acts stay with them, eight each.
    assert sorted(shown.values()) == [0, 0, 9, 9, 9]
    assert {seat for seat, count in shown.items() if count} == set(founding)


def test_a_charter_drafted_on_a_members_machine_is_accepted(older_node, team_of_november):
    team = team_of_november
    fresh = {name: seat(name + " of december") for name in FIVE[:4]}
    keys = [envelopes.public_hex(key) for key in fresh.values()]
    file = draft_rotation(
        team.charter,
        {"c1": keys},
        origin=team.charter.origin,
        log=team.charter.log,
        from_on=date(2026, 12, 1),
        day=date(2026, 11, 28),
        nonce=bytes(16),
    )
    assert older_node.take(team.signed(file, ["vera", "halina", "dzmitry"]), now=DECEMBER).position == 1
    assert [(circle.seats, circle.thresholds["person"]) for circle in circles_today()] == [(4, 2)]
