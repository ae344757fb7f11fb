"""The words of the rooms a page may show, escaped once, kept for the life of the process."""

from collections.abc import Mapping
from functools import cache

from nitka.front.rendering.markup import escape
from nitka.ground.wording import LANGUAGES, Words, read_words, word_files

NAMES = {"be": "Беларуская", "ru": "Русский", "en": "English", "pl": "Polski"}
SHORT = {"be": "Бел", "ru": "Рус", "en": "Eng", "pl": "Pol"}


class Labels(Words):
    """``Words`` with a short way for texts without anything to fill in: pages ask a hundred of them."""

    def __init__(self, language: str, entries: Mapping[str, str | Mapping[str, str]]):
        super().__init__(language, entries)
        self._plain = {key: entry for key, entry in entries.items() if isinstance(entry, str)}

    def __call__(self, key: str, **values: object) -> str:
        """The text of ``key``; see ``Words``."""
        if not values and key in self._plain:
            return self._plain[key]
        return super().__call__(key, **values)


@cache
def labels(room: str, language: str) -> Words:
    """The words of ``room`` in ``language``, safe to stand in a page."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}")
    entries: dict[str, str | Mapping[str, str]] = {}
    for path in word_files(room):
        for key, table in read_words(path).items():
            entry = table[language]
            if isinstance(entry, Mapping):
                entries[key] = {category: escape(text) for category, text in entry.items()}
            else:
                entries[key] = escape(entry)
    return Labels(language, entries)


@cache
def term_label(language: str, vocabulary: str, value: str, sex: str = "unknown") -> str:
    """The label of a word of the registry, agreeing with the person; the word itself if nobody wrote a label."""
    terms = labels("registry", language)
    for key in (f"{vocabulary}_{sex}.{value}", f"{vocabulary}.{value}"):
        if key in terms:
            return terms(key)
    return escape(value)
