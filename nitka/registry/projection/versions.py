"""One row of ``Version`` for each landed body, and what two bodies differ in."""

from collections.abc import Mapping, Sequence
from typing import Any

from nitka.record.projection import Landed
from nitka.registry.models import Version


def changed_keys(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> str:
    """Top-level keys of two bodies that differ, sorted, with spaces between; empty for a new body."""
    if old is None:
        return ""
    return " ".join(key for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key))


def version(item: Landed, old: Mapping[str, Any] | None) -> Version:
    """The (unsaved) row of one landed item; ``old`` is the body it replaces."""
    return Version(
        sequence=item.sequence,
        kind=item.kind,
        subject=item.subject,
        act=item.act,
        on=item.day,
        landed_at=item.hour_at,
        power=item.power,
        urgent=item.urgent,
        second_look=item.second_look,
        commitment=item.commitment,
        new=old is None,
        changed=changed_keys(old, item.data),
    )


def write_versions(rows: Sequence[Version]) -> None:
    """Add the rows."""
    Version.objects.bulk_create(rows)
