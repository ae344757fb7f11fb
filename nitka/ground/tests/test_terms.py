"""Sentences in words are read and said in four languages, and read back to the same term."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground.money import Money
from nitka.ground.terms import LIFE, NUMERALS, UNKNOWN_TERM, Term, TermError, parse_term, say_term, spell
from nitka.ground.wording import LANGUAGES

READ = {
    "2 1/2 years": Term(years=2, months=6),
    "2½ years": Term(years=2, months=6),
    "19 months": Term(months=19),
    "five years": Term(years=5),
    "four and a half years": Term(years=4, months=6),
    "four years and a half": Term(years=4, months=6),
    "five and half years": Term(years=5, months=6),
    "six and half years": Term(years=6, months=6),
    "4 years and 11 months": Term(years=4, months=11),
    "two years and three months": Term(years=2, months=3),
    "three years and four months in jail": Term(years=3, months=4),
    "3.5 years in jail": Term(years=3, months=6),
    "half a year": Term(months=6),
    "three years and half imprisonment": Term(years=3, months=6),
    "4 years' imprisonment": Term(years=4),
    "4-year term in a medium-security penal colony": Term(years=4),
    "twenty-one years": Term(years=21),
    "2 years of imprisonment in a penal colony under general regime conditions": Term(years=2),
    "2 years and a fine of 500 base values": Term(years=2, base_values=500),
    "500 base values": Term(base_values=500),
    "two hundred base values": Term(base_values=200),
    "BYN 1,500.50": Term(money=Money(150050, "BYN")),
    "life": LIFE,
    "life imprisonment": LIFE,
    "4 гады і 11 месяцаў": Term(years=4, months=11),
    "чатыры гады": Term(years=4),
    "пяць гадоў i шэсць месяцаў": Term(years=5, months=6),  # a Latin i, as people type it
    "шэсць гадоў, 6 месяцаў і 5 дзён": Term(years=6, months=6, days=5),
    "паўтара года": Term(years=1, months=6),
    "два з паловай гады": Term(years=2, months=6),
    "паўгода": Term(months=6),
    "15 сутак": Term(days=15),
    "5-ці гадоў": Term(years=5),
    "3 гады калоніі ўзмоцненага рэжыму": Term(years=3),
    "500 базавых велічынь": Term(base_values=500),
    "1\xa0500 базавых велічынь": Term(base_values=1500),
    "100 б.в.": Term(base_values=100),
    "пажыццёва": LIFE,
    "2 года 6 месяцев": Term(years=2, months=6),
    "2,5 года": Term(years=2, months=6),
    "два с половиной года": Term(years=2, months=6),
    "полтора года": Term(years=1, months=6),
    "4 (четыре) года и 6 (шесть) месяцев лишения свободы в колонии общего режима": Term(years=4, months=6),
    "25 (двадцать пять) лет": Term(years=25),
    "3 года ограничения свободы с направлением в исправительное учреждение открытого типа": Term(years=3),
    "год и шесть месяцев": Term(years=1, months=6),
    "двадцать пять лет": Term(years=25),
    "5 г. 6 мес.": Term(years=5, months=6),
    "3200 белорусских рублей": Term(money=Money(320000, "BYN")),
    "пожизненно": LIFE,
    "2 lata i 6 miesięcy": Term(years=2, months=6),
    "dwa i pół roku": Term(years=2, months=6),
    "półtora roku": Term(years=1, months=6),
    "rok i 2 miesiące": Term(years=1, months=2),
    "2 lata kolonii karnej o zaostrzonym rygorze": Term(years=2),
    "6,5 lat": Term(years=6, months=6),
    "500 jednostek bazowych": Term(base_values=500),
    "dożywocie": LIFE,
    "": UNKNOWN_TERM,
    " — ": UNKNOWN_TERM,
    "FALSE": UNKNOWN_TERM,
    "unknown": UNKNOWN_TERM,
    "невядома": UNKNOWN_TERM,
    "неизвестно": UNKNOWN_TERM,
    "brak danych": UNKNOWN_TERM,
}


@pytest.mark.parametrize("text", READ)
def test_a_sentence_as_people_write_it(text):
    assert parse_term(text) == READ[text]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5 parsecs", "'5 parsecs': 'parsecs' is not understood"),
        ("2 years 3 years", "'2 years 3 years': years are given twice"),
        (
            "4 (пять) лет",
            "'4 (пять) лет': two numbers follow each other without a unit between them",
        ),
        ("2 years suspended", "'2 years suspended': 'suspended' is not understood"),
        ("2 2 years", "'2 2 years': two numbers follow each other without a unit between them"),
        (
            "three and a half",
            "'three and a half': the last number has no unit (years, months, days, base values or money)",
        ),
        ("2.3 years", "'2.3 years': a part of a year that is no whole number of months"),
        ("1/0 years", "'1/0 years': 1/0 is no part of a whole"),
        ("0 years", "'0 years': no term in it"),
        ("years", "'years': there is no number before years"),
        ("штраф 3200 рублей", "'штраф 3200 рублей': which roubles, Belarusian or Russian?"),
        ("life and 3 years", "a term is either for life or for a time"),
    ],
)
def test_what_is_not_understood_is_named(text, why):
    with pytest.raises(TermError) as error:
        parse_term(text)
    assert str(error.value) == why


def test_the_caller_may_say_which_roubles():
    assert parse_term("штраф 3200 рублей", roubles="BYN") == Term(money=Money(320000, "BYN"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("be", ["1 год", "2 гады", "5 гадоў", "4 гады і 11 месяцаў", "500 базавых велічынь", "21 дзень"]),
        ("ru", ["1 год", "2 года", "5 лет", "4 года и 11 месяцев", "500 базовых величин", "21 день"]),
        ("en", ["1 year", "2 years", "5 years", "4 years and 11 months", "500 base values", "21 days"]),
        ("pl", ["1 rok", "2 lata", "5 lat", "4 lata i 11 miesięcy", "500 jednostek bazowych", "21 dni"]),
    ],
)
def test_terms_said_with_the_right_plurals(language, said):
    terms = [
        Term(years=1),
        Term(years=2),
        Term(years=5),
        Term(years=4, months=11),
        Term(base_values=500),
        Term(days=21),
    ]
    assert [say_term(term, language) for term in terms] == said


def test_spelled_out():
    term = Term(years=4, months=11)
    assert [say_term(term, language, spelled=True) for language in LANGUAGES] == [
        "чатыры гады і адзінаццаць месяцаў",
        "четыре года и одиннадцать месяцев",
        "four years and eleven months",
        "cztery lata i jedenaście miesięcy",
    ]
    assert say_term(Term(base_values=2), "be", spelled=True) == "дзве базавыя велічыні"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_from_1_to_99_is_read_as_it_is_spelled(language):
    for n in range(1, 100):
        assert parse_term(say_term(Term(years=n), language, spelled=True)) == Term(years=n)


def test_number_words_reach_at_least_30_in_each_language():
    for language in LANGUAGES:
        for n in (1, 2, 15, 20, 30):
            assert NUMERALS[spell(n, language)] == n


def test_months_are_carried_only_when_asked():
    assert Term(months=66).carried() == Term(years=5, months=6)
    assert say_term(Term(months=66), "en") == "66 months"


number = st.integers(0, 40)
terms = st.one_of(
    st.just(LIFE),
    st.just(UNKNOWN_TERM),
    st.builds(
        lambda y, m, d, b, money: (y, m, d, b, money),
        number,
        number,
        number,
        st.sampled_from([0, 1, 2, 5, 21, 100, 500, 1000, 12345]),
        st.none()
        | st.builds(Money, st.integers(1, 10**9), st.sampled_from(["BYN", "EUR", "USD", "PLN", "RUB"])),
    )
    .filter(any)
    .map(lambda parts: Term(*parts)),
)


@settings(deadline=None)
@given(terms, st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_said_is_read_back(term, language, spelled):
    assert parse_term(say_term(term, language, spelled=spelled)) == term


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_a_term_or_a_term_error(text):
    try:
        assert isinstance(parse_term(text), Term)
    except TermError:
        pass
