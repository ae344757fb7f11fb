"""Which signatures of an act become public, and what a new charter must respect. Pure."""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from nitka.ground.charters import Charter

# ``below(n)`` gives a uniform whole number from 0 to n - 1.
Below = Callable[[int], int]


def chosen_signers(
    signed: Collection[str], shown: Mapping[str, int], needed: int, *, below: Below = secrets.randbelow
) -> tuple[str, ...]:
    """Which ``needed`` of the seats that signed are shown; all of them when fewer signed.

    ``shown`` counts how often each seat was shown under this charter. Shown are the same few seats all month (one
    more than needed, drawn by lot), those shown least first; others only when these cannot make up the number.
    So a seat that is not seen is nothing unusual, a diligent member is seen no more often than the others of the
    few, and a member who no longer signs leaves no gap as long as the others do.
    """
    drawn = _shuffled(sorted(signed), below)
    known = sorted((seat for seat in drawn if shown.get(seat, 0)), key=lambda seat: shown[seat])
    fresh = [seat for seat in drawn if not shown.get(seat, 0)]
    faces = sum(1 for count in shown.values() if count)
    newcomers = max(needed - len(known), min(1, needed + 1 - faces), 0)
    taken = fresh[:newcomers]
    return tuple(sorted((taken + known)[:needed]))


def _shuffled(seats: list[str], below: Below) -> list[str]:
    """Fisher–Yates."""
    for place in range(len(seats) - 1, 0, -1):
        other = below(place + 1)
        seats[place], seats[other] = seats[other], seats[place]
    return seats


def rotation_problems(new: Charter, earlier: Iterable[Charter], landing: date, waiting: int) -> list[str]:
    """What forbids ``new`` as the next charter on the day ``landing``, with so many acts waiting to land.

    Seats change all together on the first of a month: a change on any other day would show who left or came.
    """
    problems = []
    if new.from_on.day != 1:
        problems.append("a new charter begins on the first day of a month")
    if landing < new.from_on:
        problems.append(f"the new charter begins on {new.from_on}: publish it then")
    used = {seat for charter in earlier for circle in charter.circles for seat in circle.seats}
    again = [seat for circle in new.circles for seat in circle.seats if seat in used]
    if again:
        problems.append(f"{len(again)} seat keys of an earlier charter come again: all seats must be fresh")
    if waiting:
        problems.append(
            f"{waiting} acts signed under the old charter still wait to land: publish it afterwards"
        )
    return problems


def most_suspended(seats: int) -> int:
    """How many seats of a circle may be suspended at once by single members: a third, at least one."""
    return max(1, seats // 3)
