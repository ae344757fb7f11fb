"""Places, articles and rules that pages of people name, loaded once for a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from nitka.front.rendering.dates import when_text
from nitka.front.rendering.markup import escape
from nitka.ground.places import COUNTRIES, find_town

# What a reader of one language can most likely read when their own is missing.
_NEXT = {
    "be": ("be", "ru", "pl", "en"),
    "ru": ("ru", "be", "en", "pl"),
    "en": ("en", "pl", "be", "ru"),
    "pl": ("pl", "en", "be", "ru"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """Bodies by code, publisher and time (EDTF) of the lists that people were taken from; texts escaped."""

    facilities: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    articles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rules: Sequence[Mapping[str, Any]] = ()
    lists: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    digest: str = ""


def chosen(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The text for a reader of ``language`` and the language it is in (``und`` when nobody said)."""
    for code in _NEXT[language]:
        if code in texts:
            return texts[code], code
    for code, text in texts.items():
        return text, code
    return "", language


def plain_text(texts: Mapping[str, str], language: str) -> str:
    """The text alone, for titles and attributes."""
    return chosen(texts, language)[0]


def told(texts: Mapping[str, str], language: str) -> str:
    """The text, marked with its language when that is not the page's, so that it is read aloud right."""
    text, code = chosen(texts, language)
    return text if code in (language, "und") or not text else f'<span lang="{code}">{text}</span>'


def list_title(known: Known, code: str, language: str) -> str:
    """Who published a list and of which time it tells, escaped; its short name where that is not known."""
    publisher, state_of = known.lists.get(code, ("", ""))
    said = publisher or escape(code)
    return f"{said}, {when_text(language, state_of)}" if state_of else said


def town_told(texts: Mapping[str, str], language: str) -> str:
    """A town for a reader of ``language``: as it is said, else as the gazetteer spells it in that language."""
    if language in texts:
        return texts[language]
    for name in texts.values():
        for country in COUNTRIES:
            town = find_town(country, unescape(name))
            if town is not None and language in town.names:
                return escape(town.names[language])
    return told(texts, language)


def facility_name(known: Known, code: str, language: str) -> str:
    """Name of a facility; its code when the record does not hold it."""
    body = known.facilities.get(code)
    return told(body["names"], language) if body else code


def facility_link(known: Known, code: str, language: str, up: str = "../") -> str:
    """Name of a facility linked to its page; ``up`` leads to the language folder."""
    name = facility_name(known, code, language)
    return f'<a href="{up}facilities/{code}.html">{name}</a>' if code in known.facilities else name
