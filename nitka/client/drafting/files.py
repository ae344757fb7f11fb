"""Drafts as files: what a person edits, read back strictly."""

import json
from dataclasses import dataclass
from typing import Any

from nitka.ground.acts import BATCHED_KINDS, PERMANENT_KINDS
from nitka.ground.people.kinds import SHAPES

DRAFTED = frozenset(SHAPES) - {"checked"}
_KEYS = ("kind", "subject", "drafted_from", "data")


class DraftRefused(ValueError):
    """Something in a draft cannot be published. ``code`` names the sentence in ``cli/words``, ``values`` fill it."""

    def __init__(self, code: str, **values: object):
        self.code = code
        self.values = values
        super().__init__(f"{code}: {values}")


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry to publish. ``subject`` is empty for somebody new; ``drafted_from``: the entry that was edited.

    ``file``: where it was read, for messages.
    """

    file: str
    kind: str
    subject: str
    data: dict[str, Any]
    drafted_from: str = ""

    def to_text(self) -> str:
        """The file: JSON that a person can read, its keys in the order of the record's shape."""
        made: dict[str, Any] = {"kind": self.kind}
        if self.subject:
            made["subject"] = self.subject
        if self.drafted_from:
            made["drafted_from"] = self.drafted_from
        return json.dumps(made | {"data": self.data}, ensure_ascii=False, indent=2) + "\n"


def read_draft(file: str, content: bytes) -> Draft:
    """The draft in ``content``. Raises ``DraftRefused``: broken JSON with line and column, unknown or doubled keys."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise DraftRefused("not_utf8", file=file, line=line) from None
    try:
        table = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except json.JSONDecodeError as wrong:
        raise DraftRefused(
            "broken_json", file=file, line=wrong.lineno, column=wrong.colno, why=wrong.msg
        ) from None
    except RecursionError:
        raise DraftRefused("broken_json", file=file, line=1, column=1, why="too deep") from None
    except _Doubled as wrong:
        raise DraftRefused("doubled", file=file, name=str(wrong)) from None
    except ValueError as wrong:
        raise DraftRefused("field", file=file, path="data", why=str(wrong)) from None
    if not isinstance(table, dict) or not isinstance(table.get("data"), dict):
        raise DraftRefused("no_draft", file=file)
    for key in table:
        if key not in _KEYS:
            raise DraftRefused("unknown_key", file=file, name=key, known=", ".join(_KEYS))
    kind, subject, drafted_from = (table.get(key, "") for key in _KEYS[:3])
    if kind not in DRAFTED:
        raise DraftRefused("unknown_kind", file=file, kind=str(kind), known=", ".join(sorted(DRAFTED)))
    if not isinstance(subject, str) or not isinstance(drafted_from, str):
        raise DraftRefused("field", file=file, path="subject", why="must be a text")
    return Draft(file, kind, subject, table["data"], drafted_from)


def is_about_people(kind: str) -> bool:
    """Whether entries of the kind are hidden among others."""
    return kind in BATCHED_KINDS


WITHDRAWABLE = frozenset(SHAPES) - PERMANENT_KINDS


class _Doubled(ValueError):
    """A key stands twice in one object."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise _Doubled(key)
        table[key] = value
    return table


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")
