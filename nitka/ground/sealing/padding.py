"""Padmé: sizes rounded up so that they tell at most O(log log n) bits.

Method: Nikitin, Barman, Lueks, Underwood, Hubaux, Ford, "Reducing Metadata Leakage from Encrypted Files and
Communication with PURBs", PETS 2019, algorithm 1. A size grows by at most 12 %, below 1 % for large files.
"""

from nitka.ground.sealing.errors import PayloadBroken

_LENGTH_BYTES = 8


def padded_size(size: int) -> int:
    """The Padmé size of ``size`` bytes: the smallest not below it that keeps only its leading bits."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    kept = exponent.bit_length()
    cut = (1 << exponent - kept) - 1
    return size + cut & ~cut


def pad(data: bytes, *, least: int = 0) -> bytes:
    """``data`` behind its length (8 bytes, big-endian), filled with zero bytes up to its Padmé size.

    ``least`` is a floor in bytes, for contents that must all look alike.
    """
    framed = len(data).to_bytes(_LENGTH_BYTES, "big") + data
    return framed.ljust(padded_size(max(len(framed), least)), b"\0")


def unpad(padded: bytes) -> bytes:
    """What ``pad`` was given. Raises ``PayloadBroken`` when length or filling are not what ``pad`` writes."""
    size = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    data, filling = padded[_LENGTH_BYTES : _LENGTH_BYTES + size], padded[_LENGTH_BYTES + size :]
    if len(padded) < _LENGTH_BYTES or len(data) != size or filling.strip(b"\0"):
        raise PayloadBroken("the padding of the sealed content is broken")
    return data
