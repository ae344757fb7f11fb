"""Signed notes and checkpoints (C2SP ``signed-note`` v1.0.0 and ``tlog-checkpoint``), Ed25519 type 0x01 only.

A note is text that ends in a newline, an empty line, then signature lines ``— name base64(key id ‖ signature)``.
A checkpoint is a note of three lines: origin, tree size, root hash in base64. Extension lines are refused here:
nobody could audit them.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nitka.ground import envelopes

_ED25519 = b"\x01"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_MOST_SIGNATURES = 64


class BadNote(ValueError):
    """A note, checkpoint or key that is malformed, or whose signature does not verify."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A log's name and public key (32 bytes): what a *vkey* says."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes: SHA-256(name ‖ newline ‖ 0x01 ‖ public key), cut."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    def to_text(self) -> str:
        """``name+hex key id+base64(type ‖ key)``."""
        return f"{self.name}+{self.key_id.hex()}+{_b64(_ED25519 + self.public)}"

    @classmethod
    def from_text(cls, text: object) -> "Verifier":
        """Read a vkey. Raises ``BadNote`` when it is malformed or its key id is another key's."""
        name, key_id, rest = _three_parts(text)
        if len(rest) != 33 or rest[:1] != _ED25519:
            raise BadNote("not an Ed25519 verifier key")
        verifier = cls(_checked_name(name), rest[1:])
        if verifier.key_id.hex() != key_id:
            raise BadNote("the key id does not belong to this name and key")
        return verifier


@dataclass(frozen=True, slots=True)
class Signer:
    """A log's name and private key."""

    name: str
    private: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, self.private.public_key().public_bytes_raw())

    def to_text(self) -> str:
        """``PRIVATE+KEY+name+hex key id+base64(type ‖ seed)``, one line; belongs into a file of mode 600."""
        seed = _b64(_ED25519 + self.private.private_bytes_raw())
        return f"PRIVATE+KEY+{self.name}+{self.verifier.key_id.hex()}+{seed}"

    @classmethod
    def from_text(cls, text: str) -> "Signer":
        """Read what ``to_text`` wrote. Raises ``BadNote``."""
        if not text.startswith("PRIVATE+KEY+"):
            raise BadNote("not a private note key")
        name, key_id, rest = _three_parts(text.strip().removeprefix("PRIVATE+KEY+"))
        if len(rest) != 33 or rest[:1] != _ED25519:
            raise BadNote("not an Ed25519 private key")
        signer = cls.from_seed(name, rest[1:])
        if signer.verifier.key_id.hex() != key_id:
            raise BadNote("the key id does not belong to this name and key")
        return signer

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> "Signer":
        """A signer from 32 secret random bytes."""
        return cls(_checked_name(name), Ed25519PrivateKey.from_private_bytes(seed))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head: origin, number of leaves, root hash (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def to_text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"


def sign(text: str, signer: Signer) -> bytes:
    """``text`` (ends in a newline) as a note with one signature."""
    _check_text(text)
    made = signer.private.sign(text.encode("utf-8"))
    return f"{text}\n— {signer.name} {_b64(signer.verifier.key_id + made)}\n".encode()


def open_note(note: bytes, verifier: Verifier) -> str:
    """The text of ``note`` when ``verifier`` signed it. Raises ``BadNote``; other keys' lines are ignored."""
    text, lines = split(note)
    wanted = [sig for name, key, sig in lines if name == verifier.name and key == verifier.key_id]
    if not wanted:
        raise BadNote(f"not signed by {verifier.name}")
    message = text.encode("utf-8")
    if not all(envelopes.verifies(verifier.public.hex(), sig, message) for sig in wanted):
        raise BadNote(f"the signature of {verifier.name} does not verify")
    return text


def split(note: bytes) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """Text and signature lines (name, key id, signature) of a note, **unverified**. Raises ``BadNote``."""
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise BadNote(f"not UTF-8: {wrong}") from wrong
    head, gap, tail = whole.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise BadNote("no signature lines after an empty line")
    text = head + "\n"
    _check_text(text)
    lines = tail[:-1].split("\n")
    if len(lines) > _MOST_SIGNATURES:
        raise BadNote(f"more than {_MOST_SIGNATURES} signatures")
    return text, [_signature_line(line) for line in lines]


def sign_checkpoint(checkpoint: Checkpoint, signer: Signer) -> bytes:
    """A signed checkpoint; the signer's name must be the origin. Raises ``BadNote``."""
    if signer.name != checkpoint.origin:
        raise BadNote("a log signs only checkpoints of its own origin")
    return sign(checkpoint.to_text(), signer)


def open_checkpoint(note: bytes, verifier: Verifier) -> Checkpoint:
    """The checkpoint in ``note``, signed by ``verifier`` and of its origin. Raises ``BadNote``."""
    checkpoint = parse_checkpoint(open_note(note, verifier))
    if checkpoint.origin != verifier.name:
        raise BadNote(f"the checkpoint is of {checkpoint.origin}, not of {verifier.name}")
    return checkpoint


def parse_checkpoint(text: str) -> Checkpoint:
    """The three lines of a checkpoint's text. Raises ``BadNote``."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise BadNote("a checkpoint has exactly three lines")
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", lines[1]):
        raise BadNote(f"not a tree size: {lines[1]!r}")
    root = _from_b64(lines[2])
    if len(root) != 32:
        raise BadNote("a root hash has 32 bytes")
    return Checkpoint(lines[0], int(lines[1]), root)


def _signature_line(line: str) -> tuple[str, bytes, bytes]:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—":
        raise BadNote(f"not a signature line: {line!r}")
    blob = _from_b64(parts[2])
    if len(blob) < 5:
        raise BadNote("a signature is too short")
    return _checked_name(parts[1]), blob[:4], blob[4:]


def _check_text(text: str) -> None:
    if not text.endswith("\n") or _CONTROL.search(text):
        raise BadNote("a note's text ends in a newline and holds no control characters")


def _checked_name(name: str) -> str:
    if not name or "+" in name or any(letter.isspace() for letter in name):
        raise BadNote(f"a key name has no spaces and no plus: {name!r}")
    return name


def _three_parts(text: object) -> tuple[str, str, bytes]:
    parts = text.split("+", 2) if isinstance(text, str) else []
    if len(parts) != 3:
        raise BadNote("a key is written name+id+base64")
    return parts[0], parts[1], _from_b64(parts[2])


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _from_b64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise BadNote(f"not base64: {wrong}") from wrong
    if _b64(data) != text:
        raise BadNote("base64 is not in its one canonical form")
    return data
