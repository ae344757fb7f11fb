"""Signed statements: DSSE envelopes (secure-systems-lab/dsse, version 1) with Ed25519 signatures (RFC 8032).

A signature covers the *pre-authentication encoding* of payload type and payload, so a statement of one kind can
never be passed off as another. Public keys are 32 bytes, written as 64 lower-case hexadecimal digits; a key id is
the first 16 digits of the key's SHA-256 and only a hint: what counts is which key verifies.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from nitka.ground import canonical

ACT_TYPE = "application/vnd.nitka.act+json"


class BadEnvelope(ValueError):
    """An envelope that is malformed, or two that do not belong together."""


@dataclass(frozen=True, slots=True, order=True)
class Signature:
    """One signature: ``keyid`` (16 hex digits, a hint) and 64 raw bytes."""

    keyid: str
    sig: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """A payload with its type and signatures, which are kept sorted so that no order of signing shows."""

    payload_type: str
    payload: bytes
    signatures: tuple[Signature, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The envelope as DSSE's JSON object (``payload`` and ``sig`` in base64)."""
        return {
            "payload": _to_base64(self.payload),
            "payloadType": self.payload_type,
            "signatures": [{"keyid": one.keyid, "sig": _to_base64(one.sig)} for one in self.signatures],
        }

    def to_bytes(self) -> bytes:
        """Canonical JSON of ``to_data``."""
        return canonical.encode(self.to_data())


def from_data(data: Any) -> Envelope:
    """Read DSSE's JSON object strictly: exactly the known names. Raises ``BadEnvelope``."""
    if not isinstance(data, dict) or set(data) != {"payload", "payloadType", "signatures"}:
        raise BadEnvelope("an envelope has exactly payload, payloadType and signatures")
    if not isinstance(data["payloadType"], str) or not isinstance(data["signatures"], list):
        raise BadEnvelope("payloadType is text and signatures is a list")
    found = []
    for one in data["signatures"]:
        if not isinstance(one, dict) or set(one) != {"keyid", "sig"} or not isinstance(one["keyid"], str):
            raise BadEnvelope("a signature has exactly keyid and sig")
        sig = _from_base64(one["sig"])
        if len(sig) != 64:
            raise BadEnvelope("an Ed25519 signature has 64 bytes")
        found.append(Signature(one["keyid"], sig))
    if found != sorted(set(found)):
        raise BadEnvelope("signatures must be sorted by key id, each once")
    return Envelope(data["payloadType"], _from_base64(data["payload"]), tuple(found))


def pae(payload_type: str, payload: bytes) -> bytes:
    """DSSE's pre-authentication encoding: the bytes that are signed."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def key_id(public: str) -> str:
    """The key id of a public key given in hex."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


def public_hex(private: Ed25519PrivateKey) -> str:
    """The public half of ``private`` as 64 hex digits."""
    return private.public_key().public_bytes_raw().hex()


def sign(envelope: Envelope, private: Ed25519PrivateKey) -> Envelope:
    """``envelope`` with the signature of ``private`` added; signing twice changes nothing (Ed25519 is fixed)."""
    mine = Signature(key_id(public_hex(private)), private.sign(pae(envelope.payload_type, envelope.payload)))
    return _with(envelope, {*envelope.signatures, mine})


def merge(one: Envelope, other: Envelope) -> Envelope:
    """The signatures of both over the same statement. Raises ``BadEnvelope`` when the statements differ."""
    if (one.payload_type, one.payload) != (other.payload_type, other.payload):
        raise BadEnvelope("the two envelopes hold different statements")
    return _with(one, {*one.signatures, *other.signatures})


def signers(envelope: Envelope, publics: Iterable[str]) -> frozenset[str]:
    """Which of the public keys (hex) signed ``envelope`` validly. Each key counts once, however often it signed."""
    by_id: dict[str, list[str]] = {}
    for public in publics:
        by_id.setdefault(key_id(public), []).append(public)
    message = pae(envelope.payload_type, envelope.payload)
    return frozenset(
        public
        for one in envelope.signatures
        for public in by_id.get(one.keyid, ())
        if verifies(public, one.sig, message)
    )


def verifies(public: str, sig: bytes, message: bytes) -> bool:
    """Whether ``sig`` is the Ed25519 signature of ``message`` by the public key (hex)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(sig, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def only(envelope: Envelope, publics: Iterable[str]) -> Envelope:
    """``envelope`` with the signatures of these keys alone."""
    kept = {key_id(public) for public in publics}
    return _with(envelope, {one for one in envelope.signatures if one.keyid in kept})


def _with(envelope: Envelope, signatures: set[Signature]) -> Envelope:
    return Envelope(envelope.payload_type, envelope.payload, tuple(sorted(signatures)))


def _to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _from_base64(text: Any) -> bytes:
    if not isinstance(text, str):
        raise BadEnvelope("base64 text is missing")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise BadEnvelope(f"not base64: {wrong}") from wrong
    if _to_base64(data) != text:
        raise BadEnvelope("base64 is not in its one canonical form")
    return data
