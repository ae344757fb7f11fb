"""Withdrawn means gone: from the rows, from the rooms, from the files. The commitment stays."""

from copy import deepcopy

import pytest
from django.db import connection

from nitka.ground import acts, layout
from nitka.record import actions, queries
from nitka.record.actions import ActRefused
from nitka.record.models import Item
from nitka.record.tests.builders import founded, land, subject_of, written
from nitka.record.tests.folds import projection

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_room(settings):
    settings.NITKA_PROJECTIONS = ("nitka.record.tests.folds.projection",)
    projection.__init__()


@pytest.fixture
def team():
    return founded()


def test_a_withdrawn_body_leaves_nothing_but_its_commitment(team):
    people = team.people(12)
    land(team, team.act(people))
    land(team, team.withdrawal(people[:1]))
    item = Item.objects.get(sequence=1)
    assert (item.commitment, item.kind, item.subject, item.body) == (
        acts.commitment(people[0]),
        "",
        "",
        None,
    )
    with connection.cursor() as cursor:
        for table in ("record_act", "record_item"):
            cursor.execute(f"SELECT * FROM {table}")
            assert subject_of(people[0]) not in str(cursor.fetchall())


def test_rooms_forget_the_subject_and_fold_what_remains(team):
    people = team.people(12)
    land(team, team.act(people))
    subject = subject_of(people[0])
    later = team.person(subject, town="Гродна")
    land(team, team.act([later], "news", urgent=True))
    land(team, team.withdrawal([people[0]]))
    assert projection.rows[subject]["seen"] == 1
    assert projection.rows[subject]["data"]["town"] == "Гродна"
    land(team, team.withdrawal([later]))
    assert subject not in projection.rows
    assert len(projection.rows) == 11


def test_a_rebuild_gives_the_same_rows(team):
    people = team.people(30)
    land(team, team.act(people))
    team.next_day()
    land(team, team.act([team.person(subject_of(one), town="Ліда") for one in people[:15]]))
    land(team, team.withdrawal([people[3], people[20]]))
    before = deepcopy(projection.rows)
    told = []
    assert actions.rebuild(progress=lambda done, total: told.append((done, total))) == 45
    assert projection.rows == before
    assert told == [(45, 45)]


def test_a_room_gets_at_most_a_thousand_at_once(team):
    land(team, team.act(team.people(2300)))
    assert projection.batches == [1000, 1000, 300]
    projection.batches.clear()
    actions.rebuild()
    assert sum(projection.batches) == 2300
    assert max(projection.batches) <= 1000


def test_when_a_room_fails_nothing_has_happened(team):
    people = team.people(12)
    projection.broken = subject_of(people[7])
    with pytest.raises(RuntimeError):
        land(team, team.act(people))
    assert (queries.size(), Item.objects.count()) == (1, 1)
    projection.__init__()
    land(team, team.act(people))
    assert queries.size() == 2


def test_what_is_not_there_cannot_be_withdrawn(team):
    people = team.people(12)
    land(team, team.act(people))
    land(team, team.withdrawal(people[:1]))
    for bodies in (people[:1], team.people(1)):
        with pytest.raises(ActRefused, match="is not in the record, or was withdrawn before"):
            land(team, team.withdrawal(bodies))
    charter = Item.objects.get(sequence=0).body.encode()
    with pytest.raises(ActRefused, match="cannot be withdrawn"):
        land(team, team.withdrawal([charter]))


def test_nobody_silences_a_list_alone(team):
    people = team.people(40)
    land(team, team.act(people))
    land(team, team.withdrawal(people[:6]))
    with pytest.raises(ActRefused, match="more than 10 items in 7 days: this takes the power 'consent'"):
        land(team, team.withdrawal(people[6:11]))
    land(team, team.withdrawal(people[6:36], "consent"))
    for _ in range(7):
        team.next_day()
    land(team, team.withdrawal(people[36:40]))
    assert Item.objects.filter(kind="person").count() == 0


def test_the_files_lose_the_body_too(team, tmp_path):
    people = team.people(12)
    land(team, team.act(people))
    site = written(team, tmp_path)
    land(team, team.withdrawal(people[4:5]))
    written(team, tmp_path)
    left = layout.read_lines((site / layout.bodies_path(1)).read_bytes())
    assert left == people[:4] + people[5:]
    assert layout.read_items((site / layout.items_path(1)).read_bytes()) == [
        acts.commitment(body) for body in people
    ]
