"""Days, ages and spans in words, in Belarusian, Russian, English and Polish.

The sentences stand in ``ground/words/days.toml`` and ``spans.toml``; plural forms follow CLDR.
"""

from datetime import date

from nitka.ground.days.edtf import Interval, Point, Unknown, When, point
from nitka.ground.days.reckoning import Between, Reckoning, Span
from nitka.ground.terms import say_term
from nitka.ground.wording import Words, say_number, words


def _t(language: str) -> Words:
    return words("ground", language)


def _parts(when: Point, t: Words) -> dict[str, str]:
    parts = {"year": str(when.year)}
    if when.month is not None:
        parts["month"] = t(f"month.{when.month}")
        parts["month_of"] = t(f"month_of.{when.month}")
        parts["month_in"] = t(f"month_in.{when.month}")
    if when.day is not None:
        parts["day"] = str(when.day)
    return parts


def _bare(when: Point, t: Words) -> str:
    key = {"year": "day.year", "month": "day.month", "day": "day.full"}[when.precision]
    return t(key, **_parts(when, t))


def _of(when: Point, t: Words) -> str:
    """The genitive: after "about", "since", "until"."""
    key = {"year": "day.year_of", "month": "day.month_of", "day": "day.full"}[when.precision]
    return t(key, **_parts(when, t))


def _said_point(when: Point, t: Words) -> str:
    said = t("day.about", of=_of(when, t)) if when.approximate else _bare(when, t)
    return t("day.possibly", when=said) if when.uncertain else said


def _said_interval(when: Interval, t: Words) -> str:
    if when.start and when.end:
        return t("day.from_to", start=_said_point(when.start, t), end=_said_point(when.end, t))
    known = when.start or when.end
    if known is None:
        return t("day.unknown")
    if known is when.start:
        since = t("day.since_second" if known.day == 2 else "day.since", of=_of(known, t))
        said = since if when.open_end else t("day.since_end_unknown", since=since)
    else:
        until = t("day.until", of=_of(known, t))
        said = until if when.open_start else t("day.until_start_unknown", until=until)
    if known.approximate:
        said = t("day.roughly", when=said)
    return t("day.possibly", when=said) if known.uncertain else said


def say_when(when: When | date, language: str) -> str:
    """A day, interval or unknown in words: "6 ліпеня 2021 г.", "ліпень 2021", "каля 2021 г."."""
    t = _t(language)
    if isinstance(when, Unknown):
        return t("day.unknown")
    if isinstance(when, Interval):
        return _said_interval(when, t)
    return _said_point(point(when) if isinstance(when, date) else when, t)


def say_since(when: When | date, language: str) -> str:
    """Since a day, month or year, as a sentence needs it: "з красавіка 2024 г.", "прыкладна з 2021 г.", "со 2 июля …".

    Of an interval its beginning counts; the sentence for unknown when there is none.
    """
    start = when.start if isinstance(when, Interval) else point(when) if isinstance(when, date) else when
    return say_when(Interval(start, None, open_end=True) if isinstance(start, Point) else Unknown(), language)


def say_in(when: When, language: str) -> str:
    """When something was so, as a sentence needs it: "у жніўні 2014 г.", "w 2014"; a whole day stands without "in"."""
    if not isinstance(when, Point) or when.precision == "day" or when.approximate or when.uncertain:
        return say_when(when, language)
    t = _t(language)
    return t("day.in_month" if when.precision == "month" else "day.in_year", **_parts(when, t))


def say_day(day: date, language: str) -> str:
    """A whole date: "23 лістапада 2026 г."."""
    return say_when(day, language)


def say_month(day: date, language: str) -> str:
    """The month of a day: "лістапад 2026"."""
    return say_when(Point(day.year, day.month), language)


def say_years(n: int, language: str) -> str:
    """ "3 гады"."""
    return _t(language)("span.years", n=n)


def say_months(n: int, language: str) -> str:
    """ "3 месяцы"."""
    return _t(language)("span.months", n=n)


def say_days(n: int, language: str) -> str:
    """ "3 дні"; thousands are set apart."""
    return _t(language)("span.days", n=n)


def say_span(span: Span, language: str, parts: int = 3) -> str:
    """A span in its largest ``parts`` units that are not zero: "3 гады 2 месяцы 5 дзён"; "0 дзён" for none."""
    said = [
        say(n, language)
        for say, n in ((say_years, span.years), (say_months, span.months), (say_days, span.days))
        if n
    ]
    return " ".join(said[:parts]) or say_days(0, language)


def say_between(between: Between, unit: str, language: str) -> str:
    """A number with its precision: "31 год", "31–32 гады", "31 год або больш"; unit is years, months or days."""
    t = _t(language)
    if between.exact is not None:
        return t(f"span.{unit}", n=between.exact)
    if between.high is None:
        return t(f"at_least.{unit}", n=between.low)
    return t(f"between.{unit}", low=say_number(between.low, language), n=between.high)


def say_age(age: Between, language: str) -> str:
    """An age: "31 год", "31–32 гады", "31 years old"."""
    t = _t(language)
    if age.high is None or age.exact is not None:
        return t("age.years", n=age.low)
    return t("age_between.years", low=age.low, n=age.high)


def say_steps(reckoning: Reckoning, language: str) -> list[str]:
    """Each step of an expected release as a line of text; one line with the reason when there is none."""
    t = _t(language)
    if reckoning.reason:
        return [t(f"reckoning.none.{reckoning.reason}")]
    lines = []
    for step in reckoning.steps:
        values = {"day": say_when(step.reached, language)}
        if step.term is not None:
            values["term"] = say_term(step.term, language)
        if step.counted is not None:
            values["name"] = step.counted.name
            values["real"] = say_days(step.counted.days, language)
            values["worth"] = say_days(step.counted.worth, language)
        lines.append(t(f"reckoning.{step.name}", **values))
    return lines
