"""Partner organisations (HSDS fields, each with its visibility) and our own official channels."""

from django.db import models
from django.db.models import CheckConstraint, Q

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Landing


class Organisation(Landing):
    """A partner in the directory."""

    code = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=300)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class OrganisationField(models.Model):
    """One field of an organisation: its value (JSON) when public, otherwise only the flag."""

    id = models.BigIntegerField(primary_key=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="fields")
    name = models.CharField(max_length=32)
    visibility = models.CharField(max_length=longest(v.Visibility))
    value = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("organisationfield", "visibility", v.Visibility),
            CheckConstraint(
                condition=Q(visibility="public") | Q(value=""), name="organisationfield_hidden_is_empty"
            ),
            models.UniqueConstraint(fields=["organisation", "name"], name="organisationfield_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.visibility}"


class Channel(Landing):
    """One of our official addresses."""

    subject = models.CharField(max_length=80, primary_key=True)
    kind = models.CharField(max_length=longest(v.ChannelKind))
    address = models.CharField(max_length=300)
    since_when = models.CharField(max_length=16)
    until_when = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [one_of("channel", "kind", v.ChannelKind)]

    def __str__(self) -> str:
        return self.address
