"""C2SP signed-note and tlog-checkpoint: the specification's example, and what must be refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nitka.ground import notes

EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()
SIGNER = notes.Signer.from_seed("nitka.example/log", bytes(range(32)))
HEAD = notes.Checkpoint("nitka.example/log", 42, bytes(32))


def test_the_example_of_the_specification():
    verifier = notes.Verifier.from_text(EXAMPLE_KEY)
    assert notes.open_note(EXAMPLE, verifier) == "This is an example message.\n"
    assert verifier.to_text() == EXAMPLE_KEY


def test_a_checkpoint_has_three_lines():
    note = notes.sign_checkpoint(HEAD, SIGNER)
    assert note.decode().splitlines()[:4] == [
        "nitka.example/log",
        "42",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "",
    ]
    assert notes.open_checkpoint(note, SIGNER.verifier) == HEAD


def test_keys_go_through_their_texts():
    assert notes.Verifier.from_text(SIGNER.verifier.to_text()) == SIGNER.verifier
    again = notes.Signer.from_text(SIGNER.to_text())
    assert (again.name, again.verifier) == (SIGNER.name, SIGNER.verifier)


def test_other_signatures_beside_the_logs_are_ignored():
    other = notes.Signer.from_seed("witness.example", bytes(32))
    lines = notes.sign(HEAD.to_text(), other).decode().split("\n\n")[1]
    note = notes.sign_checkpoint(HEAD, SIGNER) + lines.encode()
    assert notes.open_checkpoint(note, SIGNER.verifier) == HEAD
    with pytest.raises(notes.BadNote, match="not signed by other"):
        notes.open_note(note, notes.Verifier("other", other.verifier.public))


def test_a_log_signs_for_no_other_origin():
    with pytest.raises(notes.BadNote, match="only checkpoints of its own origin"):
        notes.sign_checkpoint(notes.Checkpoint("other", 1, bytes(32)), SIGNER)
    foreign = notes.sign(notes.Checkpoint("other", 1, bytes(32)).to_text(), SIGNER)
    with pytest.raises(notes.BadNote, match="is of other"):
        notes.open_checkpoint(foreign, SIGNER.verifier)


@given(st.integers(0, 400), st.integers(0, 7))
def test_no_changed_bit_is_accepted(at, bit):
    note = bytearray(notes.sign_checkpoint(HEAD, SIGNER))
    note[at % len(note)] ^= 1 << bit
    with pytest.raises(notes.BadNote):
        notes.open_checkpoint(bytes(note), SIGNER.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "a\n1\n",
        "a\n01\nAAAA\n",
        "a\n-1\nAAAA\n",
        "a\n1\nAAAA\n",
        "\n1\n" + "A" * 43 + "=\n",
        "a\n1\n" + "A" * 43 + "=\nmore\n",
    ],
)
def test_checkpoints_written_otherwise_are_refused(text):
    with pytest.raises(notes.BadNote):
        notes.parse_checkpoint(text)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "a+b",
        "foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a b+00000000+AQ==",
        None,
        EXAMPLE_KEY[:-2],
    ],
)
def test_keys_written_otherwise_are_refused(key):
    with pytest.raises(notes.BadNote):
        notes.Verifier.from_text(key)


@pytest.mark.parametrize(
    "note", [b"", b"x\n", b"x\n\n", b"x\n\n- a b\n", b"\xff\n\n\n", b"x\x01\n\n\xe2\x80\x94 a AAAAAAA=\n"]
)
def test_notes_written_otherwise_are_refused(note):
    with pytest.raises(notes.BadNote):
        notes.split(note)
