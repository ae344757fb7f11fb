"""Sources: a short mention beside each fact, the full list at the foot of the page."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.labels import labels
from nitka.front.rendering.markup import link


def named(data: Mapping[str, Any], key: str) -> str:
    """Who says it, linked to the full source below."""
    source = data["sources"].get(key)
    return f'<a href="#source-{key}">{source.get("publisher") or source["title"]}</a>' if source else ""


@lru_cache(maxsize=1 << 16)
def _dated(language: str, key: str, day: str) -> str:
    return labels("front", language)(key, day=time_tag(language, day))


def mention(data: Mapping[str, Any], key: str, language: str, on: str = "") -> str:
    """Who says it and of which day."""
    source = data["sources"].get(key)
    if source is None:
        return ""
    return f"{named(data, key)}, {_dated(language, 'source.state_of', on) if on else _seen(source, language)}"


def _seen(source: Mapping[str, Any], language: str) -> str:
    return _dated(language, "source.seen", source["seen"])


def source_list(data: Mapping[str, Any], chrome: Chrome) -> str:
    """All sources of a body with kind, title, publisher, address and the day somebody read it."""
    items = []
    for key, source in data["sources"].items():
        title = link(source["url"], source["title"]) if "url" in source else source["title"]
        publisher = f" {source['publisher']}." if source.get("publisher") else ""
        seen = _seen(source, chrome.language)
        kind = chrome.term("source", source["kind"])
        items.append(
            f'<li id="source-{key}">{title}.{publisher} <span class="quiet">{kind}; {seen}.</span></li>'
        )
    return f'<ol class="sources">{"".join(items)}</ol>'
