"""Days, ages, spans and reckonings in words, in four languages."""

from datetime import date
from fractions import Fraction

import pytest

from nitka.ground.days import (
    Between,
    Counted,
    Span,
    expected_release,
    parse_when,
    say_age,
    say_between,
    say_day,
    say_days,
    say_month,
    say_since,
    say_span,
    say_steps,
    say_when,
)
from nitka.ground.terms import LIFE, UNKNOWN_TERM, Term
from nitka.ground.wording import LANGUAGES

SAID = {
    "2026-11-23": ("23 лістапада 2026 г.", "23 ноября 2026 г.", "23 November 2026", "23 listopada 2026"),
    "2021-07": ("ліпень 2021", "июль 2021", "July 2021", "lipiec 2021"),
    "2021": ("2021", "2021", "2021", "2021"),
    "2021~": ("каля 2021 г.", "около 2021 г.", "about 2021", "około 2021"),
    "2021-07~": ("каля ліпеня 2021 г.", "около июля 2021 г.", "about July 2021", "około lipca 2021"),
    "2021-03-02?": (
        "магчыма, 2 сакавіка 2021 г.",
        "возможно, 2 марта 2021 г.",
        "possibly 2 March 2021",
        "być może 2 marca 2021",
    ),
    "2021-05%": (
        "магчыма, каля мая 2021 г.",
        "возможно, около мая 2021 г.",
        "possibly about May 2021",
        "być może około maja 2021",
    ),
    "2021-07/2021-09": (
        "ліпень 2021 – верасень 2021",
        "июль 2021 – сентябрь 2021",
        "July 2021 – September 2021",
        "lipiec 2021 – wrzesień 2021",
    ),
    "2021-07-06/..": ("з 6 ліпеня 2021 г.", "с 6 июля 2021 г.", "since 6 July 2021", "od 6 lipca 2021"),
    "2021-07-02/..": ("з 2 ліпеня 2021 г.", "со 2 июля 2021 г.", "since 2 July 2021", "od 2 lipca 2021"),
    "2021~/..": ("прыкладна з 2021 г.", "примерно с 2021 г.", "roughly since 2021", "mniej więcej od 2021"),
    "../2021-08": ("да жніўня 2021 г.", "до августа 2021 г.", "until August 2021", "do sierpnia 2021"),
    "2021/": (
        "з 2021 г., канец невядомы",
        "с 2021 г., окончание неизвестно",
        "since 2021, end not known",
        "od 2021, koniec nieznany",
    ),
    "": ("дата невядомая", "дата неизвестна", "date not known", "data nieznana"),
}


@pytest.mark.parametrize("text", SAID)
def test_days_in_words(text):
    assert tuple(say_when(parse_when(text), language) for language in LANGUAGES) == SAID[text]


def test_a_date_in_words():
    assert say_day(date(2026, 11, 23), "be") == "23 лістапада 2026 г."
    assert say_month(date(2026, 11, 23), "pl") == "listopad 2026"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-04", "з красавіка 2024 г."),
        ("2025-11~", "прыкладна з лістапада 2025 г."),
        ("2021-07-06/2022", "з 6 ліпеня 2021 г."),
        ("", "дата невядомая"),
        ("../2021", "дата невядомая"),
    ],
)
def test_since_a_day(text, said):
    assert say_since(parse_when(text), "be") == said


def test_since_a_date_in_russian():
    assert say_since(date(2021, 7, 2), "ru") == "со 2 июля 2021 г."


def test_spans_in_words():
    assert [say_span(Span(3, 2, 5), language) for language in LANGUAGES] == [
        "3 гады 2 месяцы 5 дзён",
        "3 года 2 месяца 5 дней",
        "3 years 2 months 5 days",
        "3 lata 2 miesiące 5 dni",
    ]
    assert say_span(Span(3, 2, 5), "be", parts=1) == "3 гады"
    assert say_span(Span(0, 0, 0), "be") == "0 дзён"
    assert say_days(1961, "be") == "1\xa0961 дзень"
    assert say_days(1961, "en") == "1,961 days"


def test_numbers_with_their_precision_in_words():
    assert [say_between(Between(31, 32), "years", language) for language in LANGUAGES] == [
        "31–32 гады",
        "31–32 года",
        "31–32 years",
        "31–32 lata",
    ]
    assert say_between(Between(31, 31), "days", "be") == "31 дзень"
    assert say_between(Between(2, None), "days", "ru") == "2 дня или больше"


def test_ages_in_words():
    assert [say_age(Between(31, 31), language) for language in LANGUAGES] == [
        "31 год",
        "31 год",
        "31 years old",
        "31 lat",
    ]
    assert say_age(Between(31, 32), "pl") == "31–32 lata"


def test_expected_release_shows_each_step():
    reckoning = expected_release(
        parse_when("2023-03-10"), Term(years=4, months=6), [Counted("SIZO", 120, Fraction(3, 2))]
    )
    assert str(reckoning.release) == "2027-03-13"
    assert [step.name for step in reckoning.steps] == ["start", "term", "counted", "last_day"]
    assert say_steps(reckoning, "be") == [
        "Пачатак тэрміну: 10 сакавіка 2023 г.",
        "плюс тэрмін, 4 гады і 6 месяцаў: 10 верасня 2027 г.",
        "мінус залічаныя дні (SIZO: 120 дзён, лічацца як 180 дзён): 14 сакавіка 2027 г.",
        "першы дзень лічыцца цалкам: 13 сакавіка 2027 г.",
    ]


@pytest.mark.parametrize(
    ("start", "term", "release"),
    [
        ("2021-07-06", Term(years=1), "2022-07-05"),
        ("2021-07-06~", Term(years=1), "2022-07-05~"),
        ("2021-07", Term(years=3), "2024-07~"),
        ("2021", Term(years=3), "2024~"),
        ("2021", Term(months=30), "2023/2024"),
        ("2021-07", Term(days=15), "2021~"),
        ("2020-02-29", Term(years=1), "2021-02-27"),
        ("2021-07-06/..", Term(months=19), "2023-02-05"),
    ],
)
def test_a_release_is_as_certain_as_its_start(start, term, release):
    assert str(expected_release(parse_when(start), term).release) == release


@pytest.mark.parametrize(
    ("start", "term", "reason"),
    [
        ("", Term(years=1), "no_start"),
        ("2021", LIFE, "life"),
        ("2021", UNKNOWN_TERM, "no_term"),
        ("2021", Term(base_values=500), "not_imprisonment"),
    ],
)
def test_where_nothing_can_be_reckoned_the_reason_is_said(start, term, reason):
    reckoning = expected_release(parse_when(start), term)
    assert (str(reckoning.release), reckoning.reason) == ("", reason)
    assert all(say_steps(reckoning, language) for language in LANGUAGES)


def test_reckonings_without_a_date_in_words():
    reckoning = expected_release(parse_when("2021"), LIFE)
    assert say_steps(reckoning, "en") == ["A life sentence: there is no date of release."]
