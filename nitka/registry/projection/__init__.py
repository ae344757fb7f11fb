"""Folding the record into the registry's tables. ``projection`` is what the record room calls.

The same items in the same order always give the same rows: ids come from sequences, days from acts. Rows are
written in bulk; a body that is replaced loses all its rows first.
"""

from collections.abc import Sequence

from nitka.record.projection import Landed
from nitka.registry.models import Version
from nitka.registry.projection import others, people

__all__ = ["RegistryProjection", "projection"]


class RegistryProjection:
    """The registry's fold (see ``record.projection.Projection``)."""

    kinds = frozenset({"person", "checked", *others.FOLDS})

    def empty(self) -> None:
        """Delete every row of the registry."""
        people.empty()
        others.empty()
        Version.objects.all()._raw_delete(Version.objects.db)

    def fold(self, items: Sequence[Landed]) -> None:
        """Fold landed items, in order. Items of a kind are independent of items of other kinds."""
        by_kind: dict[str, list[Landed]] = {}
        for item in items:
            by_kind.setdefault(item.kind, []).append(item)
        for kind, fold in others.FOLDS.items():
            if kind in by_kind:
                fold(by_kind[kind])
        people.fold(by_kind.get("person", ()), by_kind.get("checked", ()))

    def forget(self, kind: str, subjects: Sequence[str]) -> None:
        """Remove every row about withdrawn subjects of ``kind``."""
        if kind == "person":
            people.forget(subjects)
        elif kind == "checked":
            people.forget_checks(subjects)
        elif kind in others.FOLDS:
            others.forget(kind, subjects)
        Version.objects.filter(kind=kind, subject__in=subjects).delete()


projection = RegistryProjection()
