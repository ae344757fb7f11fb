"""The database itself refuses what no body may say: every forbidden write is tried."""

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction

from nitka.registry import models as m
from nitka.registry.projection import projection
from nitka.registry.tests import builders as b

pytestmark = pytest.mark.django_db

VOCABULARY_COLUMNS = [
    (m.Person, "level"),
    (m.Person, "basis"),
    (m.Person, "sex"),
    (m.Person, "stage"),
    (m.Person, "state"),
    (m.NameForm, "script"),
    (m.NameForm, "system"),
    (m.NameForm, "kind"),
    (m.Recognition, "decision"),
    (m.Detention, "kind"),
    (m.Detention, "end_reason"),
    (m.Stay, "regime"),
    (m.Charge, "mode"),
    (m.Decision, "instance"),
    (m.Decision, "outcome"),
    (m.Sanction, "kind"),
    (m.Sanction, "regime"),
    (m.Mark, "kind"),
    (m.Condition, "kind"),
    (m.Ban, "kind"),
    (m.WayOut, "kind"),
    (m.Source, "kind"),
    (m.Claim, "about"),
    (m.Claim, "grade"),
    (m.Facility, "kind"),
    (m.Facility, "sex"),
    (m.FacilityAddress, "script"),
    (m.ParcelRule, "status"),
    (m.OrganisationField, "visibility"),
    (m.Channel, "kind"),
]
NAMED_ONLY = [
    ("born_when", "1990"),
    ("born_first_on", b.DAY),
    ("born_last_on", b.DAY),
    ("birthday", "07-06"),
    ("photo", "0" * 64),
    ("name_be", "Алеся"),
    ("name_ru", "Олеся"),
    ("name_en", "Alesia"),
    ("name_pl", "Alesia"),
    ("facility", "ik-4"),
    ("list_name", "a list"),
]


@pytest.fixture(autouse=True)
def rows():
    channel = {"kind": "website", "address": "https://nitka.example.org/", "since": "2026"}
    projection.fold(
        [
            b.landed(0, "ik-4", b.facility(), "facility"),
            b.landed(1, "parcels-1", b.rule(), "rule"),
            b.landed(2, "helpers-of-homiel", b.organisation(), "organisation"),
            b.landed(3, "site", channel, "channel"),
            b.landed(4, b.ALESIA, b.full_person()),
            b.landed(
                5, b.BAHDAN, b.person(basis={"kind": "already_public", "published_by": "X", "since": "2020"})
            ),
            b.landed(6, b.CIMAFEJ, b.unnamed()),
        ]
    )


def refused(write):
    with pytest.raises(DatabaseError), transaction.atomic():
        write()
    return True


@pytest.mark.parametrize(("model", "column"), VOCABULARY_COLUMNS)
def test_a_word_outside_the_vocabulary(model, column):
    assert refused(lambda: model.objects.update(**{column: "zz"}))


def test_every_vocabulary_column_is_tried():
    constrained = {
        (model, constraint.condition.children[0][0].partition("__")[0])
        for model in apps.get_app_config("registry").get_models()
        for constraint in model._meta.constraints
        if constraint.name.endswith("_known")
    }
    assert constrained == set(VOCABULARY_COLUMNS)


@pytest.mark.parametrize(("column", "value"), NAMED_ONLY)
def test_anything_that_names_an_unnamed_person(column, value):
    unnamed = m.Person.objects.filter(subject=b.CIMAFEJ)
    assert refused(lambda: unnamed.update(**{column: value}))


def test_a_name_row_for_an_unnamed_person():
    name = m.NameForm.objects.filter(person=b.BAHDAN).get()
    name.id, name.person_id = 7, b.CIMAFEJ
    assert refused(lambda: name.save(force_insert=True))


def test_a_note_on_health_without_consent():
    note = m.Condition.objects.get()
    note.id, note.person_id = 7, b.BAHDAN
    assert refused(lambda: note.save(force_insert=True))


@pytest.mark.parametrize("level", ["withheld", "counted"])
def test_going_down_a_level_under_the_same_subject(level):
    empty = dict.fromkeys(["born_when", "birthday", "photo", "facility", "list_name"], "")
    names = dict.fromkeys(["name_be", "name_ru", "name_en", "name_pl"], "")
    named = m.Person.objects.filter(subject=b.ALESIA)
    assert refused(lambda: named.update(level=level, born_first_on=None, born_last_on=None, **empty, **names))


def test_going_up_a_level_is_right():
    m.Person.objects.filter(subject=b.CIMAFEJ).update(level="named")
    assert m.Person.objects.get(subject=b.CIMAFEJ).level == "named"


@pytest.mark.parametrize("subject", ["alesia", "A" * 16, "0123456789abcdef", ""])
def test_a_subject_that_is_not_random(subject):
    person = m.Person.objects.get(subject=b.BAHDAN)
    person.subject, person.sequence = subject, 99
    assert refused(lambda: person.save(force_insert=True))


def test_the_same_thing_twice():
    alesia = m.Person.objects.get(subject=b.ALESIA)
    assert refused(lambda: m.Person.objects.filter(subject=b.BAHDAN).update(sequence=alesia.sequence))
    source = m.Source.objects.filter(person=b.ALESIA).order_by("id").first()
    source.id = 7
    assert refused(lambda: source.save(force_insert=True))
    claim = m.Claim.objects.order_by("id").first()
    claim.id = 7
    assert refused(lambda: claim.save(force_insert=True))
    group = m.PersonGroup.objects.order_by("id").first()
    group.id = 7
    assert refused(lambda: group.save(force_insert=True))
    word = m.PlaceWord.objects.order_by("id").first()
    word.id = 7
    assert refused(lambda: word.save(force_insert=True))
    field = m.OrganisationField.objects.order_by("id").first()
    field.id = 7
    assert refused(lambda: field.save(force_insert=True))


def test_a_hidden_field_with_a_value():
    hidden = m.OrganisationField.objects.filter(visibility="on_request")
    assert hidden.get().value == ""
    assert refused(lambda: hidden.update(value='"us@helpers.example.org"'))


def test_a_second_edition():
    assert refused(lambda: m.Edition.objects.create(id=2, people=0, state=0))


def test_no_column_could_hold_what_must_not_be_public():
    """Relatives, phones, cells and payments have no column, by whatever name."""
    forbidden = (
        "phone",
        "relative",
        "mother",
        "father",
        "kin",
        "contact",
        "cell",
        "iban",
        "card",
        "payment",
        "donor",
    )
    columns = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("registry").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.Field)
    ]
    assert [
        column for column in columns if any(word in column.lower().split("_") for word in forbidden)
    ] == []
