"""The record's items become rows; folding again gives the same rows."""

import itertools
from datetime import date

import pytest
from django.apps import apps

from nitka.registry import models as m
from nitka.registry.projection import projection
from nitka.registry.tests import builders as b

pytestmark = pytest.mark.django_db


def all_rows():
    """Every row of every table of the registry, whole."""
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("registry").get_models()
    }


def a_story():
    """People, places, edits, checks, over several acts."""
    return [
        b.landed(0, "ik-4", b.facility(), "facility"),
        b.landed(1, "by-342", b.article(), "article"),
        b.landed(2, "parcels-1", b.rule(), "rule"),
        b.landed(3, "helpers-of-homiel", b.organisation(), "organisation"),
        b.landed(
            4,
            "site",
            {"kind": "website", "address": "https://nitka.example.org/", "since": "2026"},
            "channel",
        ),
        b.landed(5, b.ALESIA, b.full_person()),
        b.landed(6, b.BAHDAN, b.person(sex="male"), second_look=True, power="news"),
        b.landed(7, b.CIMAFEJ, b.unnamed()),
        b.landed(8, b.BAHDAN, {}, "checked", act=2, day=date(2026, 11, 3)),
        b.landed(
            9,
            b.ALESIA,
            b.full_person(stage={"value": "closed", "source": "s2"}, bans=None),
            act=3,
            day=date(2026, 11, 9),
        ),
        b.landed(
            10,
            "held",
            {
                "figure": "held",
                "on": "2026-11-01",
                "printed": "2",
                "correct": "3",
                "reason": {"en": "One was missed."},
            },
            "correction",
            act=3,
            day=date(2026, 11, 9),
        ),
        b.landed(11, "ik-4", b.facility(aliases=["PK-4"]), "facility", act=4, day=date(2026, 11, 10)),
    ]


def test_fold_gives_the_same_rows_again_in_any_batches():
    story = a_story()
    projection.fold(story)
    rows = all_rows()
    assert rows["Person"] != []
    for size in (1, 2, 5):
        projection.empty()
        assert all(table == [] for table in all_rows().values())
        for batch in (
            itertools.batched(story, size) if hasattr(itertools, "batched") else batches(story, size)
        ):
            projection.fold(list(batch))
        assert all_rows() == rows


def batches(items, size):
    for start in range(0, len(items), size):
        yield items[start : start + size]


def test_fold_fills_every_table():
    projection.fold(a_story())
    assert {name: len(rows) for name, rows in all_rows().items() if not rows} == {"Ban": 0}
    assert m.Person.objects.get(subject=b.BAHDAN).second_look is False
    assert m.Person.objects.get(subject=b.BAHDAN).checked_on == date(2026, 11, 3)
    assert m.Stay.objects.values_list("detention__person_id", "facility").order_by("id")[1] == (
        b.ALESIA,
        "ik-4",
    )


def test_what_was_known_stays_known_since_then():
    projection.fold(a_story())
    alesia = m.Person.objects.get(subject=b.ALESIA)
    assert (alesia.first_known_on, alesia.changed_on) == (b.DAY, date(2026, 11, 9))
    assert set(m.Charge.objects.values_list("known_on", flat=True)) == {b.DAY}
    assert m.Version.objects.get(sequence=9).changed == "bans stage"
    assert m.Version.objects.get(sequence=5).new


def test_withdrawing_removes_every_row_and_older_bodies_fold_again():
    story = a_story()
    projection.fold(story)
    projection.forget("person", [b.ALESIA])
    left = all_rows()
    assert not any(b.ALESIA in row for name, rows in left.items() for row in rows)
    projection.fold([story[5]])
    refolded = all_rows()
    projection.empty()
    projection.fold([item for item in story if item.sequence != 9])
    assert all_rows() == refolded
    projection.forget("checked", [b.BAHDAN])
    refolded = all_rows()
    projection.empty()
    projection.fold([item for item in story if item.sequence not in (8, 9)])
    assert all_rows() == refolded


@pytest.mark.parametrize(
    ("kind", "subject", "sequence"),
    [
        ("facility", "ik-4", 11),
        ("article", "by-342", 1),
        ("rule", "parcels-1", 2),
        ("organisation", "helpers-of-homiel", 3),
        ("channel", "site", 4),
        ("correction", "held", 10),
    ],
)
def test_withdrawing_anything_leaves_what_a_rebuild_leaves(kind, subject, sequence):
    story = a_story()
    projection.fold(story)
    projection.forget(kind, [subject])
    rows = all_rows()
    projection.empty()
    projection.fold([item for item in story if (item.kind, item.subject) != (kind, subject)])
    assert all_rows() == rows
