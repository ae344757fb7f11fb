"""What a visitor asks for in an address, checked: whatever we do not know is left out, nothing raises."""

from collections.abc import Mapping
from urllib.parse import urlencode

from nitka.front.enums import By, Order
from nitka.front.queries.lists import Ask
from nitka.front.rendering.filters import AGES, SELECTS, age_value

LONGEST = 200
LAST_PAGE = 100_000


def asked_text(params: Mapping[str, str]) -> str:
    """What was typed into the search box, at most 200 characters."""
    return params.get("q", "").replace("\0", "").strip()[:LONGEST]


def read_ask(params: Mapping[str, str], found: tuple[str, ...] | None = None) -> Ask:
    """The list that an address asks for; ``found`` are the subjects a search gave, best first."""
    picked = {by: value[:300] for by in SELECTS if (value := params.get(by.value, "").replace("\0", ""))}
    low, high = {age_value(*band): band for band in AGES}.get(params.get("age", ""), (None, None))
    order = params.get("order", "")
    return Ask(
        picked=picked,
        age_from=low,
        age_to=high,
        silent=_whole(params.get("silent", ""), 36_500),
        order=Order(order) if order in set(Order) else Order.NAME,
        page=_whole(params.get("page", ""), LAST_PAGE) or 1,
        found=found,
    )


def _whole(text: str, most: int) -> int | None:
    """A whole number from 1 to ``most``."""
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= most else None
    )


def address_of(ask: Ask, text: str, page: int) -> str:
    """The query of a page of the same list (``?stage=remand&page=2``), ready for an attribute."""
    pairs = [("q", text)] if text else []
    pairs += [(by.value, value) for by, value in ask.picked.items() if by is not By.NOW]
    if ask.age_from is not None:
        pairs.append(("age", age_value(ask.age_from, ask.age_to)))
    if ask.silent:
        pairs.append(("silent", str(ask.silent)))
    if ask.order is not Order.NAME:
        pairs.append(("order", ask.order.value))
    return "?" + urlencode([*pairs, ("page", str(page))]).replace("&", "&amp;")
