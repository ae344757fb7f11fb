"""Which entries of a body say the same as before: the ground of "known since".

An entry keeps its digest as long as it says the same from the same source, wherever it stands in the body and
whatever key its source has there. A detention is told apart from its stays and a case from its charges, hearings and
decisions, so that a new stay does not make the detention new.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

SINGLE = (
    "level",
    "basis",
    "sex",
    "born",
    "town",
    "profession",
    "category",
    "summary",
    "photo",
    "stage",
    "whereabouts",
    "expected_release",
    "letters",
    "last_news",
)
LISTS = (
    "names",
    "groups",
    "recognitions",
    "detentions",
    "cases",
    "marks",
    "conditions",
    "bans",
    "ways_out",
    "claims",
)
_NESTED = {"detentions": ("stays",), "cases": ("charges", "hearings", "decisions")}
_NOT_SAID = frozenset({"id", "contradicts"})  # how a claim is numbered is not what it says
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def entry_digests(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every entry of a person body: pairs of path (``detentions[0].stays[1]``) and digest (16 hex digits)."""
    sources = {
        key: [source.get("kind"), source.get("title"), source.get("publisher")]
        for key, source in data.get("sources", {}).items()
    }
    for key in SINGLE:
        if key in data:
            yield key, _digest(key, data[key], sources)
    for key in LISTS:
        nested = _NESTED.get(key, ())
        for place, entry in enumerate(data.get(key, ())):
            path = f"{key}[{place}]"
            own = {name: value for name, value in entry.items() if name not in nested}
            yield path, _digest(key, own, sources)
            for inner in nested:
                for at, part in enumerate(entry.get(inner, ())):
                    yield f"{path}.{inner}[{at}]", _digest(inner, part, sources)


def _digest(key: str, entry: Any, sources: Mapping[str, Any]) -> str:
    said = entry
    if isinstance(entry, Mapping):
        said = {
            name: sources.get(value, value) if name == "source" else value
            for name, value in entry.items()
            if name not in _NOT_SAID
        }
    return hashlib.sha256(f"{key} {_encode(said)}".encode()).hexdigest()[:16]
