"""Days are read strictly, never made more certain than they were, and said rightly in four languages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground.days import (
    UNKNOWN,
    Between,
    DayError,
    Interval,
    Point,
    Span,
    add_months,
    age_on,
    calendar_span,
    days_between,
    days_held,
    days_without_news,
    is_before,
    next_birthday,
    parse_when,
    sort_key,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2021", Point(2021)),
        ("2021-07", Point(2021, 7)),
        ("2021-07-06", Point(2021, 7, 6)),
        ("2021-07-06~", Point(2021, 7, 6, approximate=True)),
        ("2021?", Point(2021, uncertain=True)),
        ("2021-07%", Point(2021, 7, approximate=True, uncertain=True)),
        ("", UNKNOWN),
        ("2021-07/2021-09", Interval(Point(2021, 7), Point(2021, 9))),
        ("2021-07-06/..", Interval(Point(2021, 7, 6), None, open_end=True)),
        ("2021-07-06/", Interval(Point(2021, 7, 6), None)),
        ("../2021", Interval(None, Point(2021), open_start=True)),
    ],
)
def test_reading_and_writing_back(text, when):
    assert parse_when(text) == when
    assert str(when) == text


def test_unspecified_parts_say_no_more_than_the_rest():
    assert parse_when("2021-XX-XX") == Point(2021)
    assert parse_when("2021-07-XX") == Point(2021, 7)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2021-02-31", "there is no day 2021-02-31: 2021-02 has 28 days"),
        ("2023-02-29", "there is no day 2023-02-29: 2023-02 has 28 days"),
        ("2021-13", "there is no month 13 (2021-13)"),
        ("1021", "the year 1021 is not between 1800 and 2199"),
        ("2021/2020", "the interval ends before it begins: 2021/2020"),
        ("2020/2021/2022", "'2020/2021/2022' is no interval: it has more than one /"),
        ("../..", "an interval needs a day at one of its ends"),
        ("6.7.2021", "'6.7.2021' is no day: write 2021, 2021-07 or 2021-07-06, with ~ or ? behind it if so"),
        ("2021-XX-06", "'2021-XX-06' is no day: the day 06 has no month"),
    ],
)
def test_impossible_days_are_refused_with_the_reason(text, why):
    with pytest.raises(DayError) as error:
        parse_when(text)
    assert str(error.value) == why


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/~?%.X ", max_size=24))
def test_any_text_is_a_day_or_a_day_error(text):
    try:
        when = parse_when(text)
    except DayError:
        return
    assert parse_when(str(when)) == when


def test_bounds_and_exactness():
    assert (parse_when("2024-02").earliest, parse_when("2024-02").latest) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    assert parse_when("2021-07-06").exact == date(2021, 7, 6)
    assert parse_when("2021-07-06~").exact is None
    assert parse_when("2021-07/..").latest is None


def test_comparing_says_nothing_when_precision_does_not_tell():
    assert is_before(parse_when("2021"), parse_when("2022-01-01")) is True
    assert is_before(parse_when("2022-01"), parse_when("2021")) is False
    assert is_before(parse_when("2021"), parse_when("2021-07")) is None
    assert is_before(UNKNOWN, parse_when("2021-07")) is None


def test_sorting_puts_the_unknown_last():
    texts = ["", "2021-07", "2020", "2021", "2021-07-06/.."]
    assert sorted(texts, key=lambda text: sort_key(parse_when(text))) == [
        "2020", "2021", "2021-07", "2021-07-06/..", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("1994-11-23", Between(32, 32)),
        ("1994-11-24", Between(31, 31)),
        ("1994-11", Between(31, 32)),
        ("1994", Between(31, 32)),
        ("1994/1996", Between(29, 32)),
        ("", None),
        ("1994/..", None),
        ("2027", None),
    ],
)
def test_ages_with_their_precision(born, age):
    assert age_on(parse_when(born), TODAY) == age


def test_born_on_29_february():
    born = parse_when("2000-02-29")
    assert age_on(born, date(2026, 2, 28)) == Between(25, 25)
    assert age_on(born, date(2026, 3, 1)) == Between(26, 26)
    birthday = next_birthday(born, date(2027, 1, 1))
    assert (birthday.on, birthday.turns) == (date(2027, 2, 28), 27)
    birthday = next_birthday(born, date(2028, 1, 1))
    assert (birthday.on, birthday.turns) == (date(2028, 2, 29), 28)


def test_next_birthday():
    assert next_birthday(parse_when("1990-11-23"), TODAY).on == TODAY
    assert next_birthday(parse_when("1990-11-22"), TODAY).on == date(2027, 11, 22)
    assert next_birthday(parse_when("1990-11"), TODAY) is None
    assert next_birthday(UNKNOWN, TODAY) is None


def test_calendar_spans():
    assert calendar_span(date(2021, 7, 6), date(2026, 11, 23)) == Span(5, 4, 17)
    assert calendar_span(date(2024, 1, 31), date(2024, 2, 29)) == Span(0, 1, 0)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    with pytest.raises(ValueError, match="^a span cannot run backwards, from 2024-02-02 to 2024-02-01$"):
        calendar_span(date(2024, 2, 2), date(2024, 2, 1))


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_span_added_to_its_start_gives_its_end(one, other):
    start, end = sorted((one, other))
    span = calendar_span(start, end)
    assert add_months(start, span.years * 12 + span.months).toordinal() + span.days == end.toordinal()


def test_days_between_with_precision():
    assert days_between(parse_when("2021-07-06"), parse_when("2021-07-08")) == Between(2, 2)
    assert days_between(parse_when("2021-07"), parse_when("2021-08-01")) == Between(1, 31)
    assert days_between(parse_when("2022"), parse_when("2021")) is None


def test_days_without_news():
    assert days_without_news(parse_when("2026-09"), TODAY) == Between(54, 83)
    assert days_without_news(parse_when("2026-11"), TODAY) == Between(0, 22)
    assert days_without_news(parse_when("2026-11-23"), TODAY) == Between(0, 0)
    assert days_without_news(UNKNOWN, TODAY) is None


def test_days_held_counts_first_and_last_day_and_no_day_twice():
    held = [(parse_when("2026-11-01"), parse_when("2026-11-10")), (parse_when("2026-11-10"), None)]
    assert days_held(held, TODAY) == Between(23, 23)
    assert days_held([(parse_when("2026-11-23"), None)], TODAY) == Between(1, 1)
    assert days_held([(parse_when("2026-10"), None)], TODAY) == Between(24, 54)
    assert days_held([(parse_when("2026-10-01"), UNKNOWN)], TODAY) == Between(0, 54)
    assert days_held([(UNKNOWN, None)], TODAY) is None
    both = [(UNKNOWN, parse_when("2025")), (parse_when("2026-11-22"), None)]
    assert days_held(both, TODAY) == Between(2, None)


def test_a_between_is_never_the_wrong_way_round():
    with pytest.raises(ValueError, match="^between 3 and 2: the wrong way round$"):
        Between(3, 2)
