"""Bech32 (BIP-173) without its length limit, as age uses it for keys."""

from nitka.ground.sealing.errors import BadKeyText

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _checksum(prefix: str, values: list[int]) -> int:
    """The BCH code of BIP-173 over the spread prefix and the 5-bit values."""
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    state = 1
    for value in spread + values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                state ^= generator
    return state


def _fives(data: bytes) -> list[int]:
    """Bytes as 5-bit values, the last one filled up with zero bits."""
    padding = -len(data) * 8 % 5
    whole = int.from_bytes(data, "big") << padding
    count = (len(data) * 8 + padding) // 5
    return [whole >> 5 * (count - 1 - n) & 31 for n in range(count)]


def bech32_encode(prefix: str, data: bytes) -> str:
    """``data`` as lower-case Bech32 behind the lower-case ``prefix``."""
    values = _fives(data)
    check = _checksum(prefix, values + [0] * 6) ^ 1
    values += [check >> 5 * (5 - n) & 31 for n in range(6)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def bech32_decode(text: str) -> tuple[str, bytes]:
    """Prefix (lower case) and data of a Bech32 text.

    Raises ``BadKeyText`` for mixed case, foreign letters, a wrong checksum or left-over bits.
    """
    if text != text.lower() and text != text.upper():
        raise BadKeyText("a key is written all small or all capital, this one mixes both")
    prefix, separator, rest = text.lower().rpartition("1")
    if not separator or not prefix or len(rest) < 6 or not prefix.isascii() or not prefix.isprintable():
        raise BadKeyText("this is not a key: a key looks like age1pq1… or AGE-SECRET-KEY-PQ-1…")
    try:
        values = [_VALUE[letter] for letter in rest]
    except KeyError as foreign:
        raise BadKeyText(f"a key never holds the letter {foreign.args[0]!r}") from None
    if _checksum(prefix, values) != 1:
        raise BadKeyText("the key was mistyped or cut off: its checksum is wrong")
    values = values[:-6]
    left_over = len(values) * 5 % 8
    whole = 0
    for value in values:
        whole = whole << 5 | value
    if left_over >= 5 or whole & ((1 << left_over) - 1):
        raise BadKeyText("the key was mistyped: it ends within a byte")
    return prefix, (whole >> left_over).to_bytes(len(values) * 5 // 8, "big")
