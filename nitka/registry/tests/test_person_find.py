"""One box finds a person by any form or part of the name, and by the facility's name, town or address."""

import pytest

from nitka.registry.projection import projection
from nitka.registry.queries import find_facilities, find_people
from nitka.registry.tests import builders as b

pytestmark = pytest.mark.django_db

VOLHA = "v" * 16


@pytest.fixture(autouse=True)
def rows():
    volha = [
        b.name("Вольга Гарадзецкая", given="Вольга", family="Гарадзецкая"),
        b.name("Ольга Городецкая", "ru"),
    ]
    sizo = b.facility(
        "sizo-1",
        names={"be": "Следчы ізалятар № 1"},
        aliases=["Валадарка"],
        town={"be": "Мінск"},
        addresses=[{"text": "220030, Minsk, vulica Valadarskaha 2", "script": "Latn", "source": "s1"}],
    )
    there = {"state": "held", "facility": "sizo-1", "source": "s1"}
    projection.fold(
        [
            b.landed(0, "ik-4", b.facility(), "facility"),
            b.landed(1, "sizo-1", sizo, "facility"),
            b.landed(2, b.ALESIA, b.full_person()),
            b.landed(3, VOLHA, b.person(names=volha, whereabouts=there)),
            b.landed(4, b.CIMAFEJ, b.unnamed()),
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Вольга Гарадзецкая",
        "Гарадзецкая",
        "гарадзецкая вольга",
        "Ольга Городецкая",
        "Haradzieckaja",
        "Volha Haradzetskaya",
        "Olga Gorodetskaya",
        "Haradzietskaia",
        "Вoльга Гарадзeцкая",
        "Гарадзекая",
        "Гарадз",
        "Валадарка",
        "Valadarskaha",
        "220030",
        "Мінск",
        "Минск",
    ],
)
def test_a_person_is_found(text):
    assert find_people(text).people[:1] == (VOLHA,)


@pytest.mark.parametrize("text", ["", " ", "?!", "4", "Няма Такой", "'; DROP TABLE registry_person; --"])
def test_nobody_is_found(text):
    assert find_people(text).people == ()


def test_facilities_are_found_by_all_their_words():
    assert find_facilities("Гомель") == ("ik-4",)
    assert find_facilities("Homieĺ Antoškina") == ("ik-4",)
    assert find_facilities("ПК-4") == ("ik-4",)
    assert find_facilities("Гомель Валадарка") == ()


def test_a_name_comes_before_a_place():
    found = find_people("Прыдуманая")
    assert (found.people, found.facilities) == ((b.ALESIA,), ())
    assert find_people("Гомель").people == (b.ALESIA,)
    assert find_people("Гомель").facilities == ("ik-4",)


def test_a_search_asks_few_questions(django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        find_people("Вольга Гарадзецкая")


def test_nobody_is_found_once_withdrawn():
    projection.forget("person", [VOLHA])
    assert find_people("Гарадзецкая").people == ()
    assert find_people("Валадарка").people == ()
