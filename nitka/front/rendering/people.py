"""One person as pages show them: what does not depend on the language is reckoned once, for all four."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import since, when, when_text
from nitka.front.rendering.known import Known, facility_name
from nitka.front.rendering.markup import joined, safe
from nitka.front.rendering.ornaments import ornament_uri
from nitka.front.rendering.reckoned import Event, ordered_events, release_reckoning
from nitka.front.rendering.stock import Row
from nitka.ground.days import UNKNOWN, Between, Reckoning, days_held, days_without_news
from nitka.ground.wording import Words

HELD = frozenset({"held", "in_transfer", "incommunicado"})
_SCRIPT = {"be": "Cyrl", "ru": "Cyrl", "en": "Latn", "pl": "Latn"}
_SYSTEMS = ("printed", "english", "national", "passport", "lacinka")


@dataclass(frozen=True, slots=True)
class Shown:
    """A person's public body (texts escaped) with what is counted from it on the day of the site.

    ``as_of``: the time that a closed list tells of (EDTF), so that nobody takes it as current, else empty; then
    ``held`` counts up to that day. ``silent``: days without news. ``second_look``: signed by one so far.
    """

    subject: str
    data: Mapping[str, Any]
    landed_on: date
    second_look: bool
    held: Between | None
    held_now: bool
    silent: Between | None
    as_of: str
    ornament: str
    events: tuple[Event, ...]
    reckoning: Reckoning | None


def counts_days(data: Mapping[str, Any]) -> bool:
    """Whether tomorrow's page of this person differs from today's: held now, and not on a closed list."""
    return data["whereabouts"]["state"] in HELD and "state_of" not in data["basis"]


class Later:
    """A row that is made ready only when a page of it is really built, and then once for all languages."""

    __slots__ = ("_row", "_shown", "_today")

    def __init__(self, row: Row, today: date):
        self._row, self._today = row, today
        self._shown: Shown | None = None

    @property
    def shown(self) -> Shown:
        """The person as pages show them."""
        if self._shown is None:
            self._shown = show(self._row, self._today)
        return self._shown


def show(row: Row, today: date) -> Shown:
    """A row of the stock (nothing escaped yet) ready for the pages of ``today``."""
    data = row.data
    body = safe(row.data)
    as_of = data["basis"].get("state_of", "")
    until = min(when(as_of).latest or today, today) if as_of else today
    in_hands = data["whereabouts"]["state"] in HELD
    news = data.get("last_news", {}).get("when")
    return Shown(
        subject=row.subject,
        data=body,
        landed_on=row.landed_on,
        second_look=row.second_look,
        held=_held(data, until, in_hands),
        held_now=in_hands and not as_of,
        silent=days_without_news(when(news), today) if news and in_hands and not as_of else None,
        as_of=as_of,
        ornament=row.ornament or ornament_uri(row.subject),
        events=ordered_events(body),
        reckoning=release_reckoning(data),
    )


def _held(data: Mapping[str, Any], until: date, in_hands: bool) -> Between | None:
    periods = []
    for entry in data.get("detentions", ()):
        start = when(entry.get("from", ""))
        ended = entry.get("to") or entry.get("end_reason") or not in_hands
        periods.append((start, when(entry.get("to", "")) if entry.get("to") else UNKNOWN if ended else None))
    return days_held(periods, until) if periods else None


def name_form(data: Mapping[str, Any], language: str) -> Mapping[str, Any] | None:
    """The main name form for a reader of ``language``: their language, else their script, else any."""
    forms = data.get("names", ())
    if not forms:
        return None
    script = _SCRIPT[language]

    def rank(form: Mapping[str, Any]) -> tuple[bool, bool, bool, int]:
        return (
            form["kind"] != "main",
            form["language"] != language,
            form["script"] != script,
            _SYSTEMS.index(form["system"]) if form["system"] in _SYSTEMS else 9,
        )

    chosen: Mapping[str, Any] = min(forms, key=rank)
    return chosen


def name_text(shown: Shown, language: str, t: Words) -> str:
    """The name as plain (escaped) text, or the words that stand for a withheld one."""
    form = name_form(shown.data, language)
    if form is not None:
        return str(form["text"])
    return t("person.withheld") if shown.data["level"] == "withheld" else t("person.counted")


def name_tag(shown: Shown, language: str, t: Words) -> str:
    """The name, its direction isolated and its language marked."""
    form = name_form(shown.data, language)
    if form is None:
        return name_text(shown, language, t)
    lang = "" if form["language"] in (language, "und") else f' lang="{form["language"]}"'
    return f"<bdi{lang}>{form['text']}</bdi>"


def place_text(shown: Shown, known: Known, chrome: Chrome) -> str:
    """Where the person is, in a few words: the facility, as printed, or the state."""
    where = shown.data["whereabouts"]
    if where["state"] == "held":
        if "facility" in where:
            return facility_name(known, where["facility"], chrome.language)
        if "as_printed" in where:
            return str(where["as_printed"])
    return chrome.term("state", where["state"], shown.data["sex"])


def since_text(shown: Shown, language: str) -> str:
    """ "since 6 July 2021" for somebody held, counted from the running detention; empty when not known."""
    detentions = shown.data.get("detentions", ())
    if not detentions or not (shown.held_now or shown.as_of):
        return ""
    last = detentions[-1]
    if last.get("to") or not last.get("from"):
        return ""
    return since(language, last["from"])


def card(shown: Shown, known: Known, chrome: Chrome, *, up: str = "", level: int = 2) -> str:
    """The card of a person in lists: ornament, name, stage and place, since when. Depends on no day."""
    data, t, language = shown.data, chrome.words, chrome.language
    invented = f'<span class="tag">{t("person.invented_short")}</span>' if data.get("invented") else ""
    if shown.as_of:
        days = t("card.as_of", day=when_text(language, shown.as_of))
    else:
        days = since_text(shown, language)
    last = joined([f'<span class="days">{days}</span>' if days else "", invented], " · ")
    stage = chrome.term("stage", data["stage"]["value"], data["sex"])
    return (
        f'<li class="card"><img src="{shown.ornament}" alt="" width="49" height="49"><h{level}>'
        f'<a href="{up}{shown.subject}.html">{name_tag(shown, language, t)}</a></h{level}>'
        f"<p>{stage} · {place_text(shown, known, chrome)}</p>"
        f"{f'<p>{last}</p>' if last else ''}</li>"
    )
