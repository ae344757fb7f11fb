"""Lists of names from A to Z with letters between them, cut into pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nitka.front.rendering.markup import link

PAGE = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a list of names; ``name`` is escaped, ``letter`` is what it stands under."""

    subject: str
    name: str
    letter: str


def page_count(names: Sequence[Named]) -> int:
    """How many pages of ``PAGE`` names there are, at least one."""
    return max(1, -(-len(names) // PAGE))


def name_columns(names: Sequence[Named], number: int, up: str = "../people/") -> str:
    """The names of page ``number`` (from 1) under their letters, each linked to its page."""
    cut = names[(number - 1) * PAGE : number * PAGE]
    parts, letter = [], ""
    for named in cut:
        if named.letter != letter:
            parts.append("</ul>" if letter else "")
            parts.append(f'<h3>{named.letter}</h3><ul class="names">')
            letter = named.letter
        parts.append(f'<li><a href="{up}{named.subject}.html">{named.name}</a></li>')
    return f'<div class="roll">{"".join(parts)}</ul></div>' if cut else ""


def number_links(count: int, current: int, address: Callable[[int], str], label: str) -> str:
    """Links to all pages of a list; nothing when there is one."""
    if count < 2:
        return ""
    items = "".join(
        f'<li><span aria-current="page">{number}</span></li>'
        if number == current
        else f'<li><a href="{address(number)}">{number}</a></li>'
        for number in range(1, count + 1)
    )
    return f'<nav aria-label="{label}"><ul class="pages">{items}</ul></nav>'


def pair(label: str, value: str) -> str:
    """A line of a list of facts; nothing when there is no value."""
    return f"<div><dt>{label}</dt><dd>{value}</dd></div>" if value else ""


def reference_list(body: Mapping[str, Any], heading: str) -> str:
    """Where a place or a law is known from."""
    titles = [
        link(source["url"], source["title"]) if "url" in source else source["title"]
        for source in body.get("sources", {}).values()
    ]
    items = "".join(f"<li>{title}</li>" for title in titles)
    return (
        f'<section id="sources"><h2>{heading}</h2><ul class="sources">{items}</ul></section>' if items else ""
    )
