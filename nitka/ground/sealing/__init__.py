"""Sealed files: the age v1 format (C2SP ``age.md``), binary, written and read by ourselves.

Recipients are hybrid (``age1pq…``, ML-KEM-768 with X25519) because what is seized today is kept for twenty
years; X25519 is there for files made elsewhere. age authenticates nobody: whoever needs an author signs the
payload. A stock ``age`` ≥ 1.3 opens what is written here.

What we refuse on purpose, although the format allows it: a file for hybrid *and* X25519 recipients (its
secrecy would be that of the weaker one), tagged recipients (they link files to people), and passphrase
(scrypt) files (nobody else may choose how hard guessing is; phrases are stretched in ``client.keyfile``).
"""

from nitka.ground.sealing.errors import (
    BadKeyText,
    HeaderBroken,
    HeaderForged,
    NoKeyFits,
    PayloadBroken,
    RecipientsRefused,
    SealingError,
)
from nitka.ground.sealing.files import SealedReader, SealingWriter, seal, unseal
from nitka.ground.sealing.keys import (
    HybridIdentity,
    HybridRecipient,
    Identity,
    Recipient,
    X25519Identity,
    X25519Recipient,
    read_identity,
    read_recipient,
)
from nitka.ground.sealing.padding import pad, padded_size, unpad

__all__ = [
    "BadKeyText",
    "HeaderBroken",
    "HeaderForged",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "NoKeyFits",
    "PayloadBroken",
    "Recipient",
    "RecipientsRefused",
    "SealedReader",
    "SealingError",
    "SealingWriter",
    "X25519Identity",
    "X25519Recipient",
    "pad",
    "padded_size",
    "read_identity",
    "read_recipient",
    "seal",
    "unpad",
    "unseal",
]
