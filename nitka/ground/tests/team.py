"""Invented teams and lists for tests: Alesia, Bahdan and Vera sit on the seats; nobody is real."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nitka.ground import acts, charters, envelopes, notes
from nitka.ground.envelopes import public_hex

FIRST_DAY = date(2026, 11, 1)
ORIGIN = "nitka.example/log"


def seat(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed.encode().ljust(32, b".")[:32])


@dataclass
class Team:
    """Seats of one circle, a log key, and a source of randomness that is the same in every run."""

    names: tuple[str, ...] = ("alesia", "bahdan", "vera")
    origin: str = ORIGIN
    seed: int = 1
    day: date = FIRST_DAY
    charter: charters.Charter = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.seats = {name: seat(name) for name in self.names}
        self.signer = notes.Signer.from_seed(self.origin, self.chance.randbytes(32))
        self.charter = self.new_charter(self.seats, previous=None)

    def new_charter(self, seats, *, previous, signer=None) -> charters.Charter:
        signer = signer or self.signer
        keys = tuple(sorted(public_hex(key) for key in seats.values()))
        circle = charters.Circle("c1", keys, charters.usual_thresholds(len(keys)))
        return charters.Charter(signer.name, signer.verifier.to_text(), self.day, 18, previous, (circle,))

    def nonce(self) -> bytes:
        return self.chance.randbytes(16)

    def subject(self) -> str:
        return "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz234567", k=16))

    def body(self, kind: str, subject: str, data: dict | None = None) -> bytes:
        return acts.make_body(kind, subject, data or {}, self.nonce())

    def person(self, subject: str | None = None, town: str = "Брэст") -> bytes:
        names = [{"text": "Прыдуманы Чалавек", "script": "Cyrl"}]
        return self.body(
            "person", subject or self.subject(), {"names": names, "town": town, "invented": True}
        )

    def people(self, count: int) -> list[bytes]:
        return [self.person() for _ in range(count)]

    def act(self, bodies, power="person", *, by=None, urgent=False, **changes) -> acts.ActFile:
        """A signed act; ``by`` names who signs (as many as needed by default)."""
        said = {
            "origin": self.charter.origin,
            "circle": "c1",
            "charter": self.charter.hash,
            "day": self.day,
            "power": power,
            "urgent": urgent,
        }
        file = acts.make_act(bodies, **{**said, **changes})
        needed = charters.threshold(self.charter, "c1", power) or 1
        return self.signed(file, by or list(self.seats)[:needed])

    def signed(self, file: acts.ActFile, names) -> acts.ActFile:
        envelope = file.envelope
        for name in names:
            envelope = envelopes.sign(envelope, self.seats[name])
        return file.signed(envelope)

    def founding(self) -> acts.ActFile:
        body = self.body("charter", "charter", self.charter.to_data())
        return self.act([body], "charter")

    def change_charter(self, names) -> acts.ActFile:
        """A new charter with other seats, signed under the old one; the team then sits on the new seats."""
        seats = {name: seat(name) for name in names}
        charter = self.new_charter(seats, previous=self.charter.hash)
        file = self.act([self.body("charter", "charter", charter.to_data())], "charter")
        self.charter, self.seats = charter, seats
        return file

    def withdrawal(self, bodies, power="hide") -> acts.ActFile:
        named = sorted(acts.commitment(body) for body in bodies)
        body = self.body("withdrawal", "withdrawal", {"commitments": named})
        return self.act([body], power, urgent=True)

    def next_day(self) -> date:
        self.day += timedelta(days=1)
        return self.day


def subject_of(body: bytes) -> str:
    return acts.read_body(body).subject
