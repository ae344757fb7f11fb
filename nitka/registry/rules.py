"""The room's veto: what an act about people must not do, beyond the shape of each body.

How many people may be hidden in a week is the record's own rule (``ground.chain.hiding_problems``).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nitka.ground.people import vocabulary as v
from nitka.ground.people.fields import point_of
from nitka.ground.people.kinds import SHAPES, body_problems

_DEPTH = {v.Level.NAMED.value: 2, v.Level.WITHHELD.value: 1, v.Level.COUNTED.value: 0}
ALONE = frozenset({"correct", "news"})
_GRAVE = frozenset({"basis", "level", "conditions", "photo"})
NEWS_KEYS = frozenset(
    {
        "stage",
        "whereabouts",
        "detentions",
        "cases",
        "marks",
        "bans",
        "ways_out",
        "expected_release",
        "letters",
        "claims",
        "last_news",
        "sources",
    }
)
_OUTSIDE = frozenset({v.SourceKind.PRESS, v.SourceKind.ORGANISATION, v.SourceKind.COURT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What the record holds before the act: data of present bodies by kind and subject, of those in the act."""

    day: date
    bodies: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)


def act_problems(
    power: str,
    bodies: Sequence[tuple[str, str, Mapping[str, Any]]],
    signatures: int,
    threshold: int,
    current: Current,
) -> list[str]:
    """Why the record must not take this act, in plain sentences; empty when nothing speaks against it.

    ``bodies``: kind, subject and data of each item, in order. ``signatures``: how many seats signed, ``threshold``:
    how many the charter asks for this power. Kinds the registry does not know are left to others.
    """
    problems = []
    for place, (kind, subject, data) in enumerate(bodies):
        if kind in SHAPES:
            found = [str(problem) for problem in body_problems(kind, subject, data)]
            if kind == "person" and not found:
                before = current.bodies.get((kind, subject))
                found += _power_problems(power, data, before)
                found += _level_problems(data, before)
                found += _consent_problems(data, current.day)
                found += _death_problems(data, before, signatures, threshold)
            if kind == "channel" and power in ALONE:
                # Whoever can name an address of ours alone can send everybody's gifts and letters to theirs.
                found.append(f"an address of ours takes the power 'person', not {power!r}")
            problems += [f"item {place + 1} ({kind} {subject}): {problem}" for problem in found]
    problems += _twice(bodies)
    return problems


def _power_problems(power: str, data: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[str]:
    """What one signature may not do alone: add somebody, change the basis or the level, or more than news."""
    if power not in ALONE:
        return []
    if before is None:
        return [f"somebody new takes the power 'person', not {power!r}"]
    changed = {key for key in data.keys() | before.keys() if data.get(key) != before.get(key)}
    problems = [
        f"{key} changes: this takes the power 'consent', not {power!r}" for key in sorted(changed & _GRAVE)
    ]
    if power == "news":
        problems += [
            f"{key} changes: this takes the power 'correct', not 'news'"
            for key in sorted(changed - _GRAVE - NEWS_KEYS)
        ]
    return problems


def _twice(bodies: Sequence[tuple[str, str, Mapping[str, Any]]]) -> list[str]:
    counted = Counter((kind, subject) for kind, subject, _ in bodies if kind in SHAPES and kind != "checked")
    return [
        f"{kind} {subject} stands {times} times in one act"
        for (kind, subject), times in counted.items()
        if times > 1
    ]


def _level_problems(data: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[str]:
    if before is None or _DEPTH[data["level"]] >= _DEPTH[before["level"]]:
        return []
    return [
        f"goes down from {before['level']} to {data['level']}: withdraw every body of this subject "
        "and publish under a new one"
    ]


def _consent_problems(data: Mapping[str, Any], day: date) -> list[str]:
    until = data["basis"].get("until")
    if until is not None and point_of(until).latest < day:
        return [f"the consent ended {until}: withdraw, or ask again"]
    return []


def _death_problems(
    data: Mapping[str, Any], before: Mapping[str, Any] | None, signatures: int, threshold: int
) -> list[str]:
    """A death nobody outside has published: two independent sources and one signature more than usual."""
    told = death_sources(data)
    if not told or (before is not None and death_sources(before)):
        return []
    sources = [data["sources"][key] for key in told]
    if any(source["kind"] in _OUTSIDE and source.get("url") for source in sources):
        return []
    problems = []
    if len({(source.get("publisher") or source["title"]) for source in sources}) < 2:
        problems.append("a death that no outside organisation has published needs two independent sources")
    if signatures <= threshold:
        problems.append(
            "a death that no outside organisation has published needs one signature more than usual: "
            f"{threshold + 1}, not {signatures}"
        )
    return problems


def death_sources(data: Mapping[str, Any]) -> list[str]:
    """Keys of the sources by which a body says that the person is dead, each once."""
    keys = [way["source"] for way in data.get("ways_out", ()) if way["kind"] == v.WayOutKind.DEATH]
    keys += [
        detention["source"]
        for detention in data.get("detentions", ())
        if detention.get("end_reason") == v.EndReason.DIED
    ]
    keys += [claim["source"] for claim in data.get("claims", ()) if claim["about"] == v.Topic.DEATH]
    if data["whereabouts"]["state"] == v.State.DEAD:
        keys.append(data["whereabouts"]["source"])
    return list(dict.fromkeys(keys))
