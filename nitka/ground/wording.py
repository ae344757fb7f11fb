"""Words in four languages, side by side in TOML files, with plural forms.

A room keeps its words in ``nitka/<room>/words/*.toml``. Each table is one key and holds ``be``, ``ru``, ``en``
and ``pl``: a text, or a table of plural forms by CLDR category (``one``, ``few``, ``many``, ``other``).
The categories follow the cardinal rules of CLDR 45 for these four languages, whole numbers only.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("be", "ru", "en", "pl")
PLURALS = {
    "be": ("one", "few", "many"),
    "ru": ("one", "few", "many"),
    "en": ("one", "other"),
    "pl": ("one", "few", "many"),
}
_ROOMS = Path(__file__).resolve().parent.parent


class MissingWord(KeyError):
    """A key that no word file of the room holds."""


def plural_category(language: str, n: int) -> str:
    """CLDR cardinal category of the whole number ``n`` in ``language``."""
    n = abs(n)
    if language == "en":
        return "one" if n == 1 else "other"
    few = 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14
    if language == "pl":
        return "one" if n == 1 else "few" if few else "many"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if few else "many"


def say_number(n: int, language: str) -> str:
    """A whole number with its thousands set apart: "1 234 567" (spaces that do not break), "1,234,567" in en."""
    text = f"{n:,}"
    return text if language == "en" else text.replace(",", "\xa0")


class Words:
    """The words of one room in one language: ``t("key", n=5)`` gives the sentence."""

    def __init__(self, language: str, entries: Mapping[str, str | Mapping[str, str]]):
        self.language = language
        self._entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key`` with ``{name}`` filled in; plural forms are chosen by the whole number ``n``,
        which is written with its thousands set apart.

        Raises ``MissingWord`` when no file of the room holds the key.
        """
        try:
            entry = self._entries[key]
        except KeyError:
            raise MissingWord(f"{key} ({self.language})") from None
        if not isinstance(entry, str):
            n = values.get("n")
            entry = entry[plural_category(self.language, n if isinstance(n, int) else 0)]
            if isinstance(n, int):
                values["n"] = say_number(n, self.language)
        return entry.format(**values) if values else entry

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def keys(self) -> tuple[str, ...]:
        """Every key of the room, in the order of the files."""
        return tuple(self._entries)


def _flatten(prefix: str, table: Mapping[str, object], into: dict[str, Mapping[str, object]]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}" if prefix else name
        if not isinstance(value, Mapping):
            raise ValueError(f"{key}: a word needs a table with {', '.join(LANGUAGES)}")
        if set(value) & set(LANGUAGES):
            into[key] = value
        else:
            _flatten(key, value, into)


def read_words(path: Path) -> dict[str, Mapping[str, object]]:
    """All entries of one word file: key → table of languages, as written."""
    into: dict[str, Mapping[str, object]] = {}
    _flatten("", tomllib.loads(path.read_text(encoding="utf-8")), into)
    return into


def word_files(room: str) -> list[Path]:
    """The word files of a room, sorted by name."""
    return sorted((_ROOMS / room / "words").glob("*.toml"))


@cache
def words(room: str, language: str) -> Words:
    """The words of ``room`` in ``language`` (one of ``LANGUAGES``); read once and kept."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}: one of {', '.join(LANGUAGES)}")
    entries: dict[str, str | Mapping[str, str]] = {}
    for path in word_files(room):
        for key, table in read_words(path).items():
            if key in entries:
                raise ValueError(f"{path.name}: {key} is already written in another file of {room}")
            entries[key] = table[language]  # type: ignore[assignment]
    return Words(language, entries)
