"""From a plan to the act that members sign: facilities, people, and enough others to hide a single change."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nitka.client.importing.planning import Plan
from nitka.ground import acts
from nitka.ground.acts import ActFile
from nitka.ground.charters import Charter

# ``secrets.token_bytes`` or, in a test, something that repeats itself.
Randomness = Callable[[int], bytes]


class NothingToSign(Exception):
    """The list says nothing that the record does not say already."""


class NoCircle(Exception):
    """No circle of the charter may add people."""


@dataclass(frozen=True)
class Place:
    """Where the act shall land: the record's origin, the charter in force, how many people it holds."""

    origin: str
    charter: Charter
    people: int


def mint_subject(random: Randomness) -> str:
    """A person's subject: 80 random bits as 16 characters of lower-case base32."""
    return base64.b32encode(random(10)).decode().lower()


def plan_bodies(plan: Plan, *, people: int, random: Randomness) -> Iterator[bytes]:
    """Bodies of the act: new facilities, then people in the order of the list, then "checked, unchanged".

    A batch touches at least ten people (or everybody, in a smaller list), so that no single one stands out;
    those who were looked at in this list and have not changed fill it up, drawn at random.
    """
    for code, data in plan.facilities.items():
        yield acts.make_body("facility", code, data, random(16))
    touched = 0
    for line in plan.lines:
        if line.status in ("created", "updated"):
            touched += 1
            subject = line.subject or mint_subject(random)
            yield acts.make_body("person", subject, plan.data(line), random(16))
    quiet = [line.subject for line in plan.lines if line.status == "unchanged" and line.subject]
    yield from checked_bodies(quiet, touched, people=people, random=random)


def checked_bodies(quiet: Iterable[str], touched: int, *, people: int, random: Randomness) -> Iterator[bytes]:
    """Entries "checked, unchanged" that fill a batch up to ten people, drawn at random from ``quiet``.

    ``touched``: how many it touches already; ``people``: how many the record holds with it.
    """
    missing = acts.subjects_wanted(people) - touched
    for subject in sorted(quiet, key=lambda _: random(8))[: max(0, missing)]:
        yield acts.make_body("checked", subject, {}, random(16))


def plan_act(plan: Plan, place: Place, *, day: date, random: Randomness) -> ActFile:
    """The unsigned act of a plan. Raises ``NothingToSign``, ``NoCircle`` or ``acts.BadAct``."""
    if not plan.changes:
        raise NothingToSign
    return _act(list(plan_bodies(plan, people=place.people, random=random)), place, day)


def reference_act(
    items: Iterable[tuple[str, str, Mapping[str, Any]]], place: Place, *, day: date, random: Randomness
) -> ActFile:
    """The unsigned act of facilities, articles and rules. Raises ``NothingToSign``, ``NoCircle``, ``acts.BadAct``."""
    bodies = [acts.make_body(kind, subject, dict(data), random(16)) for kind, subject, data in items]
    if not bodies:
        raise NothingToSign
    return _act(bodies, place, day)


def changed_items(
    items: Iterable[tuple[str, str, Mapping[str, Any]]],
    current: Callable[[str, str], Mapping[str, Any] | None],
) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Reference items that the record does not hold as they are; ``current`` gives what it holds."""
    return [(kind, subject, data) for kind, subject, data in items if current(kind, subject) != data]


def _act(bodies: list[bytes], place: Place, day: date) -> ActFile:
    circle = place.charter.holder("person")
    if circle is None:
        raise NoCircle
    return acts.make_act(
        bodies, origin=place.origin, power="person", circle=circle.id, charter=place.charter.hash, day=day
    )
