"""What the record should say of one person after a list was read again, when people may have edited since.

Three bodies meet: what the list said last (``listed``), what the record says now (``current``), what the list says
today (``drafted``). A value that still is what the list said follows the list; a value that a person has changed or
added stays. Every reading has its own entry among the sources, so each value keeps the day it was seen.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nitka.client.importing.findings import Finding

# What is no claim of the list about the person.
_ASIDE = frozenset({"sources", "level", "invented"})
_OWN = "@"


@dataclass
class Merged:
    """``data`` is the new body, or ``None`` when nothing changes; ``changed`` names the keys that do."""

    data: dict[str, Any] | None = None
    changed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def readings(data: Mapping[str, Any], base: str) -> set[int]:
    """Numbers of the readings of the list that a body cites: 1 for ``base`` itself, 2 for ``base_2`` and so on."""
    pattern = re.compile(rf"{re.escape(base)}(?:_(\d+))?")
    return {int(m[1] or 1) for key in data.get("sources", {}) if (m := pattern.fullmatch(key))}


def reading_key(base: str, number: int) -> str:
    """Source key of one reading of the list."""
    return base if number == 1 else f"{base}_{number}"


def merge(
    current: Mapping[str, Any], listed: Mapping[str, Any], drafted: Mapping[str, Any], base: str
) -> Merged:
    """The body after this reading. ``listed`` is what the list itself said last."""
    own = {reading_key(base, number) for number in readings(current, base) | readings(listed, base)} | {base}
    key = reading_key(base, 1 + max(readings(current, base) | readings(listed, base) | {0}))
    merged = Merged()
    made: dict[str, Any] = {}
    for name in dict.fromkeys((*current, *drafted)):
        if name in _ASIDE:
            continue
        value = _field(name, current, listed, drafted, own, merged)
        if value is not None:
            made[name] = value
    for name in ("level", "invented"):
        if name in current:
            made[name] = current[name]
    if not merged.changed:
        return merged
    made = _cite(made, base, key)
    cited = _cited(made)
    sources = {name: entry for name, entry in current["sources"].items() if name not in own or name in cited}
    merged.data = {**made, "sources": {**sources, key: drafted["sources"][base]}}
    return merged


def listed_after(
    listed: Mapping[str, Any] | None, before: Mapping[str, Any] | None, body: Mapping[str, Any], base: str
) -> dict[str, Any] | None:
    """What the list itself said of a person, after one more body of the record; ``before`` is the body before it.

    A body is a reading of the list when it cites a reading that none before it cited. Of such a body only what the
    reading changed is the list's word: the rest may be somebody's edit that the reading left alone.
    """
    newest = max(readings(body, base) | {0})
    if listed is None or before is None:
        return dict(body) if newest else None
    known = readings(before, base) | readings(listed, base)
    if newest <= max(known | {0}):
        return dict(listed)
    own = {reading_key(base, number) for number in known | readings(body, base)}
    said = {**listed, "sources": body["sources"]}
    for name in {*body, *before} - _ASIDE:
        now = body.get(name)
        if _plain(now, own) == _plain(before.get(name), own):
            continue
        if isinstance(now, list):
            here = [_text(_plain(entry, own)) for entry in before.get(name) or ()]
            was = {_text(_plain(entry, own)) for entry in listed.get(name) or ()}
            by_hand = {text for text in here if text not in was}
            now = [entry for entry in now if _text(_plain(entry, own)) not in by_hand]
        if now:
            said[name] = now
        else:
            said.pop(name, None)
    return said


class _New(dict[str, Any]):
    """A value of today's reading: its sources are renamed to this reading's key."""


def _field(
    name: str,
    current: Mapping[str, Any],
    listed: Mapping[str, Any],
    drafted: Mapping[str, Any],
    own: set[str],
    merged: Merged,
) -> Any:
    now, before, told = current.get(name), listed.get(name), drafted.get(name)
    plain_now, plain_before, plain_told = (_plain(value, own) for value in (now, before, told))
    if plain_now == plain_told or plain_before == plain_told:
        return now
    if plain_now == plain_before:
        merged.changed.append(name)
        if told is None:
            merged.findings.append(Finding("gone_from_list", name))
        elif isinstance(told, list) and isinstance(now, list):
            kept = dict(zip((_text(_plain(entry, own)) for entry in now), now, strict=True))
            return [kept.get(_text(_plain(entry, own))) or _mark(entry) for entry in told]
        return _mark(told)
    if isinstance(told, list) and isinstance(now, list):
        return _list(name, now, before if isinstance(before, list) else [], told, own, merged)
    merged.findings.append(Finding("kept_by_hand", name, {"text": _short(told)}))
    return now


def _list(
    name: str, now: list[Any], before: list[Any], told: list[Any], own: set[str], merged: Merged
) -> list[Any]:
    """Entries of the list follow it as long as nobody touched one of them; entries added by hand stay."""
    was = {_text(_plain(entry, own)) for entry in before}
    here = dict(zip((_text(_plain(entry, own)) for entry in now), now, strict=True))
    if was - set(here):
        merged.findings.append(Finding("kept_by_hand", name, {"text": _short(told)}))
        return now
    new = [_text(_plain(entry, own)) for entry in told]
    added = [entry for text, entry in here.items() if text not in was and text not in new]
    made = [here.get(text) or _mark(entry) for text, entry in zip(new, told, strict=True)] + added
    if [_plain(entry, own) for entry in made] != [_plain(entry, own) for entry in now]:
        merged.changed.append(name)
    return made


def _plain(value: Any, own: set[str]) -> Any:
    """The value with every reading of the list as one source, so that only what is said is compared."""
    if isinstance(value, Mapping):
        return {
            name: _OWN if name == "source" and entry in own else _plain(entry, own)
            for name, entry in value.items()
        }
    if isinstance(value, list):
        return [_plain(entry, own) for entry in value]
    return value


def _mark(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _New({name: _mark(entry) for name, entry in value.items()})
    if isinstance(value, list):
        return [_mark(entry) for entry in value]
    return value


def _cite(value: Any, base: str, key: str) -> Any:
    if isinstance(value, Mapping):
        made = {name: _cite(entry, base, key) for name, entry in value.items()}
        if isinstance(value, _New) and made.get("source") == base:
            made["source"] = key
        return made
    if isinstance(value, list):
        return [_cite(entry, base, key) for entry in value]
    return value


def _cited(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        found = {entry for name, entry in value.items() if name == "source" and isinstance(entry, str)}
        return found.union(*(_cited(entry) for entry in value.values()))
    if isinstance(value, list):
        return set().union(*(_cited(entry) for entry in value))
    return set()


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _short(value: Any) -> str:
    """A value in few words, for the report."""
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        for name in ("value", "when", "state", "text", "name"):
            if isinstance(value.get(name), str):
                return str(value[name])[:80]
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:80]
