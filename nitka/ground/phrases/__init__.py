"""Phrases a machine makes and a person keeps: words from lists of 2,048, eleven bits each.

Seven words (77 bits) open a member's keys, twelve (132 bits) stand on the printed sheet. Phrases are only ever
generated: what people choose is guessed. English and Russian words are BIP-39's (package ``mnemonic``), Belarusian
and Polish our own. Within a script no two words of any two lists share their first four letters, so four letters
of each word are enough and it never matters in which list a word is looked up.
"""

import secrets
import unicodedata
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import mnemonic

from nitka.ground.wording import LANGUAGES

MEMBER_WORDS = 7
SHEET_WORDS = 12
LIST_SIZE = 2048
_BITS = 11
_UNIQUE = 4
_FOREIGN = {"en": "english", "ru": "russian"}

# ``below(n)`` gives a uniform whole number from 0 to n - 1.
Below = Callable[[int], int]


class BadPhrase(ValueError):
    """A phrase that cannot have come from here; the message names the word's place, never the word."""


def languages() -> tuple[str, ...]:
    """The languages that have a word list."""
    return tuple(language for language in LANGUAGES if _list_path(language).exists())


@cache
def word_list(language: str) -> tuple[str, ...]:
    """The 2,048 words of ``language``, composed (NFC), in the list's fixed order."""
    if language not in languages():
        raise BadPhrase(f"no word list for {language!r}: one of {', '.join(languages())}")
    text = _list_path(language).read_text(encoding="utf-8")
    return tuple(_folded(line) for line in text.split())


def _list_path(language: str) -> Path:
    if language in _FOREIGN:
        return Path(mnemonic.__file__).parent / "wordlist" / f"{_FOREIGN[language]}.txt"
    return Path(__file__).parent / f"{language}.txt"


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def make_phrase(count: int, language: str = "en", *, below: Below = secrets.randbelow) -> str:
    """``count`` words drawn independently, joined by single spaces."""
    chosen = word_list(language)
    return " ".join(chosen[below(LIST_SIZE)] for _ in range(count))


def read_phrase(text: str, count: int) -> str:
    """The phrase as it was made, from what a person typed: any case, any spaces, first four letters suffice.

    Raises ``BadPhrase`` for another number of words or for a word of no list.
    """
    typed = text.split()
    if len(typed) != count:
        raise BadPhrase(f"the phrase has {count} words, not {len(typed)}")
    known = _prefixes()
    words = []
    for place, word in enumerate(typed, start=1):
        folded = _folded(word)
        whole = known.get(folded) or known.get(folded[:_UNIQUE], "")
        # A longer beginning is taken too, a word with other letters behind its beginning is not.
        if len(folded) < min(_UNIQUE, len(whole) or _UNIQUE) or not whole.startswith(folded):
            raise BadPhrase(f"word {place} of the phrase is in no list; was it mistyped?")
        words.append(whole)
    return " ".join(words)


@cache
def _prefixes() -> dict[str, str]:
    """Every list's words by their first four letters (short words by all of theirs)."""
    return {word[:_UNIQUE]: word for language in languages() for word in word_list(language)}


def fingerprint_words(data: bytes, language: str = "en", *, count: int = 8) -> str:
    """The first ``count`` · 11 bits of SHA-256 of ``data`` as words, to be read aloud and compared."""
    bits = int.from_bytes(sha256(data).digest(), "big")
    chosen = word_list(language)
    return " ".join(chosen[bits >> 256 - _BITS * (n + 1) & LIST_SIZE - 1] for n in range(count))
