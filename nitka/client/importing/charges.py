"""Articles of criminal codes as lists print them: "234.4.3; 274", "Part 2 of Art. 293 …", "ч. 2 ст. 361-1 …"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

_BARE = re.compile(r"(\d{1,4}(?:[.-]\d{1,3}){0,4})(?:\s*(?:p|ч|part|cz|§)\.?\s*(\d{1,2}))?\.?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:\bart(?:icles?|ykuł\w*|s)?|\bарт(?:ыкул\w*)?|\bст(?:ать\w*)?)\.?\s*(\d{1,4}(?:[-–‑]\d{1,2})?)",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:\bparts?|\bч(?:аст\w*)?|\bcz(?:ęś\w*)?|§)\.?\s*(\d{1,2})", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[;\n]\s*")
_DASHES = str.maketrans("–‑", "--")
# General articles of the Belarusian code that say how far the act went.
_MODES = {"13": "preparation", "14": "attempt"}


@lru_cache(maxsize=8_192)
def read_charge(text: str) -> tuple[str, str, str] | None:
    """Article, part and mode ("" where none) of one printed charge; ``None`` when no article can be read.

    "Part 1 of Article 13 and Article 293" is preparation of the offence of article 293.
    """
    if match := _BARE.fullmatch(text):
        return match[1], match[2] or "", ""
    articles = [match.translate(_DASHES) for match in _ARTICLE.findall(text.split(" — ")[0])]
    if not articles:
        return None
    mode = ""
    if len(articles) == 2 and articles[0] in _MODES:
        mode = _MODES[articles[0]]
        head = text.split(articles[0], 1)[1]
        articles = articles[1:]
    else:
        head = text
    if len(articles) != 1:
        return None
    part = _PART.search(head.split(" — ")[0])
    return articles[0], part[1] if part else "", mode


def charges(cells: Iterable[str], law: str, source: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Charges of one person from the cells that print them, each article once; then the pieces nobody can read."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    unread: list[str] = []
    for cell in cells:
        for piece in _SPLIT.split(cell):
            if not piece:
                continue
            read = read_charge(piece)
            if read is None:
                unread.append(piece)
                continue
            article, part, mode = read
            charge = {"code": law, "article": article, "source": source}
            if part:
                charge["part"] = part
            if mode:
                charge["mode"] = mode
            if len(piece) > len(article) + 8 and len(piece) <= 300:
                charge["as_printed"] = piece
            found.setdefault(read, charge)
    return list(found.values()), unread
