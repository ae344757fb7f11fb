"""What is counted of one person's body: a few flat values, days in custody, months of coming in and going out.

The rules that these values follow are written out for readers in ``words/rules.toml``; change both together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nitka.ground.days import DayError, Point, is_before, parse_when
from nitka.ground.people.places import article_code
from nitka.ground.people.vocabulary import HELD_STATES

PROSECUTED = frozenset({"suspect", "remand", "trial", "sentenced", "life_sentence"})
NO_EXIT = frozenset({"clemency_asked", "term_replaced", "death"})
IN_FORCE = frozenset({"convicted", "changed", "upheld", "unknown"})
OUT_STATES = frozenset({"released", "restricted_home", "awaiting_term", "abroad", "exiled", "dead"})
PAST = "past"
OTHER_TERMS = ("restricted_open", "restricted_home", "arrest", "suspended", "treatment", "fine")


@dataclass(frozen=True, slots=True)
class Flat:
    """One version, ready to be counted. ``spans``: 'from/to' or 'from/' (still held), ISO days, by spaces.

    ``articles``: (code, number of prosecutions that name it); ``turns``: ('in' or 'out', month, earliest day).
    """

    unnamed: bool
    sex: str
    stage: str
    state: str
    state_when: str
    facility: str
    born_when: str
    term: str
    news_when: str
    list_name: str
    category: str
    invented: bool
    prosecutions: int
    spans: str
    articles: tuple[tuple[str, int], ...]
    turns: tuple[tuple[str, str, date], ...]


def flatten(data: Mapping[str, Any], known_on: date) -> Flat:
    """The flat values of a person's body that landed on ``known_on``."""
    stage = data["stage"]["value"]
    whereabouts = data["whereabouts"]
    cases: Sequence[Mapping[str, Any]] = data.get("cases", ())
    basis = data.get("basis", {})
    past = "state_of" in basis  # a closed list says where someone was then, not where they are
    articles = Counter(code for case in cases for code in sorted(_articles(case)))
    return Flat(
        unnamed=data["level"] != "named",
        sex=data.get("sex", "unknown"),
        stage=stage,
        state=PAST if past else whereabouts["state"],
        state_when=whereabouts.get("on", ""),
        facility=whereabouts.get("facility", ""),
        born_when=data.get("born", {}).get("when", ""),
        term=term_of(data),
        news_when=data.get("last_news", {}).get("when", ""),
        list_name=basis.get("list", ""),
        category=data.get("category", {}).get("value", ""),
        invented=data.get("invented", False),
        prosecutions=prosecution_count(data),
        spans="" if past else " ".join(f"{start}/{end or ''}" for start, end in _spans(data, known_on)),
        articles=tuple(sorted(articles.items())),
        turns=() if past else tuple(sorted(_turns(data, known_on))),
    )


def prosecution_count(data: Mapping[str, Any]) -> int:
    """Prosecutions of a person: the cases named; whoever is in one with none named has one."""
    return max(len(data.get("cases", ())), 1 if data["stage"]["value"] in PROSECUTED else 0)


def _articles(case: Mapping[str, Any]) -> set[str]:
    """Codes of the articles a case names, parts left out: an article counts once a prosecution."""
    return {article_code(charge["code"], charge["article"]) for charge in case.get("charges", ())}


def term_of(data: Mapping[str, Any]) -> str:
    """The longest punishment in force: 'life', months of imprisonment, another kind, or empty.

    Of each case only its last decision with a punishment counts.
    """
    cases: Sequence[Mapping[str, Any]] = data.get("cases", ())
    if data["stage"]["value"] == "life_sentence":
        return "life"
    kinds: set[str] = set()
    months = 0
    for case in cases:
        for sanction in _last_sanctions(case):
            kinds.add(sanction["kind"])
            if sanction["kind"] == "imprisonment":
                length = sanction.get("years", 0) * 12 + sanction.get("months", 0)
                months = max(months, length + (1 if sanction.get("days") else 0))
    if "life" in kinds:
        return "life"
    if "imprisonment" in kinds:
        return str(months) if months else ""
    return next((kind for kind in OTHER_TERMS if kind in kinds), "")


def _last_sanctions(case: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    last: Sequence[Mapping[str, Any]] = ()
    for decision in case.get("decisions", ()):
        if decision.get("outcome") in ("acquitted", "closed"):
            last = ()
        elif decision.get("outcome") in IN_FORCE and decision.get("sanctions"):
            last = decision["sanctions"]
    return last


def _point(text: str | None) -> Point | None:
    try:
        when = parse_when(text or "")
    except DayError:
        return None
    return when if isinstance(when, Point) else None


def _spans(data: Mapping[str, Any], known_on: date) -> Iterator[tuple[date, date | None]]:
    """Days in custody: the earliest day of each start to the latest day of each end (that day no longer counts)."""
    whereabouts = data["whereabouts"]
    held = whereabouts["state"] in HELD_STATES
    left = _left(data)
    detentions = data.get("detentions", ())
    still_open = False
    for number, detention in enumerate(detentions):
        start = _point(detention.get("from"))
        if start is None or start.earliest > known_on:
            continue
        end = _point(detention.get("to"))
        if end is not None:
            if start.earliest < (until := min(end.latest, known_on)):
                yield start.earliest, until
        elif held and number == len(detentions) - 1:
            still_open = True
            yield start.earliest, None
        elif not held:
            until = left if left and left > start.earliest else known_on
            if start.earliest < until:
                yield start.earliest, until
    if held and not still_open:
        since = _point(whereabouts.get("on"))
        yield min(since.earliest, known_on) if since and data["level"] == "named" else known_on, None


def _left(data: Mapping[str, Any]) -> date | None:
    """The day someone who is no longer held came out, where something says it."""
    ways = [
        _point(way.get("when")) for way in data.get("ways_out", ()) if way["kind"] not in ("clemency_asked",)
    ]
    days = [way.latest for way in ways if way]
    if days:
        return max(days)
    since = _point(data["whereabouts"].get("on")) if data["whereabouts"]["state"] in OUT_STATES else None
    return since.latest if since else None


def _turns(data: Mapping[str, Any], known_on: date) -> set[tuple[str, str, date]]:
    """Months of coming in and going out; a month counts once a person however often they came and went in it."""
    found: dict[tuple[str, str], date] = {}

    def add(way: str, when: Point | None) -> None:
        if when is not None and when.earliest <= known_on:
            key = (way, when.bare[:7])
            found[key] = min(found.get(key, date.max), when.earliest)

    ended = False
    for detention in data.get("detentions", ()):
        add("in", _point(detention.get("from")))
        ended = bool(detention.get("to"))
        if ended and detention.get("end_reason") != "died":
            add("out", _point(detention["to"]))
    state = data["whereabouts"]["state"]
    if not ended and state in OUT_STATES and state not in ("dead", "awaiting_term"):
        add("out", _way_out(data))
    return {(way, month, day) for (way, month), day in found.items()}


def _way_out(data: Mapping[str, Any]) -> Point | None:
    """When someone came out whose detention has no end stated: by the way out, else since when they are out."""
    ways = [_point(way.get("when")) for way in data.get("ways_out", ()) if way["kind"] not in NO_EXIT]
    latest: Point | None = None
    for way in ways:
        if way and (latest is None or is_before(latest, way)):
            latest = way
    return latest or _point(data["whereabouts"].get("on"))
