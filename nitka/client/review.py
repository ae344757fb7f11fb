"""What an act would change, item by item, before a member signs it.

Reads the act file and what the record holds now; the sentences come from the rooms' ``phrases`` and are passed in,
for a member's machine knows no rooms.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nitka.ground import acts
from nitka.ground.acts import Act, ActFile

PASS = 50

# What the record holds of (kind, subject) now, or nothing.
Current = Callable[[str, str], Mapping[str, Any] | None]
# (kind, subject, old data or nothing, new data, language) → sentences, the first naming who or what it is about.
Describe = Callable[[str, str, Mapping[str, Any] | None, Mapping[str, Any], str], list[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One item of the act. ``state``: new, changed, unchanged, checked, correction, withdrawal, charter, succession.

    ``lines`` are sentences in the reader's language; the first names who or what is affected.
    """

    number: int
    kind: str
    subject: str
    state: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole act as a member reads it."""

    act: Act
    changes: tuple[Change, ...]

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """(kind, state) → number of items, commonest first."""
        return dict(Counter((change.kind, change.state) for change in self.changes).most_common())

    @property
    def subjects(self) -> int:
        """How many people, places and things are touched."""
        return len({(change.kind, change.subject) for change in self.changes})

    def passes(self, size: int = PASS) -> Iterator[tuple[Change, ...]]:
        """What has to be read, ``size`` items at a time; what is only confirmed unchanged needs no reading."""
        read = [change for change in self.changes if change.state not in ("checked", "unchanged")]
        for start in range(0, len(read), size):
            yield tuple(read[start : start + size])


def review_act(file: ActFile, current: Current, describe: Describe, language: str) -> Review:
    """Every item of ``file`` against ``current``. Raises ``acts.BadAct`` when bodies and act do not agree."""
    act = file.act
    problems = acts.content_problems(act, [acts.commitment(body) for body in file.bodies])
    bodies = [acts.read_body(body) for body in file.bodies]
    problems += acts.shape_problems(act, bodies)
    if problems:
        raise acts.BadAct("; ".join(problems))
    return Review(
        act, tuple(_change(n, body, current, describe, language) for n, body in enumerate(bodies, 1))
    )


def _change(number: int, body: acts.Body, current: Current, describe: Describe, language: str) -> Change:
    old = current(body.kind, body.subject)
    if body.kind in ("checked", "correction", "withdrawal", "charter", "succession"):
        state = body.kind
        # "Checked" says something about a person without naming them again.
        old = old or current("person", body.subject)
    elif old is None:
        state = "new"
    else:
        state = "unchanged" if old == body.data else "changed"
    lines = tuple(describe(body.kind, body.subject, old, body.data, language)) or (body.subject,)
    return Change(number, body.kind, body.subject, state, lines)


def plain_description(
    kind: str, subject: str, old: Mapping[str, Any] | None, new: Mapping[str, Any], _language: str
) -> list[str]:
    """Sentences for a kind that no room describes: its subject and each value that differs, as it stands."""
    lines = [f"{kind} {_title(new) or _title(old or {}) or subject}"]
    if old is None:
        return lines + [f"+ {path}: {value}" for path, value in _values(new)]
    before, after = dict(_values(old)), dict(_values(new))
    for path in [*before, *(path for path in after if path not in before)]:
        if path not in after:
            lines.append(f"- {path}: {before[path]}")
        elif path not in before:
            lines.append(f"+ {path}: {after[path]}")
        elif before[path] != after[path]:
            lines.append(f"~ {path}: {before[path]} → {after[path]}")
    return lines


def _title(data: Mapping[str, Any]) -> str:
    names = data.get("names")
    if isinstance(names, Sequence) and names and isinstance(names[0], Mapping):
        return str(names[0].get("text", ""))
    if isinstance(names, Mapping) and names:
        return str(next(iter(names.values())))
    return ""


def _values(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value below ``data`` with its path, as ``cases.0.charges.1.article``."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _values(value, f"{path}.{name}" if path else str(name))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _values(value, f"{path}.{place}")
    else:
        yield path, data
