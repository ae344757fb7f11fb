"""The order of names in each language: its own alphabet first, all other letters after it.

Alphabets of the four languages as their orthographies give them. ``order_key`` gives bytes that compare as a
reader of that language expects; apostrophes, hyphens and case do not count.
"""

import unicodedata
from functools import cache

_ALPHABETS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
}
_SILENT = "'’ʼ`-‐–.,"


@cache
def _places(language: str) -> dict[int, int | None]:
    places: dict[int, int | None] = {
        ord(letter): 2 + place for place, letter in enumerate(_ALPHABETS[language])
    }
    return places | {ord(mark): None for mark in _SILENT} | {ord(" "): 1}


def _plain(text: str, language: str) -> str:
    """Small letters; in English the marks above and below letters are taken off (they are letters elsewhere)."""
    small = text.casefold()
    if language != "en":
        return small
    return "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))


def order_key(text: str, language: str) -> bytes:
    """Bytes by which names are ordered in ``language``. Foreign letters follow the own alphabet by code point."""
    own = _places(language)
    places = (own.get(ord(sign), ord(sign) + 256) for sign in _plain(text, language))
    return b"".join(place.to_bytes(3, "big") for place in places if place is not None)


def first_letter(text: str, language: str) -> str:
    """The capital letter under which ``text`` stands; ``#`` when it begins with none."""
    for sign in _plain(text, language):
        if sign.isalpha():
            return sign.upper()[:1]
    return "#"


def letter_place(letter: str, language: str) -> int:
    """Where a letter stands among the letters of a list in ``language``."""
    return int.from_bytes(order_key(letter, language)[:3].ljust(3, b"\0"), "big")
