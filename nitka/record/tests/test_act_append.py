"""Acts land: what is taken, what is refused, what the database itself forbids."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from nitka.ground import acts, charters, merkle
from nitka.record import queries
from nitka.record.actions import ActRefused
from nitka.record.models import Act, Item, Tile, Withdrawal
from nitka.record.tests.builders import Team, founded, land, seat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_rooms(settings):
    settings.NITKA_PROJECTIONS = ()


@pytest.fixture
def team():
    made = founded()
    land(made, made.act(made.people(12)))
    return made


def refused(team, file):
    before = (queries.size(), queries.root(), Item.objects.count())
    with pytest.raises(ActRefused) as wrong:
        land(team, file)
    assert (queries.size(), queries.root(), Item.objects.count()) == before
    return wrong.value.problems


def test_items_are_numbered_over_the_whole_record(team):
    people = team.people(10)
    act = land(team, team.act(people))
    assert (act.position, act.first_item, act.count) == (2, 13, 10)
    assert list(Item.objects.filter(act=act).values_list("sequence", "commitment")) == [
        (13 + n, acts.commitment(body)) for n, body in enumerate(people)
    ]


def test_the_tree_grows_by_one_leaf_an_act(team):
    leaves = [merkle.leaf_hash(entry) for entry in queries.entries(0, queries.size())]
    assert queries.root() == merkle.Tree(leaves).root()
    assert list(Tile.objects.values_list("level", "index")) == [(0, 0)]


def test_a_log_of_300_acts_has_the_tiles_of_its_size(team):
    for _ in range(298):
        team.next_day()
        land(team, team.act([team.person()], "news", urgent=True))
    leaves = [merkle.leaf_hash(entry) for entry in queries.entries(0, 300)]
    assert queries.root() == merkle.Tree(leaves).root()
    widths = [(tile.level, tile.index, len(bytes(tile.hashes)) // 32) for tile in Tile.objects.all()]
    assert widths == [(0, 0, 256), (0, 1, 44), (1, 0, 1)]


def test_the_record_begins_with_its_charter():
    team = Team()
    assert refused(team, team.act(team.people(10))) == ["the first act of a record is its founding charter"]


def test_one_founder_signs_alone():
    team = founded(names=("alesia",))
    land(team, team.act(team.people(10)))
    assert queries.freshness().signed_by_one


def test_with_three_seats_two_must_sign(team):
    assert charters.threshold(team.charter, "c1", "person") == 2
    assert not queries.freshness().signed_by_one


def test_one_signature_of_two_is_not_enough(team):
    assert refused(team, team.act(team.people(10), by=["vera"])) == [
        "1 valid signatures of 2 needed for 'person'"
    ]


def test_the_same_seat_twice_is_one_signature(team):
    assert refused(team, team.act(team.people(10), by=["vera", "vera"])) == [
        "1 valid signatures of 2 needed for 'person'"
    ]


def test_a_stale_charter_is_refused(team):
    late = team.act(team.people(10))
    land(team, team.change_charter(["alesia", "vera", "hanna"]))
    assert "the act was signed under a charter that is not in force" in refused(team, late)


def test_a_charter_that_does_not_follow_is_refused(team):
    charter = team.new_charter({"mole": seat("mole")}, previous="0" * 64)
    file = team.act([team.body("charter", "charter", charter.to_data())], "charter")
    assert refused(team, file) == ["the new charter does not name the charter in force as its previous one"]


def test_an_act_of_another_record_is_refused(team):
    assert refused(team, team.act(team.people(10), origin="other.example/log")) == [
        "the act is for 'other.example/log', this record is 'nitka.example/log'"
    ]


def test_the_same_act_again_is_refused(team):
    file = team.act(team.people(10))
    land(team, file)
    assert refused(team, file) == ["the act already stands in the record"]


def test_other_bodies_than_those_signed_for_are_refused(team):
    file, other = team.act(team.people(10)), team.people(10)
    assert refused(team, acts.ActFile(file.envelope, tuple(other))) == [
        "the items are not those the act was signed for"
    ]
    assert refused(team, acts.ActFile(file.envelope, file.bodies[:9])) == [
        "the act says 10 items, 9 are here",
        "the act touches 9 people; at least 10, or each could be told by the day",
    ]


def test_a_body_that_is_not_canonical_is_refused(team):
    file = team.act(team.people(10))
    spaced = file.bodies[0].replace(b'"kind":', b'"kind": ')
    assert refused(team, acts.ActFile(file.envelope, (spaced, *file.bodies[1:]))) == [
        "body: the JSON is not in canonical form (RFC 8785)"
    ]


def test_a_batch_touches_ten_people_or_all_of_a_smaller_list(team):
    assert refused(team, team.act(team.people(3))) == [
        "the act touches 3 people; at least 10, or each could be told by the day"
    ]
    assert land(team, team.act([team.person()], "news", urgent=True)).count == 1


def test_a_small_list_may_have_small_batches():
    team = founded()
    land(team, team.act(team.people(4)))
    land(team, team.act(team.people(4)))
    assert refused(team, team.act(team.people(4))) == [
        "the act touches 4 people; at least 8, or each could be told by the day"
    ]


def test_checked_unchanged_entries_fill_a_batch(team):
    known = [item.subject for item in Item.objects.filter(kind="person")]
    file = team.act([team.person(), *(team.body("checked", subject) for subject in known[:9])])
    assert land(team, file).count == 10


def test_a_power_covers_only_its_kinds(team):
    with pytest.raises(acts.BadAct, match="does not cover person"):
        team.act(team.people(10), "hide")
    with pytest.raises(acts.BadAct, match="cannot be urgent"):
        team.act(team.people(10), urgent=True)


def test_days_of_landing_never_go_back(team):
    file = team.act(team.people(10))
    team.day -= timedelta(days=1)
    assert refused(team, file) == ["landed on 2026-10-31, after an act of 2026-11-01"]


def test_a_room_can_say_no(team):
    with pytest.raises(ActRefused, match="a date of 31 February"):
        land(team, team.act(team.people(10)), veto=lambda file: ["a date of 31 February"])
    assert queries.size() == 2


def test_times_carry_the_landing_hour_and_no_other(team):
    team.next_day()
    urgent = land(team, team.act([team.person()], "news", urgent=True))
    daily = land(team, team.act(team.people(10)))
    late = land(team, team.act([team.person()], "news", urgent=True))
    assert [act.hour_at for act in (urgent, daily, late)] == [
        datetime(2026, 11, 2, tzinfo=UTC),
        datetime(2026, 11, 2, 18, tzinfo=UTC),
        datetime(2026, 11, 2, 18, tzinfo=UTC),
    ]
    assert [act.landed_on for act in (urgent, daily, late)] == [date(2026, 11, 2)] * 3


def forbidden(change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


def test_the_database_forbids_every_change(team):
    forbidden(lambda: Act.objects.filter(position=1).update(power="hide"))
    forbidden(lambda: raw("DELETE FROM record_act WHERE position = 1"))
    forbidden(lambda: raw("DELETE FROM record_item WHERE sequence = 3"))
    forbidden(lambda: raw("DELETE FROM record_tile"))
    forbidden(lambda: Item.objects.filter(sequence=3).update(body="{}"))
    forbidden(lambda: Item.objects.filter(sequence=3).update(commitment="0" * 64))
    forbidden(lambda: Item.objects.filter(sequence=3).update(body=None, kind="", subject=""))
    forbidden(lambda: Tile.objects.update(hashes=b"x" * 32))


def test_a_withdrawn_item_cannot_come_back(team):
    body = Item.objects.get(sequence=3).body
    land(team, team.withdrawal([body.encode()]))
    assert Withdrawal.objects.get().item_id == 3
    forbidden(lambda: Item.objects.filter(sequence=3).update(body=body))
    forbidden(lambda: raw("DELETE FROM record_withdrawal"))
    forbidden(lambda: raw("UPDATE record_withdrawal SET act_id = 1"))


def raw(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
