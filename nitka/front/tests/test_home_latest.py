"""The latest events on the first page: many who came together are one line, a change is one of its own."""

from dataclasses import replace

import pytest

from nitka.front.queries.home import Arrival, Change, latest_changes
from nitka.front.tests.builders import ALESIA, BAHDAN, a_body, fold, fold_places, landed

pytestmark = pytest.mark.django_db
OTHERS = ("cccccccccccccccc", "dddddddddddddddd", "eeeeeeeeeeeeeeee")


def test_many_who_came_with_one_act_are_told_of_together():
    first = fold_places()
    came = [landed(first + n, who, a_body()) for n, who in enumerate((ALESIA, BAHDAN, *OTHERS))]
    fold(*(replace(item, act=first) for item in came))
    told = latest_changes("be", 8)
    assert [(type(one), getattr(one, "size", 1)) for one in told] == [(Arrival, 5)]


def test_a_change_stands_above_those_who_came_before_it():
    first = fold_places()
    came = [landed(first + n, who, a_body()) for n, who in enumerate((ALESIA, BAHDAN, *OTHERS))]
    fold(*(replace(item, act=first) for item in came))
    fold(landed(first + 5, ALESIA, a_body(stage={"value": "trial", "source": "s1", "on": "2026-11"})))
    told = latest_changes("be", 8)
    assert [type(one) for one in told] == [Change, Arrival]
    assert (told[0].subject, told[0].new, "stage" in told[0].changed) == (ALESIA, False, True)


def test_few_who_came_together_are_named():
    first = fold_places()
    came = [landed(first + n, who, a_body()) for n, who in enumerate((ALESIA, BAHDAN))]
    fold(*(replace(item, act=first) for item in came))
    assert [one.subject for one in latest_changes("en", 8)] == [BAHDAN, ALESIA]
