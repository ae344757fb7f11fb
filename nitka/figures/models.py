"""Flat rows of the record for counting: one row a version of a person, without name, date of birth kept as text.

A version is *known* from the day its act landed (``known_on``) until the day the next version of the same person
landed (``until_on``, null for the version in force). So every count can be made as it was known on any day.
"""

from django.db import models


class Standing(models.Model):
    """What the record says of one person from one day on. The key is the item's sequence in the record."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64, db_index=True)
    known_on = models.DateField()
    until_on = models.DateField(null=True)
    unnamed = models.BooleanField(help_text="withheld or counted: no consent to a name")
    sex = models.CharField(max_length=16)
    stage = models.CharField(max_length=24)
    state = models.CharField(
        max_length=24, help_text="whereabouts, or 'past' on a list that tells of an older day"
    )
    state_when = models.CharField(max_length=24, help_text="since when the whereabouts are so, EDTF or empty")
    facility = models.CharField(max_length=64, help_text="code, empty when none is stated")
    born_when = models.CharField(max_length=24, help_text="EDTF or empty")
    term = models.CharField(
        max_length=24, help_text="months of imprisonment, 'life', another sanction, or empty"
    )
    news_when = models.CharField(max_length=24, help_text="month of the last news, EDTF or empty")
    list_name = models.CharField(max_length=300, help_text="the list the person was taken from, or empty")
    category = models.CharField(max_length=300, help_text="heading of that list, or empty")
    invented = models.BooleanField()
    prosecutions = models.PositiveSmallIntegerField()
    spans = models.TextField(help_text="days in custody: 'from/to' or 'from/' parted by spaces, ISO days")

    class Meta:
        ordering = ("sequence",)
        indexes = (
            models.Index(fields=["until_on", "state"], name="figures_standing_now"),
            models.Index(fields=["subject", "known_on"], name="figures_standing_subject"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["subject"],
                condition=models.Q(until_on__isnull=True),
                name="figures_one_version_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} as known on {self.known_on}"


class Accusation(models.Model):
    """One article a person is accused under in one version: how many of their prosecutions name it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="+")
    article = models.CharField(max_length=64)
    prosecutions = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.article} ({self.prosecutions})"


class Turn(models.Model):
    """One month in which a person came into custody or out of it, in one version."""

    class Way(models.TextChoices):
        """In or out."""

        IN = "in", "in"
        OUT = "out", "out"

    number = models.PositiveBigIntegerField(primary_key=True)
    standing = models.ForeignKey(Standing, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=3, choices=Way)
    month = models.CharField(max_length=7, help_text="2024-03, or 2024 where the month is not known")
    first_day = models.DateField(help_text="the earliest day it can have been")

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.way} {self.month}"
