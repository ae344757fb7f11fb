"""Written forms of names."""

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
