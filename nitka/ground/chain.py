"""What is in force at a position of the log, and whether an act may stand there.

The node asks before it appends, a verifier asks while it reads: the same functions answer both. ``Standing`` is what
follows from the acts before; ``Known`` answers the few questions that need the whole record.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Protocol

from nitka.ground import acts, charters, envelopes, notes
from nitka.ground.acts import Act, Body

# Forced relatives, or one mole, must not silence a list: alone (power "hide") nobody withdraws more than one in a
# hundred people, or ten items, in seven days.
_HIDE_DAYS = 7
_HIDE_ALWAYS = 10


class Known(Protocol):
    """What the record knows so far."""

    def has_root(self, items_root: str) -> bool:
        """Whether an act with these items already stands in the log."""

    def kinds_of(self, commitments: Sequence[str]) -> dict[str, str]:
        """The kind of each of these items that is there and not withdrawn ("" when nobody can know any more)."""

    def stands(self, commitments: Sequence[str]) -> bool:
        """Whether any of these items is or ever was in the record, withdrawn ones too."""

    def people(self, limit: int) -> int:
        """The number of people on the list, counted no further than ``limit``."""

    def hidden_since(self, day: date) -> int:
        """How many items were withdrawn by the power "hide" alone, landed on that day or later."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is in force after ``size`` acts. ``root`` is the tree's root (hex), ``landed`` the last landing day."""

    size: int = 0
    charter: charters.Charter | None = None
    origin: str = ""
    log: str = ""
    landed: date | None = None
    hour_at: datetime | None = None


def act_problems(
    standing: Standing,
    envelope: envelopes.Envelope,
    commitments: Sequence[str],
    bodies: Sequence[Body | None],
    root: str,
    known: Known,
) -> list[str]:
    """Everything that forbids the act at this position; ``bodies`` holds ``None`` where one was withdrawn.

    ``root`` is the hex root of the log so far.
    """
    try:
        act = acts.read_act(envelope)
    except acts.BadAct as wrong:
        return [str(wrong)]
    problems = acts.content_problems(act, commitments) + acts.shape_problems(act, bodies)
    charter = standing.charter
    if charter is None:
        return problems + _founding_problems(act, bodies, envelope)
    if act.origin != standing.origin:
        problems.append(f"the act is for {act.origin!r}, this record is {standing.origin!r}")
    if act.charter != charter.hash:
        problems.append("the act was signed under a charter that is not in force")
    problems += charters.signature_problems(envelope, charter, act.circle, act.power)
    if known.has_root(act.items_root):
        problems.append("the act already stands in the record")
    elif known.stands(commitments):
        problems.append("an item of the act already stands in the record")
    problems += _batch_problems(act, bodies, known)
    for body in bodies:
        if body and body.kind == "charter":
            problems += _charter_problems(body, charter, standing)
        elif body and body.kind == "succession":
            problems += succession_problems(body, standing, root)
    return problems + _withdrawal_problems(bodies, known)


def landing_problems(standing: Standing, landed: date) -> list[str]:
    """Days of landing never go back."""
    if standing.landed and landed < standing.landed:
        return [f"landed on {landed}, after an act of {standing.landed}"]
    return []


def hiding_problems(act: Act, bodies: Sequence[Body], known: Known, today: date) -> list[str]:
    """The limit on withdrawing alone; asked by the node only, for a verifier no longer sees what was withdrawn."""
    if act.power != "hide":
        return []
    asked = sum(len(withdrawn(body)) for body in bodies)
    since = date.fromordinal(today.toordinal() - _HIDE_DAYS + 1)
    most = max(_HIDE_ALWAYS, known.people(10**9) // 100)
    if asked + known.hidden_since(since) > most:
        return [f"more than {most} items in {_HIDE_DAYS} days: this takes the power 'consent'"]
    return []


def advance(standing: Standing, act: Act, bodies: Sequence[Body | None], landed: date) -> Standing:
    """What is in force after the act, which must be free of problems."""
    after = replace(
        standing, size=standing.size + 1, landed=landed, hour_at=hour_of(standing, act, bodies, landed)
    )
    for body in bodies:
        if body and body.kind == "charter":
            charter = charters.read(body.data)
            founding = standing.charter is None
            after = replace(
                after,
                charter=charter,
                origin=charter.origin if founding else after.origin,
                log=charter.log if founding else after.log,
            )
        elif body and body.kind == "succession":
            after = replace(after, origin=body.data["origin"], log=body.data["log"])
    return after


def hour_of(standing: Standing, act: Act, bodies: Sequence[Body | None], landed: date) -> datetime:
    """The moment that feeds and file times carry: the landing hour, or for an urgent act the beginning of its day.

    Never before the acts that precede it, and never finer than that: it follows from the record alone.
    """
    charter = standing.charter
    if charter is None and bodies[0] is not None:
        charter = charters.read(bodies[0].data)
    hour = charter.hour if charter and not act.urgent else 0
    moment = datetime.combine(landed, time(hour), UTC)
    return max(moment, standing.hour_at) if standing.hour_at else moment


def withdrawn(body: Body) -> list[str]:
    """The commitments that a withdrawal names. Raises ``acts.BadAct``."""
    named = body.data.get("commitments")
    if set(body.data) != {"commitments"} or not isinstance(named, list) or not named:
        raise acts.BadAct("a withdrawal lists commitments and nothing else")
    if not all(isinstance(one, str) and len(one) == 64 for one in named) or named != sorted(set(named)):
        raise acts.BadAct("a withdrawal lists commitments of 64 hex digits, sorted, each once")
    return named


def succession_problems(body: Body, standing: Standing, root: str) -> list[str]:
    """What is wrong with a succession at this position."""
    data = body.data
    if set(data) != {"origin", "log", "size", "root"}:
        return ["a succession has exactly origin, log, size and root"]
    try:
        verifier = notes.Verifier.from_text(data["log"])
    except notes.BadNote as wrong:
        return [f"the new log key: {wrong}"]
    problems = []
    if verifier.name != data["origin"]:
        problems.append("the new log key carries another origin")
    if data["log"] == standing.log:
        problems.append("a succession needs a new log key")
    if (data["size"], data["root"]) != (standing.size, root):
        problems.append("the succession names another tree than the one it continues")
    return problems


def _founding_problems(act: Act, bodies: Sequence[Body | None], envelope: envelopes.Envelope) -> list[str]:
    body = bodies[0] if len(bodies) == 1 else None
    if body is None or body.kind != "charter" or act.power != "charter":
        return ["the first act of a record is its founding charter"]
    try:
        charter = charters.read(body.data)
    except charters.BadCharter as wrong:
        return [f"the founding charter: {wrong}"]
    problems = []
    if charter.previous is not None:
        problems.append("the founding charter has no previous one")
    if (act.charter, act.origin) != (charter.hash, charter.origin):
        problems.append("the founding act does not name its own charter and origin")
    return problems + charters.signature_problems(envelope, charter, act.circle, "charter")


def _charter_problems(body: Body, charter: charters.Charter, standing: Standing) -> list[str]:
    try:
        return charters.change_problems(charter, charters.read(body.data), standing.origin, standing.log)
    except charters.BadCharter as wrong:
        return [f"the new charter: {wrong}"]


def _batch_problems(act: Act, bodies: Sequence[Body | None], known: Known) -> list[str]:
    subjects = {body.subject for body in bodies if body and body.kind in acts.BATCHED_KINDS}
    if act.urgent or not subjects:
        return []
    touched = len(subjects) + bodies.count(None)
    # The act's own new people are on the list too, but those it touches already are: take the larger of both.
    wanted = acts.subjects_wanted(known.people(acts.FEWEST_SUBJECTS))
    if touched < wanted:
        return [f"the act touches {touched} people; at least {wanted}, or each could be told by the day"]
    return []


def _withdrawal_problems(bodies: Sequence[Body | None], known: Known) -> list[str]:
    named: list[str] = []
    for body in bodies:
        if body and body.kind == "withdrawal":
            try:
                named += withdrawn(body)
            except acts.BadAct as wrong:
                return [str(wrong)]
    if not named:
        return []
    kinds = known.kinds_of(named)
    problems = []
    if len(set(named)) != len(named):
        problems.append("an item is withdrawn twice in one act")
    missing = [one for one in named if one not in kinds]
    if missing:
        problems.append(f"item {missing[0][:16]}… to withdraw is not in the record, or was withdrawn before")
    if acts.PERMANENT_KINDS & set(kinds.values()):
        problems.append("charters, successions and withdrawals cannot be withdrawn")
    return problems
