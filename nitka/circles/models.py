"""Seats that the node refuses before the next charter says so in public."""

from django.db import models


class Suspension(models.Model):
    """A seat refused now. ``until_at``: when one member asked; nothing when a majority did (until the seats change).

    ``charter`` is the hash under which the seat stands: with the next charter all seats are new anyway.
    """

    seat = models.CharField(max_length=64, primary_key=True)
    circle = models.CharField(max_length=64)
    charter = models.CharField(max_length=64)
    until_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["seat"]

    def __str__(self) -> str:
        return f"suspension of {self.seat[:8]}"
