"""The words of the rooms a page may show, escaped once, kept for the life of the process."""

from collections.abc import Mapping
from functools import cache

from nitka.front.rendering.markup import escape
from nitka.ground.wording import LANGUAGES, Words, read_words, word_files

NAMES = {"be": "Беларуская", "ru": "Русский", "en": "English", "pl": "Polski"}
SHORT = {"be": "Бел", "ru": "Рус", "en": "Eng", "pl": "Pol"}


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
    return Words(language, entries)
