"""What is reckoned from a body once, for all languages: order of events, expected release."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from nitka.front.rendering.dates import when
from nitka.ground.days import Reckoning, expected_release, sort_key
from nitka.ground.terms import Term

# Kinds of entries in a timeline; those of one day follow in this order.
DETENTION, STAY, DECISION, MARK, BAN, CONDITION, CLAIMS, RECOGNITION, END, WAY_OUT = range(10)
Event = tuple[int, str, Any]


def sanction_term(sanction: Mapping[str, Any]) -> Term | None:
    """The sanction as a term; nothing when neither time nor fine is known."""
    values = {key: sanction[key] for key in ("years", "months", "days", "base_values") if sanction.get(key)}
    if sanction["kind"] == "life":
        return Term(life=True, base_values=values.get("base_values", 0))
    return Term(**values) if values else None


def release_reckoning(data: Mapping[str, Any]) -> Reckoning | None:
    """Start of the running detention plus the last term of imprisonment; nothing when one of them is not known."""
    detentions = [entry for entry in data.get("detentions", ()) if "to" not in entry and entry.get("from")]
    terms = [
        term
        for case in data.get("cases", ())
        for decision in case.get("decisions", ())
        for sanction in decision.get("sanctions", ())
        if sanction["kind"] == "imprisonment" and (term := sanction_term(sanction)) is not None
    ]
    if not detentions or not terms:
        return None
    return expected_release(when(detentions[-1]["from"]), terms[-1].carried())


def ordered_events(data: Mapping[str, Any]) -> tuple[Event, ...]:
    """Everything that happened, oldest first, what has no day last: (kind, EDTF day, entry)."""

    def order(event: Event) -> tuple[date, date, int]:
        kind, day, _ = event
        return *sort_key(when(day)), kind

    return tuple(sorted(_events(data), key=order))


def _events(data: Mapping[str, Any]) -> Iterator[Event]:
    for entry in data.get("detentions", ()):
        yield DETENTION, entry.get("from", ""), entry
        for stay in entry.get("stays", ()):
            if "from" in stay:
                yield STAY, stay["from"], stay
        if "to" in entry:
            yield END, entry["to"], entry
    for case in data.get("cases", ()):
        for decision in case.get("decisions", ()):
            yield DECISION, decision.get("on", ""), decision
    for kind, key in ((MARK, "marks"), (BAN, "bans")):
        for entry in data.get(key, ()):
            yield kind, entry.get("from", ""), entry
    for kind, key, day in ((RECOGNITION, "recognitions", "on"), (CONDITION, "conditions", "when")):
        for entry in data.get(key, ()):
            yield kind, entry.get(day, ""), entry
    for entry in data.get("ways_out", ()):
        yield WAY_OUT, entry.get("when", ""), entry
    for group in contradicting(data.get("claims", ())):
        yield (
            CLAIMS,
            min((claim.get("when", "") for claim in group), key=lambda day: sort_key(when(day))),
            group,
        )


def contradicting(claims: Any) -> list[tuple[Mapping[str, Any], ...]]:
    """The claims, each in one group with all it contradicts, directly or through others; in order of appearance."""
    by_id = {claim["id"]: claim for claim in claims}
    group_of: dict[str, list[str]] = {identity: [identity] for identity in by_id}
    for identity, claim in by_id.items():
        for other in claim.get("contradicts", ()):
            if other in group_of and group_of[other] is not group_of[identity]:
                joint = group_of[identity] + group_of[other]
                for member in joint:
                    group_of[member] = joint
    places = {identity: place for place, identity in enumerate(by_id)}
    groups = {id(group): group for group in group_of.values()}
    return [
        tuple(by_id[identity] for identity in sorted(group, key=places.__getitem__))
        for group in groups.values()
    ]
