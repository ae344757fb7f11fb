"""Whoever reads a record finds a photo that was altered, taken away or slipped in; a mirror carries the rest."""

import pytest

from nitka.client.mirror import mirror
from nitka.client.pictures import NamedPhotos, fetch_photos
from nitka.client.sources import FolderSource
from nitka.client.tests.builders import PAGES, small_site
from nitka.client.verify import verify
from nitka.ground import photos
from nitka.ground.tests.pictures import from_a_phone, jpeg

PICTURE = photos.clean(jpeg(shade=2))
PATH = f"photos/{PICTURE.sha256}.jpg"
NAMED = {"sha256": PICTURE.sha256, "credit": "V. Zorka", "licence": "CC0", "origin": "drawn"}


@pytest.fixture
def site():
    """A record in which Alesia has a photo, and Bahdan had one until his entry changed."""
    site = small_site()
    team = site.team
    bahdan = team.subject()
    site.land(
        team.act([team.body("person", bahdan, {"photo": {**NAMED, "sha256": "1" * 64}}), *team.people(9)])
    )
    alesia = team.body("person", team.subject(), {"photo": NAMED})
    site.land(team.act([team.body("person", bahdan, {}), alesia, *team.people(8)]))
    return site


def finding(folder):
    return [(one.path, one.problem) for one in verify(FolderSource(folder)).findings]


def put(site, folder, files):
    return site.write(folder, {**PAGES, **files})


def test_a_photo_that_was_signed_holds_and_a_mirror_carries_it(site, tmp_path):
    folder = put(site, tmp_path / "site", {PATH: PICTURE.data})
    assert finding(folder) == []
    copy = tmp_path / "mirror"
    mirror(FolderSource(folder), copy)
    assert (copy / PATH).read_bytes() == PICTURE.data
    assert finding(copy) == []


def test_a_missing_altered_or_unclean_photo_is_named(site, tmp_path):
    folder = put(site, tmp_path, {})
    assert finding(folder) == [(PATH, "is missing, and an entry names it")]
    for data in (jpeg(shade=3), b"not a picture", from_a_phone(PICTURE.data), PICTURE.data[:-2]):
        folder = put(site, tmp_path, {PATH: data})
        ((path, problem),) = finding(folder)
        assert (path, problem.startswith("is not the picture that was signed")) == (PATH, True)


def test_a_photo_that_no_entry_names_is_named(site, tmp_path):
    former = f"photos/{'1' * 64}.jpg"
    folder = put(site, tmp_path, {PATH: PICTURE.data, former: jpeg()})
    assert finding(folder) == [(former, "no entry of the record names this photo")]


def test_a_new_node_takes_along_what_is_sound(site, tmp_path):
    watched = NamedPhotos()
    folder = put(site, tmp_path, {PATH: PICTURE.data})
    verify(FolderSource(folder), visit=watched.visit)
    assert fetch_photos(FolderSource(folder), watched.named) == {f"{PICTURE.sha256}.jpg": PICTURE.data}
    (folder / PATH).write_bytes(b"another")
    assert fetch_photos(FolderSource(folder), watched.named) == {}
