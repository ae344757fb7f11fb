"""Drafting what a circle says about itself: founding charter, each month's fresh seats, a seat to be stopped."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from nitka.ground import acts, canonical, charters, envelopes, notes
from nitka.ground.acts import ActFile
from nitka.ground.charters import BadCharter, Charter, Circle

SUBJECT = "charter"
SUSPEND_TYPE = "application/vnd.nitka.suspend+json"
HOUR = 18


def log_origin(address: str) -> str:
    """The log's name for a site at ``address`` (https://…): host and path without scheme, then ``/record``.

    Raises ``BadCharter`` for anything that is no plain address.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadCharter(f"{address} is no address of a site: write it as https://example.org")
    if "@" in parts.netloc or any(letter in "+ " for letter in parts.netloc + parts.path):
        raise BadCharter(f"{address}: no user name, plus sign or space may stand in it")
    return (parts.netloc + parts.path).rstrip("/") + "/record"


def draft_founding(
    log: str, seats: Mapping[str, Sequence[str]], *, hour: int, day: date, nonce: bytes
) -> ActFile:
    """The unsigned founding act of a record.

    ``log`` is the node's verifier key, ``seats`` maps circle ids to public keys (hex); the first circle holds every
    power, further ones those that a single team needs for its list. Raises ``BadCharter``.
    """
    try:
        origin = notes.Verifier.from_text(log).name
    except notes.BadNote as wrong:
        raise BadCharter(f"log is no verifier key: {wrong}") from wrong
    charter = _checked(Charter(origin, log, day, hour, None, _circles(seats)))
    return _act(charter, charter, _holder(charter), day, nonce, urgent=False)


def draft_rotation(
    old: Charter,
    seats: Mapping[str, Sequence[str]],
    *,
    origin: str,
    log: str,
    from_on: date,
    day: date,
    nonce: bytes,
) -> ActFile:
    """The unsigned act that brings a charter with fresh seats, to be signed by a majority under ``old``.

    ``origin`` and ``log`` are those in force. Raises ``BadCharter``, also when a key was on a seat of ``old``.
    """
    used = {seat for circle in old.circles for seat in circle.seats}
    again = sorted(seat for keys in seats.values() for seat in keys if seat in used)
    if again:
        raise BadCharter(f"seat {again[0][:16]}… is in the charter in force: every seat has to be fresh")
    if from_on.day != 1:
        raise BadCharter("a new charter begins on the first day of a month")
    new = _checked(Charter(origin, log, from_on, old.hour, old.hash, _circles(seats)))
    problems = charters.change_problems(old, new, origin, log)
    if problems:
        raise BadCharter("; ".join(problems))
    return _act(new, old, _holder(old), day, nonce, urgent=True)


def suspension_statement(charter: Charter, circle: str, seat: str, day: date) -> envelopes.Envelope:
    """What members sign to have a seat refused at once, unsigned; it holds on its day and under its charter."""
    payload = {
        "type": "nitka-suspend-1",
        "origin": charter.origin,
        "charter": charter.hash,
        "circle": circle,
        "seat": seat,
        "day": day.isoformat(),
    }
    return envelopes.Envelope(SUSPEND_TYPE, canonical.encode(payload))


def _circles(seats: Mapping[str, Sequence[str]]) -> tuple[Circle, ...]:
    circles: list[Circle] = []
    for circle, keys in seats.items():
        thresholds = charters.usual_thresholds(len(keys))
        if circles:
            # Only one circle may change the charter or take the record elsewhere.
            thresholds = {p: k for p, k in thresholds.items() if p not in charters.MAJORITY_WANTED}
        # Sorted by key: keys are random, so the order says nothing about who came when.
        circles.append(Circle(circle, tuple(sorted(keys)), thresholds))
    return tuple(circles)


def _checked(charter: Charter) -> Charter:
    return charters.read(charter.to_data())


def _holder(charter: Charter) -> Circle:
    holder = charter.holder("charter")
    if holder is None:
        raise BadCharter("no circle of the charter may change it")
    return holder


def _act(
    new: Charter, signed_under: Charter, holder: Circle, day: date, nonce: bytes, *, urgent: bool
) -> ActFile:
    body = acts.make_body(SUBJECT, SUBJECT, new.to_data(), nonce)
    return acts.make_act(
        [body],
        origin=signed_under.origin if signed_under is new else new.origin,
        power="charter",
        circle=holder.id,
        charter=signed_under.hash,
        day=day,
        urgent=urgent,
    )
