"""Recipients and identities: hybrid (ML-KEM-768 with X25519, "X-Wing") and X25519.

Both kinds keep their secret as 32 random bytes and are written in Bech32. Method: C2SP ``age.md``, "Native
recipient types"; the hybrid KEM and its key expansion by SHAKE256 are draft-ietf-hpke-pq's MLKEM768-X25519.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from nitka.ground.sealing.bech32 import bech32_decode, bech32_encode
from nitka.ground.sealing.errors import BadKeyText, HeaderBroken, RecipientsRefused
from nitka.ground.sealing.header import Stanza, decode64, derive, encode64

Entropy = Callable[[int], bytes]

_WRAPPED_KEY = 32
_ZERO_NONCE = bytes(12)

HYBRID = "mlkem768x25519"
_HYBRID_INFO = b"age-encryption.org/mlkem768x25519"
_HYBRID_RECIPIENT, _HYBRID_IDENTITY = "age1pq", "age-secret-key-pq-"
_MLKEM_PUBLIC, _MLKEM_SHARE, _HYBRID_SHARE = 1184, 1088, 1120
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)

X25519 = "X25519"
_X25519_INFO = b"age-encryption.org/v1/X25519"
_X25519_RECIPIENT, _X25519_IDENTITY = "age", "age-secret-key-"

_LINKABLE = ("age1tag", "age1tagpq")


@dataclass(frozen=True, slots=True)
class HybridRecipient:
    """Somebody to seal to: ``public`` is 1,184 bytes of ML-KEM-768 and 32 bytes of X25519."""

    public: bytes

    def __str__(self) -> str:
        return bech32_encode(_HYBRID_RECIPIENT, self.public)

    def wrap(self, file_key: bytes, _entropy: Entropy) -> Stanza:
        """The stanza that only this recipient's identity opens. HPKE draws its own randomness."""
        sealed = _SUITE.encrypt(file_key, self._key(), info=_HYBRID_INFO)
        return Stanza((HYBRID, encode64(sealed[:_HYBRID_SHARE])), sealed[_HYBRID_SHARE:])

    def _key(self) -> MLKEM768X25519PublicKey:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.public[:_MLKEM_PUBLIC]),
            X25519PublicKey.from_public_bytes(self.public[_MLKEM_PUBLIC:]),
        )


@dataclass(frozen=True, slots=True)
class X25519Recipient:
    """Somebody to seal to, without protection against quantum computers: ``public`` is 32 bytes."""

    public: bytes

    def __str__(self) -> str:
        return bech32_encode(_X25519_RECIPIENT, self.public)

    def wrap(self, file_key: bytes, entropy: Entropy) -> Stanza:
        """The stanza that only this recipient's identity opens."""
        ephemeral = X25519PrivateKey.from_private_bytes(entropy(32))
        share = ephemeral.public_key().public_bytes_raw()
        try:
            shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(self.public))
        except ValueError:
            raise RecipientsRefused("this X25519 recipient is no real key: everybody could open") from None
        key = derive(shared, salt=share + self.public, info=_X25519_INFO)
        return Stanza((X25519, encode64(share)), ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None))


@dataclass(frozen=True, slots=True)
class HybridIdentity:
    """Opens what was sealed to its recipient. ``secret``: 32 random bytes, never shown by ``repr``."""

    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls, entropy: Entropy = os.urandom) -> "HybridIdentity":
        """A fresh identity."""
        return cls(entropy(32))

    def __str__(self) -> str:
        return bech32_encode(_HYBRID_IDENTITY, self.secret).upper()

    @property
    def recipient(self) -> HybridRecipient:
        """What others seal to."""
        lattice, curve = self._halves()
        return HybridRecipient(
            lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        )

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """The file key, or nothing when the stanza is for somebody else."""
        if stanza.arguments[0] != HYBRID:
            return None
        share = decode64(stanza.arguments[1])
        lattice, curve = self._halves()
        try:
            # HPKE refuses a low-order point with the same error as a foreign stanza; age tells them apart.
            curve.exchange(X25519PublicKey.from_public_bytes(share[_MLKEM_SHARE:]))
        except ValueError:
            raise HeaderBroken("the X25519 half of a hybrid share is no real key") from None
        try:
            return bytes(
                _SUITE.decrypt(
                    share + stanza.body, MLKEM768X25519PrivateKey(lattice, curve), info=_HYBRID_INFO
                )
            )
        except InvalidTag:
            return None

    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        expanded = hashlib.shake_256(self.secret).digest(96)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:64]),
            X25519PrivateKey.from_private_bytes(expanded[64:]),
        )


@dataclass(frozen=True, slots=True)
class X25519Identity:
    """Opens what was sealed to its recipient. ``secret``: 32 random bytes, never shown by ``repr``."""

    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls, entropy: Entropy = os.urandom) -> "X25519Identity":
        """A fresh identity."""
        return cls(entropy(32))

    def __str__(self) -> str:
        return bech32_encode(_X25519_IDENTITY, self.secret).upper()

    @property
    def recipient(self) -> X25519Recipient:
        """What others seal to."""
        return X25519Recipient(
            X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw()
        )

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """The file key, or nothing when the stanza is for somebody else."""
        if stanza.arguments[0] != X25519:
            return None
        share = decode64(stanza.arguments[1])
        try:
            shared = X25519PrivateKey.from_private_bytes(self.secret).exchange(
                X25519PublicKey.from_public_bytes(share)
            )
        except ValueError:
            raise HeaderBroken("an X25519 share of the header is no real key") from None
        key = derive(shared, salt=share + self.recipient.public, info=_X25519_INFO)
        try:
            return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, stanza.body, None)
        except InvalidTag:
            return None


Recipient = HybridRecipient | X25519Recipient
Identity = HybridIdentity | X25519Identity


def check_stanza(stanza: Stanza) -> None:
    """Raises ``HeaderBroken`` when a stanza of a type we know is not shaped as its type demands.

    Sizes are checked before anything is decrypted (partitioning oracles), also in stanzas for others.
    """
    share = {HYBRID: _HYBRID_SHARE, X25519: 32}.get(stanza.arguments[0])
    if share is None:
        return
    if len(stanza.arguments) != 2 or len(decode64(stanza.arguments[1])) != share:
        raise HeaderBroken(f"a {stanza.arguments[0]} recipient of the header is malformed")
    if len(stanza.body) != _WRAPPED_KEY:
        raise HeaderBroken(f"a {stanza.arguments[0]} recipient of the header wraps no file key")


def read_recipient(text: str) -> Recipient:
    """The recipient written as ``age1pq1…`` or ``age1…``.

    Raises ``RecipientsRefused`` for tagged recipients, ``BadKeyText`` for everything else that is none.
    """
    prefix, data = bech32_decode(text.strip())
    if prefix in _LINKABLE:
        raise RecipientsRefused("tagged recipients are refused: they show which files are for one person")
    if prefix == _HYBRID_RECIPIENT and len(data) == _MLKEM_PUBLIC + 32:
        recipient = HybridRecipient(data)
        try:
            recipient._key()
        except ValueError:
            raise BadKeyText("this age1pq recipient holds no valid ML-KEM key") from None
        return recipient
    if prefix == _X25519_RECIPIENT and len(data) == 32:
        return X25519Recipient(data)
    raise BadKeyText(f"a recipient begins with age1pq1 or age1, this one with {prefix}1")


def read_identity(text: str) -> Identity:
    """The identity written as ``AGE-SECRET-KEY-PQ-1…`` or ``AGE-SECRET-KEY-1…``; else ``BadKeyText``."""
    prefix, data = bech32_decode(text.strip())
    if prefix == _HYBRID_IDENTITY and len(data) == 32:
        return HybridIdentity(data)
    if prefix == _X25519_IDENTITY and len(data) == 32:
        return X25519Identity(data)
    raise BadKeyText("this is no secret key: one begins with AGE-SECRET-KEY-PQ-1 or AGE-SECRET-KEY-1")
