"""Sources: a short mention beside each fact, the full list at the foot of the page."""

from collections.abc import Mapping
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.markup import link
from nitka.ground.wording import Words


def named(data: Mapping[str, Any], key: str) -> str:
    """Who says it, linked to the full source below."""
    source = data["sources"].get(key)
    return f'<a href="#source-{key}">{source.get("publisher") or source["title"]}</a>' if source else ""


def mention(data: Mapping[str, Any], key: str, language: str, t: Words, on: str = "") -> str:
    """Who says it and of which day."""
    source = data["sources"].get(key)
    if source is None:
        return ""
    day = time_tag(language, on or source["seen"])
    return f"{named(data, key)}, {t('source.state_of' if on else 'source.seen', day=day)}"


def source_list(data: Mapping[str, Any], chrome: Chrome) -> str:
    """All sources of a body with kind, title, publisher, address and the day somebody read it."""
    language, t = chrome.language, chrome.words
    items = []
    for key, source in data["sources"].items():
        title = link(source["url"], source["title"]) if "url" in source else source["title"]
        publisher = f" {source['publisher']}." if source.get("publisher") else ""
        seen = t("source.seen", day=time_tag(language, source["seen"]))
        kind = chrome.term("source", source["kind"])
        items.append(
            f'<li id="source-{key}">{title}.{publisher} <span class="quiet">{kind}; {seen}.</span></li>'
        )
    return f'<ol class="sources">{"".join(items)}</ol>'
