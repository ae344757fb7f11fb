"""What lists and searches need per request: each person's card as HTML, and sets of people as bits.

Every row is a function of the record and of this release; only ``projection`` writes here.
"""

from django.db import models


class Card(models.Model):
    """One person's place in lists. ``ordinal``: number of the first item about the person, the place of their bit."""

    ordinal = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=16, unique=True)
    held_from = models.DateField(null=True, db_index=True)
    news_on = models.DateField(null=True, db_index=True)
    changed = models.BigIntegerField(db_index=True)
    ornament = models.TextField()  # the woven picture as a data: address
    facets = models.TextField()  # JSON: the names of the sets this person is in

    def __str__(self) -> str:
        return self.subject


class CardText(models.Model):
    """The card in one language. ``key`` orders by the alphabet of that language, bytes against bytes."""

    id = models.BigIntegerField(primary_key=True)
    ordinal = models.BigIntegerField()
    language = models.CharField(max_length=2)
    key = models.BinaryField()
    letter = models.CharField(max_length=2)
    name = models.CharField(max_length=320)
    html = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["language", "key", "ordinal"], name="cardtext_by_name"),
            models.Index(fields=["ordinal"], name="cardtext_of_card"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class Facet(models.Model):
    """A set of people, one bit each at the place of their ordinal: ``stage`` = ``remand``, ``born`` = ``1989``."""

    name = models.CharField(max_length=330, primary_key=True)  # "stage:remand"
    size = models.PositiveIntegerField()
    bits = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.name} ({self.size})"


class CardEdition(models.Model):
    """The release that made the cards: another one makes them anew."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    release = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="cardedition_is_one")]

    def __str__(self) -> str:
        return self.release
