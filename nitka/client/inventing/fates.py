"""Invented fates: arrest, court, term, place, news, put together so that they do not contradict one another.

A fate starts with an arrest, an article and a term; whether the person is still held on the chosen day follows from
them. Terms stay below the maximum that the reference data knows. Weights are rough impressions of public figures, made
for a demonstration: nothing may be concluded from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from nitka.ground.days import Point, add_months, expected_release
from nitka.ground.terms import Term

Choice = TypeVar("Choice")

# Article: weight, shortest and longest term in months.
ARTICLES: dict[str, tuple[int, int, int]] = {
    "342": (30, 12, 48), "368": (14, 6, 48), "361-4": (10, 18, 72), "130 p.1": (9, 12, 60), "369": (8, 6, 36),
    "361-1": (8, 24, 84), "364": (4, 24, 72), "361-2": (4, 24, 72), "293 p.2": (3, 36, 96), "370": (3, 6, 36),
    "363 p.1": (3, 12, 36), "361 p.1": (2, 36, 72), "188": (2, 6, 36), "391": (2, 6, 36), "356": (2, 84, 180),
    "339 p.2": (2, 12, 48), "341": (1, 6, 24), "203-1": (1, 12, 60),
}  # fmt: skip
# Facilities as printed, by who is held there. Only such as the reference data says hold them.
REMAND = {"СІЗА-1, Мінск": 8, "СІЗА-2, Віцебск": 2, "СІЗА-3, Гомель": 3, "СІЗА-6, Баранавічы": 1, "СІЗА-7, Брэст": 2,
          "Турма № 1, Гродна": 2, "Турма № 4, Магілёў": 1, "Турма № 8, Жодзіна": 3}  # fmt: skip
MEN = {"ПК-1, Наваполацк": 5, "ПК-2, Бабруйск": 4, "ПК-3, Віцьба": 5, "ПК-8, Орша": 3, "ПК-9, Горкі": 2,
       "ПК-11, Ваўкавыск": 2, "ПК-15, Магілёў": 5, "ПК-17, Шклоў": 5, "ПК-22, Івацэвічы": 3}  # fmt: skip
WOMEN = {"ПК-4, Гомель": 1}
PRISONS = {"Турма № 1, Гродна": 3, "Турма № 4, Магілёў": 3, "Турма № 8, Жодзіна": 1}
OPEN_MEN = {
    "ПУАТ-17, Гомель": 1,
    "ПУАТ-21, Мазыр": 1,
    "ПУАТ-24, Гродна": 1,
    "ПУАТ-29, Ваўкавыск": 1,
    "ПУАТ-43, Магілёў": 1,
}
OPEN_WOMEN = {"ПУАТ-48, Асіповічы": 1}
JUVENILE = {"ВК-2, Бабруйск": 1}
# Arrests by year, in parts of a hundred.
YEARS = {2020: 5, 2021: 8, 2022: 11, 2023: 15, 2024: 21, 2025: 23, 2026: 17}


def weighted(random: Random, choices: dict[Choice, int]) -> Choice:
    """One of the choices, as likely as its weight."""
    at = random.randrange(sum(choices.values()))
    for choice, weight in choices.items():
        at -= weight
        if at < 0:
            return choice
    raise AssertionError("weights")  # pragma: no cover - the loop always ends inside


@dataclass
class Fate:
    """What happened to one invented person, up to a day. Days as EDTF, "" where unknown or not yet."""

    arrested: str
    articles: Sequence[str]
    stage: str
    whereabouts: str
    place: str = ""
    penalty: str = ""
    term: Term | None = None
    verdict_on: str = ""
    expected: str = ""
    released: str = ""
    way_out: str = ""
    last_news: str = ""


def _coarsened(random: Random, day: date) -> str:
    """The day as sources know it: mostly to the day, sometimes to the month, sometimes only about."""
    luck = random.randrange(20)
    if luck < 17:
        return day.isoformat()
    return day.isoformat()[:7] + ("~" if luck == 19 else "")


def _arrest(random: Random, today: date) -> date:
    year = weighted(random, YEARS)
    first = date(year, 8 if year == 2020 else 1, 1)
    last = min(date(year, 12, 31), today - timedelta(days=4))
    if last < first:
        first, last = today - timedelta(days=400), today - timedelta(days=4)
    return first + timedelta(days=random.randrange((last - first).days + 1))


def _charges(random: Random) -> tuple[str, ...]:
    weights = {article: weight for article, (weight, _, _) in ARTICLES.items()}
    found = {weighted(random, weights) for _ in range(random.choice((1, 1, 1, 1, 2, 2, 3)))}
    return tuple(sorted(found, key=list(ARTICLES).index))


def _term(random: Random, articles: Sequence[str]) -> Term:
    """A term between the shortest and the longest of the gravest article, in half years mostly."""
    _, least, most = max((ARTICLES[article] for article in articles), key=lambda row: row[2])
    months = random.randint(least, most - (most - least) // 3)
    if random.randrange(4):
        months = max(least, round(months / 6) * 6)
    return Term(months=months).carried()


def _ends(arrested: date, term: Term) -> date:
    """The last day of a term that began with the arrest."""
    return (
        expected_release(Point(arrested.year, arrested.month, arrested.day), term).release.exact or arrested
    )


def _news(random: Random, arrested: date, until: date, today: date, silent: bool) -> str:
    if random.randrange(20) == 0:
        return ""
    luck = random.randrange(20)
    back = (
        random.randrange(0, 3)
        if luck < 10
        else random.randrange(3, 8)
        if luck < 16
        else random.randrange(8, 30)
    )
    if silent:
        back = random.randrange(9, 34)
    day = max(arrested, min(until, add_months(today, -back)))
    return day.isoformat()[:7]


def _awaiting(random: Random, fate: Fate, verdict: date, today: date) -> None:
    """Remand, or a trial that is under way."""
    fate.stage = "trial" if (verdict - today).days < 60 else "remand"
    fate.whereabouts, fate.place = "held", weighted(random, REMAND)


def _sentence(random: Random, fate: Fate, female: bool, young: bool) -> None:
    term, luck = fate.term, random.randrange(100)
    months = term.months_in_all if term else 0
    if months <= 36 and luck < 24:
        fate.penalty, fate.whereabouts = ("хімія", "held")
        fate.place = weighted(random, OPEN_WOMEN if female else OPEN_MEN)
    elif months <= 36 and luck < 40:
        fate.penalty, fate.whereabouts = ("хатняя хімія", "restricted_home")
    elif young:
        fate.penalty, fate.whereabouts, fate.place = (
            "выхаваўчая калонія",
            "held",
            weighted(random, JUVENILE),
        )
    elif female:
        fate.penalty, fate.whereabouts, fate.place = (
            "калонія агульнага рэжыму",
            "held",
            weighted(random, WOMEN),
        )
    elif luck >= 93 and months >= 48:
        fate.penalty, fate.whereabouts, fate.place = ("турма", "held", weighted(random, PRISONS))
    else:
        hard = months >= 60 or luck < 60
        fate.penalty = "калонія ўзмоцненага рэжыму" if hard else "калонія агульнага рэжыму"
        fate.whereabouts, fate.place = "held", weighted(random, MEN)


def _serving(random: Random, fate: Fate, arrested: date, verdict: date, ends: date, today: date) -> None:
    """Still within the term: held, moved, cut off, or out early."""
    fate.expected = ends.isoformat()
    luck = random.randrange(100)
    served = (today - arrested).days / max(1, (ends - arrested).days)
    if fate.whereabouts == "held" and luck < 13 and served > 0.3:
        days_left = (today - verdict).days
        out = verdict + timedelta(days=random.randrange(days_left // 2, days_left + 1))
        fate.released, fate.expected, fate.place = out.isoformat(), "", ""
        fate.way_out = weighted(
            random, {"pardon": 8, "amnesty": 2, "term_replaced": 1, "exile": 2, "exchange": 1}
        )
        fate.whereabouts = "exiled" if fate.way_out in ("exile", "exchange") else "released"
    elif fate.place.startswith(("ПК", "Турма")) and luck < 18:
        fate.whereabouts = "incommunicado"
    elif luck < 20 and fate.whereabouts == "held":
        fate.whereabouts, fate.place = "in_transfer", ""
    elif (today - verdict).days < 50 and fate.penalty.endswith("хімія"):
        fate.whereabouts, fate.place = "awaiting_term", ""


def invent_fate(random: Random, today: date, female: bool, young: bool = False) -> Fate:
    """A fate up to ``today``."""
    articles = _charges(random)
    term = _term(random, articles)
    arrested = _arrest(random, today)
    if _ends(arrested, term) <= today and random.randrange(10) < 5:
        # Else nearly everybody would be out by now: half of them were arrested later.
        days = (_ends(arrested, term) - arrested).days
        arrested = today - timedelta(days=random.randrange(days // 20 + 4, days))
    longest = (_ends(arrested, term) - arrested).days * 9 // 10  # judged before the term is over
    verdict = arrested + timedelta(days=random.randrange(70, max(71, min(330, longest))))
    fate = Fate(_coarsened(random, arrested), articles, "sentenced", "held")
    if verdict > today:
        _awaiting(random, fate, verdict, today)
        fate.last_news = _news(random, arrested, today, today, silent=False)
        return fate
    fate.verdict_on = verdict.isoformat()
    if random.randrange(60) == 0:
        fate.penalty, fate.term = "штраф", Term(base_values=random.choice((100, 200, 300, 500)))
        fate.whereabouts, fate.released, fate.way_out = "released", fate.verdict_on, ""
        return fate
    fate.term, ends = term, _ends(arrested, term)
    _sentence(random, fate, female, young)
    if ends <= today:
        fate.released, fate.way_out, fate.place = ends.isoformat(), "full_term", ""
        fate.whereabouts = "abroad" if random.randrange(8) == 0 else "released"
    else:
        _serving(random, fate, arrested, verdict, ends, today)
    until = date.fromisoformat(fate.released) if fate.released else today
    fate.last_news = _news(random, arrested, until, today, fate.whereabouts == "incommunicado")
    return fate
