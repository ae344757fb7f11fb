"""Charters: which circles act, with which seats, and how many seats must sign for what.

A charter lists *keys of seats*, never people. Canonical JSON::

    {"v": 1, "from": "2026-11-23", "previous": hash or null, "origin": "nitka.example/log",
     "log": verifier key of the log (C2SP signed-note), "hour": 18,
     "circles": [{"id": "…", "seats": [64 hex digits, sorted], "thresholds": {"person": 2, …}}]}

Its hash is the SHA-256 of those bytes (hex). ``previous`` chains charters; a new one is signed by a majority of the
seats of the *old* one's circle that holds the power ``charter``. ``hour`` is the landing hour (UTC) of daily acts.
Signatures count only under the charter in force at that position of the log.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nitka.ground import canonical, envelopes, notes

# Who alone may act first (1), and what wants a second pair of eyes.
POWERS = ("person", "consent", "story", "pay", "correct", "news", "hide", "charter", "succeed")
TWO_WANTED = ("person", "consent", "story", "pay")
MAJORITY_WANTED = ("charter", "succeed")


class BadCharter(ValueError):
    """A charter that is malformed or breaks a rule; the message says which."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A team of equals: ``seats`` are public keys (hex, sorted), ``thresholds`` maps a power to signatures needed."""

    id: str
    seats: tuple[str, ...]
    thresholds: Mapping[str, int]

    def to_data(self) -> dict[str, Any]:
        """The circle as it stands in the charter."""
        return {"id": self.id, "seats": list(self.seats), "thresholds": dict(self.thresholds)}


@dataclass(frozen=True, slots=True)
class Charter:
    """A whole charter; make it with ``read``, which checks it."""

    origin: str
    log: str
    from_on: date
    hour: int
    previous: str | None
    circles: tuple[Circle, ...]

    def to_data(self) -> dict[str, Any]:
        """The charter as a JSON object."""
        return {
            "v": 1,
            "from": self.from_on.isoformat(),
            "previous": self.previous,
            "origin": self.origin,
            "log": self.log,
            "hour": self.hour,
            "circles": [circle.to_data() for circle in self.circles],
        }

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        return canonical.encode(self.to_data())

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical bytes, 64 hex digits."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def circle(self, circle_id: str) -> Circle | None:
        """The circle of that id, or nothing."""
        return next((circle for circle in self.circles if circle.id == circle_id), None)

    def holder(self, power: str) -> Circle | None:
        """The first circle that holds ``power``."""
        return next((circle for circle in self.circles if power in circle.thresholds), None)


def majority(seats: int) -> int:
    """More than half."""
    return seats // 2 + 1


def usual_thresholds(seats: int) -> dict[str, int]:
    """Version 1's thresholds for one circle that holds every power: two sign once there are three seats."""
    two = 2 if seats >= 3 else 1
    return {
        power: majority(seats) if power in MAJORITY_WANTED else two if power in TWO_WANTED else 1
        for power in POWERS
    }


def read(data: Any) -> Charter:
    """A checked charter from its JSON object. Raises ``BadCharter``."""
    wanted = {"v", "from", "previous", "origin", "log", "hour", "circles"}
    if not isinstance(data, dict) or set(data) != wanted or data["v"] != 1:
        raise BadCharter(f"a charter of version 1 has exactly: {', '.join(sorted(wanted))}")
    previous = data["previous"]
    if previous is not None and not _is_hex(previous):
        raise BadCharter("previous is a hash of 64 hex digits, or null")
    hour = data["hour"]
    if type(hour) is not int or not 0 <= hour <= 23:
        raise BadCharter("hour is a whole number from 0 to 23")
    try:
        from_on = date.fromisoformat(data["from"])
    except (TypeError, ValueError):
        raise BadCharter(f"from is no day: {data['from']!r}") from None
    if from_on.isoformat() != data["from"]:
        raise BadCharter(f"from is no day written YYYY-MM-DD: {data['from']!r}")
    origin = data["origin"]
    try:
        if notes.Verifier.from_text(data["log"]).name != origin:
            raise BadCharter("the log's verifier key carries another origin than the charter")
    except notes.BadNote as wrong:
        raise BadCharter(f"log is no verifier key: {wrong}") from wrong
    charter = Charter(origin, data["log"], from_on, hour, previous, _read_circles(data["circles"]))
    problems = own_problems(charter)
    if problems:
        raise BadCharter("; ".join(problems))
    return charter


def own_problems(charter: Charter) -> list[str]:
    """Every rule that the charter breaks by itself, in plain words."""
    problems = []
    ids = [circle.id for circle in charter.circles]
    seats = [seat for circle in charter.circles for seat in circle.seats]
    if not ids or len(set(ids)) != len(ids):
        problems.append("a charter needs circles, each with its own id")
    if len(set(seats)) != len(seats):
        problems.append("a seat's key stands in two places")
    for power in MAJORITY_WANTED:
        if len([circle for circle in charter.circles if power in circle.thresholds]) != 1:
            problems.append(f"exactly one circle holds the power {power}")
    for circle in charter.circles:
        problems += _circle_problems(circle)
    return problems


def change_problems(old: Charter, new: Charter, origin: str, log: str) -> list[str]:
    """What forbids ``new`` to follow ``old``; ``origin`` and ``log`` are those in force (a succession moves them)."""
    problems = own_problems(new)
    if new.previous != old.hash:
        problems.append("the new charter does not name the charter in force as its previous one")
    if (new.origin, new.log) != (origin, log):
        problems.append("a charter cannot change origin or log key; that takes a succession")
    if new.from_on < old.from_on:
        problems.append("the new charter begins before the old one")
    return problems


def threshold(charter: Charter, circle_id: str, power: str) -> int | None:
    """How many seats of the circle must sign for ``power``; nothing when the circle has no such power."""
    circle = charter.circle(circle_id)
    return circle.thresholds.get(power) if circle else None


def signature_problems(
    envelope: envelopes.Envelope, charter: Charter, circle_id: str, power: str
) -> list[str]:
    """What is wrong with the signatures of ``envelope`` for ``power`` under ``charter``; empty when they suffice.

    Exactly as many as needed are allowed, or one more (a death nobody else has reported asks for it), and every
    one must verify: a surplus would show who is diligent.
    """
    circle = charter.circle(circle_id)
    if circle is None:
        return [f"the charter in force has no circle {circle_id!r}"]
    needed = circle.thresholds.get(power)
    if needed is None:
        return [f"circle {circle_id!r} does not hold the power {power!r}"]
    valid = envelopes.signers(envelope, circle.seats)
    problems = []
    if len(valid) < needed:
        problems.append(f"{len(valid)} valid signatures of {needed} needed for {power!r}")
    if len(envelope.signatures) != len(valid):
        problems.append("a signature does not verify, or is not by a seat of the circle")
    elif len(valid) > needed + 1:
        problems.append(f"{len(valid)} signatures where {needed} are needed: leave the others out")
    return problems


def trim(
    envelope: envelopes.Envelope, charter: Charter, circle_id: str, power: str, extra: int = 0
) -> envelopes.Envelope:
    """``envelope`` with exactly the signatures needed (plus ``extra``), so that nobody's diligence shows.

    Which of the signers stay follows from a hash of statement and key: anybody who trims gets the same, and over
    many acts every seat that signs is left out equally often. Fewer than needed are all kept.
    """
    circle = charter.circle(circle_id)
    if circle is None or power not in circle.thresholds:
        raise BadCharter(f"circle {circle_id!r} does not hold the power {power!r}")
    valid = envelopes.signers(envelope, circle.seats)
    lot = sorted(valid, key=lambda seat: hashlib.sha256(envelope.payload + bytes.fromhex(seat)).digest())
    return envelopes.only(envelope, lot[: circle.thresholds[power] + extra])


def _read_circles(data: Any) -> tuple[Circle, ...]:
    if not isinstance(data, list):
        raise BadCharter("circles is a list")
    circles = []
    for one in data:
        if not isinstance(one, dict) or set(one) != {"id", "seats", "thresholds"}:
            raise BadCharter("a circle has exactly id, seats and thresholds")
        if not isinstance(one["id"], str) or not one["id"]:
            raise BadCharter("a circle's id is text")
        seats, thresholds = one["seats"], one["thresholds"]
        if not isinstance(seats, list) or not all(_is_hex(seat) for seat in seats):
            raise BadCharter("seats are public keys of 64 hex digits")
        if not isinstance(thresholds, dict) or not all(type(k) is int for k in thresholds.values()):
            raise BadCharter("thresholds are whole numbers by power")
        circles.append(Circle(one["id"], tuple(seats), thresholds))
    return tuple(circles)


def _circle_problems(circle: Circle) -> list[str]:
    problems = []
    count = len(circle.seats)
    if not count or list(circle.seats) != sorted(set(circle.seats)):
        problems.append(f"circle {circle.id}: seats are sorted, each once, at least one")
    for power, needed in circle.thresholds.items():
        if power not in POWERS:
            problems.append(f"circle {circle.id}: no power is called {power!r}")
        elif not 1 <= needed <= count:
            problems.append(f"circle {circle.id}: {power} needs {needed} of {count} seats")
        elif power in MAJORITY_WANTED and needed != majority(count):
            problems.append(f"circle {circle.id}: {power} needs a majority, {majority(count)} of {count}")
        elif power not in MAJORITY_WANTED and needed >= 2 and count < needed + 1:
            problems.append(f"circle {circle.id}: {power} needs {needed}, so at least {needed + 1} seats")
        elif power in TWO_WANTED and needed < 2 and count >= 3:
            problems.append(f"circle {circle.id}: with {count} seats two must sign for {power}")
    return problems


def _is_hex(text: Any) -> bool:
    return isinstance(text, str) and len(text) == 64 and not set(text) - set("0123456789abcdef")
