"""What is wrong with a draft, field by field, before anybody is asked to sign it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from nitka.client.drafting.files import Draft, DraftRefused
from nitka.client.importing.merging import readings
from nitka.client.importing.rows import source_key
from nitka.ground.people.kinds import body_problems
from nitka.ground.people.reading import Problem

_STAND_IN = "a" * 16


def check_draft(draft: Draft, before: Mapping[str, Any] | None) -> None:
    """Raises ``DraftRefused`` with every problem; ``before`` is what the record says of the subject now."""
    subject = draft.subject
    if draft.kind == "person":
        subject = subject or _STAND_IN
    problems = body_problems(draft.kind, subject, draft.data)
    if not problems and draft.kind == "person" and before is not None:
        problems = list(_source_problems(before, draft.data))
    problems += _photo_problems(draft.data) if draft.kind == "person" and not problems else []
    if problems:
        raise DraftRefused("fields", file=draft.file, problems=problems)


def tidy(data: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The data without sources that nobody cites and that were not there before."""
    sources = data.get("sources")
    if not isinstance(sources, Mapping):
        return dict(data)
    old = before.get("sources", {}) if before else {}
    cited = {source for _, _, source in _entries({**data, "sources": {}})}
    if isinstance(data.get("source"), str):
        cited.add(data["source"])
    kept = {key: entry for key, entry in sources.items() if key in cited or key in old}
    return {**data, "sources": kept}


def _source_problems(before: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[Problem]:
    """A value that a person changed is no longer what the list said: it needs another source.

    Only so a later import can tell an edit from what the list says, and a reader who vouches for it.
    """
    lists = _list_keys(before)
    for key in sorted(_list_keys(data) | lists):
        if key in data["sources"] and data["sources"][key] != before["sources"].get(key):
            yield Problem(
                f"sources.{key}", "is what a list said on its day: leave it, add a source of your own"
            )
    known = {(group, said) for _, group, said in _said(before)}
    for path, group, said in _said(data):
        source = json.loads(said).get("source")
        if source in lists and (group, said) not in known:
            yield Problem(
                f"{path}.source",
                f"{source!r} is a list, and this is not what it said: cite a source of your own",
            )


def _photo_problems(data: Mapping[str, Any]) -> list[Problem]:
    basis = data["basis"]
    if "photo" in data and basis["kind"] == "consented" and "photo" not in basis["scope"]:
        return [Problem("photo", "needs consent to it: photo in the scope of the basis")]
    return []


def _list_keys(data: Mapping[str, Any]) -> set[str]:
    """Keys of the sources that are readings of the list a person came from."""
    code = data.get("basis", {}).get("list")
    if not code:
        return set()
    base = source_key(code)
    return {base if number == 1 else f"{base}_{number}" for number in readings(data, base)}


def _said(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Path, path without places, and the entry itself (JSON, without entries that have sources of their own)."""
    for path, group, entry in _sourced({key: value for key, value in data.items() if key != "sources"}):
        own = {key: value for key, value in entry.items() if not _is_nested(value)}
        yield path, group, json.dumps(own, sort_keys=True, ensure_ascii=False)


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for path, group, entry in _sourced(data):
        yield path, group, str(entry["source"])


def _sourced(value: Any, path: str = "", group: str = "") -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every object with a source, at whatever depth."""
    if isinstance(value, Mapping):
        if path and "source" in value:
            yield path, group, value
        for key, inner in value.items():
            yield from _sourced(inner, f"{path}.{key}" if path else key, f"{group}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _sourced(inner, f"{path}[{place}]", group)


def _is_nested(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) and "source" in one for one in value)
