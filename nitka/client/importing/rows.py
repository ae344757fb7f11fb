"""What every part of shaping shares: the draft that grows, and how to read one row by its profile.

A ``Draft`` carries the body of one row; what the row could not say clearly stands in ``findings``, what makes it
unfit in ``problems``, what a person must answer first in ``questions``.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from nitka.client.importing.findings import Finding
from nitka.client.importing.joining import Record
from nitka.client.importing.places import Gazetteer
from nitka.client.importing.profiles import Bound, Profile
from nitka.client.importing.words import VALUES
from nitka.ground.people import vocabulary as v

LONGEST_LINE = 300
PLACELESS = frozenset(state.value for state in v.PLACELESS_STATES)


@dataclass
class Draft:
    """What one row says. ``number`` is its row in the (first) file; ``key`` names the person in the list."""

    number: int
    key: str
    name: str
    data: dict[str, Any] = field(default_factory=dict)
    url: str = ""
    findings: list[Finding] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    questions: list[Finding] = field(default_factory=list)
    facilities: tuple[str, ...] = ()


def source_key(code: str) -> str:
    """Key of the list among a body's sources: its code with underscores."""
    key = re.sub(r"[^a-z0-9]+", "_", code.casefold()).strip("_")[:24]
    return key if key[:1].isalpha() else f"list_{key}"


class Context:
    """A profile at work on one file: columns, facilities, today, language and the key of the list's source."""

    def __init__(self, bound: Bound, places: Gazetteer, today: date):
        self.bound = bound
        self.profile: Profile = bound.profile
        self.about = bound.profile.about
        self.places = places
        self.today = today
        self.language = bound.language
        self.source = source_key(self.about.code)
        self.order = str(self.profile.dates.get("order", ""))
        words = "|".join(re.escape(word) for word in self.profile.deaths.get("words", ()))
        self.death_words = re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None
        self.word = lru_cache(maxsize=4_096)(self._word)
        self.naming = frozenset(
            column
            for (name, _), columns in bound.columns.items()
            for column in columns
            if name in ("name", "given", "patronymic", "family", "alias", "former", "nickname")
        )
        self.taken = frozenset(column for columns in bound.columns.values() for column in columns)

    def _word(self, name: str, printed: str) -> str | None:
        """Our word for a printed one, by the profile's values; ``None`` when nobody has named it."""
        table = self.profile.values.get(name, {})
        folded = printed.casefold()
        if folded in table:
            return table[folded]
        for pattern, ours in table.items():
            if "*" in pattern and fnmatchcase(folded, pattern):
                return ours
        return folded if folded in VALUES.get(name, ()) else None


class RowReader:
    """Reads one record field by field and notes what it finds."""

    def __init__(self, to: Context, record: Record):
        self.to = to
        self.record = record
        self.draft = Draft(record.number, "", "", findings=list(record.findings))
        self.data = self.draft.data
        self.days: dict[str, str] = {}

    def cell(self, name: str) -> str:
        """The text of a field, "" when the cell says nothing."""
        return self.to.bound.cell(name, self.record.cells)

    def found(self, code: str, name: str, **values: object) -> None:
        self.draft.findings.append(Finding(code, self.to.bound.column(name) or name, values))

    def unfit(self, code: str, column: str, **values: object) -> None:
        self.draft.problems.append(Finding(code, column, values))

    def word(self, name: str) -> str | None:
        """Our word for the printed one; reports a word that nobody has named."""
        printed = self.cell(name)
        told = self.to.word(name, printed)
        if told is None and printed:
            self.found("unknown_word", name, text=printed)
        return told

    def sourced(self, **values: Any) -> dict[str, Any]:
        """The values that are there, with the list as source."""
        made = {key: value for key, value in values.items() if value not in ("", None)}
        made["source"] = self.to.source
        return made

    def line(self, name: str) -> str:
        """A line that values may rename ("" drops it); too long a line is reported and left out."""
        printed = self.cell(name)
        told = self.to.profile.values.get(name, {}).get(printed.casefold(), printed)
        if len(told) > LONGEST_LINE:
            self.found("too_long", name, n=len(told), most=LONGEST_LINE)
            return ""
        return told.replace("\n", " ")
