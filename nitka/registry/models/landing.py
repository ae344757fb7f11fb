"""Columns that every row of a whole body has: where in the record it stands."""

from django.db import models


class Landing(models.Model):
    """The item of the record that a row was folded from."""

    sequence = models.BigIntegerField(unique=True)
    act = models.BigIntegerField()
    first_known_on = models.DateField()
    changed_on = models.DateField()
    body = models.TextField()

    class Meta:
        abstract = True


class Entry(models.Model):
    """One entry of a person's body."""

    id = models.BigIntegerField(primary_key=True)
    person = models.ForeignKey("registry.Person", models.CASCADE, related_name="+")
    known_on = models.DateField()

    class Meta:
        abstract = True
