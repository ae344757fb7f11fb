"""Escaping at the door: whatever a page is given is already safe, so plain f-strings can put it together.

Text of the record, of words and of visitors passes through ``escape`` or ``safe`` once, before a page function
sees it. Pages then never escape, and nothing can be forgotten; ``tests/test_page_escape.py`` plants HTML and
right-to-left marks everywhere and looks for them in every page.
"""

import re
from typing import Any

# Characters that change markup, and those that turn the direction of text or are invisible controls.
_RISKY = re.compile("[&<>\"'\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_LINK = re.compile(r"https?://[^\s]+\Z")


def escape(text: object) -> str:
    """``text`` as HTML text or attribute value; direction marks and control characters are left out."""
    written = str(text)
    if _RISKY.search(written) is None:
        return written
    return _RISKY.sub(lambda found: _WRITTEN.get(found[0], ""), written)


def safe(value: Any) -> Any:
    """The same value with every text in it escaped: texts, lists, tuples and mappings, to any depth."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {key: safe(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [safe(inner) for inner in value]
    if isinstance(value, tuple):
        return tuple(safe(inner) for inner in value)
    return value


def link(url: str, text: str, rel: str = "noopener noreferrer") -> str:
    """``text`` linked to the (escaped) address ``url``; only the text when the address is not http or https."""
    if _LINK.match(url) is None:
        return text
    return f'<a href="{url}" rel="{rel}">{text}</a>'


def linked(sentence: str, href: str) -> str:
    """A sentence of our words whose part in square brackets becomes a link to ``href``."""
    before, _, rest = sentence.partition("[")
    inside, _, after = rest.partition("]")
    return f'{before}<a href="{href}">{inside}</a>{after}' if inside else sentence


def joined(parts: Any, between: str = "") -> str:
    """The parts that say something, with ``between`` between them."""
    return between.join(part for part in parts if part)
