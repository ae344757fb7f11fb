"""Cards and sets are folded from the record: the same items give the same rows."""

import pytest

from nitka.front.enums import By
from nitka.front.models import Card, CardEdition, CardText, Facet
from nitka.front.projection import projection
from nitka.front.queries.lists import Choice, choices
from nitka.front.tests.builders import ALESIA, BAHDAN, a_body, a_body_of_2014, fold, fold_places, landed

pytestmark = pytest.mark.django_db


def rows():
    return {
        model.__name__: [
            {key: bytes(value) if isinstance(value, memoryview) else value for key, value in row.items()}
            for row in model.objects.order_by("pk").values()
        ]
        for model in (Card, CardText, Facet, CardEdition)
    }


def a_record():
    first = fold_places()
    moved = a_body(whereabouts={"state": "released", "source": "s1", "on": "2026-11"})
    return [
        landed(first, ALESIA, a_body()),
        landed(first + 1, BAHDAN, a_body_of_2014()),
        landed(first + 2, ALESIA, moved),
    ]


def test_folding_again_from_nothing_gives_the_same_rows():
    items = a_record()
    for item in items:
        fold(item)
    one_by_one = rows()
    projection.empty()
    projection.fold(items)
    assert rows() == one_by_one


def test_a_person_who_moved_is_in_the_new_set_only():
    for item in a_record():
        fold(item)
    assert choices()[By.STATE] == (Choice("held", 1), Choice("released", 1))
    assert choices()[By.FACILITY] == ()


def test_a_withdrawn_person_leaves_nothing():
    items = a_record()
    fold(*items)
    projection.forget("person", [ALESIA])
    fold_only_bahdan = rows()
    projection.empty()
    projection.fold([items[1]])
    assert rows() == fold_only_bahdan


def test_somebody_on_a_closed_list_is_not_held_now():
    fold(*a_record())
    assert choices()[By.NOW] == (Choice("old", 1),)
    assert Card.objects.get(subject=BAHDAN).held_from is None


def test_a_facility_with_a_new_name_changes_the_cards_of_its_people():
    first = fold_places()
    fold(landed(first, ALESIA, a_body()))
    from nitka.front.tests.builders import known

    body = dict(known().facilities["ik-4"])
    body["names"] = {"be": "Новая назва"}
    fold(landed(first + 1, "ik-4", body, "facility"))
    assert "Новая назва" in CardText.objects.get(language="be").html


def test_cards_of_another_release_are_made_anew():
    fold(*a_record())
    before = rows()
    CardText.objects.update(html="old")
    projection.refresh_all()
    assert rows() == before


@pytest.mark.parametrize("count", [1, 3])
def test_folding_costs_no_queries_per_person(count, django_assert_max_num_queries):
    first = fold_places()
    subjects = ["c" * 16, "d" * 16, "e" * 16][:count]
    items = [landed(first + place, subject, a_body()) for place, subject in enumerate(subjects)]
    with django_assert_max_num_queries(13):
        projection.fold(items)
