"""Signing an act file on a member's machine: what was reviewed, and exactly that.

The commitments are reckoned again from the bodies in the file, so a signature never covers anything that the
reviewing member was not shown. A review is remembered in the member's own state folder as one digest, and signing
uses it up.
"""

import hashlib
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nitka.client.keyfile import Keys, NoSuchSeat, Seat, write_key_file
from nitka.ground import acts, charters, envelopes
from nitka.ground.acts import ActFile


class SigningError(ValueError):
    """The act is not signed; the message says why."""


class NotReviewed(SigningError):
    """Nobody has looked at this act on this machine, or it has changed since."""


def founding_charter(file: ActFile) -> charters.Charter | None:
    """The charter that the act itself founds a record with, or nothing."""
    act = file.act
    bodies = [acts.read_body(body) for body in file.bodies]
    if act.power != "charter" or len(bodies) != 1 or bodies[0].data.get("previous") is not None:
        return None
    charter = charters.read(bodies[0].data)
    return charter if charter.hash == act.charter else None


def sign_act(file: ActFile, keys: Keys, charter: charters.Charter | None) -> ActFile:
    """``file`` with the signature of the seat that ``keys`` hold in the act's circle.

    ``charter`` is the one in force as the member's own reading of the record says; without it (no record at hand)
    the seat is chosen by circle and month alone. Raises ``SigningError``, ``acts.BadAct``, ``NoSuchSeat``.
    """
    act = file.act
    bodies = [acts.read_body(body) for body in file.bodies]
    problems = acts.content_problems(act, [acts.commitment(body) for body in file.bodies])
    problems += acts.shape_problems(act, bodies)
    if problems:
        raise SigningError("; ".join(problems))
    charter = charter or founding_charter(file)
    if charter is None:
        seat = _seat_of_month(keys.seats, act.circle, act.day)
    else:
        if charter.hash != act.charter:
            raise SigningError("the act was made under a charter that is not in force: import it again")
        circle = charter.circle(act.circle)
        if circle is None or act.power not in circle.thresholds:
            raise SigningError(f"circle {act.circle!r} does not hold the power {act.power!r}")
        seat = keys.seat(circle.seats)
    return file.signed(envelopes.sign(file.envelope, seat.private))


def _seat_of_month(seats: Sequence[Seat], circle: str, day: date) -> Seat:
    begun = [seat for seat in seats if seat.circle == circle and seat.from_on <= day]
    if not begun:
        raise NoSuchSeat(f"this key file holds no seat of circle {circle!r} for {day:%Y-%m}")
    return max(begun, key=lambda seat: seat.from_on)


def merge_files(one: ActFile, other: ActFile) -> ActFile:
    """Both files' signatures over the same act. Raises ``envelopes.BadEnvelope`` for different acts."""
    return one.signed(envelopes.merge(one.envelope, other.envelope))


def state_folder() -> Path:
    """The member's own state folder: ``NITKA_STATE``, else the desktop's place for state."""
    named = os.environ.get("NITKA_STATE", "")
    if named:
        return Path(named)
    base = os.environ.get("XDG_STATE_HOME", "")
    return (Path(base) if base else Path.home() / ".local" / "state") / "nitka"


def remember_review(file: ActFile, state: Path) -> None:
    """Note that this very act was looked at here."""
    folder = state / "reviewed"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_key_file(folder / _mark(file), b"")


def require_review(file: ActFile, state: Path) -> None:
    """Raises ``NotReviewed`` unless ``remember_review`` was called for this very act."""
    if not (state / "reviewed" / _mark(file)).exists():
        raise NotReviewed("this act was not reviewed on this machine: look at it first with  nitka review")


def forget_review(file: ActFile, state: Path) -> None:
    """Remove the note: a signed act needs no second signature of the same member."""
    (state / "reviewed" / _mark(file)).unlink(missing_ok=True)


def _mark(file: ActFile) -> str:
    return hashlib.sha256(b"nitka review 1\n" + file.envelope.payload).hexdigest()
