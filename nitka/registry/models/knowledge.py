"""How things are known: sources, claims, consented notes, versions of bodies, checks, corrections."""

from django.db import models

from nitka.ground.people import vocabulary as v
from nitka.registry.enums import longest, one_of
from nitka.registry.models.landing import Entry


class Source(Entry):
    """A source a body names, by its key in that body."""

    key = models.CharField(max_length=32)
    kind = models.CharField(max_length=longest(v.SourceKind))
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=1_010, blank=True)
    seen_when = models.CharField(max_length=16)

    class Meta:
        constraints = [
            one_of("source", "kind", v.SourceKind),
            models.UniqueConstraint(fields=["person", "key"], name="source_key_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Claim(Entry):
    """One reported statement. Claims that contradict one another stay side by side."""

    key = models.CharField(max_length=32)
    about = models.CharField(max_length=longest(v.Topic))
    on_when = models.CharField(max_length=16, blank=True)
    grade = models.CharField(max_length=2)
    source = models.ForeignKey(Source, models.CASCADE, related_name="+")
    disputed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            one_of("claim", "about", v.Topic),
            models.CheckConstraint(condition=models.Q(grade__regex="^[A-F][1-6]$"), name="claim_grade_known"),
            models.UniqueConstraint(fields=["person", "key"], name="claim_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.about} {self.grade}"


class Condition(Entry):
    """That there is a consented note. The database refuses one for a person whose basis is not consent."""

    kind = models.CharField(max_length=longest(v.ConditionKind))
    on_when = models.CharField(max_length=16)

    class Meta:
        constraints = [one_of("condition", "kind", v.ConditionKind)]

    def __str__(self) -> str:
        return f"{self.kind} {self.on_when}"


class Version(models.Model):
    """One landed body of any kind: what changed when, without the body itself."""

    sequence = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=80)
    act = models.BigIntegerField()
    on = models.DateField()
    landed_at = models.DateTimeField()
    power = models.CharField(max_length=16)
    urgent = models.BooleanField()
    second_look = models.BooleanField()
    commitment = models.CharField(max_length=64)
    new = models.BooleanField()
    changed = models.CharField(
        max_length=600, blank=True
    )  # keys of the body that differ, with spaces between

    class Meta:
        indexes = [models.Index(fields=["kind", "subject", "sequence"], name="version_of_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.on}"


class Checked(models.Model):
    """ "Checked, unchanged": the last one for each subject."""

    subject = models.CharField(max_length=80, primary_key=True)
    sequence = models.BigIntegerField(unique=True)
    act = models.BigIntegerField()
    on = models.DateField()
    second_look = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.subject} {self.on}"


class Correction(models.Model):
    """A printed figure was wrong."""

    sequence = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=80)
    figure = models.CharField(max_length=80, db_index=True)
    on_when = models.CharField(max_length=16)
    printed = models.CharField(max_length=300)
    correct = models.CharField(max_length=300)
    known_on = models.DateField()
    body = models.TextField()

    def __str__(self) -> str:
        return f"{self.figure} {self.on_when}"


class Edition(models.Model):
    """Which people the tables hold, as one number, so that a process notices when its index of them is old."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    people = models.BigIntegerField()
    state = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="edition_is_one")]

    def __str__(self) -> str:
        return f"{self.people} people"
