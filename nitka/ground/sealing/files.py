"""Whole sealed files: header, then the payload in sealed chunks of 64 KiB (C2SP ``age.md``, "Payload").

Writing and reading stream: memory does not grow with the file.
"""

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from nitka.ground.sealing.errors import HeaderBroken, NoKeyFits, PayloadBroken, RecipientsRefused
from nitka.ground.sealing.header import Header, derive, header_bytes, read_header
from nitka.ground.sealing.keys import (
    HYBRID,
    X25519,
    Entropy,
    HybridRecipient,
    Identity,
    Recipient,
    X25519Recipient,
    check_stanza,
)

CHUNK = 64 * 1024
_TAG = 16
_FILE_KEY = 16
_NONCE = 16


def _nonce(counter: int, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([last])


class SealingWriter:
    """Seals what is written into ``out`` (binary) for ``recipients``.

    Used with ``with``: leaving by an exception writes no final chunk, so nobody takes half a file for whole.
    ``close`` does not close ``out``. Raises ``RecipientsRefused`` for nobody, for a mixture of hybrid and
    X25519 recipients, and for kinds not used here. ``entropy(n)`` gives n random bytes.
    """

    def __init__(
        self, out: BinaryIO, recipients: Sequence[Recipient], *, entropy: Entropy = os.urandom
    ) -> None:
        _refuse_mixture(recipients)
        file_key, nonce = entropy(_FILE_KEY), entropy(_NONCE)
        out.write(header_bytes([recipient.wrap(file_key, entropy) for recipient in recipients], file_key))
        out.write(nonce)
        self._out = out
        self._cipher = ChaCha20Poly1305(derive(file_key, salt=nonce, info=b"payload"))
        self._counter = 0
        self._waiting = bytearray()
        self._closed = False

    def write(self, data: bytes) -> int:
        """Takes all of ``data``; a full chunk leaves only when more follows, since the last is marked."""
        if self._closed:
            raise ValueError("this sealed file is finished")
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._emit(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Writes the final chunk."""
        if not self._closed:
            self._emit(bytes(self._waiting), last=True)
            self._waiting.clear()
            self._closed = True

    def _emit(self, chunk: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._counter, last), chunk, None))
        self._counter += 1

    def __enter__(self) -> "SealingWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        self._closed = True


def _refuse_mixture(recipients: Sequence[Recipient]) -> None:
    if not recipients:
        raise RecipientsRefused("a sealed file needs at least one recipient")
    kinds = {type(recipient) for recipient in recipients}
    if not kinds <= {HybridRecipient, X25519Recipient}:
        raise RecipientsRefused("only hybrid (age1pq1…) and X25519 (age1…) recipients are used here")
    if len(kinds) > 1:
        raise RecipientsRefused(
            "hybrid and X25519 recipients must not share a file: it would be no safer than X25519 alone"
        )


class SealedReader:
    """Reads a sealed file from ``source`` (binary; only ``read`` and ``readline`` are used).

    The header is read and checked at once, the payload chunk by chunk as it is asked for. What ``chunks`` and
    ``read`` gave before an error is authentic, but the file is not whole: act only on what ended cleanly.

    Raises ``HeaderBroken``, ``RecipientsRefused`` (mixture, passphrase or tagged file), ``NoKeyFits``,
    ``HeaderForged``; later ``PayloadBroken``.
    """

    def __init__(self, source: BinaryIO, identities: Iterable[Identity]) -> None:
        header = read_header(source)
        _refuse_kinds(header)
        file_key = _file_key(header, list(identities))
        header.check(file_key)
        nonce = source.read(_NONCE)
        if len(nonce) != _NONCE:
            raise HeaderBroken("the sealed file ends right behind its header")
        self._source = source
        self._cipher = ChaCha20Poly1305(derive(file_key, salt=nonce, info=b"payload"))
        self._chunks = self._decrypted()
        self._rest = b""

    def chunks(self) -> Iterator[bytes]:
        """The content in pieces of at most 64 KiB."""
        if self._rest:
            rest, self._rest = self._rest, b""
            yield rest
        yield from self._chunks

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes, nothing at the end; everything that is left when ``size`` is negative."""
        if size < 0:
            return b"".join(self.chunks())
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = chunk
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def _decrypted(self) -> Iterator[bytes]:
        # One byte more than a chunk is kept in hand: only whether something follows tells the last chunk.
        ahead = _read_fully(self._source, CHUNK + _TAG + 1)
        counter = 0
        while True:
            sealed, ahead = ahead[: CHUNK + _TAG], ahead[CHUNK + _TAG :]
            last = not ahead
            try:
                chunk = self._cipher.decrypt(_nonce(counter, last), sealed, None)
            except InvalidTag:
                yield from self._what_still_fits(counter, sealed, last)
                raise PayloadBroken("the sealed content was changed, cut off or added to") from None
            if last and counter and not chunk:
                raise PayloadBroken("the sealed content ends with an empty chunk")
            yield chunk
            if last:
                return
            counter += 1
            ahead += _read_fully(self._source, CHUNK + _TAG)

    def _what_still_fits(self, counter: int, sealed: bytes, last: bool) -> Iterator[bytes]:
        """A full chunk that is authentic but stands in the wrong place is still given out, as age does."""
        try:
            chunk = self._cipher.decrypt(_nonce(counter, not last), sealed, None)
        except InvalidTag:
            return
        if len(chunk) == CHUNK:
            yield chunk


def _read_fully(source: BinaryIO, size: int) -> bytes:
    """``size`` bytes, fewer only at the end (a pipe gives less at a time)."""
    parts: list[bytes] = []
    while size and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _refuse_kinds(header: Header) -> None:
    kinds = {stanza.arguments[0] for stanza in header.stanzas}
    if "scrypt" in kinds:
        if len(header.stanzas) > 1:
            raise HeaderBroken("a passphrase stands beside other recipients")
        raise RecipientsRefused("this file is sealed with a passphrase; such files are not opened here")
    for stanza in header.stanzas:
        check_stanza(stanza)
    if {HYBRID, X25519} <= kinds:
        raise RecipientsRefused("this file mixes hybrid and X25519 recipients: it is no safer than X25519")
    if kinds & {"p256tag", "mlkem768p256tag"}:
        raise RecipientsRefused("this file is for a tagged recipient: it links files to one person")


def _file_key(header: Header, identities: list[Identity]) -> bytes:
    for identity in identities:
        for stanza in header.stanzas:
            file_key = identity.unwrap(stanza)
            if file_key is not None:
                return file_key
    raise NoKeyFits("none of these keys opens the file: it is sealed to somebody else")


def seal(data: bytes, recipients: Sequence[Recipient], *, entropy: Entropy = os.urandom) -> bytes:
    """``data`` as a sealed file in memory. Errors as ``SealingWriter``."""
    out = io.BytesIO()
    with SealingWriter(out, recipients, entropy=entropy) as sealed:
        sealed.write(data)
    return out.getvalue()


def unseal(sealed: bytes, identities: Iterable[Identity]) -> bytes:
    """The content of a sealed file in memory, whole or not at all. Errors as ``SealedReader``."""
    return SealedReader(io.BytesIO(sealed), identities).read()
