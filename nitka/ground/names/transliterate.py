"""Names in Latin letters for display, each by a published system.

* ``national``: Belarusian, the Instruction on the transliteration of geographical names of the State Committee on
  Land Resources (23 November 2000, No. 15) as changed on 11 June 2007 and recommended by the United Nations (resolution
  X/6, 2012): h, ch, c, č, š, ž, ŭ, soft consonants with an acute (ĺ, ń, ś, ź, ć, dź), je/ie, ja/ia.
* ``national_2023``: its successor of 24 March 2023, No. 19: g, ch, c, ch, sh, zh, w, no marks.
* ``lacinka``: the traditional alphabet (B. Taraškievič, grammar of 1929): as ``national``, but hard л is ł, soft л is l
  and is never followed by i (``la lo lu le``).
* ``passport``: as Belarusian passports print names: ICAO Doc 9303 part 3, table of Cyrillic letters, with its notes for
  Belarusian (h, io, u for ў), and ``ya`` after a and at the start. The Instruction of the Ministry of Internal
  Affairs of 9 October 2008, No. 288, prescribes other letters (w, j, je) for the population register; print seldom
  follows it.
* ``passport`` for Russian: ICAO Doc 9303 part 3 (machine readable travel documents), as Russian passports print.
* ``english``: what English readers are used to: BGN/PCGN (1979 for Belarusian, 1947 for Russian) without its
  apostrophes, with ``-y`` for a final -ий/-ый.
* ``polish``: the Polish transcription of Belarusian and Russian (PWN).

A letter that is not Cyrillic stays as it is. The case of the first letter is kept; words in capitals stay in capitals.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from nitka.ground.names.letters import Script, one_script, plain, script_of


class Latin(StrEnum):
    """Systems of transliteration into Latin letters."""

    NATIONAL = "national"
    NATIONAL_2023 = "national_2023"
    LACINKA = "lacinka"
    PASSPORT = "passport"
    ENGLISH = "english"
    POLISH = "polish"


class UnknownSystem(ValueError):
    """No such system for this language."""


_VOWELS: Final = "аеёіоуыэюяи"
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?")

_BASE: Final = dict(zip("абвгдзклмнопрстуфы", "abvhdzklmnoprstufy", strict=True)) | {
    "і": "i",
    "э": "e",
    "'": "",
}
_MARKED: Final = _BASE | {"ж": "ž", "х": "ch", "ц": "c", "ч": "č", "ш": "š", "ў": "ŭ", "й": "j", "ґ": "g"}
_NATIONAL_2023: Final = _BASE | {
    "г": "g", "ж": "zh", "х": "ch", "ц": "c", "ч": "ch", "ш": "sh", "ў": "w", "й": "j", "ґ": "g",
}  # fmt: skip
_PASSPORT_BE: Final = _BASE | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "ў": "u", "й": "i", "ґ": "g", "ь": "",
}  # fmt: skip
_ENGLISH_BE: Final = _PASSPORT_BE | {"ў": "w", "й": "y"}
_PASSPORT_RU: Final = dict(zip("абвгдезиклмнопрстуфы", "abvgdeziklmnoprstufy", strict=True)) | {
    "ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ь": "",
    "э": "e", "ю": "iu", "я": "ia", "'": "",
}  # fmt: skip
_ENGLISH_RU: Final = _PASSPORT_RU | {"й": "y", "ъ": "", "ю": "yu", "я": "ya", "ё": "yo"}
_SOFT_VOWEL: Final = {"е": "e", "ё": "o", "ю": "u", "я": "a", "и": "i"}
_ACUTE: Final = {"z": "ź", "c": "ć", "s": "ś", "n": "ń", "l": "ĺ"}


def _jotated(word: str, at: int) -> bool:
    """Whether the vowel at this place is read with its own й: at the start, after a vowel, ', ь, ъ, ў, й."""
    return at == 0 or word[at - 1] in _VOWELS + "'ьъўй"


def _marked(word: str, lacinka: bool) -> str:
    out: list[str] = []
    for at, char in enumerate(word):
        after = word[at + 1 : at + 2]
        if char in _SOFT_VOWEL and char != "и":
            vowel = _SOFT_VOWEL[char]
            if _jotated(word, at):
                out.append("j" + vowel)
            elif lacinka and word[at - 1] == "л":
                out.append(vowel)
            else:
                out.append("i" + vowel)
        elif char == "ь":
            if out:
                out[-1] = _acute(out[-1], lacinka)
        elif char == "л" and lacinka:
            out.append("l" if after in ("е", "ё", "ю", "я", "і", "ь", "л") and _soft_l(word, at) else "ł")
        else:
            out.append(_MARKED.get(char, char))
    return "".join(out)


def _soft_l(word: str, at: int) -> bool:
    """Whether л at this place is soft: before a soft vowel or ь, or before a soft л."""
    after = word[at + 1 : at + 2]
    return after in ("е", "ё", "ю", "я", "і", "ь") or (after == "л" and _soft_l(word, at + 1))


def _acute(letters: str, lacinka: bool) -> str:
    if lacinka and letters in ("l", "ł"):
        return "l"
    return letters[:-1] + _ACUTE.get(letters[-1], letters[-1])


def _national_2023(word: str) -> str:
    out: list[str] = []
    for at, char in enumerate(word):
        if char in _SOFT_VOWEL and char != "и":
            out.append(("j" if _jotated(word, at) else "i") + _SOFT_VOWEL[char])
        elif char == "ь":
            continue
        else:
            out.append(_NATIONAL_2023.get(char, char))
    return "".join(out)


def _passport_be(word: str) -> str:
    out: list[str] = []
    for at, char in enumerate(word):
        if char == "е":
            out.append("ye" if at == 0 or word[at - 1] in "'ь" else "e")
        elif char in "ёюя":
            vowel = _SOFT_VOWEL[char]
            out.append(("y" if at == 0 or word[at - 1] in "'а" else "i") + vowel)
        else:
            out.append(_PASSPORT_BE.get(char, char))
    return "".join(out)


def _english_be(word: str) -> str:
    out: list[str] = []
    for char in word:
        if char in _SOFT_VOWEL and char != "и":
            out.append("y" + _SOFT_VOWEL[char])
        else:
            out.append(_ENGLISH_BE.get(char, char))
    return "".join(out)


def _passport_ru(word: str) -> str:
    return "".join(_PASSPORT_RU.get(char, char) for char in word)


def _english_ru(word: str) -> str:
    word = re.sub(r"(?<=[а-яё])[иы]й$", "ы", word)
    out: list[str] = []
    for at, char in enumerate(word):
        if char == "е" and _jotated(word, at):
            out.append("ye")
        elif char == "ё" and at and word[at - 1] in "жчшщ":
            out.append("o")
        else:
            out.append(_ENGLISH_RU.get(char, char))
    return "".join(out)


_POLISH: Final = {"ž": "ż", "č": "cz", "š": "sz", "ŭ": "u", "v": "w", "ĺ": "l"}


def _polish_be(word: str) -> str:
    return "".join(_POLISH.get(char, char) for char in _marked(word, lacinka=True))


_POLISH_RU: Final = dict(zip("абвгдзклмнопрстуфэы", "abwgdzkłmnoprstufey", strict=True)) | {
    "ж": "ż", "й": "j", "х": "ch", "ц": "c", "ч": "cz", "ш": "sz", "щ": "szcz", "ъ": "", "'": "",
}  # fmt: skip


def _polish_ru(word: str) -> str:
    word = re.sub(
        r"(?<=[кг])ий$", "i", re.sub(r"(?<=[^кг])[иы]й$", "ы" if not word.endswith("ний") else "і", word)
    )
    out: list[str] = []
    for at, char in enumerate(word):
        before = word[at - 1] if at else ""
        if char in "иі":
            out.append("y" if before in "жшц" and before else "i")
        elif char in "еёюя":
            vowel = _SOFT_VOWEL[char]
            glide = "" if before and before in "лжшчщц" else "j" if _jotated(word, at) else "i"
            out.append(glide + vowel)
        elif char == "л":
            out.append("l" if word[at + 1 : at + 2] in tuple("еёюяиь") else "ł")
        elif char == "ь":
            if out and word[at + 1 : at + 2] not in tuple("еёюяи"):
                out[-1] = out[-1][:-1] + _ACUTE.get(out[-1][-1:], out[-1][-1:]).replace("ĺ", "l")
        else:
            out.append(_POLISH_RU.get(char, char))
    return "".join(out)


_SYSTEMS: Final[dict[tuple[str, Latin], Callable[[str], str]]] = {
    ("be", Latin.NATIONAL): lambda word: _marked(word, lacinka=False),
    ("be", Latin.LACINKA): lambda word: _marked(word, lacinka=True),
    ("be", Latin.NATIONAL_2023): _national_2023,
    ("be", Latin.PASSPORT): _passport_be,
    ("be", Latin.ENGLISH): _english_be,
    ("be", Latin.POLISH): _polish_be,
    ("ru", Latin.PASSPORT): _passport_ru,
    ("ru", Latin.ENGLISH): _english_ru,
    ("ru", Latin.POLISH): _polish_ru,
}


def transliterate(text: str, language: str, system: Latin) -> str:
    """A Belarusian (``be``) or Russian (``ru``) text in Latin letters.

    Raises ``UnknownSystem`` when the language has no such system.
    """
    convert = _SYSTEMS.get((language, Latin(system)))
    if convert is None:
        raise UnknownSystem(f"no system {system} for the language {language}")

    def one(found: re.Match[str]) -> str:
        word = found.group()
        script = script_of(word)
        if script is not Script.CYRILLIC:
            return word
        latin = convert(one_script(word, script))
        if word.isupper() and len(word) > 1:
            return latin.upper()
        return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin

    return _WORD.sub(one, plain(text))
