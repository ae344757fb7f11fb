"""Lists and counts of people, from flat columns alone; bodies stay where they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from nitka.ground.people.vocabulary import Level, RecognitionDecision, Sex, Stage, State
from nitka.registry import models as m
from nitka.registry.queries.search import find_people

PAGE = 24
_RECOGNISING = [RecognitionDecision.RECOGNISED.value, RecognitionDecision.RECOGNISED_AFTERWARDS.value]
# Every order ends with the subject, so that pages never overlap. Nothing known sorts last.
ORDERS: Mapping[str, tuple[str, ...]] = {
    "news": ("news_on", "subject"),
    "held": ("held_since_on", "subject"),
    "new": ("-first_known_on", "-sequence"),
    "changed": ("-changed_on", "-sequence"),
    "release": ("release_first_on", "subject"),
    "age": ("born_first_on", "subject"),
}
_COLUMN_MUST_BE_KNOWN = {
    "news": "news_on",
    "held": "held_since_on",
    "release": "release_first_on",
    "age": "born_first_on",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; several values of one field mean "any of these". Ages in whole years."""

    today: date
    level: tuple[Level, ...] = ()
    stage: tuple[Stage, ...] = ()
    state: tuple[State, ...] = ()
    sex: tuple[Sex, ...] = ()
    facility: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    group: str = ""
    recognised_by: str = ""
    quiet_days: int | None = None
    held: bool | None = None
    invented: bool | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person in a list. ``names`` by reader's language, empty for the unnamed."""

    subject: str
    level: str
    names: Mapping[str, str]
    sex: str
    stage: str
    state: str
    facility: str
    held: bool
    born_when: str
    held_since_on: date | None
    news_on: date | None
    release_when: str
    recognised: bool
    prosecutions: int
    invented: bool
    second_look: bool
    photo: str
    first_known_on: date
    changed_on: date


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: people, how many there are in all, the number of this page and of the last."""

    people: tuple[Listed, ...]
    total: int
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class Counts:
    """People held today and their prosecutions, both; ``unknown`` = whereabouts unknown."""

    people: int
    prosecutions: int
    incommunicado: int
    recognised: int
    by_stage: Mapping[str, int] = field(default_factory=dict)


_COLUMNS = (
    "subject",
    "level",
    "name_be",
    "name_ru",
    "name_en",
    "name_pl",
    "sex",
    "stage",
    "state",
    "facility",
    "held",
    "born_when",
    "held_since_on",
    "news_on",
    "release_when",
    "recognised",
    "prosecutions",
    "invented",
    "second_look",
    "photo",
    "first_known_on",
    "changed_on",
)


def listed_people(filters: Filters, order: str = "new", page: int = 1, size: int = PAGE) -> Page:
    """One page of the people who match, in ``order`` (a key of ``ORDERS``, or ``best`` for a search).

    A page beyond the last gives the last. Raises ``KeyError`` for an unknown order.
    """
    people = _matching(filters)
    if filters.text and order == "best":
        wanted = find_people(filters.text).people
        there = set(people.values_list("subject", flat=True))
        subjects = [subject for subject in wanted if subject in there]
        number, last = _place(len(subjects), page, size)
        rows = {row.subject: row for row in _listed(people.filter(subject__in=subjects))}
        cut = subjects[(number - 1) * size : number * size]
        return Page(tuple(rows[subject] for subject in cut), len(subjects), number, last)
    if order in _COLUMN_MUST_BE_KNOWN:
        people = people.exclude(**{_COLUMN_MUST_BE_KNOWN[order]: None})
    total = people.count()
    number, last = _place(total, page, size)
    cut_rows = people.order_by(*ORDERS[order])[(number - 1) * size : number * size]
    return Page(tuple(_listed(cut_rows)), total, number, last)


def _place(total: int, page: int, size: int) -> tuple[int, int]:
    last = max(1, -(-total // size))
    return min(max(1, page), last), last


def _listed(people: QuerySet[m.Person]) -> list[Listed]:
    rows = []
    for row in people.values(*_COLUMNS):
        names = {language: row.pop(f"name_{language}") for language in ("be", "ru", "en", "pl")}
        rows.append(Listed(names=names, **row))
    return rows


def _matching(filters: Filters) -> QuerySet[m.Person]:
    wanted = Q()
    for column in ("level", "stage", "state", "sex", "facility"):
        if values := getattr(filters, column):
            wanted &= Q(**{f"{column}__in": [str(value) for value in values]})
    for column in ("held", "invented"):
        if (flag := getattr(filters, column)) is not None:
            wanted &= Q(**{column: flag})
    wanted &= _ages(filters)
    if filters.quiet_days is not None:
        wanted &= Q(news_on__lte=filters.today - timedelta(days=filters.quiet_days))
    if filters.article:
        charged = m.Charge.objects.filter(
            Q(article_code__in=filters.article) | Q(part_code__in=filters.article)
        )
        wanted &= Q(subject__in=charged.values("person_id"))
    if filters.group:
        wanted &= Q(subject__in=m.PersonGroup.objects.filter(name=filters.group).values("person_id"))
    if filters.recognised_by:
        recognised = m.Recognition.objects.filter(
            organisation=filters.recognised_by, decision__in=_RECOGNISING
        )
        wanted &= Q(subject__in=recognised.values("person_id"))
    if filters.text:
        wanted &= Q(subject__in=find_people(filters.text).people)
    return m.Person.objects.filter(wanted)


def _ages(filters: Filters) -> Q:
    """People who may be of the wanted age today, as exactly as their day of birth is known."""
    wanted = Q()
    if filters.age_from is not None:
        wanted &= Q(born_first_on__lte=_years_before(filters.today, filters.age_from))
    if filters.age_to is not None:
        wanted &= Q(born_last_on__gt=_years_before(filters.today, filters.age_to + 1))
    return wanted


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: who was born on it is older by a year on 1 March
        return day.replace(year=day.year - years, day=28)


def people_held_in(facility: str) -> list[Listed]:
    """Everybody whose whereabouts are this facility and who counts as held, longest first."""
    people = m.Person.objects.filter(facility=facility, held=True).order_by("held_since_on", "subject")
    return _listed(people)


def person_count() -> int:
    """How many people the record holds, on every level."""
    return m.Person.objects.count()


def held_counts(*, invented: bool = False) -> Counts:
    """People held today and their prosecutions, counted by the database in two queries."""
    held = m.Person.objects.filter(held=True, invented=invented)
    sums = held.aggregate(
        people=Count("subject"),
        prosecutions=Sum("prosecutions", default=0),
        incommunicado=Count("subject", filter=Q(state=State.INCOMMUNICADO.value)),
        recognised=Count("subject", filter=Q(recognised=True)),
    )
    stages = held.values_list("stage").annotate(people=Count("subject")).order_by("stage")
    return Counts(**sums, by_stage=dict(stages))
