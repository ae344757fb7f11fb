"""Alesia's key file: opened by her phrase or her sheet, by nothing else, and damaged files say so."""

import os
import resource
import stat
from dataclasses import replace
from datetime import date

import pytest

from nitka.client import keyfile
from nitka.client.keyfile import (
    KeyFileError,
    NoSuchSeat,
    NotAKeyFile,
    WrongPhrase,
    login_proof,
    new_keys,
    open_keys,
    read_key_file,
    seal_keys,
    vault_key,
    with_sheet,
    write_key_file,
)
from nitka.ground.phrases import make_phrase

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch):
    """Stretching is slow on purpose; one test below runs it in full."""
    monkeypatch.setattr(keyfile, "ROUNDS", 10)


@pytest.fixture
def alesia():
    return new_keys()


def test_the_phrase_opens_what_it_was_made_for(alesia):
    keys, phrase = alesia
    keys = keys.with_seat("one", NOVEMBER)
    assert len(phrase.split()) == 7
    assert open_keys(seal_keys(keys), "  " + phrase.upper().replace(" ", "\n")) == keys


def test_the_sheet_opens_the_same_keys_and_an_old_sheet_does_not(alesia):
    keys, phrase = alesia
    once, old_words = with_sheet(keys)
    twice, words = with_sheet(once)
    blob = seal_keys(twice)
    assert len(words.split()) == 12
    assert open_keys(blob, words) == open_keys(blob, phrase) == twice
    with pytest.raises(WrongPhrase):
        open_keys(blob, old_words)


def test_somebody_elses_phrase_does_not_open(alesia):
    keys, _ = alesia
    with pytest.raises(WrongPhrase, match="does not open"):
        open_keys(seal_keys(keys), make_phrase(7))
    with pytest.raises(WrongPhrase, match="7 words, not 3"):
        open_keys(seal_keys(keys), "just let me")


def test_slots_in_use_look_like_slots_never_used(alesia):
    keys, _ = alesia
    with_both, _ = with_sheet(keys)
    assert [len(slot) for slot in keys.slots] == [len(slot) for slot in with_both.slots] == [60] * 4
    assert len(seal_keys(keys)) == len(seal_keys(with_both.with_seat("one", NOVEMBER)))


def test_every_damaged_byte_and_every_cut_gives_a_clear_error(alesia):
    keys, phrase = alesia
    keys = keys.with_seat("one", NOVEMBER)
    blob = seal_keys(keys)
    unused = range(12 + 16 + 60, 12 + 16 + 240)
    for place in [*range(12 + 16 + 240 + 1700), *range(2000, len(blob), 97), len(blob) - 1]:
        damaged = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
        if place in unused:
            slots = tuple(damaged[28 + n * 60 : 88 + n * 60] for n in range(4))
            assert open_keys(damaged, phrase) == replace(keys, slots=slots)
        else:
            with pytest.raises((NotAKeyFile, WrongPhrase)) as refused:
                open_keys(damaged, phrase)
            assert " ".join(phrase.split()[:2]) not in str(refused.value)
    for end in [*range(0, len(blob), 53), len(blob) - 1]:
        with pytest.raises((NotAKeyFile, WrongPhrase)):
            open_keys(blob[:end], phrase)
    with pytest.raises(NotAKeyFile):
        open_keys(blob + b"\n", phrase)


def test_the_body_tells_nothing_without_the_phrase(alesia):
    keys, phrase = alesia
    keys = keys.with_seat("a circle with a telling name", NOVEMBER)
    blob = seal_keys(keys)
    planted = [phrase, *phrase.split(), str(keys.identity), keys.seats[0].secret.hex(), "a circle with"]
    assert [text for text in planted if text.encode() in blob or text.encode().hex() in blob.hex()] == []
    assert keys.seats[0].secret not in blob
    assert keys.identity.secret not in blob


def test_nothing_secret_shows_when_keys_are_printed(alesia):
    keys, _ = alesia
    keys = keys.with_seat("one", NOVEMBER)
    shown = repr(keys)
    assert [
        s for s in (keys.identity.secret, keys.vault.secret, keys.seats[0].secret) if repr(s) in shown
    ] == []


def test_old_seats_are_forgotten_and_later_ones_kept(alesia):
    keys, _ = alesia
    keys = keys.with_seat("one", date(2026, 10, 1)).with_seat("one", NOVEMBER).with_seat("one", DECEMBER)
    keys = keys.with_seat("two", date(2026, 9, 1))
    kept = keys.without_seats_before(date(2026, 11, 23)).seats
    assert [(seat.circle, seat.from_on) for seat in kept] == [
        ("one", NOVEMBER),
        ("one", DECEMBER),
        ("two", date(2026, 9, 1)),
    ]
    with pytest.raises(NoSuchSeat):
        keys.without_seats_before(date(2026, 11, 23)).seat((keys.seats[0].public,))


def test_seats_are_fresh_and_begin_with_a_month(alesia):
    keys, _ = alesia
    keys = keys.with_seat("one", NOVEMBER).with_seat("one", NOVEMBER)
    assert len({seat.public for seat in keys.seats}) == 2
    with pytest.raises(KeyFileError, match="first day"):
        keys.with_seat("one", date(2026, 11, 2))


def test_a_key_file_is_written_for_its_owner_alone_and_never_over_another(tmp_path, alesia):
    keys, phrase = alesia
    path = tmp_path / "alesia.key"
    careless = os.umask(0o000)
    try:
        write_key_file(path, seal_keys(keys), new=True)
    finally:
        os.umask(careless)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(KeyFileError, match="exists already"):
        write_key_file(path, b"another", new=True)
    write_key_file(path, seal_keys(keys.with_seat("one", NOVEMBER)))
    assert len(open_keys(read_key_file(path), phrase).seats) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["alesia.key"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path, alesia):
    keys, phrase = alesia
    path = tmp_path / "alesia.key"
    write_key_file(path, seal_keys(keys), new=True)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(KeyFileError, match=r"alesia\.key"):
            write_key_file(path, seal_keys(keys.with_seat("one", NOVEMBER)))
        with pytest.raises(KeyFileError, match=r"second\.key"):
            write_key_file(tmp_path / "second.key", seal_keys(keys), new=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert open_keys(read_key_file(path), phrase) == keys
    assert [found.name for found in tmp_path.iterdir()] == ["alesia.key"]


def test_a_missing_folder_or_file_is_named(tmp_path):
    with pytest.raises(KeyFileError, match="nowhere"):
        write_key_file(tmp_path / "nowhere" / "a.key", b"")
    with pytest.raises(NotAKeyFile, match=r"b\.key"):
        read_key_file(tmp_path / "b.key")


def test_stretching_is_that_of_version_1(monkeypatch):
    """Fixed values: a browser must reach the same. Reckoned with WebCrypto (node 20), salt 00…0f."""
    monkeypatch.undo()
    assert keyfile.ROUNDS == 600_000
    words = "abandon ability able about above absent absorb"
    assert vault_key(words, bytes(range(16))).hex() == VAULT_KEY
    assert login_proof(words, bytes(range(16))).hex() == LOGIN_PROOF
    assert vault_key("и" + "\u0306", b"") == vault_key("й", b"")


VAULT_KEY = "c61f3a36fb8f060bc55ffbe26eea5d4692f2034ab339f8df007f584720a88294"
LOGIN_PROOF = "da68218837b616973a9f267482b103811cbcf7707ee3bd23d46482d89488bd0e"
