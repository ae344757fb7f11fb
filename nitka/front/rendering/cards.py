"""What the lists keep of a person: card in four languages, keys to order by, sets the person is in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nitka.front.enums import By
from nitka.front.rendering.alphabet import first_letter, order_key
from nitka.front.rendering.dates import when
from nitka.front.rendering.known import Known
from nitka.front.rendering.people import Shown, card, name_form, name_text, show
from nitka.front.rendering.site import Site
from nitka.front.rendering.stock import Row
from nitka.ground.people.places import article_code
from nitka.ground.wording import LANGUAGES

RECOGNISED = frozenset({"recognised", "recognised_afterwards"})


@dataclass(frozen=True, slots=True)
class Written:
    """A card in one language."""

    language: str
    key: bytes
    letter: str
    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Listed:
    """All that lists keep of one person."""

    subject: str
    held_from: date | None
    news_on: date | None
    ornament: str
    facets: tuple[str, ...]
    written: tuple[Written, ...]


def list_person(row: Row, site: Site) -> Listed:
    """The entry of a person, reckoned on the day the person's last item landed, so that a rebuild gives the same."""
    shown = show(row, row.landed_on)
    return Listed(
        subject=row.subject,
        held_from=_held_from(shown),
        news_on=_news_on(shown),
        ornament=shown.ornament,
        facets=tuple(dict.fromkeys(facets_of(row.data, shown))),
        written=tuple(_write(shown, site.known, site, language) for language in LANGUAGES),
    )


def _write(shown: Shown, known: Known, site: Site, language: str) -> Written:
    chrome = site.chromes[language]
    form = name_form(shown.data, language)
    name = name_text(shown, language, chrome.words)
    sorted_by = name
    if form is not None and "family" in form:
        sorted_by = f"{form['family']} {form.get('given', '')} {form.get('patronymic', '')}".strip()
    return Written(
        language=language,
        key=order_key(f"{sorted_by} {shown.subject}", language) if form else b"\xff" + shown.subject.encode(),
        letter=first_letter(sorted_by, language) if form else "#",
        name=name,
        html=card(shown, known, chrome),
    )


def _held_from(shown: Shown) -> date | None:
    if not shown.held_now or not shown.data.get("detentions"):
        return None
    last = shown.data["detentions"][-1]
    return when(last.get("from", "")).earliest if "to" not in last else None


def _news_on(shown: Shown) -> date | None:
    """Last day of the month of the last news, for people held now."""
    news = shown.data.get("last_news", {}).get("when", "")
    return when(news).latest if shown.held_now and news else None


def facets_of(data: Mapping[str, Any], shown: Shown) -> Iterator[str]:
    """The names of the sets the person is in."""
    yield f"{By.STAGE}:{data['stage']['value']}"
    yield f"{By.STATE}:{data['whereabouts']['state']}"
    yield f"{By.SEX}:{data['sex']}"
    if "facility" in data["whereabouts"]:
        yield f"{By.FACILITY}:{data['whereabouts']['facility']}"
    for case in data.get("cases", ()):
        for charge in case.get("charges", ()):
            yield f"{By.ARTICLE}:{article_code(charge['code'], charge['article'])}"
    for group in data.get("groups", ()):
        yield f"{By.GROUP}:{group['name']}"
    for entry in data.get("recognitions", ()):
        if entry["decision"] in RECOGNISED:
            yield f"{By.RECOGNISED}:{entry['organisation']}"
    if "list" in data["basis"]:
        yield f"{By.LIST}:{data['basis']['list']}"
    born = when(data["born"]["when"]) if "born" in data else None
    if born and born.earliest and born.latest and born.earliest.year == born.latest.year:
        yield f"{By.BORN}:{born.earliest.year}"
    if shown.held_now:
        yield f"{By.NOW}:held"
        news = data.get("last_news", {}).get("when", "")
        yield f"{By.NEWS}:{news[:7]}"
    elif shown.as_of:
        yield f"{By.NOW}:old"
