"""A room for tests of the record: keeps, in memory, the latest body and the number of items of each subject."""

from nitka.record.projection import Landed


class Shelf:
    """A projection; ``broken`` makes it fail at that subject, ``batches`` are the sizes it was given."""

    kinds = frozenset({"person", "checked"})

    def __init__(self):
        self.rows: dict[str, dict] = {}
        self.batches: list[int] = []
        self.broken = ""

    def empty(self) -> None:
        self.rows.clear()

    def fold(self, items: list[Landed]) -> None:
        self.batches.append(len(items))
        for item in items:
            if item.subject == self.broken:
                raise RuntimeError("this room cannot fold")
            row = self.rows.setdefault(item.subject, {"seen": 0, "data": None, "last": -1})
            assert item.sequence > row["last"]
            row.update(seen=row["seen"] + 1, last=item.sequence, hour=item.hour_at)
            if item.kind == "person":
                row.update(data=item.data, second_look=item.second_look)

    def forget(self, kind: str, subjects: list[str]) -> None:
        for subject in subjects:
            self.rows.pop(subject, None)


projection = Shelf()
