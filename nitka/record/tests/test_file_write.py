"""The static files of a record: what a stranger downloads, checks and keeps."""

import os

import pytest

from nitka.client.sources import FolderSource
from nitka.client.tests.builders import WrittenSite
from nitka.client.verify import verify
from nitka.ground import layout, notes
from nitka.record import actions, queries
from nitka.record.tests.builders import Team, founded, land, subject_of, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_rooms(settings):
    settings.NITKA_PROJECTIONS = ()


PAGES = {"be/index.html": "<title>Нітка</title>\n", "en/index.html": "<title>Nitka</title>\n"}


def findings(site):
    return [str(one) for one in verify(FolderSource(site)).findings]


def contents(folder):
    return {path: (folder / path).read_bytes() for path in layout.files_below(folder)}


def test_what_the_node_writes_holds(tmp_path):
    team = founded()
    people = team.people(14)
    land(team, team.act(people))
    land(team, team.withdrawal(people[:2]))
    assert findings(written(team, tmp_path, PAGES)) == []


def test_the_node_writes_what_the_formats_say(tmp_path):
    """A second writer, made from the formats alone, gives the same bytes."""
    team, other = founded(), WrittenSite(Team())
    other.land(other.team.founding())
    for made, take in ((team, lambda file: land(team, file)), (other.team, other.land)):
        people = made.people(14)
        take(made.act(people))
        take(made.withdrawal(people[:2]))
        made.next_day()
        take(made.act([made.person(subject_of(one)) for one in people[3:]]))
    assert contents(written(team, tmp_path / "node", PAGES)) == contents(
        other.write(tmp_path / "other", PAGES)
    )


def test_only_what_changed_is_written(tmp_path):
    team = founded()
    land(team, team.act(team.people(10)))
    site = written(team, tmp_path)
    assert actions.write_record(site=site, signer=team.signer) == []
    team.next_day()
    land(team, team.act(team.people(10)))
    assert sorted(actions.write_record(site=site, signer=team.signer)) == [
        "record/acts/002.bodies",
        "record/acts/002.items",
        "record/checkpoint",
        "record/tile/0/000.p/2",
        "record/tile/0/000.p/3",
        "record/tile/entries/000.p/2",
        "record/tile/entries/000.p/3",
    ]


def test_written_step_by_step_or_at_once_it_is_the_same(tmp_path):
    team = founded()
    people = team.people(12)
    for file in (team.act(people), team.withdrawal(people[:1]), team.act(team.people(11))):
        land(team, file)
        written(team, tmp_path / "steps")
    assert contents(tmp_path / "steps") == contents(written(team, tmp_path / "once"))


def test_file_times_tell_the_landing_hour_only(tmp_path):
    team = founded()
    land(team, team.act(team.people(10)))
    site = written(team, tmp_path)
    hours = {act.hour_at.timestamp() for act in queries.Act.objects.all()}
    assert {os.stat(site / path).st_mtime for path in layout.files_below(site)} == hours


def test_a_changed_page_renews_the_list_alone(tmp_path):
    team = founded()
    site = written(team, tmp_path, PAGES)
    (site / "be/index.html").write_text("<title>Ніткі</title>\n", encoding="utf-8")
    (site / "en/index.html").unlink()
    assert len(findings(site)) == 2
    actions.write_manifest(site=site, signer=team.signer, changed=["be/index.html", "en/index.html"])
    assert findings(site) == []


def test_half_a_write_is_finished_by_the_next(tmp_path):
    team = founded()
    land(team, team.act(team.people(10)))
    site = written(team, tmp_path / "site")
    whole = contents(site)
    land(team, team.act(team.people(10)))
    full = contents(written(team, tmp_path / "full"))
    for path, data in full.items():
        if path not in (layout.CHECKPOINT, layout.MANIFEST) and len(data) % 2:
            layout.write_file(site, path, data)
    assert whole[layout.CHECKPOINT] == (site / layout.CHECKPOINT).read_bytes()
    assert contents(written(team, site)) == full


def test_files_lost_from_the_folder_come_back_on_request(tmp_path):
    team = founded()
    land(team, team.act(team.people(10)))
    site = written(team, tmp_path)
    whole = contents(site)
    (site / "record/acts/000.bodies").unlink()
    (site / "record/acts/001.items").write_bytes(b"broken")
    actions.write_record(site=site, signer=team.signer, everything=True)
    actions.write_manifest(site=site, signer=team.signer)
    assert contents(site) == whole


def test_another_log_key_is_refused(tmp_path):
    founded()
    (tmp_path / "log.key").write_text(
        notes.Signer.from_seed("nitka.example/log", bytes(32)).to_text(), encoding="ascii"
    )
    with pytest.raises(actions.NoLogKey, match="not the log key that the charter names"):
        actions.read_signer(tmp_path)
    with pytest.raises(actions.NoLogKey, match="No such file"):
        actions.read_signer(tmp_path / "nowhere")


def test_the_log_key_file_is_read(tmp_path):
    team = founded()
    (tmp_path / "log.key").write_text(team.signer.to_text() + "\n", encoding="ascii")
    assert actions.read_signer(tmp_path).verifier == team.signer.verifier


def test_one_page_of_a_large_site_renews_one_list(tmp_path):
    team = founded()
    pages = {f"be/people/{n:05d}.html": f"<p>{n}\n" for n in range(4200)}
    site = written(team, tmp_path, pages)
    before = contents(site)
    (site / "be/people/00017.html").write_text("<p>other\n")
    (site / "be/people/00018.html").unlink()
    (site / "be/people/99999.html").write_text("<p>new\n")
    changed = [f"be/people/{name}.html" for name in ("00017", "00018", "99999")]
    actions.write_manifest(site=site, signer=team.signer, changed=changed)
    assert findings(site) == []
    after = contents(site)
    lists = [path for path in after if path.startswith(layout.LISTS) and after[path] != before[path]]
    assert sorted(lists) == sorted({layout.shard_of(path) for path in changed})
    actions.write_manifest(site=site, signer=team.signer)
    assert contents(site) == after


def test_a_site_that_grows_large_and_small_again_holds(tmp_path):
    team = founded()
    pages = {f"be/people/{n:05d}.html": f"<p>{n}\n" for n in range(4090)}
    site = written(team, tmp_path, pages)
    assert not (site / layout.LISTS).exists()
    more = [f"be/more/{n}.html" for n in range(40)]
    for turn in ("<p>here\n", None):
        for path in more:
            (site / "be/more").mkdir(exist_ok=True)
            if turn:
                (site / path).write_text(turn)
            else:
                (site / path).unlink()
        actions.write_manifest(site=site, signer=team.signer, changed=more)
        assert findings(site) == []
    actions.write_manifest(site=site, signer=team.signer)
    assert findings(site) == []
    assert layout.files_below(site / layout.LISTS) == []
