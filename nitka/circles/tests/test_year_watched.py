"""A year of public files, read by somebody who wants to know who signed and who fell silent.

Five members sit in a circle where two must sign. One signs everything; another is detained after June and never
signs again; which two it is, the seed decides. Seats, envelopes and charters are real (keys, signatures, trimming as
``accept_act`` does it); the attacker functions see only what stands on the site. Each is measured over many seeded
years against chance, and against a careless node on which it must succeed: an attack that never works would prove
nothing. What stays possible: whoever is told whose seat is whose in one month sees how often it was shown that month;
in the next month he knows nothing again.
"""

import json
import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import comb

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nitka.circles.rules import chosen_signers
from nitka.ground import acts, canonical, charters, envelopes, notes

MEMBERS = 5
MONTHS = 12
ACTS = 8
LAST_MONTH = 5
YEARS = 120
PRESENCE = 0.8
# Below this a result as far from chance happens once in a thousand test runs; the seeds are fixed besides.
DOUBT = 0.001


@dataclass(frozen=True)
class Year:
    """What stands on the site: charters and log entries by month; and, apart, the truth."""

    charters: tuple[bytes, ...]
    entries: tuple[tuple[bytes, ...], ...]
    diligent: int
    silent: int | None
    seats: tuple[tuple[str, ...], ...]


def play(seed, *, presence=PRESENCE, careless=False, silence=True):
    """One year. ``presence``: chance that a member who is free signs a given act (the diligent one always does)."""
    chance = random.Random(seed)
    signer = notes.Signer.from_seed("nitka.example/log", chance.randbytes(32))
    diligent, other = chance.sample(range(MEMBERS), 2)
    silent = other if silence else None
    keys = [fresh(chance) for _ in range(MEMBERS)]
    said, landed, seats, previous = [], [], [], None
    for month in range(MONTHS):
        if month and not careless:
            keys = [fresh(chance) for _ in range(MEMBERS)]
        publics = [envelopes.public_hex(key) for key in keys]
        circle = charters.Circle("c1", tuple(sorted(publics)), charters.usual_thresholds(MEMBERS))
        charter = charters.Charter(
            signer.name, signer.verifier.to_text(), date(2026, month + 1, 1), 18, previous, (circle,)
        )
        previous = charter.hash
        shown = Counter()
        month_entries = []
        for number in range(ACTS):
            present = [
                member
                for member in range(MEMBERS)
                if not (member == silent and month > LAST_MONTH)
                and (member == diligent or chance.random() < presence)
            ]
            # An act waits until two have signed: somebody else of those still free joins.
            free = [
                m for m in range(MEMBERS) if m not in present and not (m == silent and month > LAST_MONTH)
            ]
            while len(present) < 2:
                present.append(free.pop(chance.randrange(len(free))))
            month_entries.append(
                published(chance, charter, [keys[m] for m in present], shown, number, careless)
            )
        said.append(charter.to_bytes())
        landed.append(tuple(month_entries))
        seats.append(tuple(publics))
    return Year(tuple(said), tuple(landed), diligent, silent, tuple(seats))


def fresh(chance):
    return Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))


def published(chance, charter, keys, shown, number, careless):
    """The log entry of one act that these keys signed."""
    body = acts.make_body("checked", "a" * 16, {}, chance.randbytes(16))
    day = charter.from_on.replace(day=number + 1)
    file = acts.make_act(
        [body], origin=charter.origin, power="person", circle="c1", charter=charter.hash, day=day
    )
    envelope = file.envelope
    for key in keys:
        envelope = envelopes.sign(envelope, key)
    if not careless:
        publics = [envelopes.public_hex(key) for key in keys]
        kept = chosen_signers(publics, shown, 2, below=chance.randrange)
        shown.update(kept)
        envelope = envelopes.only(envelope, kept)
    return acts.make_entry(envelope, day)


@cache
def years(count=YEARS, *, presence=PRESENCE, careless=False, silence=True):
    return [play(seed, presence=presence, careless=careless, silence=silence) for seed in range(count)]


# What an attacker reads from the public files.


def listed_seats(year, month):
    return tuple(json.loads(year.charters[month])["circles"][0]["seats"])


def times_seen(year, month):
    """Seat → how often it signed, over the seats of the month's charter."""
    seats = listed_seats(year, month)
    by_id = {envelopes.key_id(seat): seat for seat in seats}
    seen = Counter(dict.fromkeys(seats, 0))
    for entry in year.entries[month]:
        for one in canonical.decode(entry)["envelope"]["signatures"]:
            seen[by_id[one["keyid"]]] += 1
    return seen


def follow(year, first, month):
    """Seats of ``month`` guessed to be the seats ``first`` of January: the same key, else the same rank of use."""
    seats = listed_seats(year, month)
    if set(first) <= set(seats):
        return {seat: seat for seat in first}
    rank = [seat for seat, _ in times_seen(year, 0).most_common()]
    return dict(zip(rank, [seat for seat, _ in times_seen(year, month).most_common()], strict=True))


def guess_silent_by_place(year):
    """A stranger: the seat that stops, by its place in the charter, stands for a member in a list he has."""
    late = times_seen(year, MONTHS - 1)
    unseen = [place for place, seat in enumerate(listed_seats(year, MONTHS - 1)) if not late[seat]]
    return unseen[0] if unseen else 0


def guess_silent_from_january(year):
    """An attacker to whom a mole told whose seat was whose in January: he follows them until December."""
    late = times_seen(year, MONTHS - 1)
    followed = follow(year, year.seats[0], MONTHS - 1)
    suspects = [member for member in range(MEMBERS) if not late[followed[year.seats[0][member]]]]
    return suspects[0] if suspects else 0


def guess_diligent_by_place(year):
    """A stranger: the seat seen most over all months, by its place in each charter."""
    places = Counter()
    for month in range(MONTHS):
        seen = times_seen(year, month)
        for place, seat in enumerate(listed_seats(year, month)):
            places[place] += seen[seat]
    return places.most_common(1)[0][0]


def guess_diligent_by_key(year):
    """With January's seats known: the member whose key signed most, all months together, where keys stay."""
    totals = Counter()
    for month in range(MONTHS):
        totals.update(times_seen(year, month))
    best = totals.most_common(1)[0][0]
    return year.seats[0].index(best) if best in year.seats[0] else 0


def thinks_nobody_fell_silent(year):
    """Whether in some month after June all five seats were seen: then nobody can be missing."""
    return any(all(times_seen(year, month).values()) for month in range(LAST_MONTH + 1, MONTHS))


def doubt(hits, trials, chance):
    """Two-sided exact binomial: how likely a result at least as far from ``chance`` is by luck."""
    mean = trials * chance
    return sum(
        comb(trials, k) * chance**k * (1 - chance) ** (trials - k)
        for k in range(trials + 1)
        if abs(k - mean) >= abs(hits - mean) - 1e-9
    )


@pytest.mark.parametrize("attack", [guess_silent_by_place, guess_silent_from_january])
def test_who_fell_silent_cannot_be_told(attack):
    """Not by a stranger, and not by somebody who knew every seat in January."""
    hits = sum(attack(year) == year.silent for year in years())
    assert doubt(hits, YEARS, 1 / MEMBERS) > DOUBT


def test_who_signs_always_cannot_be_told():
    hits = sum(guess_diligent_by_place(year) == year.diligent for year in years())
    assert doubt(hits, YEARS, 1 / MEMBERS) > DOUBT


def test_that_somebody_fell_silent_shows_hardly_at_all():
    """Only three of five seats are seen in an ordinary month. Half is chance; this is where members are often away."""
    count = 40
    right = sum(not thinks_nobody_fell_silent(year) for year in years(count))
    right += sum(thinks_nobody_fell_silent(year) for year in years(count, silence=False))
    assert right / (2 * count) < 0.65


def test_in_an_ordinary_month_three_seats_share_the_work():
    year = play(1, presence=1.0)
    assert [sorted(times_seen(year, month).values()) for month in (1, 9)] == [[0, 0, 5, 5, 6]] * 2


def test_on_a_careless_node_the_same_attacks_succeed():
    """Keys that stay and signatures that are all kept give everything away."""
    watched = years(12, presence=0.6, careless=True)
    assert [guess_silent_from_january(year) for year in watched] == [year.silent for year in watched]
    assert [guess_diligent_by_key(year) for year in watched] == [year.diligent for year in watched]
