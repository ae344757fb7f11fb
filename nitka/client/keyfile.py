"""A member's key file: one blob that tells nothing, opened by a generated phrase or by the printed sheet.

The same bytes lie on the member's machine and, later, on the node. Layout (version 1)::

    "nitka-key-1\\n" · salt (16) · four slots of 60 bytes (nonce 12, sealed key 48) · body

The key in the slots is the secret of a hybrid identity of this file alone; the body is an age file for it, holding
Padmé-padded canonical JSON ``{"v": 1, "identity", "seats": [{"circle", "from", "secret"}]}``. Slots in use and
slots never used cannot be told apart, so every member seems to have equally many ways in.

Stretching: PBKDF2-SHA-512, 600,000 rounds, over the phrase in NFKD; then HKDF-SHA-512 splits it into the *vault
key*, which opens a slot, and the *login proof*, which the node will one day compare. Neither gives the other.
"""

import os
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nitka.ground import canonical, sealing
from nitka.ground.phrases import MEMBER_WORDS, SHEET_WORDS, BadPhrase, Below, make_phrase, read_phrase

MAGIC = b"nitka-key-1\n"
ROUNDS = 600_000
SLOTS = 4
PHRASE_SLOT, SHEET_SLOT = 0, 1
_SALT = 16
_SLOT = 12 + 32 + 16
_HEAD = len(MAGIC) + _SALT + SLOTS * _SLOT
# Bodies start at this size, so that a new member and one of five circles look alike.
_LEAST_BODY = 4096

Entropy = Callable[[int], bytes]


class KeyFileError(Exception):
    """Base: the key file cannot be used; the message says why and never repeats a secret."""


class NotAKeyFile(KeyFileError):
    """These bytes are no key file, or no longer a whole one."""


class WrongPhrase(KeyFileError):
    """The file is sound as far as can be seen, but the phrase does not open it."""


class NoSuchSeat(KeyFileError):
    """The file holds no seat that was asked for."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat held in ``circle`` from the first day of a month on. ``secret``: 32 bytes of Ed25519."""

    circle: str
    from_on: date
    secret: bytes = field(repr=False)

    @property
    def private(self) -> Ed25519PrivateKey:
        """What signs."""
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    @property
    def public(self) -> str:
        """What the charter lists: 64 hex digits."""
        return self.private.public_key().public_bytes_raw().hex()


@dataclass(frozen=True, slots=True)
class Keys:
    """An opened key file. ``vault`` is the identity the body is sealed to; it never leaves the file."""

    identity: sealing.HybridIdentity
    seats: tuple[Seat, ...]
    salt: bytes
    slots: tuple[bytes, ...]
    vault: sealing.HybridIdentity

    def seat(self, publics: frozenset[str] | tuple[str, ...]) -> Seat:
        """The held seat that is among ``publics`` (hex). Raises ``NoSuchSeat``."""
        for seat in self.seats:
            if seat.public in publics:
                return seat
        raise NoSuchSeat("this key file holds no seat of that circle in the charter")

    def with_seat(self, circle: str, from_on: date, *, entropy: Entropy = os.urandom) -> "Keys":
        """A fresh seat added, unlinkable to all others; it is the last of ``seats``."""
        if from_on.day != 1:
            raise KeyFileError("a seat begins on the first day of a month")
        return replace(self, seats=(*self.seats, Seat(circle, from_on, entropy(32))))

    def without_seats_before(self, day: date) -> "Keys":
        """Of each circle only the seats in use on ``day`` and later ones are kept."""
        begun: dict[str, date] = {}
        for seat in self.seats:
            if seat.from_on <= day:
                begun[seat.circle] = max(begun.get(seat.circle, date.min), seat.from_on)
        kept = tuple(seat for seat in self.seats if seat.from_on >= begun.get(seat.circle, date.min))
        return replace(self, seats=kept)


def new_keys(
    language: str = "en", *, entropy: Entropy = os.urandom, below: Below | None = None
) -> tuple[Keys, str]:
    """Fresh keys and the generated phrase that opens them. There is no way to bring a phrase along."""
    phrase = _made(MEMBER_WORDS, language, below)
    salt, vault = entropy(_SALT), sealing.HybridIdentity.generate(entropy)
    slots = [entropy(_SLOT) for _ in range(SLOTS)]
    slots[PHRASE_SLOT] = _wrap(vault.secret, vault_key(phrase, salt), PHRASE_SLOT, entropy)
    return Keys(sealing.HybridIdentity.generate(entropy), (), salt, tuple(slots), vault), phrase


def with_sheet(
    keys: Keys, language: str = "en", *, entropy: Entropy = os.urandom, below: Below | None = None
) -> tuple[Keys, str]:
    """Keys that a printed sheet opens too, and its words; an earlier sheet stops working."""
    words = _made(SHEET_WORDS, language, below)
    slots = list(keys.slots)
    slots[SHEET_SLOT] = _wrap(keys.vault.secret, vault_key(words, keys.salt), SHEET_SLOT, entropy)
    return replace(keys, slots=tuple(slots)), words


def seal_keys(keys: Keys, *, entropy: Entropy = os.urandom) -> bytes:
    """The bytes of the key file."""
    body = {
        "v": 1,
        "identity": str(keys.identity),
        "seats": [
            {"circle": seat.circle, "from": seat.from_on.isoformat(), "secret": seat.secret.hex()}
            for seat in keys.seats
        ],
    }
    padded = sealing.pad(canonical.encode(body), least=_LEAST_BODY)
    sealed = sealing.seal(padded, [keys.vault.recipient], entropy=entropy)
    return MAGIC + keys.salt + b"".join(keys.slots) + sealed


def open_keys(blob: bytes, phrase: str) -> Keys:
    """What ``seal_keys`` was given, opened with what a person typed: the phrase or the words of the sheet.

    Raises ``NotAKeyFile`` for other or damaged bytes, ``WrongPhrase`` when the words do not open it.
    """
    if len(blob) < _HEAD or not blob.startswith(MAGIC):
        raise NotAKeyFile("this is not a key file of Nitka, or it is cut off")
    slot = SHEET_SLOT if len(phrase.split()) == SHEET_WORDS else PHRASE_SLOT
    try:
        words = read_phrase(phrase, SHEET_WORDS if slot == SHEET_SLOT else MEMBER_WORDS)
    except BadPhrase as wrong:
        raise WrongPhrase(str(wrong)) from None
    salt = blob[len(MAGIC) : len(MAGIC) + _SALT]
    start = len(MAGIC) + _SALT
    slots = tuple(blob[start + n * _SLOT : start + (n + 1) * _SLOT] for n in range(SLOTS))
    try:
        secret = ChaCha20Poly1305(vault_key(words, salt)).decrypt(
            slots[slot][:12], slots[slot][12:], _slot_info(slot)
        )
    except InvalidTag:
        raise WrongPhrase("the phrase does not open this key file (or the file is damaged)") from None
    vault = sealing.HybridIdentity(secret)
    identity, seats = _read_body(blob[_HEAD:], vault)
    return Keys(identity, seats, salt, slots, vault)


def _read_body(
    sealed: bytes, vault: sealing.HybridIdentity
) -> tuple[sealing.HybridIdentity, tuple[Seat, ...]]:
    try:
        body = canonical.decode(sealing.unpad(sealing.unseal(sealed, [vault])))
        identity = sealing.read_identity(body["identity"])
        seats = tuple(_read_seat(seat) for seat in body["seats"])
        version = body["v"]
    except (sealing.SealingError, canonical.NotCanonical, KeyError, TypeError, ValueError) as broken:
        raise NotAKeyFile(
            "the phrase is right, but the key file is damaged: restore it from your copy"
        ) from broken
    if version != 1 or not isinstance(identity, sealing.HybridIdentity):
        raise NotAKeyFile("this key file was written by a newer Nitka")
    return identity, seats


def _read_seat(data: Any) -> Seat:
    secret = bytes.fromhex(data["secret"])
    if len(secret) != 32 or not isinstance(data["circle"], str):
        raise ValueError("a seat is malformed")
    return Seat(data["circle"], date.fromisoformat(data["from"]), secret)


def vault_key(words: str, salt: bytes) -> bytes:
    """32 bytes that open a slot."""
    return _split(words, salt, b"nitka vault key 1")


def login_proof(words: str, salt: bytes) -> bytes:
    """32 bytes that will prove the phrase to a node, which keeps only a verifier of them."""
    return _split(words, salt, b"nitka login proof 1")


def _split(words: str, salt: bytes, info: bytes) -> bytes:
    stretched = pbkdf2_hmac("sha512", unicodedata.normalize("NFKD", words).encode(), salt, ROUNDS)
    return HKDF(SHA512(), 32, None, info).derive(stretched)


def _wrap(secret: bytes, key: bytes, slot: int, entropy: Entropy) -> bytes:
    nonce = entropy(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, _slot_info(slot))


def _slot_info(slot: int) -> bytes:
    return b"nitka slot %d" % slot


def _made(count: int, language: str, below: Below | None) -> str:
    return make_phrase(count, language, below=below) if below else make_phrase(count, language)


def read_key_file(path: Path) -> bytes:
    """The bytes at ``path``. Raises ``NotAKeyFile`` when there is no such file."""
    try:
        with path.open("rb") as source:
            return source.read(16 * 1024 * 1024)
    except OSError as missing:
        raise NotAKeyFile(f"{path}: {missing.strerror or missing}") from None


def write_key_file(path: Path, blob: bytes, *, new: bool = False) -> None:
    """``blob`` at ``path``, readable by its owner alone, whole or not at all, even in a power cut.

    With ``new`` an existing file is never overwritten. Raises ``KeyFileError``; what was there is then still there.
    """
    try:
        if new:
            # Takes the name; no hard link, for a USB stick knows none.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            _replace(path, blob)
        except BaseException:
            if new:
                path.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise KeyFileError(f"{path} exists already and is left as it is") from None
    except OSError as failed:
        raise KeyFileError(f"{path}: {failed.strerror or failed}") from None


def _replace(path: Path, blob: bytes) -> None:
    with _beside(path) as (handle, temporary):
        with os.fdopen(handle, "wb") as out:
            out.write(blob)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _beside(path: Path) -> Iterator[tuple[int, str]]:
    """A new file of mode 0600 in the same folder, which is gone afterwards whatever happens."""
    handle, temporary = tempfile.mkstemp(prefix=".nitka-", dir=path.parent)
    try:
        yield handle, temporary
    finally:
        Path(temporary).unlink(missing_ok=True)
