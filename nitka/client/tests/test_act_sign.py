"""Alesia reviews an act and signs exactly that; anything else is refused in words."""

import random
from dataclasses import replace
from datetime import date

import pytest

from nitka.client.founding import (
    SUSPEND_TYPE,
    draft_founding,
    draft_rotation,
    log_origin,
    suspension_statement,
)
from nitka.client.keyfile import Keys, NoSuchSeat
from nitka.client.review import plain_description, review_act
from nitka.client.signing import (
    NotReviewed,
    SigningError,
    forget_review,
    founding_charter,
    merge_files,
    remember_review,
    require_review,
    sign_act,
)
from nitka.ground import acts, charters, envelopes, notes
from nitka.ground.sealing import HybridIdentity

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
TODAY = date(2026, 11, 23)
CHANCE = random.Random(5)


def member(month=NOVEMBER):
    """Keys as they are after opening a key file, made without the slow stretching of a phrase."""
    identity, vault = (HybridIdentity.generate(CHANCE.randbytes) for _ in range(2))
    return Keys(identity, (), b"", (), vault).with_seat("one", month, entropy=CHANCE.randbytes)


def seat_of(keys):
    return keys.seats[-1].public


@pytest.fixture
def log():
    return notes.Signer.from_seed("nitka.example/record", CHANCE.randbytes(32)).verifier.to_text()


@pytest.fixture
def team():
    return [member() for _ in range(3)]


@pytest.fixture
def founding(log, team):
    seats = {"one": [seat_of(keys) for keys in team]}
    return draft_founding(log, seats, hour=18, day=TODAY, nonce=bytes(16))


@pytest.fixture
def charter(founding):
    return founding_charter(founding)


def people_act(charter, towns=("Брэст", "Гродна")):
    bodies = [
        acts.make_body("person", f"{'a' * 15}{n}", {"invented": True, "town": {"be": town}}, bytes([n] * 16))
        for n, town in enumerate(towns)
    ]
    return acts.make_act(
        bodies, origin=charter.origin, power="person", circle="one", charter=charter.hash, day=TODAY
    )


def test_two_members_sign_copies_and_the_copies_are_put_together(charter, team):
    file = people_act(charter)
    copies = [sign_act(file, keys, charter) for keys in team[:2]]
    both = merge_files(*copies)
    assert charters.signature_problems(both.envelope, charter, "one", "person") == []
    assert sign_act(both, team[0], charter) == both


def test_founders_sign_their_charter_without_any_record(founding, charter, team):
    signed = founding
    for keys in team[:2]:
        signed = sign_act(signed, keys, None)
    assert charters.signature_problems(signed.envelope, charter, "one", "charter") == []


def test_a_seat_of_another_month_or_of_nobody_does_not_sign(founding, charter, team):
    with pytest.raises(NoSuchSeat):
        sign_act(people_act(charter), member(), charter)
    with pytest.raises(NoSuchSeat, match="2026-11"):
        sign_act(people_act(charter), member(DECEMBER), None)


def test_without_a_record_the_seat_of_the_month_signs(charter, team):
    keys = team[0].with_seat("one", DECEMBER, entropy=CHANCE.randbytes)
    signed = sign_act(people_act(charter), keys, None)
    assert envelopes.signers(signed.envelope, charter.circles[0].seats) == {team[0].seats[0].public}


def test_an_act_under_an_older_charter_is_not_signed(charter, team):
    with pytest.raises(SigningError, match="not in force"):
        sign_act(people_act(charter), team[0], replace(charter, hour=3))


def test_what_was_changed_after_signing_began_is_not_signed(charter, team):
    file = people_act(charter)
    swapped = replace(file, bodies=(file.bodies[0], people_act(charter, ("Мінск",)).bodies[0]))
    with pytest.raises(SigningError, match="items"):
        sign_act(swapped, team[0], charter)


def test_only_what_was_reviewed_here_is_signed_and_once(tmp_path, charter):
    file, other = people_act(charter), people_act(charter, ("Мінск",))
    with pytest.raises(NotReviewed):
        require_review(file, tmp_path)
    remember_review(file, tmp_path)
    require_review(file, tmp_path)
    with pytest.raises(NotReviewed):
        require_review(other, tmp_path)
    forget_review(file, tmp_path)
    with pytest.raises(NotReviewed):
        require_review(file, tmp_path)


def test_what_is_remembered_of_a_review_names_nobody(tmp_path, charter):
    remember_review(people_act(charter), tmp_path)
    (mark,) = (tmp_path / "reviewed").iterdir()
    assert (mark.read_bytes(), len(mark.name)) == (b"", 64)
    assert mark.name != acts.read_act(people_act(charter).envelope).items_root


def test_seats_rotate_all_together(charter, team, log):
    fresh = [keys.with_seat("one", DECEMBER, entropy=CHANCE.randbytes) for keys in team]
    told = {"origin": charter.origin, "log": log, "from_on": DECEMBER, "day": TODAY, "nonce": bytes(16)}
    file = draft_rotation(charter, {"one": [seat_of(keys) for keys in fresh]}, **told)
    signed = sign_act(sign_act(file, fresh[0], charter), fresh[2], charter)
    assert charters.signature_problems(signed.envelope, charter, "one", "charter") == []
    new = charters.read(acts.read_body(file.bodies[0]).data)
    assert (new.previous, new.from_on, list(new.circles[0].seats)) == (
        charter.hash,
        DECEMBER,
        sorted(seat_of(keys) for keys in fresh),
    )
    with pytest.raises(charters.BadCharter, match="every seat has to be fresh"):
        draft_rotation(charter, {"one": [seat_of(team[0]), *map(seat_of, fresh[1:])]}, **told)
    with pytest.raises(charters.BadCharter, match="first day of a month"):
        draft_rotation(charter, {"one": list(map(seat_of, fresh))}, **{**told, "from_on": TODAY})


def test_a_second_circle_may_not_change_the_charter(log, team):
    seats = {"one": [seat_of(team[0])], "two": [seat_of(team[1])]}
    charter = founding_charter(draft_founding(log, seats, hour=18, day=TODAY, nonce=bytes(16)))
    assert [sorted(circle.thresholds)[:2] for circle in charter.circles] == [
        ["charter", "consent"],
        ["consent", "correct"],
    ]


def test_one_key_in_two_circles_is_refused(log, team):
    seats = {"one": [seat_of(team[0])], "two": [seat_of(team[0])]}
    with pytest.raises(charters.BadCharter, match="a seat's key stands in two places"):
        draft_founding(log, seats, hour=18, day=TODAY, nonce=bytes(16))


@pytest.mark.parametrize(
    "address, origin",
    [
        ("https://nitka.example", "nitka.example/record"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000/record"),
        ("https://example.org/list/", "example.org/list/record"),
    ],
)
def test_a_log_is_named_after_its_address(address, origin):
    assert log_origin(address) == origin


@pytest.mark.parametrize(
    "address",
    ["", "nitka.example", "ftp://a.b", "https://me@a.b", "https://a.b/?c", "https://a b", "https://a+b"],
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(charters.BadCharter):
        log_origin(address)


def test_a_statement_against_a_seat_cannot_pass_for_an_act(charter):
    envelope = suspension_statement(charter, "one", charter.circles[0].seats[0], TODAY)
    assert envelope.payload_type == SUSPEND_TYPE
    with pytest.raises(acts.BadAct, match="not an act"):
        acts.read_act(envelope)


# Review.

OLD = {"invented": True, "town": {"be": "Брэст"}}


def test_a_review_shows_what_is_new_what_changes_and_what_stays(charter):
    file = people_act(charter, ("Мінск", "Брэст", "Гродна"))
    held = {f"{'a' * 15}0": OLD, f"{'a' * 15}1": OLD}
    seen = review_act(file, lambda kind, who: held.get(who), plain_description, "be")
    assert [change.state for change in seen.changes] == ["changed", "unchanged", "new"]
    assert seen.changes[0].lines == (f"person {'a' * 15}0", "~ town.be: Брэст → Мінск")
    assert seen.changes[2].lines[1:] == ("+ invented: True", "+ town.be: Гродна")
    assert [[change.number for change in part] for part in seen.passes(1)] == [[1], [3]]
    assert (seen.subjects, seen.counts[("person", "new")]) == (3, 1)


def test_what_disappears_is_shown():
    lines = plain_description("person", "x", {"a": [{"b": 1}], "c": 2}, {"c": 2}, "en")
    assert lines == ["person x", "- a.0.b: 1"]


def test_fifty_are_read_in_one_pass(charter):
    seen = review_act(people_act(charter, ["Мінск"] * 120), lambda *_: None, plain_description, "en")
    assert [len(part) for part in seen.passes()] == [50, 50, 20]


def test_bodies_that_are_not_those_of_the_act_are_not_shown_at_all(charter):
    file = people_act(charter)
    with pytest.raises(acts.BadAct):
        review_act(replace(file, bodies=file.bodies[:1]), lambda *_: None, plain_description, "en")
