"""Written forms of names, and the keys they are found by."""

from django.db import models

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Entry


class NameForm(Entry):
    """One written form of a person's name. The database refuses one for a person who is not named."""

    text = models.CharField(max_length=300)
    script = models.CharField(max_length=longest(v.Script))
    language = models.CharField(max_length=3)
    system = models.CharField(max_length=longest(v.NameSystem))
    kind = models.CharField(max_length=longest(v.NameKind))

    class Meta:
        constraints = [
            one_of("nameform", "script", v.Script),
            one_of("nameform", "system", v.NameSystem),
            one_of("nameform", "kind", v.NameKind),
        ]

    def __str__(self) -> str:
        return self.text


class NamePack(models.Model):
    """All forms of one person as one text, for ranking. ``sequence`` is that of the person's body."""

    sequence = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=16)
    packed = models.TextField()

    def __str__(self) -> str:
        return self.subject


class NameKey(models.Model):
    """A key a name is found by (``ground.names.search_rows``): the index alone answers a search."""

    id = models.BigIntegerField(primary_key=True)
    key = models.CharField(max_length=120)
    sequence = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "sequence"], name="namekey_finds")]

    def __str__(self) -> str:
        return self.key
