"""Whoever verifies a site finds every change, and is told which file it is in."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nitka.client.memory import Memory
from nitka.client.sources import FolderSource
from nitka.client.tests.builders import WrittenSite, small_site
from nitka.client.verify import verify
from nitka.ground import acts, layout, notes
from nitka.ground.tests.team import Team, seat


@pytest.fixture
def site(tmp_path):
    return small_site().write(tmp_path / "site")


def paths_found(folder, **more):
    return sorted({finding.path for finding in verify(FolderSource(folder), **more).findings})


def problems_found(folder, **more):
    return [finding.problem for finding in verify(FolderSource(folder), **more).findings]


def test_an_honest_site_holds(site):
    verdict = verify(FolderSource(site))
    assert verdict.findings == []
    assert (verdict.size, verdict.items, verdict.withdrawn) == (5, 27, 1)
    assert verdict.origin == "nitka.example/log"
    assert sorted(one.path for one in verdict.files) == [
        path for path in layout.files_below(site) if path != layout.MANIFEST
    ]


def all_files(folder):
    return layout.files_below(folder)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_of_any_file_is_found_and_the_file_named(site, data):
    path = data.draw(st.sampled_from(all_files(site)))
    good = (site / path).read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    bit = data.draw(st.integers(0, 7))
    (site / path).write_bytes(good[:at] + bytes([good[at] ^ (1 << bit)]) + good[at + 1 :])
    try:
        assert path in paths_found(site)
    finally:
        (site / path).write_bytes(good)


def test_every_file_cut_lengthened_emptied_or_removed_is_named(site):
    for path in all_files(site):
        good = (site / path).read_bytes()
        for bad in (good[:-1], good + b"\n", b"", None):
            if bad == good:
                continue
            if bad is None:
                (site / path).unlink()
            else:
                (site / path).write_bytes(bad)
            assert path in paths_found(site), (path, bad and len(bad))
            (site / path).write_bytes(good)


def test_a_file_that_nobody_listed_is_named(site):
    (site / "be/tracker.js").write_text("alert(1)")
    assert paths_found(site) == ["be/tracker.js"]


def test_two_files_that_changed_places_are_named(site):
    one, other = site / "be/index.html", site / "en/index.html"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert paths_found(site) == ["be/index.html", "en/index.html"]


def test_a_body_missing_without_a_withdrawal_is_an_error(tmp_path):
    built = small_site()
    lost = built.carried[1][0]
    built.withdrawn.add(acts.commitment(lost))
    folder = built.write(tmp_path / "site")
    assert problems_found(folder) == [
        f"the body of {acts.commitment(lost)[:16]}… is missing, and no act withdrew it"
    ]


def test_a_withdrawn_body_that_is_still_there_is_an_error(tmp_path):
    built = small_site()
    built.withdrawn.clear()
    folder = built.write(tmp_path / "site")
    kept = acts.commitment(built.carried[1][5])
    assert problems_found(folder) == [f"{kept[:16]}… was withdrawn, but its body is still there"]


def broken(tmp_path, make, team=None):
    """The problems of a site whose fourth act is what ``make`` gives."""
    built = WrittenSite(team or Team())
    people = built.team.people(12)
    built.land(built.team.founding())
    built.land(built.team.act(people))
    file = make(built.team, people)
    built.land(file)
    return problems_found(built.write(tmp_path / "site"))


def test_too_few_signatures_are_found_even_when_the_log_signed_the_act(tmp_path):
    found = broken(tmp_path, lambda team, _: team.act(team.people(10), by=["vera"]))
    assert found == ["act 2: 1 valid signatures of 2 needed for 'person'"]


def test_the_log_key_cannot_sign_acts(tmp_path):
    def forged(team, _people):
        team.seats["the log"] = team.signer.private
        return team.act(team.people(10), by=["the log", "vera"])

    assert broken(tmp_path, forged) == [
        "act 2: 1 valid signatures of 2 needed for 'person'",
        "act 2: a signature does not verify, or is not by a seat of the circle",
    ]


def test_seats_of_an_older_charter_no_longer_count(tmp_path):
    built = WrittenSite(Team())
    team = built.team
    built.land(team.founding())
    old_charter, old_seats = team.charter, team.seats
    file = team.change_charter(["hanna", "iryna", "jury"])
    built.land(file)
    team.charter, team.seats = old_charter, old_seats
    stale = team.act(team.people(10))
    built.land(stale)
    assert problems_found(built.write(tmp_path / "site")) == [
        "act 2: 0 valid signatures of 2 needed for 'person'",
        "act 2: a signature does not verify, or is not by a seat of the circle",
        "act 2: the act was signed under a charter that is not in force",
    ]


def test_a_new_charter_needs_a_majority_of_the_old_seats(tmp_path):
    def takeover(team, _people):
        seats = {"mole": seat("mole")}
        charter = team.new_charter(seats, previous=team.charter.hash)
        return team.act([team.body("charter", "charter", charter.to_data())], "charter", by=["vera"])

    assert broken(tmp_path, takeover) == ["act 2: 1 valid signatures of 2 needed for 'charter'"]


def test_an_act_that_lands_twice_is_found(tmp_path):
    built = WrittenSite(Team())
    built.land(built.team.founding())
    act = built.team.act(built.team.people(10))
    built.land(act)
    built.land(act)
    assert problems_found(built.write(tmp_path / "site")) == ["act 2: the act already stands in the record"]


def test_an_act_of_another_record_is_found(tmp_path):
    found = broken(tmp_path, lambda team, _: team.act(team.people(10), origin="other.example/log"))
    assert found == ["act 2: the act is for 'other.example/log', this record is 'nitka.example/log'"]


def test_a_single_person_among_many_is_no_batch(tmp_path):
    found = broken(tmp_path, lambda team, _: team.act(team.people(1)))
    assert found == ["act 2: the act touches 1 people; at least 10, or each could be told by the day"]


def test_days_of_landing_never_go_back(tmp_path):
    built = WrittenSite(Team())
    built.land(built.team.founding())
    built.land(built.team.act(built.team.people(10)), landed=built.team.day - timedelta(days=1))
    assert problems_found(built.write(tmp_path / "site")) == [
        "act 1: landed on 2026-10-31, after an act of 2026-11-01"
    ]


def test_whoever_kept_a_checkpoint_notices_a_forked_log(tmp_path):
    memory = tmp_path / "memory"
    built = small_site()
    folder = built.write(tmp_path / "site")
    assert paths_found(folder, memory=Memory(memory)) == []
    # The same founders, the same log key, another past: one act was left out and others put in.
    fork = small_site()
    del fork.entries[2:], fork.carried[2:]
    fork.withdrawn.clear()
    for _ in range(5):
        fork.land(fork.team.act(fork.team.people(10)))
    fork.write(folder)
    assert paths_found(folder) == []
    assert problems_found(folder, memory=Memory(memory)) == [
        "the first 5 acts are not those seen before: the log was forked"
    ]


def test_whoever_kept_a_checkpoint_notices_a_shortened_log(tmp_path):
    memory = tmp_path / "memory"
    built = small_site()
    folder = built.write(tmp_path / "site")
    verify(FolderSource(folder), memory=Memory(memory))
    del built.entries[4:], built.carried[4:]
    built.write(folder)
    assert problems_found(folder, memory=Memory(memory)) == [
        "shows 4 acts where 5 were seen before: an older copy, or somebody cut it"
    ]


def test_a_log_that_grew_is_no_fork(tmp_path):
    memory = tmp_path / "memory"
    built = small_site()
    folder = built.write(tmp_path / "site")
    verify(FolderSource(folder), memory=Memory(memory))
    built.land(built.team.act(built.team.people(10)))
    built.write(folder)
    assert problems_found(folder, memory=Memory(memory)) == []


def test_another_record_in_the_same_place_is_noticed(tmp_path):
    memory = tmp_path / "memory"
    folder = small_site().write(tmp_path / "site")
    first = verify(FolderSource(folder), memory=Memory(memory)).founding
    small_site(names=("mole", "mole2", "mole3"), seed=9).write(folder)
    other = verify(FolderSource(folder)).founding
    assert problems_found(folder, memory=Memory(memory)) == [
        f"this place showed another record before, founded by {first[:16]}…; if you know why, name the new one "
        f"by its founding charter ({other})"
    ]
    assert problems_found(folder, founding=first) == [f"the founding charter is not {first[:16]}…"]
    assert problems_found(folder, founding=other, memory=Memory(memory)) == []
    assert problems_found(folder, memory=Memory(memory)) == []


def succession(built, new, seats=None):
    head = built.head()
    data = {
        "origin": new.name,
        "log": new.verifier.to_text(),
        "size": head.size,
        "root": head.root.hex(),
    }
    return built.team.act([built.team.body("succession", "succession", data)], "succeed", urgent=True)


def test_the_work_goes_on_elsewhere_after_a_succession(tmp_path):
    memory = tmp_path / "memory"
    built = small_site()
    folder = built.write(tmp_path / "site")
    verify(FolderSource(folder), memory=Memory(memory))
    new = notes.Signer.from_seed("new.example/log", bytes(32))
    built.land(succession(built, new))
    built.team.signer = new
    built.land(built.team.act(built.team.people(10), origin="new.example/log"))
    verdict = verify(FolderSource(built.write(folder)), memory=Memory(memory))
    assert (verdict.findings, verdict.origin) == ([], "new.example/log")


def test_after_a_succession_the_seized_key_signs_nothing(tmp_path):
    built = small_site()
    new = notes.Signer.from_seed("new.example/log", bytes(32))
    built.land(succession(built, new))
    folder = built.write(tmp_path / "site")
    assert paths_found(folder) == ["record/checkpoint", "record/manifest"]
    built.team.signer = new
    built.land(built.team.act(built.team.people(10)))
    assert problems_found(built.write(folder)) == [
        "act 6: the act is for 'nitka.example/log', this record is 'new.example/log'"
    ]


def test_a_succession_names_the_tree_it_continues(tmp_path):
    built = small_site()
    new = notes.Signer.from_seed("new.example/log", bytes(32))
    late = succession(built, new)
    built.land(built.team.act(built.team.people(10)))
    built.land(late)
    built.team.signer = new
    found = verify(FolderSource(built.write(tmp_path / "site"))).findings
    assert [one.problem for one in found if one.path.startswith("record/tile")] == [
        "act 6: the succession names another tree than the one it continues"
    ]


def test_a_large_site_keeps_its_list_in_many_files(tmp_path):
    pages = {f"be/people/{n:05d}.html": f"<p>{n}\n" for n in range(4200)}
    folder = small_site().write(tmp_path / "site", pages)
    verdict = verify(FolderSource(folder))
    assert (verdict.findings, len(verdict.files) > 4200 + 256) == ([], True)
    assert len(list((folder / "record/manifest.d").iterdir())) == 256
    (folder / "be/people/00017.html").write_text("<p>18\n")
    assert paths_found(folder) == ["be/people/00017.html"]
    shard = layout.shard_of("be/people/00017.html")
    (folder / shard).write_bytes((folder / shard).read_bytes().replace(b"00017", b"00071"))
    assert shard in paths_found(folder)
