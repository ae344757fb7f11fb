"""Alesia seals, the circle opens; strangers, cut files and mixtures do not."""

import io
import os
import tracemalloc

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground.sealing import (
    BadKeyText,
    HeaderBroken,
    HeaderForged,
    HybridIdentity,
    NoKeyFits,
    PayloadBroken,
    RecipientsRefused,
    SealedReader,
    SealingError,
    SealingWriter,
    X25519Identity,
    pad,
    padded_size,
    read_identity,
    read_recipient,
    seal,
    unpad,
    unseal,
)
from nitka.ground.sealing.bech32 import bech32_encode

ALESIA = HybridIdentity(b"a" * 32)
BAHDAN = HybridIdentity(b"b" * 32)
OLD_FRIEND = X25519Identity(b"c" * 32)
CHUNK = 64 * 1024


def test_one_file_for_the_circle_opens_for_each_of_them_and_for_nobody_else():
    sealed = seal("Пасылка дайшла.".encode(), [ALESIA.recipient, BAHDAN.recipient])
    assert unseal(sealed, [ALESIA]) == unseal(sealed, [OLD_FRIEND, BAHDAN]) == "Пасылка дайшла.".encode()
    with pytest.raises(NoKeyFits):
        unseal(sealed, [HybridIdentity(b"x" * 32), OLD_FRIEND])


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
@pytest.mark.parametrize("identity", [ALESIA, OLD_FRIEND], ids=["hybrid", "x25519"])
def test_sizes_around_a_chunk_come_back(identity, size):
    content = os.urandom(size)
    assert unseal(seal(content, [identity.recipient]), [identity]) == content


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.binary(max_size=70_000), max_size=4), reads=st.integers(1, 100_000))
def test_however_it_is_written_and_read_it_comes_back(parts, reads):
    out = io.BytesIO()
    with SealingWriter(out, [OLD_FRIEND.recipient]) as sealed:
        for part in parts:
            sealed.write(part)
    reader = SealedReader(io.BytesIO(out.getvalue()), [OLD_FRIEND])
    back = b"".join(iter(lambda: reader.read(reads), b""))
    assert back == b"".join(parts)


def test_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "large.age"
    tracemalloc.start()
    try:
        with path.open("wb") as out, SealingWriter(out, [ALESIA.recipient]) as sealed:
            for _ in range(256):
                sealed.write(bytes(CHUNK))
        with path.open("rb") as source:
            total = sum(len(chunk) for chunk in SealedReader(source, [ALESIA]).chunks())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total == 256 * CHUNK
    assert peak < 2_000_000


def test_a_writer_that_failed_leaves_no_file_that_opens():
    out = io.BytesIO()
    with pytest.raises(RuntimeError), SealingWriter(out, [ALESIA.recipient]) as sealed:
        sealed.write(bytes(CHUNK * 2))
        raise RuntimeError("the disk is full")
    with pytest.raises(PayloadBroken):
        unseal(out.getvalue(), [ALESIA])


def test_a_file_cut_off_anywhere_or_with_something_behind_it_is_refused():
    sealed = seal(os.urandom(CHUNK + 10), [OLD_FRIEND.recipient])
    for end in [*range(300), CHUNK, CHUNK + 216, len(sealed) - 1]:
        with pytest.raises((HeaderBroken, PayloadBroken)):
            unseal(sealed[:end], [OLD_FRIEND])
    with pytest.raises(PayloadBroken):
        unseal(sealed + b"\0", [OLD_FRIEND])


def test_every_changed_byte_is_noticed():
    sealed = seal("Ліст".encode(), [OLD_FRIEND.recipient])
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises((HeaderBroken, HeaderForged, NoKeyFits, PayloadBroken)):
            unseal(changed, [OLD_FRIEND])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_is_refused_with_our_own_error(garbage):
    for text in (
        garbage,
        b"age-encryption.org/v1\n" + garbage,
        b"age-encryption.org/v1\n-> X25519 " + garbage,
    ):
        with pytest.raises(SealingError):
            unseal(text, [OLD_FRIEND, ALESIA])


def test_a_header_without_end_does_not_eat_memory():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, into):
            into[:] = b"a" * len(into)
            return len(into)

    with pytest.raises(HeaderBroken):
        SealedReader(io.BufferedReader(Endless()), [ALESIA])


def test_hybrid_and_x25519_never_share_a_file():
    with pytest.raises(RecipientsRefused):
        seal(b"", [ALESIA.recipient, OLD_FRIEND.recipient])
    with pytest.raises(RecipientsRefused):
        seal(b"", [])


def test_a_linkable_recipient_is_refused_in_words():
    tagged = bech32_encode("age1tag", b"\2" + bytes(32))
    with pytest.raises(RecipientsRefused, match="tagged"):
        read_recipient(tagged)
    with pytest.raises(RecipientsRefused, match="tagged"):
        read_recipient(bech32_encode("age1tagpq", bytes(1249)))


def test_a_passphrase_file_is_refused_in_words():
    with pytest.raises(RecipientsRefused, match="passphrase"):
        unseal(pyrage.passphrase.encrypt(b"", "a chosen phrase"), [ALESIA])


def test_a_recipient_that_would_open_to_everybody_is_refused():
    with pytest.raises(RecipientsRefused):
        seal(b"", [read_recipient(bech32_encode("age", bytes(32)))])


@pytest.mark.parametrize("identity", [ALESIA, OLD_FRIEND], ids=["hybrid", "x25519"])
def test_keys_are_written_and_read_back(identity):
    assert read_identity(str(identity)) == identity
    assert read_recipient(str(identity.recipient)) == identity.recipient
    assert read_recipient(str(identity.recipient).upper()) == identity.recipient
    assert "secret" not in repr(identity)


def test_a_mistyped_key_is_refused():
    text = str(ALESIA)
    for place in range(len(text)):
        other = "Q" if text[place] != "Q" else "P"
        with pytest.raises(BadKeyText):
            read_identity(text[:place] + other + text[place + 1 :])
    for broken in (
        "",
        "age1",
        text[:-1],
        text[:-1] + "b",
        text + "Q",
        text.title(),
        str(ALESIA.recipient),
        "1" * 9,
    ):
        with pytest.raises(BadKeyText):
            read_identity(broken)
    for broken in (
        "",
        "a stranger",
        text,
        bech32_encode("age1pq", b"\xff" * 1216),
        bech32_encode("age", b""),
    ):
        with pytest.raises(BadKeyText):
            read_recipient(broken)


def test_the_identity_of_the_specification_gives_its_recipient():
    """C2SP age.md prints both; of the 1,959 letters the first and last are compared, the checksum does the rest."""
    identity = read_identity("AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR")
    text = str(identity.recipient)
    assert text[:60] == "age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg8"
    assert text.endswith("tqmwze9pyyzk3tlhl53k2ykx3qheyty7saeq0d3fzv49zc0k")


def test_pyrage_opens_ours_and_we_open_pyrages():
    theirs = pyrage.x25519.Identity.generate()
    recipient = read_recipient(str(theirs.to_public()))
    content = os.urandom(CHUNK * 2 + 5)
    assert pyrage.decrypt(seal(content, [recipient]), [theirs]) == content
    ours = pyrage.x25519.Recipient.from_str(str(OLD_FRIEND.recipient))
    assert unseal(pyrage.encrypt(content, [ours]), [OLD_FRIEND]) == content


@given(st.integers(0, 1 << 40))
def test_padded_sizes_are_few_and_close(size):
    padded = padded_size(size)
    assert size <= padded <= size * 1.12 + 1
    assert padded_size(padded) == padded


def test_padme_gives_the_sizes_of_the_paper():
    """Sizes reckoned by hand from algorithm 1: E = floor(log2 L), S = floor(log2 E) + 1, last E - S bits zero."""
    assert [padded_size(size) for size in (0, 1, 2, 8, 9, 100, 1_000, 1_000_000)] == [
        0,
        1,
        2,
        8,
        10,
        104,
        1_024,
        1_015_808,
    ]


@given(st.binary(max_size=3_000), st.integers(0, 5_000))
def test_padding_comes_off(data, least):
    padded = pad(data, least=least)
    assert unpad(padded) == data
    assert len(padded) == padded_size(max(len(data) + 8, least))


@pytest.mark.parametrize("broken", [b"", bytes(7), b"\0" * 7 + b"\5abc", b"\0" * 7 + b"\1ab"])
def test_broken_padding_is_refused(broken):
    with pytest.raises(PayloadBroken):
        unpad(broken)
