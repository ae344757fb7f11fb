"""A person: the body as published, and the columns that filters, counts and orders need."""

from django.db import models
from django.db.models import CheckConstraint, Q

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Landing

UNNAMED_IS_EMPTY = Q(level="named") | Q(
    born_when="",
    born_first_on=None,
    born_last_on=None,
    birthday="",
    photo="",
    name_be="",
    name_ru="",
    name_en="",
    name_pl="",
    facility="",
    list_name="",
)


class Person(Landing):
    """One person of the list. A body of level withheld or counted has no name, birthday, photo or facility."""

    subject = models.CharField(max_length=16, primary_key=True)
    level = models.CharField(max_length=longest(v.Level))
    basis = models.CharField(max_length=longest(v.BasisKind))
    sex = models.CharField(max_length=longest(v.Sex))
    stage = models.CharField(max_length=longest(v.Stage))
    stage_when = models.CharField(max_length=16, blank=True)
    state = models.CharField(max_length=longest(v.State), db_index=True)
    state_when = models.CharField(max_length=16, blank=True)
    held = models.BooleanField(
        default=False
    )  # counts as held today: by state, and the list is not a closed one
    # No foreign key: a list may name a facility before its own body has landed.
    facility = models.CharField(max_length=80, blank=True, db_index=True)
    name_be = models.CharField(max_length=300, blank=True)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    name_pl = models.CharField(max_length=300, blank=True)
    born_when = models.CharField(max_length=16, blank=True)
    born_first_on = models.DateField(null=True)
    born_last_on = models.DateField(null=True)
    birthday = models.CharField(max_length=5, blank=True, db_index=True)  # "07-06" when the day is certain
    photo = models.CharField(max_length=64, blank=True)
    held_since_on = models.DateField(null=True)  # first day of the running detention, at the earliest
    news_on = models.DateField(null=True, db_index=True)  # latest day of the last news, at the latest
    release_when = models.CharField(max_length=16, blank=True)
    release_first_on = models.DateField(null=True, db_index=True)
    release_last_on = models.DateField(null=True)
    recognised = models.BooleanField(default=False)
    prosecutions = models.PositiveSmallIntegerField(default=0)
    category = models.CharField(max_length=300, blank=True)
    list_name = models.CharField(max_length=300, blank=True)
    state_of_when = models.CharField(max_length=16, blank=True)  # of a closed list: the time it tells of
    invented = models.BooleanField(default=False)
    second_look = models.BooleanField(default=False)
    power = models.CharField(max_length=16)
    commitment = models.CharField(max_length=64)
    checked_on = models.DateField()  # the last act that spoke of the person, "checked, unchanged" too
    known = models.TextField()  # JSON: digest of each entry → day it became known

    class Meta:
        constraints = [
            one_of("person", "level", v.Level),
            one_of("person", "basis", v.BasisKind),
            one_of("person", "sex", v.Sex),
            one_of("person", "stage", v.Stage),
            one_of("person", "state", v.State),
            CheckConstraint(condition=Q(subject__regex=r"^[a-z2-7]{16}$"), name="person_subject_random"),
            CheckConstraint(condition=UNNAMED_IS_EMPTY, name="person_unnamed_is_empty"),
        ]

    def __str__(self) -> str:
        return self.subject


class PersonGroup(models.Model):
    """A group case a person belongs to, by the name its source gives it."""

    id = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=300, db_index=True)
    known_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="persongroup_once")]

    def __str__(self) -> str:
        return self.name
