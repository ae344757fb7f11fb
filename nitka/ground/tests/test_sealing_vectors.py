"""The public vectors of the age format: every one ends as its author says, or is refused as we say."""

import hashlib
import io
import zlib
from pathlib import Path

import pytest

from nitka.ground.sealing import (
    HeaderBroken,
    HeaderForged,
    NoKeyFits,
    PayloadBroken,
    RecipientsRefused,
    SealedReader,
    SealingError,
    SealingWriter,
    X25519Identity,
    read_identity,
    unseal,
)
from nitka.ground.sealing.header import header_bytes, read_header

VECTORS = sorted(
    path for path in (Path(__file__).parent / "vectors" / "age").iterdir() if path.suffix != ".md"
)
ENDS = {
    "no match": NoKeyFits,
    "HMAC failure": HeaderForged,
    "header failure": HeaderBroken,
    "payload failure": PayloadBroken,
}


def read_vector(path):
    """Its identities, what is expected, the digest of what may be released, and the sealed file."""
    head, _, body = path.read_bytes().partition(b"\n\n")
    lines = [line.split(": ", 1) for line in head.decode().splitlines()]
    facts = dict(lines)
    identities = [read_identity(value) for key, value in lines if key == "identity"]
    if facts.get("compressed") == "zlib":
        body = zlib.decompress(body)
    return identities, facts, body


def sound(path):
    """Whether the header of a vector is sound and its file key is told."""
    facts = read_vector(path)[1]
    return facts["expect"] not in ("header failure", "HMAC failure") and "file key" in facts


def opened_whole(path):
    """Whether the vector opens here: sound, meant to, and none of those that are refused on purpose."""
    meant = read_vector(path)[1]["expect"] == "success"
    return sound(path) and meant and path.name not in ("scrypt", "hybrid_and_x25519")


def opened(body, identities):
    """What was released, and how it ended."""
    released = bytearray()
    try:
        for chunk in SealedReader(io.BytesIO(body), identities).chunks():
            released += chunk
    except SealingError as error:
        return bytes(released), type(error)
    return bytes(released), None


def test_every_vector_is_here():
    assert len(VECTORS) == 110


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.name)
def test_vector_ends_as_its_author_says(path):
    identities, facts, body = read_vector(path)
    released, end = opened(body, identities)
    expected = ENDS.get(facts["expect"])
    if path.name.startswith("scrypt") and path.name != "scrypt_uppercase":
        assert (released, end in (RecipientsRefused, HeaderBroken)) == (b"", True)
    elif path.name == "hybrid_and_x25519":
        assert (released, end) == (b"", RecipientsRefused)
    else:
        digest = facts.get("payload", hashlib.sha256(b"").hexdigest())
        assert (hashlib.sha256(released).hexdigest(), end) == (digest, expected)


@pytest.mark.parametrize("path", [*filter(sound, VECTORS)], ids=lambda path: path.name)
def test_header_is_written_as_it_was_read(path):
    _, facts, body = read_vector(path)
    source = io.BytesIO(body)
    header = read_header(source)
    assert header_bytes(header.stanzas, bytes.fromhex(facts["file key"])) == body[: source.tell()]


@pytest.mark.parametrize(
    "path",
    [*filter(opened_whole, VECTORS)],
    ids=lambda path: path.name,
)
def test_payload_is_sealed_to_the_same_bytes(path):
    """With the vector's own file key and nonce our writer gives the vector's bytes."""
    identities, facts, body = read_vector(path)
    source = io.BytesIO(body)
    read_header(source)
    start = source.tell()
    content = unseal(body, identities)
    given = iter([bytes.fromhex(facts["file key"]), body[start : start + 16], bytes(31) + b"\1"])
    out = io.BytesIO()
    with SealingWriter(
        out, [X25519Identity(bytes(32)).recipient], entropy=lambda size: next(given)
    ) as sealed:
        sealed.write(content)
    assert out.getvalue()[-len(body) + start :] == body[start:]
