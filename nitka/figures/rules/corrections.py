"""What a figure of a past day would be with what is known now, and since when.

Only facts with a day of their own are counted again: who was in custody on a day, and comings and goings. A stage or
an age group of a past day is not, because a record says when a stage became known, not how it was between two days.
A prosecution that was opened later does not change the past: prosecutions move with their people only.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["held", "in", "out"]
LINES = 12
Span = tuple[date, date | None]


class Version(NamedTuple):
    """What a record said of one person from ``known_on`` on; ``turns``: ('in' or 'out', month) → earliest day."""

    subject: str
    known_on: date
    prosecutions: int
    spans: tuple[Span, ...]
    turns: Mapping[tuple[Kind, str], date]


class Shift(NamedTuple):
    """From ``known_on`` on, figures of the days from ``first`` until before ``end`` count this many more."""

    kind: Kind
    known_on: date
    first: date
    end: date
    people: int
    prosecutions: int
    new: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """On ``known_on`` a dated figure became different from what it said until then.

    ``new``: people who became known; ``added`` and ``dropped``: known people whom a changed entry counts or no
    longer counts.
    """

    known_on: date
    people_before: int
    people: int
    prosecutions_before: int
    prosecutions: int
    new: int
    added: int
    dropped: int


def parse_spans(text: str) -> tuple[Span, ...]:
    """The spans that ``Standing.spans`` holds."""
    pairs = (part.split("/") for part in text.split())
    return tuple(
        (date.fromisoformat(start), date.fromisoformat(end) if end else None) for start, end in pairs
    )


def shifts(versions: Iterable[Version]) -> Iterator[Shift]:
    """What each version changed about days before it. ``versions``: by subject, then by day."""
    before: Version | None = None
    for version in versions:
        old = before if before and before.subject == version.subject else None
        yield from _custody_shifts(old, version)
        yield from _turn_shifts(old, version)
        before = version


def _covers(spans: Sequence[Span], day: date) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in spans)


def _custody_shifts(old: Version | None, new: Version) -> Iterator[Shift]:
    spans = old.spans if old else ()
    if spans == new.spans:
        return
    edges = {day for span in (*spans, *new.spans) for day in span if day and day < new.known_on}
    days = [*sorted(edges), new.known_on]
    for first, end in zip(days, days[1:], strict=False):
        people = _covers(new.spans, first) - _covers(spans, first)
        if people:
            prosecutions = new.prosecutions if people > 0 else -(old.prosecutions if old else 0)
            yield Shift("held", new.known_on, first, end, people, prosecutions, old is None)


def _turn_shifts(old: Version | None, new: Version) -> Iterator[Shift]:
    had, has = old.turns if old else {}, new.turns
    for (way, month), first in has.items():
        if (way, month) not in had and first < new.known_on:
            yield Shift(way, new.known_on, first, new.known_on, 1, new.prosecutions, old is None)
    for (way, month), first in had.items():
        if old and (way, month) not in has and first < new.known_on:
            yield Shift(way, new.known_on, first, new.known_on, -1, -old.prosecutions, False)


def corrections(
    found: Iterable[Shift], days: Sequence[date], totals: Mapping[tuple[Kind, date], tuple[int, int]]
) -> dict[tuple[Kind, date], tuple[Correction, ...]]:
    """The corrections of the figures of ``days`` (in order), oldest first.

    ``totals``: people and prosecutions as first published, per kind and day. One sweep over the days: what each
    later day changed comes in at the first day it concerns and goes out after the last.
    """
    coming: dict[int, list[tuple[Shift, int]]] = defaultdict(list)
    for shift in found:
        start, end = bisect_left(days, shift.first), bisect_left(days, min(shift.end, shift.known_on))
        if start < end:
            coming[start].append((shift, 1))
            coming[end].append((shift, -1))
    active: dict[tuple[Kind, date], list[int]] = {}
    made: dict[tuple[Kind, date], tuple[Correction, ...]] = {}
    for place, day in enumerate(days):
        for shift, sign in coming.get(place, ()):
            key = (shift.kind, shift.known_on)
            counts = active.setdefault(key, [0] * 5)
            reason = 2 if shift.new else 3 if shift.people > 0 else 4
            for column, number in ((0, shift.people), (1, shift.prosecutions), (reason, 1)):
                counts[column] += sign * number
            if not any(counts):
                del active[key]
        for kind in ("held", "in", "out"):
            if (kind, day) in totals:
                made[kind, day] = _chain(kind, active, totals[kind, day])  # type: ignore[index, arg-type]
    return {key: chain for key, chain in made.items() if chain}


def _chain(
    kind: Kind, active: Mapping[tuple[Kind, date], Sequence[int]], total: tuple[int, int]
) -> tuple[Correction, ...]:
    """One correction a day that changed something; all but the last ``LINES`` of them are told as one."""
    steps = sorted((known_on, counts) for (of, known_on), counts in active.items() if of == kind)
    chain: list[Correction] = []
    people, prosecutions = total
    early = steps[: max(len(steps) - LINES, 0)]
    if early:
        summed = [sum(column) for column in zip(*(counts for _, counts in early), strict=True)]
        steps = [(early[-1][0], summed), *steps[len(early) :]]
    for known_on, counts in steps:
        after = (people + counts[0], prosecutions + counts[1])
        chain.append(Correction(known_on, people, after[0], prosecutions, after[1], *counts[2:]))
        people, prosecutions = after
    return tuple(chain)
