"""The log as rows. Acts and items are append-only (database triggers): what landed stays, except withdrawn bodies."""

from django.db import models


class Act(models.Model):
    """One act of the log. ``entry`` is the log entry's text (canonical JSON), ``charter`` a hash in hex."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.TextField()
    origin = models.CharField(max_length=255)
    power = models.CharField(max_length=16)
    circle = models.CharField(max_length=64)
    charter = models.CharField(max_length=64)
    signed_on = models.DateField()
    landed_on = models.DateField()
    hour_at = models.DateTimeField()
    items_root = models.CharField(max_length=64, unique=True)
    first_item = models.BigIntegerField()
    count = models.BigIntegerField()
    urgent = models.BooleanField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"act {self.position}"


class Item(models.Model):
    """One item. ``sequence`` counts over the whole record; ``body`` is canonical JSON.

    When a body is withdrawn, kind, subject and body go with it; commitment and place stay.
    """

    sequence = models.BigIntegerField(primary_key=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    commitment = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=80)
    body = models.TextField(null=True)  # noqa: DJ001 - absent and empty are different things here

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["kind", "subject"], name="record_item_subject")]

    def __str__(self) -> str:
        return f"item {self.sequence}"


class Withdrawal(models.Model):
    """That an item was withdrawn, and by which act. Only then may its body go."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="+", primary_key=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["item_id"]

    def __str__(self) -> str:
        return f"withdrawal of item {self.item_id}"


class Tile(models.Model):
    """Hashes of the log's tree; a partial tile only ever grows."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        ordering = ["level", "index"]
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="record_tile_place")]

    def __str__(self) -> str:
        return f"tile {self.level}/{self.index}"
