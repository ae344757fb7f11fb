"""Photos come with the act that names them, and go with the last entry that does."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nitka.ground import acts, photos
from nitka.ground.tests.pictures import from_a_phone, jpeg, png
from nitka.record import actions
from nitka.record.actions import ActRefused
from nitka.record.tests.builders import founded, land, subject_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def node(settings, tmp_path):
    settings.NITKA_PROJECTIONS = ()
    settings.NITKA_NODE = tmp_path
    return tmp_path


@pytest.fixture
def team():
    team = founded()
    land(team, team.act(team.people(12)))
    return team


def shown(team, picture, subject=None):
    """A person's entry that names the photo."""
    photo = {"sha256": picture.sha256, "credit": "V. Zorka", "licence": "CC0", "origin": "drawn"}
    if picture.media != "image/jpeg":
        photo["media"] = picture.media
    return team.body("person", subject or team.subject(), {"photo": photo})


def with_photos(file, *pictures):
    return replace(file, photos=tuple(picture.data for picture in pictures))


def stored(node):
    folder = node / "photos"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_photo_is_kept_when_its_act_lands(team, node):
    one, two = photos.clean(jpeg()), photos.clean(png())
    bodies = [shown(team, one), shown(team, two), *team.people(8)]
    land(team, with_photos(team.act(bodies, "consent"), one, two))
    assert stored(node) == {f"{one.sha256}.jpg": one.data, f"{two.sha256}.png": two.data}
    team.next_day()
    land(team, team.act([shown(team, one, subject_of(bodies[0])), *team.people(9)]))
    assert len(stored(node)) == 2


def test_an_entry_whose_photo_nobody_has_is_refused(team, node):
    picture = photos.clean(jpeg())
    with pytest.raises(ActRefused, match="which neither travels with the act nor is here"):
        land(team, team.act([shown(team, picture), *team.people(9)]))
    assert stored(node) == {}


def test_a_photo_that_no_entry_names_or_that_is_not_clean_is_refused(team, node):
    picture = photos.clean(jpeg())
    with pytest.raises(ActRefused, match="is named by no entry of the act"):
        land(team, with_photos(team.act(team.people(10)), picture))
    raw = from_a_phone(jpeg())
    dirty = replace(picture, data=raw)
    with pytest.raises(ActRefused, match="holds more than the picture"):
        land(team, with_photos(team.act([shown(team, dirty), *team.people(9)]), dirty))
    assert stored(node) == {}


def test_a_withdrawn_photo_is_gone_at_once_unless_somebody_else_is_on_it(
    team, node, django_capture_on_commit_callbacks
):
    alone, shared = photos.clean(jpeg(shade=1)), photos.clean(jpeg(shade=2))
    alesia, bahdan, vera = shown(team, alone), shown(team, shared), shown(team, shared)
    act = team.act([alesia, bahdan, vera, *team.people(7)])
    land(team, with_photos(act, alone, shared))
    with django_capture_on_commit_callbacks() as after:
        land(team, team.withdrawal([alesia, bahdan]))
    after[0]()
    assert stored(node) == {f"{shared.sha256}.jpg": shared.data}
    with django_capture_on_commit_callbacks() as after:
        land(team, team.withdrawal([vera]))
    after[0]()
    assert stored(node) == {}


def test_what_a_killed_process_left_is_swept(team, node):
    picture = photos.clean(jpeg())
    land(team, with_photos(team.act([shown(team, picture), *team.people(9)]), picture))
    (node / "photos" / ("0" * 64 + ".jpg")).write_bytes(b"left behind")
    assert actions.sweep_photos() == ["0" * 64 + ".jpg"]
    assert stored(node) == {f"{picture.sha256}.jpg": picture.data}


def test_an_act_that_waits_keeps_its_photo_until_it_lands(team, node):
    picture, waiting = photos.clean(jpeg()), node / "waiting"
    file = with_photos(team.act([shown(team, picture), *team.people(9)]), picture)
    now = datetime(2026, 11, 1, 9, tzinfo=UTC)
    assert actions.publish_file(file=file, waiting=waiting, now=now) is None
    assert stored(node) == {}
    done = actions.land_waiting(waiting=waiting, now=now, force=True)
    assert ([act.position for act in done.landed], done.refused) == ([2], ())
    assert stored(node) == {f"{picture.sha256}.jpg": picture.data}


def test_what_waits_about_somebody_withdrawn_meanwhile_never_lands(team, node):
    waiting, now = node / "waiting", datetime(2026, 11, 1, 9, tzinfo=UTC)
    alesia = team.person()
    land(team, team.act([alesia, *team.people(9)]))
    team.next_day()
    again = team.act([team.person(subject_of(alesia), town="Ліда"), *team.people(9)])
    other = team.act(team.people(10))
    for file in (again, other):
        actions.publish_file(file=file, waiting=waiting, now=now)
    (waiting / "old.refused").write_bytes(again.to_bytes())
    actions.publish_file(file=team.withdrawal([alesia]), waiting=waiting, now=now)
    assert [acts.read_file(path.read_bytes()) for path in sorted(waiting.iterdir())] == [other]
