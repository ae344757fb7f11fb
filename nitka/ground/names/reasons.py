"""Why somebody stands on one of two lists only."""

from collections.abc import Sequence
from dataclasses import replace

from nitka.ground.names.listed import Line, Listed, Reason

SAME_NAME = 0.9


def explained(lines: list[Line], a: Sequence[Listed], b: Sequence[Listed]) -> list[Line]:
    """Lines of people on one list only, with the likeliest reason.

    ``date``: the same name stands on the other list with another birth, or the row's latest date is after everything
    there. ``status``: people of this status are mostly missing there, others mostly not. ``spelling``: a similar name
    stands there. ``rule``: the other list holds nobody of this status, or no reason can be seen and it counts, or
    knows, other people.
    """
    held = {
        "a": {p.status.casefold() for p in b if p.status},
        "b": {p.status.casefold() for p in a if p.status},
    }
    latest = {"a": _latest(b), "b": _latest(a)}
    missing = _missing_statuses(lines)
    out: list[Line] = []
    for line in lines:
        if not line.where.startswith("only"):
            out.append(line)
            continue
        side, person = ("a", line.a) if line.a else ("b", line.b or Listed("", ()))
        status = person.status.casefold()
        own = max((date for date in person.dates.values() if date), default="")
        reason = Reason.RULE
        if line.nearest and line.score >= SAME_NAME and _births_differ(person, line.nearest):
            reason = Reason.DATE
        elif status and held[side] and status not in held[side]:
            reason = Reason.RULE
        elif own and latest[side] and own > latest[side]:
            reason = Reason.DATE
        elif (side, status) in missing:
            reason = Reason.STATUS
        elif line.nearest:
            reason = Reason.SPELLING
        out.append(replace(line, reasons=(reason,)))
    return out


def _births_differ(one: Listed, other: Listed) -> bool:
    return bool(one.born and other.born) and not (
        one.born.startswith(other.born) or other.born.startswith(one.born)
    )


def _missing_statuses(lines: Sequence[Line]) -> set[tuple[str, str]]:
    """Statuses (side, word) whose people are mostly missing on the other list, while people of others are not."""
    total: dict[tuple[str, str], int] = {}
    alone: dict[tuple[str, str], int] = {}
    for line in lines:
        for side, person in (("a", line.a), ("b", line.b)):
            if person and person.status:
                key = (side, person.status.casefold())
                total[key] = total.get(key, 0) + 1
                alone[key] = alone.get(key, 0) + line.where.startswith("only")
    found = set()
    for key, count in total.items():
        rest = sum(n for (side, _), n in total.items() if side == key[0]) - count
        rest_alone = sum(n for (side, _), n in alone.items() if side == key[0]) - alone[key]
        if count > 1 and rest and alone[key] > 0.7 * count and rest_alone < 0.4 * rest:
            found.add(key)
    return found


def _latest(people: Sequence[Listed]) -> str:
    return max((date for person in people for date in person.dates.values() if date), default="")
