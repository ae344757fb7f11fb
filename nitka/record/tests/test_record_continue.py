"""The node is seized; from a mirror the work goes on elsewhere, and whoever followed the old one can follow."""

import pytest
from django.db import transaction

from nitka.client.memory import Memory
from nitka.client.mirror import mirror
from nitka.client.reader import RecordBroken, RecordReader
from nitka.client.sources import FolderSource
from nitka.client.tests.builders import WrittenSite, small_site
from nitka.client.verify import verify
from nitka.ground import acts, notes
from nitka.ground.tests.team import Team
from nitka.record import actions, queries
from nitka.record.actions import ActRefused, take_over
from nitka.record.models import Act, Item, Tile, Withdrawal
from nitka.record.tests.builders import land, subject_of, written
from nitka.record.tests.folds import projection

pytestmark = pytest.mark.django_db
NEW = notes.Signer.from_seed("new.example/log", bytes(32))


@pytest.fixture(autouse=True)
def one_room(settings):
    settings.NITKA_PROJECTIONS = ("nitka.record.tests.folds.projection",)
    projection.__init__()


def rows():
    """Every row of the record and of the room."""
    tables = [list(model.objects.values_list()) for model in (Act, Item, Withdrawal)]
    tiles = [(tile.level, tile.index, bytes(tile.hashes)) for tile in Tile.objects.all()]
    return [*tables, tiles, {subject: dict(row) for subject, row in sorted(projection.rows.items())}]


def busy_team():
    """A team and its acts: people, news, a withdrawal, other seats, more people."""
    team = Team()
    people = team.people(20)
    yield team, team.founding()
    yield team, team.act(people)
    team.next_day()
    yield team, team.act([team.person(subject_of(people[2]), town="Гродна")], "news", urgent=True)
    yield team, team.withdrawal(people[2:4])
    yield team, team.change_charter(["alesia", "vera", "hanna"])
    team.next_day()
    yield team, team.act([team.person(subject_of(one)) for one in people[4:16]])


def test_a_record_taken_over_from_files_has_the_same_rows(tmp_path):
    site = WrittenSite(Team())
    for team, file in busy_team():
        site.team = team
        site.land(file)
    with transaction.atomic():
        for team, file in busy_team():
            land(team, file)
        native = rows()
        transaction.set_rollback(True)
    projection.__init__()
    reader = RecordReader(FolderSource(site.write(tmp_path / "site")))
    assert take_over(read=reader.acts) == 6
    assert rows() == native
    before = rows()
    actions.rebuild()
    assert rows() == before


def succession(team):
    data = {
        "origin": NEW.name,
        "log": NEW.verifier.to_text(),
        "size": queries.size(),
        "root": queries.root().hex(),
    }
    return team.act([team.body("succession", "succession", data)], "succeed", urgent=True)


def test_seized_and_continued_elsewhere(tmp_path):
    built = small_site()
    team = built.team
    memory, stick = Memory(tmp_path / "memory"), tmp_path / "stick"
    mirror(FolderSource(built.write(tmp_path / "seized")), stick, memory=memory)
    # The officers carry the server away. Vera has the stick, two of three have their seats.
    take_over(read=RecordReader(FolderSource(stick)).acts)
    land(team, succession(team))
    team.signer = NEW
    land(team, team.act(team.people(11), origin=NEW.name))
    site = written(team, tmp_path / "new", {"be/index.html": "<title>Нітка</title>\n"})
    verdict = verify(FolderSource(site), memory=memory)
    assert (verdict.findings, verdict.size, verdict.origin) == ([], 7, "new.example/log")
    # The old mirror follows to the new place; what the seized server publishes afterwards it refuses.
    assert mirror(FolderSource(site), stick, memory=memory).size == 7
    built.land(built.team.act(built.team.people(10)))
    built.team.signer = Team().signer
    assert [
        one.problem for one in verify(FolderSource(built.write(tmp_path / "seized")), memory=memory).findings
    ] == ["shows 6 acts where 7 were seen before: an older copy, or somebody cut it"]


def test_one_alone_cannot_move_the_record(tmp_path):
    built = small_site()
    take_over(read=RecordReader(FolderSource(built.write(tmp_path / "site"))).acts)
    file = succession(built.team)
    alone = built.team.signed(
        acts.ActFile(acts.Envelope(file.envelope.payload_type, file.envelope.payload), file.bodies), ["vera"]
    )
    with pytest.raises(ActRefused, match="1 valid signatures of 2 needed for 'succeed'"):
        land(built.team, alone)


def test_a_node_that_has_a_record_takes_no_other(tmp_path):
    built = small_site()
    read = RecordReader(FolderSource(built.write(tmp_path / "site"))).acts
    take_over(read=read)
    with pytest.raises(ActRefused, match="has a record already"):
        take_over(read=read)


def test_the_reader_gives_the_latest_word_on_everybody(tmp_path):
    built = small_site()
    reader = RecordReader(FolderSource(built.write(tmp_path / "site")))
    subject = subject_of(built.carried[1][3])
    assert reader.current("person", subject)["town"] == "Гомель"
    assert len(reader.commitments_of("person", subject)) == 2
    assert len(list(reader.entries("person"))) == 16
    assert len(reader.subjects("checked")) == 7
    assert reader.charter == built.team.charter
    assert reader.current("person", subject_of(built.carried[1][5])) is None


def test_a_reader_refuses_a_record_that_does_not_hold(tmp_path):
    folder = small_site().write(tmp_path / "site")
    (folder / "record/acts/001.items").unlink()
    with pytest.raises(RecordBroken) as broken:
        RecordReader(FolderSource(folder))
    assert [str(one) for one in broken.value.findings] == ["record/acts/001.items: is missing"]
