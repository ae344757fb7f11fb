"""The fold: one spelling for a word of a name, whatever alphabet and tradition it was printed in.

``Ціханоўская``, ``Тихановская``, ``Cichanoŭskaja``, ``Tsikhanouskaya`` and ``Tichanowskaja`` all fold to
``tihanavska``. Two strengths:

* ``fold_token``: consonants in classes (г ґ х g h kh; ц ч т; с ш; з ж; д дз дж; в ў and u after a vowel), vowels in
  three classes (a o e ya yo ye · i y · u yu), soft and hard signs, doubled letters and й gone. About 95 % of
  correct spellings of one word agree exactly: plain equality in any database.
* ``skeleton``: the consonants of the fold alone, without an opening v before a, o, u. It is what typing errors and
  rare spellings are sought by; the distance in ``compare`` then puts the best first.
"""

import re
from functools import lru_cache
from typing import Final

from nitka.ground.names.letters import Script, words_of
from nitka.ground.names.sounds import System, sound_words, system_of

_CLASSES: Final = str.maketrans(
    {
        "g": "h", "x": "h", "Z": "z", "S": "s", "C": "t", "c": "t", "D": "d", "J": "d", "w": "v",
        "o": "a", "e": "a", "A": "a", "O": "a", "U": "u", "y": "i",
    }
)  # fmt: skip
_VOWELS: Final = str.maketrans("", "", "aiuj")
_BEFORE_A: Final = re.compile(r"i(?=[au])")
_AFTER_A: Final = re.compile(r"(?<=[au])i")
_DOUBLES: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def fold_sounds(sounds: str) -> str:
    """The fold of one sound word (see ``sounds``)."""
    folded = sounds.translate(_CLASSES).replace("ts", "t").replace("dz", "d").replace("j", "")
    folded = _AFTER_A.sub("", _BEFORE_A.sub("", folded))
    return _DOUBLES.sub(r"\1", folded)


@lru_cache(maxsize=1 << 15)
def skeleton_of(folded: str) -> str:
    """The consonants of a folded word; of a word without any (``Ія``) the fold itself."""
    bare = folded[1:] if len(folded) > 3 and folded[0] == "v" and folded[1] in "au" else folded
    if len(bare) > 1 and bare[0] == "u" and bare[1] not in "aiu":
        bare = "v" + bare[1:]
    consonants = bare.translate(_VOWELS)
    return consonants or folded


@lru_cache(maxsize=1 << 15)
def _readings(word: str, script: Script, system: System) -> tuple[str, ...]:
    return sound_words(word, script, system)


def name_words(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every word of a printed name, in order, with its readings; words without a letter or digit are left out."""
    words = words_of(text)
    latin = [word for word, script in words if script is Script.LATIN]
    system = system_of(latin) if latin else System.PLAIN
    found = [(word, _readings(word, script, system)) for word, script in words]
    return [(word, readings) for word, readings in found if readings[0]]


def name_sounds(text: str) -> list[tuple[str, ...]]:
    """The readings of every word of a printed name, in order."""
    return [readings for _, readings in name_words(text)]


@lru_cache(maxsize=1 << 15)
def fold_name(text: str) -> tuple[str, ...]:
    """The folded words of a printed name in the order of print.

    >>> fold_name("Дзмiтрый Іванаў") == fold_name("Dmitry Ivanov")
    True
    """
    return tuple(fold_sounds(readings[0]) for readings in name_sounds(text))


def fold_token(word: str) -> str:
    """The fold of a text taken as one word (its parts are joined); empty when it holds no letter or digit."""
    return "".join(fold_name(word))


def fold_readings(text: str) -> list[tuple[str, ...]]:
    """As ``fold_name``, with every possible reading of each word (``ch`` may be ч or х), the usual one first."""
    return [tuple(dict.fromkeys(map(fold_sounds, readings))) for readings in name_sounds(text)]
