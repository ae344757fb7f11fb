"""The list of people that a program asks for with a query: checked strictly, answered from flat columns."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from nitka.front.queries.data import ordered_rows
from nitka.front.rendering.openapi import ORDERS
from nitka.front.rendering.public_data import PAGE, people_answer
from nitka.front.rendering.stock import Stock
from nitka.ground.people.vocabulary import Level, Sex, Stage, State
from nitka.registry.queries import Filters, listed_people

_PARAMETERS = frozenset(
    {"q", "stage", "state", "sex", "facility", "article", "age", "group", "recognised", "silent", "held", "order",
     "page"}
)  # fmt: skip
_AGE = re.compile(r"(\d{1,3})-(\d{1,3})?")
_SHOWN = (Level.NAMED, Level.WITHHELD)
T = TypeVar("T", bound=StrEnum)


class BadParameterError(ValueError):
    """A parameter that the description of the API does not allow: which one, and why."""

    def __init__(self, parameter: str, message: str):
        self.parameter, self.message = parameter, message
        super().__init__(f"{parameter}: {message}")


def asked_people(query: Mapping[str, str], stock: Stock, today: date) -> dict[str, Any]:
    """The page of people that ``query`` asks for. Raises ``BadParameterError``."""
    filters, order, number = _read(query, today)
    if filters.text and "order" not in query:
        order = "best"
    page = listed_people(filters, order, number, PAGE)
    rows = list(ordered_rows(stock, [person.subject for person in page.people]))
    more = page.number < page.last
    following = "index.json?" + urlencode({**query, "page": str(page.number + 1)}) if more else None
    return people_answer(rows, total=page.total, page=page.number, pages=page.last, next_page=following)


def _read(query: Mapping[str, str], today: date) -> tuple[Filters, str, int]:
    for name in query:
        if name not in _PARAMETERS:
            raise BadParameterError(name[:40], f"is not one of {', '.join(sorted(_PARAMETERS))}")
    order = query.get("order", "new")
    if order not in ORDERS:
        raise BadParameterError("order", f"is not one of {', '.join(ORDERS)}")
    low, high = _ages(query)
    held = query.get("held", "")
    if held not in ("", "yes", "no"):
        raise BadParameterError("held", "is neither yes nor no")
    filters = Filters(
        today=today,
        level=_SHOWN,
        stage=_words(query, "stage", Stage),
        state=_words(query, "state", State),
        sex=_words(query, "sex", Sex),
        facility=_text(query, "facility"),
        article=_text(query, "article"),
        age_from=low,
        age_to=high,
        group="".join(_text(query, "group")),
        recognised_by="".join(_text(query, "recognised")),
        quiet_days=_number(query, "silent", 36_500),
        held={"yes": True, "no": False}.get(held),
        text="".join(_text(query, "q", 200)),
    )
    return filters, order, _number(query, "page", 100_000) or 1


def _words(query: Mapping[str, str], name: str, allowed: type[T]) -> tuple[T, ...]:
    value = query.get(name, "")
    if not value:
        return ()
    if value not in set(allowed):
        raise BadParameterError(name, f"is not one of {', '.join(allowed)}")
    return (allowed(value),)


def _text(query: Mapping[str, str], name: str, longest: int = 300) -> tuple[str, ...]:
    value = query.get(name, "").strip()
    if len(value) > longest or "\0" in value:
        raise BadParameterError(name, f"is longer than {longest} characters or holds a zero byte")
    return (value,) if value else ()


def _number(query: Mapping[str, str], name: str, most: int) -> int | None:
    value = query.get(name, "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 7 and 1 <= int(value) <= most):
        raise BadParameterError(name, f"is not a whole number from 1 to {most}")
    return int(value)


def _ages(query: Mapping[str, str]) -> tuple[int | None, int | None]:
    value = query.get("age", "")
    if not value:
        return None, None
    found = _AGE.fullmatch(value)
    if found is None:
        raise BadParameterError("age", "is not a range like 18-24 or 60-")
    return int(found[1]), int(found[2]) if found[2] else None
