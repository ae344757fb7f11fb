"""Partners with the fields they show, our channels, corrections, rules and articles."""

from datetime import date

import pytest

from nitka.registry import models as m
from nitka.registry import queries as q
from nitka.registry.projection import projection
from nitka.registry.queries.places import article_body
from nitka.registry.tests import builders as b

pytestmark = pytest.mark.django_db


def channel(address, **more):
    return {"kind": "telegram", "address": address, "since": "2026"} | more


def correction(figure, printed):
    return {
        "figure": figure,
        "on": "2026-11-01",
        "printed": printed,
        "correct": "3",
        "reason": {"en": "One was missed."},
    }


@pytest.fixture(autouse=True)
def rows():
    projection.fold(
        [
            b.landed(0, "helpers-of-homiel", b.organisation(), "organisation"),
            b.landed(1, "an-archive", b.organisation("an-archive", name="An archive"), "organisation"),
            b.landed(2, "old", channel("@old", until="2025"), "channel"),
            b.landed(3, "new", channel("@new"), "channel"),
            b.landed(4, "held-1", correction("held", "2"), "correction"),
            b.landed(5, "by-sex-1", correction("by-sex", "1"), "correction", day=date(2026, 11, 9)),
            b.landed(6, "parcels-2", b.rule("parcels-2"), "rule"),
            b.landed(7, "letters-1", b.rule("letters-1", topic="letters"), "rule"),
            b.landed(8, "by-342", b.article(), "article"),
            b.landed(9, "by-342-p1", b.article("by-342-p1", part="1"), "article"),
        ]
    )


def test_partners_by_name():
    rows = q.organisation_rows()
    assert [(row.code, row.body.name) for row in rows] == [
        ("an-archive", "An archive"),
        ("helpers-of-homiel", "Invented helpers"),
    ]
    assert rows[1].body.to_data() == b.organisation()


def test_a_hidden_field_is_flagged_and_empty():
    fields = m.OrganisationField.objects.filter(organisation="helpers-of-homiel").order_by("name")
    assert dict(fields.values_list("name", "visibility")) == b.organisation()["visibility"]
    assert [field.name for field in fields if not field.value] == ["email"]


def test_channels_in_use_come_first():
    assert [row.body.address for row in q.channel_rows()] == ["@new", "@old"]


def test_corrections_newest_first():
    assert [row.subject for row in q.correction_rows()] == ["by-sex-1", "held-1"]
    assert [row.body.printed for row in q.correction_rows("held")] == ["2"]


def test_rules_by_topic():
    assert [rule.code for rule in q.rule_rows()] == ["letters-1", "parcels-2"]


def test_the_article_of_a_charge():
    assert article_body("BY-1999", "342", "1").code == "by-342-p1"
    assert article_body("BY-1999", "342", "2").code == "by-342"
    assert article_body("BY-1999", "343") is None
