"""Orders kept in memory give the rows that the database gives, and follow it when somebody comes."""

import pytest

from nitka.front.enums import By, Order
from nitka.front.queries import orders
from nitka.front.queries.lists import Ask, list_people
from nitka.front.tests.builders import TODAY, fold, landed
from nitka.front.tests.test_people_list import held_since, named, names, people, subject

pytestmark = pytest.mark.django_db
LETTERS = "абвгдежзіклмнопрсту"


def person(place):
    changes = {"sex": "male"} if place % 3 else {}
    if place % 4:
        changes["detentions"] = held_since(f"20{10 + place % 13}-0{1 + place % 9}-11")
    return named(f"Чалавек{LETTERS[place * 7 % 19] * (1 + place // 19)} Ян", **changes)


ASKED = (
    {"picked": {By.SEX: "female"}},
    {"picked": {By.SEX: "male"}, "order": Order.CHANGED},
    {"order": Order.CHANGED},
    {"order": Order.HELD},
    {"order": Order.SILENT, "picked": {By.SEX: "male"}},
    {"picked": {By.STAGE: "nobody"}},
)


@pytest.mark.parametrize("sparse", [1, 10_000])
def test_memory_and_database_give_the_same_pages(monkeypatch, sparse):
    monkeypatch.setattr(orders, "_SPARSE", sparse)
    people(*(person(place) for place in range(70)))
    for asked in ASKED:
        for page in (1, 2, 3, 4):
            ask = Ask(**asked, page=page)
            assert list_people(ask, "be", TODAY, f"one {sparse}") == list_people(ask, "be", TODAY)


def test_who_comes_later_is_there_at_once():
    people(named("Жук Ян"))
    ask = Ask(picked={By.SEX: "female"})
    assert names(list_people(ask, "be", TODAY, "same")) == ["Ян Жук"]
    fold(landed(5_000, subject(1), named("Алейнік Ян")))
    assert names(list_people(ask, "be", TODAY, "same")) == ["Ян Алейнік", "Ян Жук"]
