"""The textual header of an age v1 file: version line, stanzas, MAC (C2SP ``age.md``, "Header").

Parsing is strict, as the format demands: one way of writing each header, anything else is refused.
"""

import hashlib
import hmac
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nitka.ground.sealing.errors import HeaderBroken, HeaderForged

VERSION_LINE = b"age-encryption.org/v1\n"
_COLUMNS = 64
_ARGUMENTS = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)\n")
# 150 hybrid recipients; whoever sends a longer header wants our memory.
_LONGEST_HEADER = 256 * 1024


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient's wrap: ``arguments`` (the first names its type) and ``body``."""

    arguments: tuple[str, ...]
    body: bytes


def encode64(data: bytes) -> str:
    """Base 64 without padding characters."""
    return b64encode(data).decode("ascii").rstrip("=")


def decode64(text: str) -> bytes:
    """The bytes of canonical base 64 without padding; ``HeaderBroken`` for any other spelling."""
    try:
        data = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (Base64Error, ValueError):
        raise HeaderBroken("the header holds letters that are not base 64") from None
    if encode64(data) != text:
        raise HeaderBroken("the header holds base 64 that is not written canonically")
    return data


def derive(secret: bytes, *, salt: bytes, info: bytes) -> bytes:
    """32 bytes by HKDF-SHA-256 (RFC 5869)."""
    return HKDF(SHA256(), 32, salt or None, info).derive(secret)


def header_bytes(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """The whole header, from the version line to the newline behind the MAC."""
    lines = [VERSION_LINE]
    for stanza in stanzas:
        lines.append(b"-> " + " ".join(stanza.arguments).encode("ascii") + b"\n")
        text = encode64(stanza.body).encode("ascii")
        # A body ends with a line shorter than 64 columns, even an empty one.
        for start in range(0, len(text) + 1, _COLUMNS):
            lines.append(text[start : start + _COLUMNS] + b"\n")
    lines.append(b"---")
    covered = b"".join(lines)
    return covered + b" " + encode64(_mac(covered, file_key)).encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header: its stanzas, the bytes its MAC covers, the MAC itself (32 bytes)."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes

    def check(self, file_key: bytes) -> None:
        """Raises ``HeaderForged`` unless the MAC is that of ``file_key`` over this header."""
        if not hmac.compare_digest(self.mac, _mac(self.covered, file_key)):
            raise HeaderForged("the header of the sealed file was changed after sealing")


def _mac(covered: bytes, file_key: bytes) -> bytes:
    return hmac.digest(derive(file_key, salt=b"", info=b"header"), covered, hashlib.sha256)


class _Lines:
    """Reads lines of a header, keeps what was read, and never reads past its longest size."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.seen: list[bytes] = []
        self._left = _LONGEST_HEADER

    def next(self) -> bytes:
        """The next line with its newline."""
        line = self._source.readline(self._left)
        self._left -= len(line)
        if not line.endswith(b"\n"):
            raise HeaderBroken("the header is cut off or too long")
        self.seen.append(line)
        return line


def read_header(source: BinaryIO) -> Header:
    """Reads the header from ``source`` (binary, with ``readline``), which then stands at the payload.

    Raises ``HeaderBroken`` for everything the format does not allow.
    """
    lines = _Lines(source)
    if lines.next() != VERSION_LINE:
        raise HeaderBroken("this is not an age v1 file")
    stanzas: list[Stanza] = []
    while (line := lines.next()).startswith(b"->"):
        stanzas.append(_read_stanza(line, lines))
    if not stanzas or not line.startswith(b"--- "):
        raise HeaderBroken("the header does not end with its MAC")
    mac = decode64(line[4:-1].decode("latin-1"))
    if len(mac) != 32:
        raise HeaderBroken("the MAC of the header has a wrong size")
    return Header(tuple(stanzas), b"".join(lines.seen[:-1]) + b"---", mac)


def _read_stanza(first: bytes, lines: _Lines) -> Stanza:
    match = _ARGUMENTS.fullmatch(first)
    if match is None:
        raise HeaderBroken("a recipient line of the header is malformed")
    body: list[str] = []
    while True:
        text = lines.next()[:-1].decode("latin-1")
        if len(text) > _COLUMNS:
            raise HeaderBroken("a line of the header is longer than 64 columns")
        body.append(text)
        if len(text) < _COLUMNS:
            return Stanza(tuple(match[1].decode("ascii").split(" ")), decode64("".join(body)))
