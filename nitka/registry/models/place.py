"""Facilities, articles of the law, and rules on parcels and letters."""

from django.db import models

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Landing


class Facility(Landing):
    """A place where people are held."""

    code = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=longest(v.FacilityKind))
    number = models.PositiveIntegerField(null=True)
    country = models.CharField(max_length=2)
    sex = models.CharField(max_length=longest(v.FacilitySex), blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            one_of("facility", "kind", v.FacilityKind),
            one_of("facility", "sex", v.FacilitySex, or_empty=True),
        ]

    def __str__(self) -> str:
        return self.code


class FacilityAlias(models.Model):
    """Another way a source writes the facility."""

    id = models.BigIntegerField(primary_key=True)
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.text


class FacilityAddress(models.Model):
    """A postal address with the day it was valid as of."""

    id = models.BigIntegerField(primary_key=True)
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="addresses")
    text = models.CharField(max_length=300)
    script = models.CharField(max_length=longest(v.Script))
    valid_when = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [one_of("facilityaddress", "script", v.Script)]

    def __str__(self) -> str:
        return self.text


class PlaceWord(models.Model):
    """A word of a facility's names, aliases, town or addresses, folded like a name; numbers as they are."""

    id = models.BigIntegerField(primary_key=True)
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="+")
    word = models.CharField(max_length=120, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facility", "word"], name="placeword_once")]

    def __str__(self) -> str:
        return self.word


class Article(Landing):
    """An article, or one part of it, of one version of a code."""

    code = models.CharField(max_length=80, primary_key=True)
    law = models.CharField(max_length=7)
    article = models.CharField(max_length=24)
    part = models.CharField(max_length=12, blank=True)
    max_years = models.PositiveSmallIntegerField(null=True)

    def __str__(self) -> str:
        return self.code


class ParcelRule(Landing):
    """A rule, practice or advice on parcels, letters, visits or money."""

    code = models.CharField(max_length=80, primary_key=True)
    topic = models.CharField(max_length=80)
    status = models.CharField(max_length=longest(v.RuleStatus))

    class Meta:
        constraints = [one_of("parcelrule", "status", v.RuleStatus)]

    def __str__(self) -> str:
        return self.code
