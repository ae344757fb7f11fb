"""What happened to a person's freedom: recognitions, detentions and stays, marks, bans, ways out."""

from django.db import models

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Entry


class Recognition(Entry):
    """An organisation's decision on whether this is a political prisoner."""

    organisation = models.CharField(max_length=300, db_index=True)
    decision = models.CharField(max_length=longest(v.RecognitionDecision))
    on_when = models.CharField(max_length=16, blank=True)
    decided_on = models.DateField(null=True)
    link = models.CharField(max_length=1_010, blank=True)

    class Meta:
        constraints = [one_of("recognition", "decision", v.RecognitionDecision)]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.decision}"


class Detention(Entry):
    """One episode from being taken to being out."""

    kind = models.CharField(max_length=longest(v.DetentionKind))
    from_when = models.CharField(max_length=16, blank=True)
    began_on = models.DateField(null=True, db_index=True)
    to_when = models.CharField(max_length=16, blank=True)
    ended_on = models.DateField(null=True, db_index=True)
    end_reason = models.CharField(max_length=longest(v.EndReason), blank=True)

    class Meta:
        constraints = [
            one_of("detention", "kind", v.DetentionKind),
            one_of("detention", "end_reason", v.EndReason, or_empty=True),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_when}"


class Stay(Entry):
    """Time in one facility within a detention."""

    detention = models.ForeignKey(Detention, models.CASCADE, related_name="stays")
    facility = models.CharField(max_length=80, blank=True, db_index=True)
    as_printed = models.CharField(max_length=300, blank=True)
    from_when = models.CharField(max_length=16, blank=True)
    to_when = models.CharField(max_length=16, blank=True)
    regime = models.CharField(max_length=longest(v.Regime), blank=True)

    class Meta:
        constraints = [one_of("stay", "regime", v.Regime, or_empty=True)]

    def __str__(self) -> str:
        return self.facility or self.as_printed


class Mark(Entry):
    """A register or list of the state."""

    kind = models.CharField(max_length=longest(v.MarkKind))
    from_when = models.CharField(max_length=16, blank=True)
    to_when = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [one_of("mark", "kind", v.MarkKind)]

    def __str__(self) -> str:
        return self.kind


class Ban(Entry):
    """Something forbidden to the prisoner."""

    kind = models.CharField(max_length=longest(v.BanKind))
    from_when = models.CharField(max_length=16, blank=True)
    to_when = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [one_of("ban", "kind", v.BanKind)]

    def __str__(self) -> str:
        return self.kind


class WayOut(Entry):
    """How the person came, or asked to come, out."""

    kind = models.CharField(max_length=longest(v.WayOutKind))
    on_when = models.CharField(max_length=16, blank=True)
    happened_on = models.DateField(null=True, db_index=True)

    class Meta:
        constraints = [one_of("wayout", "kind", v.WayOutKind)]

    def __str__(self) -> str:
        return f"{self.kind} {self.on_when}"
