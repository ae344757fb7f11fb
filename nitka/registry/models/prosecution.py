"""Prosecutions: cases, their charges, hearings, decisions and sanctions. People and prosecutions are both counted."""

from django.db import models

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Entry


class Case(Entry):
    """One prosecution."""

    name = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class Charge(Entry):
    """An article of one version of a code. ``article_code`` has no part, ``part_code`` has it where known."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="charges")
    law = models.CharField(max_length=7)
    article = models.CharField(max_length=24)
    part = models.CharField(max_length=12, blank=True)
    article_code = models.CharField(max_length=40, db_index=True)
    part_code = models.CharField(max_length=56)
    mode = models.CharField(max_length=longest(v.ChargeMode), blank=True)
    as_printed = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [one_of("charge", "mode", v.ChargeMode, or_empty=True)]

    def __str__(self) -> str:
        return self.part_code


class Hearing(Entry):
    """A day in court that is announced."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="hearings")
    on_when = models.CharField(max_length=16)
    first_on = models.DateField(db_index=True)
    court = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.court} {self.on_when}"


class Decision(Entry):
    """What a court decided."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions")
    instance = models.CharField(max_length=longest(v.Instance))
    outcome = models.CharField(max_length=longest(v.Outcome))
    court = models.CharField(max_length=300, blank=True)
    on_when = models.CharField(max_length=16, blank=True)
    decided_on = models.DateField(null=True, db_index=True)

    class Meta:
        constraints = [
            one_of("decision", "instance", v.Instance),
            one_of("decision", "outcome", v.Outcome),
        ]

    def __str__(self) -> str:
        return f"{self.instance}: {self.outcome} {self.on_when}"


class Sanction(Entry):
    """A punishment of one decision; years, months and days add up."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="sanctions")
    kind = models.CharField(max_length=longest(v.SanctionKind))
    years = models.PositiveIntegerField(null=True)
    months = models.PositiveIntegerField(null=True)
    days = models.PositiveIntegerField(null=True)
    base_values = models.PositiveIntegerField(null=True)
    regime = models.CharField(max_length=longest(v.Regime), blank=True)
    as_printed = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            one_of("sanction", "kind", v.SanctionKind),
            one_of("sanction", "regime", v.Regime, or_empty=True),
        ]

    def __str__(self) -> str:
        return self.kind
