"""One row of sounds for a word, whatever letters it is printed in.

A *sound word* is a string with one character a sound. Lower case: ``a b v g x h d z k l m n p r s t c f`` and
the vowels ``a o e i y u``; capitals: ``Z`` zh, ``C`` ch, ``S`` sh, ``D`` dz, ``J`` dzh, ``w`` the short u,
``A O U`` ya, yo, yu; ``j`` y of a diphthong. ``g``, ``x`` (kh) and ``h`` (a Latin h, which may be either) stay apart
here: the fold makes them equal, the distance knows how near they are.

Cyrillic has one reading. Latin letters may have several: a plain ``ch`` is ``ч`` in a passport and ``х`` in łacinka,
``c`` is ``ц`` or ``к``, ``j`` is ``й`` or ``дж``, ``iu`` is ``ю`` or ``іў``. The first reading is the most usual
one for the writing system of the whole name; the others follow.

Sources: Belarusian instruction on the transliteration of names into Latin (Ministry of Internal Affairs, 9 October
2008 No. 288) and of geographical names (State Committee on Property, 23 November 2000 No. 15, with the changes of
2007 and 2023); ICAO Doc 9303 part 3 section 6 for Russian; Bronisław Taraškievič's łacinka; Polish orthography.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Final

from nitka.ground.names.letters import Script

VOWELS: Final = frozenset("aoeiyuAOU")
_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "O", "ж": "Z", "з": "z", "и": "i",
    "і": "i", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "w", "ф": "f", "х": "x", "ц": "c", "ч": "C", "ш": "S", "щ": "SC", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "U", "я": "A", "є": "e", "ї": "i", "ј": "j", "љ": "l", "њ": "n", "ћ": "C", "ђ": "J", "џ": "J",
    "ә": "a", "ө": "o", "ү": "u", "ұ": "u", "қ": "k", "ғ": "g", "ң": "n", "һ": "h", "ҳ": "x", "ҷ": "J", "ӣ": "i",
    "ӯ": "u", "ҹ": "J", "ҝ": "g", "ӧ": "o", "ѓ": "g", "ќ": "k", "ѕ": "D", "'": "",
}  # fmt: skip


class System(StrEnum):
    """How the Latin letters of a name are meant."""

    LACINKA = "lacinka"
    POLISH = "polish"
    AZERBAIJANI = "azerbaijani"
    PLAIN = "plain"


_LACINKA_MARKS: Final = re.compile("[ŭčšž]")
_POLISH_MARKS: Final = re.compile("[ąęłńóśźżć]|sz|cz|(?<![aeou])w|^w|rz")
_AZERBAIJANI_MARKS: Final = re.compile("[əığş]|ç")


def system_of(words: Iterable[str]) -> System:
    """The writing system of a Latin name, from the marks of all its (lower-case) words.

    Only marks decide: ``ŭ č š ž`` say łacinka, ``ł sz cz ż`` (and w without v) Polish, ``ə ı ğ ş`` Azerbaijani.
    """
    text = " ".join(words)
    if _AZERBAIJANI_MARKS.search(text):
        return System.AZERBAIJANI
    if _LACINKA_MARKS.search(text):
        return System.LACINKA
    if "v" not in text and _POLISH_MARKS.search(text):
        return System.POLISH
    if re.search("[łąę]", text):
        return System.POLISH if "w" in text or "sz" in text or "cz" in text else System.LACINKA
    if re.search("[śźćń]", text):
        return System.LACINKA
    return System.PLAIN


# Longest first. Each entry: letters, its readings (the first is the usual one).
_Readings = dict[str, tuple[str, ...]]
_COMMON: Final[_Readings] = {
    "a": ("a",), "b": ("b",), "d": ("d",), "e": ("e",), "f": ("f",), "g": ("g",), "h": ("h",), "i": ("i",),
    "k": ("k",), "l": ("l",), "m": ("m",), "n": ("n",), "o": ("o",), "p": ("p",), "q": ("k",), "r": ("r",),
    "s": ("s",), "t": ("t",), "u": ("u",), "v": ("v",), "w": ("v",), "x": ("ks", "x"), "y": ("y",), "z": ("z",),
    "ŭ": ("w",), "č": ("C",), "š": ("S",), "ž": ("Z",), "ł": ("l",), "ĺ": ("l",), "ľ": ("l",), "ń": ("n",),
    "ň": ("n",), "ñ": ("n",), "ś": ("s",), "ź": ("z",), "ć": ("c",), "ż": ("Z",), "ą": ("on",), "ę": ("en",),
    "ó": ("u", "o"), "ö": ("o",), "ü": ("u",), "ä": ("a",), "ß": ("s",), "ř": ("r",), "ť": ("t",), "ď": ("d",),
    "ě": ("e",), "ů": ("u",), "ē": ("e",), "ė": ("e",), "ā": ("a",), "ī": ("i",), "ū": ("u",), "į": ("i",),
    "ų": ("u",), "ļ": ("l",), "ņ": ("n",), "ķ": ("k",), "ģ": ("g",), "ç": ("C",), "ş": ("S",), "ț": ("c",),
    "ţ": ("c",), "ș": ("S",), "ğ": ("g",), "ə": ("a",), "ı": ("y",), "đ": ("J",), "ø": ("o",),
    "å": ("o",), "æ": ("e",), "þ": ("t",), "'": ("",), "ґ": ("g",),
    "shch": ("SC",), "šč": ("SC",), "szcz": ("SC",), "stsch": ("SC",), "schtsch": ("SC",), "shtch": ("SC",),
    "sch": ("SC", "S"), "sh": ("S",), "sz": ("S",), "zh": ("Z",), "kh": ("x",), "gh": ("g",), "ph": ("f",),
    "th": ("t",), "ch": ("C", "x"), "tch": ("C",), "tsch": ("C",), "cz": ("C",), "tš": ("C",), "tj": ("C", "t"),
    "ts": ("c",), "tz": ("c",), "tc": ("c",), "dz": ("D",), "dź": ("D",), "ds": ("ds", "D"), "dż": ("J",),
    "dž": ("J",), "dzh": ("J",), "dj": ("J", "d"), "zz": ("z",), "ck": ("ck", "k"), "c": ("c", "k"), "cc": ("k", "c"),
    "j": ("j", "J"), "ff": ("f",), "ue": ("ue",),
    "ia": ("A",), "ya": ("A",), "ja": ("A",), "io": ("O",), "yo": ("O",), "jo": ("O",), "iu": ("U", "iw"),
    "yu": ("U",), "ju": ("U",), "ie": ("e",), "ye": ("e",), "je": ("e",), "iya": ("iA",), "ija": ("iA",),
    "iia": ("iA",), "yia": ("yA",), "yja": ("yA",), "yya": ("yA",), "iye": ("ie",), "ije": ("ie",), "yie": ("ye",),
    "yye": ("ye",), "yje": ("ye",), "iyu": ("iU",), "iju": ("iU",), "iiu": ("iU",), "yiu": ("yU",), "ii": ("ij",),
    "ij": ("ij",), "iy": ("ij",), "yi": ("yj",), "yy": ("yj",), "yj": ("yj",), "ijj": ("ij",), "jj": ("j",),
    "ij'": ("ij",), "jy": ("y",), "ji": ("i",), "ea": ("ea",), "aya": ("aA",), "ia'": ("A",), "jia": ("A",),
    "jja": ("A",), "jju": ("U",), "jje": ("e",), "'ia": ("A",), "'ja": ("A",), "'ya": ("A",), "'ie": ("e",),
    "'ye": ("e",), "'je": ("e",), "'yu": ("U",), "'ju": ("U",), "'iu": ("U",), "'io": ("O",), "'yo": ("O",),
    "'jo": ("O",), "yiy": ("yj",), "iyi": ("ij",),
}  # fmt: skip
_LACINKA: Final[_Readings] = {
    "ch": ("x",), "c": ("c",), "ck": ("ck",), "j": ("j",), "h": ("g",), "sch": ("sx",), "sh": ("sg",), "zh": ("zg",),
    "kh": ("kg",), "tch": ("tx",), "ts": ("ts",), "tj": ("tj",), "dj": ("dj",), "iu": ("U",), "sz": ("sz",),
    "cz": ("cz",), "ó": ("o",), "w": ("w",), "th": ("tg",), "cc": ("c",), "dzh": ("Dg",), "y": ("y",),
}  # fmt: skip
_POLISH: Final[_Readings] = {
    "ch": ("x",), "c": ("c",), "ck": ("ck",), "rz": ("Z", "rz"), "j": ("j",), "ó": ("u",), "sch": ("sx",),
    "iu": ("U",), "h": ("h",), "trz": ("tZ", "trz"), "drz": ("dZ", "drz"), "cc": ("c",), "tch": ("tx",),
    "x": ("ks",), "ci": ("ci",), "si": ("si",), "zi": ("zi",), "w": ("v",),
}  # fmt: skip
_AZERBAIJANI: Final[_Readings] = {
    "c": ("J",), "x": ("x",), "q": ("g",), "j": ("Z",), "ck": ("Jk",), "cc": ("J",), "ch": ("C",), "y": ("j",),
    "ya": ("A",), "yo": ("O",), "yu": ("U",), "ye": ("e",),
}  # fmt: skip
_TABLES: Final = {
    System.PLAIN: _COMMON,
    System.LACINKA: _COMMON | _LACINKA,
    System.POLISH: _COMMON | _POLISH,
    System.AZERBAIJANI: _COMMON | _AZERBAIJANI,
}
_PATTERNS: Final = {
    system: re.compile("|".join(re.escape(k) for k in sorted(table, key=lambda k: (-len(k), k))))
    for system, table in _TABLES.items()
}
_FIRST_W: Final = re.compile(r"[^aoeiyuAOUwj]{1,2}[oa]w(?=[^aoeiyuAOUwj])")
MOST_READINGS: Final = 6


def cyrillic_sounds(word: str) -> str:
    """The sound word of a lower-case Cyrillic word; letters of other scripts are left out."""
    sounds = "".join(_CYRILLIC.get(char, char if char.isdigit() else "") for char in word)
    sounds = sounds.replace("dz", "D").replace("dZ", "J")
    return _short_u(_iotated(sounds))


def _iotated(sounds: str) -> str:
    """``йо`` and the like as one sound; ``тс`` and ``тц`` as ц: Latin letters cannot tell them apart."""
    if "t" in sounds:
        sounds = sounds.replace("ts", "c").replace("tc", "c").replace("tC", "C")
    return sounds.replace("jo", "O").replace("ja", "A").replace("ju", "U").replace("je", "e")


def _short_u(sounds: str) -> str:
    """u after a vowel is the short u: ``Paulau`` = ``Паўлаў``, ``Наумов`` = ``Навумаў``; at the start before
    a consonant too: ``Уладзімір`` = ``Владимир``."""
    out: list[str] = []
    last = len(sounds) - 1
    for at, char in enumerate(sounds):
        if char == "u" and (
            (out and out[-1] in VOWELS)
            or (at == 0 and last > 1 and sounds[1] not in VOWELS and sounds[1] != "j")
        ):
            char = "w"
        out.append(char)
    return "".join(out)


@lru_cache(maxsize=1 << 15)
def latin_sounds(word: str, system: System) -> tuple[str, ...]:
    """The sound words of a lower-case Latin word, the usual reading first, at most ``MOST_READINGS``."""
    table = _TABLES[system]
    word = re.sub(r"(?<=[aeiouy])ff$", "v", word)
    readings = [""]
    for piece in _PATTERNS[system].findall(word):
        options = table[piece]
        if len(options) > 1:
            options = _likely(piece, options, word)
        readings = [start + option for option in options for start in readings]
        if len(readings) > MOST_READINGS:
            readings = readings[:MOST_READINGS]
    return tuple(dict.fromkeys(_short_u(_iotated(sounds)) for sounds in readings))


def _likely(piece: str, options: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Readings of an ambiguous piece that can stand where it stands in the word."""
    at = word.find(piece)
    after = word[at + len(piece) : at + len(piece) + 1]
    before = word[at - 1 : at] if at else ""
    if piece == "j" and (before or not after):
        return options[:1] if before in "aeiouy" or not after else options
    if piece == "c" and after in ("e", "i", "y", "'"):
        return options[:1]
    if piece == "c" and after in ("r", "l", "o", "u", "t", "") and "v" in word:
        return options
    if piece == "iu" and (not before or after in ("", "s")):
        return options if not before else options[:1]
    return options


def _with_l(readings: tuple[str, ...]) -> tuple[str, ...]:
    """Adds the reading with л for a short u of the first syllable: ``Воўк`` is ``Волк`` in Russian papers."""
    if _FIRST_W.match(readings[0]):
        return (*readings, readings[0].replace("w", "l", 1))
    return readings


def sound_words(word: str, script: Script, system: System = System.PLAIN) -> tuple[str, ...]:
    """Every reading of a lower-case word as sounds, the usual one first; never empty strings only."""
    if script is Script.CYRILLIC:
        return _with_l((cyrillic_sounds(word),))
    if script is Script.LATIN:
        return _with_l(latin_sounds(word, system))
    return ("".join(c for c in word if c.isalnum()),)
