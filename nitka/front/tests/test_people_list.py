"""Lists: filters cut out exactly the people who fit, in the order wanted, a page at a time."""

import re
from datetime import date

import pytest

from nitka.front.enums import By, Order
from nitka.front.forms import address_of, read_ask
from nitka.front.queries import lists
from nitka.front.queries.lists import PAGE, Ask, list_people
from nitka.front.tests.builders import TODAY, a_body, a_body_of_2014, a_name, fold, fold_places, landed

pytestmark = pytest.mark.django_db
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def subject(number):
    return ALPHABET[number // 32] + ALPHABET[number % 32] * 15


def people(*bodies):
    first = fold_places()
    fold(*(landed(first + place, subject(place), body) for place, body in enumerate(bodies)))


def named(name, **changes):
    family, given = name.split()
    form = a_name(f"{given} {family}", "be") | {"family": family, "given": given}
    return a_body(names=[form], **changes)


def names(answer):
    return [re.search(r"<bdi[^>]*>([^<]*)</bdi>", card)[1] for card in answer.cards]


def held_since(day):
    return [{"from": day, "kind": "arrest", "source": "s1"}]


def test_names_stand_in_the_order_of_the_belarusian_alphabet():
    people(named("Юрчанка Алег"), named("Ўсяслаў Ян"), named("Іваноў Ян"), named("Ёлкін Ян"), named("Жук Ян"))
    ordered = ["Ян Ёлкін", "Ян Жук", "Ян Іваноў", "Ян Ўсяслаў", "Алег Юрчанка"]
    assert names(list_people(Ask(), "be", TODAY)) == ordered


def test_filters_cut_out_exactly_those_who_fit_all():
    remand = {"value": "remand", "source": "s1"}
    people(
        named("Адна Ганна", stage=remand),
        named("Другі Ян", stage=remand, sex="male"),
        named("Трэці Ян", sex="male"),
        a_body_of_2014(),
    )
    ask = Ask(picked={By.STAGE: "remand", By.SEX: "male", By.FACILITY: "ik-4"})
    assert names(list_people(ask, "be", TODAY)) == ["Ян Другі"]
    assert list_people(Ask(picked={By.STAGE: "remand"}), "be", TODAY).total == 3
    assert list_people(Ask(picked={By.ARTICLE: "by-342"}), "be", TODAY).total == 3
    assert list_people(Ask(picked={By.ARTICLE: "az-234-4-3"}), "be", TODAY).total == 1
    assert list_people(Ask(picked={By.STAGE: "trial"}), "be", TODAY).total == 0


def test_ages_are_those_reached_this_year():
    people(
        named("Малая Ганна", born={"when": "2008-12-31", "source": "s1"}),
        named("Дарослая Ганна", born={"when": "1990", "source": "s1"}),
        named("Невядомая Ганна", born=None),
    )
    assert names(list_people(Ask(age_from=18, age_to=24), "be", TODAY)) == ["Ганна Малая"]
    assert names(list_people(Ask(age_from=25, age_to=None), "be", TODAY)) == ["Ганна Дарослая"]


def test_without_news_means_surely_so_long_and_only_people_held():
    people(
        named("Даўно Ян", last_news={"when": "2025-01", "source": "s1"}),
        named("Нядаўна Ян", last_news={"when": "2026-11", "source": "s1"}),
        named("Ніколі Ян", last_news=None),
        a_body_of_2014(),
    )
    assert names(list_people(Ask(silent=90), "be", TODAY)) == ["Ян Даўно", "Ян Ніколі"]
    longest = list_people(Ask(order=Order.SILENT), "be", TODAY)
    assert names(longest) == ["Ян Даўно", "Ян Нядаўна", "Ян Ніколі"]


def test_longest_held_come_first():
    people(
        named("Пазней Ян", detentions=held_since("2024")),
        named("Раней Ян", detentions=held_since("2020-08-09")),
        named("Другі Ян", detentions=held_since("2021-01-01")),
    )
    assert names(list_people(Ask(order=Order.HELD), "be", TODAY)) == ["Ян Раней", "Ян Другі", "Ян Пазней"]


def test_pages_hold_everybody_once(monkeypatch):
    people(
        *(named(f"Чалавек{'абвгдежзіклмнопрсту'[place % 19] * (1 + place // 19)} Ян") for place in range(60))
    )
    for few in (0, 400):
        monkeypatch.setattr(lists, "FEW", few)
        for ask in ({}, {"picked": {By.SEX: "female"}}, {"order": Order.CHANGED}, {"order": Order.HELD}):
            seen = [
                name for page in (1, 2, 3) for name in names(list_people(Ask(**ask, page=page), "be", TODAY))
            ]
            assert (len(seen), len(set(seen))) == (60, 60)
            assert list_people(Ask(**ask, page=4), "be", TODAY).cards == ()


def test_search_keeps_the_order_of_the_search_and_narrows():
    people(named("Адна Ганна"), named("Другая Ганна", sex="unknown"))
    found = (subject(1), subject(0), "z" * 16)
    answer = list_people(Ask(found=found), "be", TODAY)
    assert (names(answer), answer.total) == (["Ганна Другая", "Ганна Адна"], 2)
    assert names(list_people(Ask(found=found, picked={By.SEX: "female"}), "be", TODAY)) == ["Ганна Адна"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_filtered_list_costs_the_same_queries_for_one_and_for_three(count, django_assert_num_queries):
    people(*(named(f"Чалавек{'абв'[place]} Ян") for place in range(count)))
    with django_assert_num_queries(3):
        assert list_people(Ask(picked={By.SEX: "female"}), "be", TODAY).total == count
    with django_assert_num_queries(3):
        assert len(list_people(Ask(), "be", TODAY).cards) == count


def test_what_an_address_asks_for_is_read_and_written_again():
    params = {"stage": "remand", "age": "18-24", "silent": "90", "order": "held", "page": "2", "x": "y"}
    ask = read_ask(params)
    assert ask == Ask(
        picked={By.STAGE: "remand"}, age_from=18, age_to=24, silent=90, order=Order.HELD, page=2
    )
    address = address_of(ask, "Алеся & co", 3)
    assert address == (
        "?q=%D0%90%D0%BB%D0%B5%D1%81%D1%8F+%26+co&amp;stage=remand&amp;age=18-24&amp;silent=90&amp;order=held&amp;page=3"
    )


@pytest.mark.parametrize(
    "bad",
    [{"page": "-1"}, {"page": "x"}, {"page": "²"}, {"age": "1-2-3"}, {"order": "DROP"}, {"silent": "9" * 50}],
)
def test_what_makes_no_sense_is_left_out(bad):
    assert read_ask(bad) == Ask()


def test_a_page_is_not_larger_than_planned():
    assert PAGE == 24
    assert date(2026, 11, 23) == TODAY
