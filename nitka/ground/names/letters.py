"""From a printed name to clean words: invisible marks, look-alike letters, word breaks, letter systems.

A name reaches us typed by hand, pasted from a PDF or printed by a court. Before any sound is compared:

* invisible marks (right-to-left marks, zero-width characters, soft hyphens, variation selectors) go away;
* stress marks on Cyrillic vowels go away, but the marks that make a letter (й, ё, ў, ń, ŭ) stay;
* every kind of apostrophe becomes one, every kind of dash a hyphen;
* a word that mixes Latin and Cyrillic letters of the same shape is brought to one script (``Дзмiтрый`` with a
  Latin i; ``Kaвaлёў``). In a list of 303 officials 167 could not be found by their correctly typed name
  without this.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

# Latin letters that are printed in place of a Cyrillic one (lower case; upper case shapes in _CAPITALS).
_LATIN_AS_CYRILLIC: Final = dict(zip("aceiopxykmthbrnué", "асеіорхукмтньгпие", strict=True)) | {
    "ï": "ї", "ë": "ё", "j": "ј", "0": "о", "3": "з",
}  # fmt: skip
_CAPITALS: Final = dict(zip("ABCEHIKMOPTXY", "авсенікмортху", strict=True))
_CYRILLIC_AS_LATIN: Final = dict(zip("асеіорхукмтнвј", "aceiopxykmthbj", strict=True)) | {"ё": "ë", "ї": "ï"}
_SMALL_TWINS: Final = frozenset("aceiopxy'асеіорху")
_CYRILLIC_CAPITALS: Final = dict(zip("АВСЕНІКМОРТХУ", "abcehikmoptxy", strict=True))

_APOSTROPHES: Final = "'’‘ʼʹ′`´ʻ＇ʾ‛\u02b9\u2032"
_DASHES: Final = "-‐‑‒–—−﹘－"
_TABLE: Final[dict[int, str]] = {
    **{ord(c): "'" for c in _APOSTROPHES},
    **{ord(c): "-" for c in _DASHES},
    **dict(zip(map(ord, "αοενικρτυχϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧѵɡĸᴋᴀᴇᴏ"), "aoevikptyxjABEZHIKMNOPTYXvgkkaeo", strict=True)),
    ord('"'): " ", ord("«"): " ", ord("»"): " ", ord("“"): " ", ord("”"): " ", ord("„"): " ",
}  # fmt: skip
_STRESS: Final = "\u0300\u0301\u0340\u0341\u0317"
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")

# A space lost between two words: "ЕвгенийАлексеевич".
_GLUED: Final = re.compile(r"(?<=[а-яёіў]{3})(?=[А-ЯЁІЎ][а-яёіў]{2})")


class Script(StrEnum):
    """What a word is written in."""

    CYRILLIC = "Cyrl"
    LATIN = "Latn"
    OTHER = "Zyyy"


def _is_cyrillic(char: str) -> bool:
    return "\u0400" <= char <= "\u052f" or "\u1c80" <= char <= "\u1c8f"


def _is_latin(char: str) -> bool:
    return char.isalpha() and (char < "\u0250" or "\u1e00" <= char <= "\u1eff" or char == "ə")


def plain(text: str) -> str:
    """``text`` without invisible and stress marks, with one kind of apostrophe, hyphen and space; case kept.

    Compatibility shapes (full-width letters, ligatures) become ordinary ones.
    """
    return " ".join(" ".join(map(_plain_chunk, text.split())).split())


@lru_cache(maxsize=1 << 15)
def _plain_chunk(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", text):
        if char in _STRESS and out and _is_cyrillic(_base(out)):
            continue  # a stress mark; й and ё carry other marks
        if unicodedata.category(char) in ("Cf", "Cc", "Co", "Cs", "Cn") or "\ufe00" <= char <= "\ufe0f":
            if char in "\t\n\r\x0b\x0c":
                out.append(" ")
            continue
        out.append(char)
    composed = unicodedata.normalize("NFC", "".join(out)).translate(_TABLE)
    return " ".join("".join(c for c in composed if not unicodedata.combining(c)).split())


def _base(chars: list[str]) -> str:
    for char in reversed(chars):
        if not unicodedata.combining(char):
            return char
    return " "


def script_of(word: str) -> Script:
    """The script of a word: letters without a twin in the other script decide, then the majority."""
    strong_cyrillic = strong_latin = cyrillic = latin = 0
    for char in word:
        if _is_cyrillic(char):
            cyrillic += 1
            strong_cyrillic += (
                char.lower() not in _CYRILLIC_AS_LATIN if char.islower() else char not in _CYRILLIC_CAPITALS
            )
        elif _is_latin(char):
            latin += 1
            strong_latin += (
                char.lower() not in _LATIN_AS_CYRILLIC if char.islower() else char not in _CAPITALS
            )
    if not cyrillic and not latin:
        return Script.OTHER
    if strong_cyrillic != strong_latin:
        return Script.CYRILLIC if strong_cyrillic > strong_latin else Script.LATIN
    return Script.CYRILLIC if cyrillic >= latin else Script.LATIN


def _only_twins(word: str) -> bool:
    """Whether every letter of a word also exists, in the same shape, in the other script."""
    return all(char in _CAPITALS or char in _CYRILLIC_CAPITALS or char in _SMALL_TWINS for char in word)


def one_script(word: str, script: Script) -> str:
    """``word`` in lower case with the look-alikes of the other script replaced."""
    if script is Script.CYRILLIC:
        return "".join(
            _CAPITALS.get(c, _LATIN_AS_CYRILLIC.get(c.lower(), c.lower()))
            if _is_latin(c) or c in "03"
            else c.lower()
            for c in word
        )
    if script is Script.LATIN:
        return "".join(
            _CYRILLIC_CAPITALS.get(c, _CYRILLIC_AS_LATIN.get(c.lower(), c.lower()))
            if _is_cyrillic(c)
            else lower_latin(c)
            for c in word
        )
    return word.lower()


def lower_latin(char: str) -> str:
    """Lower case of one Latin letter; the Turkic İ becomes a plain i (``str.lower`` would leave a loose dot)."""
    return "i" if char == "İ" else char.lower()


@lru_cache(maxsize=1 << 15)
def _chunk(text: str) -> tuple[tuple[str, Script, bool], ...]:
    """The words of a text without spaces: as printed, script, whether it is made of twins only."""
    apart = _GLUED.sub(" ", plain(text))
    return tuple((word, script_of(word), _only_twins(word)) for word in _WORD.findall(apart))


_in_one_script = lru_cache(maxsize=1 << 15)(one_script)


def words_of(text: str) -> list[tuple[str, Script]]:
    """The words of a printed name, lower case, each in one script.

    Hyphens, commas, full stops, brackets and slashes break words. A word made of twins only (an initial ``A``)
    takes the script of the rest of the name.
    """
    found = [word for chunk in text.split() for word in _chunk(chunk)]
    sure = {script for _, script, twins in found if script is not Script.OTHER and not twins}
    whole = next(iter(sure)) if len(sure) == 1 else None
    return [
        (_in_one_script(word, whole if twins and whole else script), whole if twins and whole else script)
        for word, script, twins in found
    ]
