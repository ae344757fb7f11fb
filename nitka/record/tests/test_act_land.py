"""The daily rhythm: what is published waits for the landing hour, what is urgent does not."""

from datetime import UTC, datetime

import pytest

from nitka.ground import acts
from nitka.record import queries
from nitka.record.actions import ActRefused, land_waiting, publish_file
from nitka.record.models import Act
from nitka.record.tests.builders import Team, founded, land

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 1, 12, 40, tzinfo=UTC)
EVENING = datetime(2026, 11, 1, 18, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_rooms(settings):
    settings.NITKA_PROJECTIONS = ()


@pytest.fixture
def team():
    return founded()


@pytest.fixture
def waiting(tmp_path):
    return tmp_path / "waiting"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_acts_of_a_day_land_together_at_the_hour(team, waiting):
    first, second = team.act(team.people(12)), team.act(team.people(12))
    assert publish_file(file=first, waiting=waiting, now=NOON) is None
    assert publish_file(file=second, waiting=waiting, now=NOON) is None
    assert land_waiting(waiting=waiting, now=NOON).landed == ()
    assert queries.size() == 1
    done = land_waiting(waiting=waiting, now=EVENING)
    assert [act.position for act in done.landed] == [1, 2]
    assert {act.hour_at for act in done.landed} == {datetime(2026, 11, 1, 18, tzinfo=UTC)}
    assert names(waiting) == []


def test_the_founding_charter_lands_at_once(waiting):
    team = Team()
    act = publish_file(file=team.founding(), waiting=waiting, now=NOON)
    assert (act.position, queries.standing().charter) == (0, team.charter)


def test_urgent_news_lands_at_once_and_tells_only_the_day(team, waiting):
    act = publish_file(file=team.act([team.person()], "news", urgent=True), waiting=waiting, now=NOON)
    assert (act.urgent, act.hour_at) == (True, datetime(2026, 11, 1, 18, tzinfo=UTC))
    tomorrow = NOON.replace(day=2)
    act = publish_file(file=team.act([team.person()], "news", urgent=True), waiting=waiting, now=tomorrow)
    assert act.hour_at == datetime(2026, 11, 2, tzinfo=UTC)


def test_what_is_forced_before_the_hour_carries_the_hour_that_has_passed(waiting):
    team = Team()
    founding = publish_file(file=team.founding(), waiting=waiting, now=NOON)
    publish_file(file=team.act(team.people(12)), waiting=waiting, now=NOON)
    (forced,) = land_waiting(waiting=waiting, now=NOON, force=True).landed
    assert founding.hour_at == forced.hour_at == datetime(2026, 10, 31, 18, tzinfo=UTC)
    publish_file(file=team.act(team.people(12)), waiting=waiting, now=NOON)
    (evening,) = land_waiting(waiting=waiting, now=EVENING).landed
    assert evening.hour_at == datetime(2026, 11, 1, 18, tzinfo=UTC)


def test_an_entry_copied_from_the_record_is_refused_before_it_waits(team, waiting):
    people = team.people(12)
    land(team, team.act(people))
    with pytest.raises(ActRefused, match="an item of the act already stands in the record"):
        publish_file(file=team.act(people[:10]), waiting=waiting, now=NOON)


def test_of_two_waiting_acts_with_one_entry_the_second_is_put_aside(team, waiting):
    people = team.people(12)
    publish_file(file=team.act(people), waiting=waiting, now=NOON)
    publish_file(file=team.act(people[:10]), waiting=waiting, now=NOON)
    publish_file(file=team.act(team.people(10)), waiting=waiting, now=NOON)
    done = land_waiting(waiting=waiting, now=EVENING)
    assert (len(done.landed), len(done.refused)) == (2, 1)


def test_published_twice_it_lands_once(team, waiting):
    file = team.act(team.people(12))
    publish_file(file=file, waiting=waiting, now=NOON)
    publish_file(file=file, waiting=waiting, now=NOON)
    assert len(names(waiting)) == 1
    land_waiting(waiting=waiting, now=EVENING)
    with pytest.raises(ActRefused, match="already stands in the record"):
        publish_file(file=file, waiting=waiting, now=NOON)


def test_killed_between_landing_and_clearing_up_it_is_not_landed_again(team, waiting):
    file = team.act(team.people(12))
    publish_file(file=file, waiting=waiting, now=NOON)
    land(team, file)
    assert land_waiting(waiting=waiting, now=EVENING).landed == ()
    assert (queries.size(), names(waiting)) == (2, [])


def test_what_cannot_land_never_waits(team, waiting):
    with pytest.raises(ActRefused, match="1 valid signatures of 2"):
        publish_file(file=team.act(team.people(12), by=["vera"]), waiting=waiting, now=NOON)
    with pytest.raises(ActRefused, match="touches 2 people"):
        land(team, team.act(team.people(12)))
        publish_file(file=team.act(team.people(2)), waiting=waiting, now=NOON)
    assert not waiting.exists()


def test_an_act_that_a_new_charter_made_stale_is_removed_and_reported(team, waiting):
    stale, fresh = team.act(team.people(12)), None
    publish_file(file=stale, waiting=waiting, now=NOON)
    land(team, team.change_charter(["alesia", "vera", "hanna"]))
    fresh = team.act(team.people(12))
    publish_file(file=fresh, waiting=waiting, now=NOON)
    done = land_waiting(waiting=waiting, now=EVENING)
    assert [act.items_root for act in done.landed] == [fresh.act.items_root]
    name = f"2026-11-01-{stale.act.items_root}"
    assert [(one, refused.problems[0]) for one, refused in done.refused] == [
        (f"{name}.act", "the act was signed under a charter that is not in force")
    ]
    # The reasons stay; what was never published does not.
    assert names(waiting) == [f"{name}.refused"]
    assert (waiting / f"{name}.refused").read_text().splitlines() == done.refused[0][1].problems


def test_older_acts_land_first(team, waiting):
    team.next_day()
    newer = team.act(team.people(12))
    team.day = NOON.date()
    older = team.act(team.people(12))
    for file in (newer, older):
        publish_file(file=file, waiting=waiting, now=NOON)
    land_waiting(waiting=waiting, now=EVENING)
    roots = list(Act.objects.values_list("items_root", flat=True))[1:]
    assert roots == [older.act.items_root, newer.act.items_root]


def test_a_broken_file_in_the_folder_stops_nobody(team, waiting):
    publish_file(file=team.act(team.people(12)), waiting=waiting, now=NOON)
    (waiting / "2026-10-31-broken.act").write_bytes(b'{"format":"nitka-act-1","envelope":{')
    done = land_waiting(waiting=waiting, now=EVENING)
    assert (len(done.landed), len(done.refused)) == (1, 1)


def test_an_act_file_reads_back_and_refuses_what_was_changed(team):
    file = team.act(team.people(12))
    data = file.to_bytes()
    assert acts.read_file(data) == file
    assert acts.read_file(data.replace(b"\n", b" ")) == file
    for bad in (data[:-9], data.replace("Прыдуманы".encode(), "Сапраўдны".encode(), 1), b"[]", b"\xff"):
        with pytest.raises(acts.BadAct):
            acts.read_file(bad)
