"""The record as a member's machine sees it: what is in force, and the latest word on everybody and everything."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from nitka.client.replay import Finding, ReadAct, parsed, replay
from nitka.client.sources import Source
from nitka.ground import chain, charters, merkle


class RecordBroken(RuntimeError):
    """The record does not hold; ``findings`` name the files."""

    def __init__(self, findings: list[Finding]):
        self.findings = findings
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{findings[0]}{more}")


@dataclass(frozen=True, slots=True)
class Entry:
    """The latest item about a subject: number of the item, act, day of signing, power, data."""

    sequence: int
    act: int
    power: str
    kind: str
    subject: str
    data: dict[str, Any]
    commitment: str


class RecordReader:
    """A record that was read and checked from ``source`` (see ``sources.open_source``).

    Raises ``RecordBroken``. ``standing`` says what is in force; ``current`` and ``entries`` give the data.
    """

    def __init__(self, source: Source, progress: Callable[[int, int], None] | None = None):
        self._latest: dict[tuple[str, str], tuple[int, ReadAct, int]] = {}
        self._known: dict[str, tuple[str, str]] = {}
        self.acts: list[ReadAct] = []
        state = replay(source, visit=self._visit, progress=progress)
        if state.findings:
            raise RecordBroken(state.findings)
        self.standing: chain.Standing = state.standing
        self.founding = state.founding
        self.hashes: list[bytes] = state.hashes
        self.root = merkle.Tree(state.hashes).root()
        self.size = len(state.hashes)

    def _visit(self, act: ReadAct) -> None:
        self.acts.append(act)
        for index, body in enumerate(act.bodies):
            if body is not None:
                head = parsed(body)
                self._latest[head.kind, head.subject] = (act.first_item + index, act, index)
                self._known[act.commitments[index]] = (head.kind, head.subject)

    @property
    def charter(self) -> charters.Charter:
        """The charter in force."""
        charter = self.standing.charter
        if charter is None:
            raise LookupError("an empty record has no charter")
        return charter

    def current(self, kind: str, subject: str) -> dict[str, Any] | None:
        """The data of the latest item, or nothing."""
        found = self._latest.get((kind, subject))
        return self._entry(*found).data if found else None

    def entries(self, kind: str = "") -> Iterator[Entry]:
        """The latest item of every subject (of one kind), in the order of the record."""
        for (one, _), found in sorted(self._latest.items(), key=lambda pair: pair[1][0]):
            if not kind or one == kind:
                yield self._entry(*found)

    def subjects(self, kind: str) -> list[str]:
        """Every subject of a kind, sorted."""
        return sorted(subject for one, subject in self._latest if one == kind)

    def commitments_of(self, kind: str, subject: str) -> list[str]:
        """Every item about a subject that is still there: what a withdrawal of it must name."""
        return sorted(one for one, place in self._known.items() if place == (kind, subject))

    def subject_of(self, commitment: str) -> tuple[str, str] | None:
        """Kind and subject of an item that is still there."""
        return self._known.get(commitment)

    def _entry(self, sequence: int, act: ReadAct, index: int) -> Entry:
        body = parsed(act.bodies[index] or b"{}")
        return Entry(
            sequence, act.position, act.act.power, body.kind, body.subject, body.data, act.commitments[index]
        )
