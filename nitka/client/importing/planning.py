"""The plan of an import: what every row of a list would do to the record, and why. Nothing is written here.

Each row ends in exactly one of ``STATUSES``. Two people are never merged: rows that may be one person are withheld
together, and a row that may be somebody the record already holds waits for an answer.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nitka.client.importing.findings import Finding, ListShrank
from nitka.client.importing.holdings import Holdings, Spool
from nitka.client.importing.joining import Record, joined, single
from nitka.client.importing.likely import Signs, second_sign, signs_of
from nitka.client.importing.merging import merge
from nitka.client.importing.places import Gazetteer
from nitka.client.importing.profiles import Bound
from nitka.client.importing.rows import Context, Draft, source_key
from nitka.client.importing.shaping import shape
from nitka.client.importing.tables import Table
from nitka.ground.names.fold import fold_name
from nitka.ground.people.body import Person
from nitka.ground.people.reading import BodyError

STATUSES = ("created", "updated", "unchanged", "withheld", "rejected", "question")
# A list that loses more than this share of its people is more likely broken than right.
SHRINK_GUARD = 0.10
_TOLD_EVERY = 500


@dataclass(slots=True)
class Line:
    """One row of the report. ``reasons`` decide the status, ``findings`` are remarks; ``changed`` names fields."""

    number: int
    key: str
    name: str
    status: str
    place: tuple[int, int]
    subject: str = ""
    reasons: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    facilities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody whom the record holds from this list and whom the list no longer names. Nothing is withdrawn."""

    subject: str
    key: str
    name: str


@dataclass
class Plan:
    """What an import would do. ``lines`` in the order of the file; ``data`` gives the body of a line."""

    list_code: str
    title: str
    files: tuple[str, ...]
    not_taken: tuple[str, ...]
    today: date
    held: int
    lines: list[Line]
    gone: list[Gone]
    facilities: dict[str, dict[str, Any]]
    spool: Spool

    @property
    def counts(self) -> dict[str, int]:
        """Rows by status, every status named; they add up to the rows of the list."""
        found = Counter(line.status for line in self.lines)
        return {status: found[status] for status in STATUSES}

    @property
    def changes(self) -> bool:
        """Whether there is anything to sign."""
        return any(line.status in ("created", "updated") for line in self.lines)

    def data(self, line: Line) -> dict[str, Any]:
        """The body that a created or updated line proposes."""
        return self.spool.get(line.place)


def make_plan(
    files: Sequence[tuple[Table, Bound]],
    holdings: Holdings,
    *,
    today: date,
    answers: Mapping[str, str] | None = None,
    shrunk_is_right: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Plan:
    """Plans the import of one list (one file, or one file for each language).

    ``answers``: key of a row → ``new``, ``same``, ``dead``, ``alive`` or ``leave``, decided by people.
    Raises ``FileRefused`` for broken files and ``ListShrank`` unless ``shrunk_is_right``.
    """
    bound = files[0][1]
    answers = answers or {}
    places = Gazetteer(bound.profile, holdings.facilities)
    context = Context(bound, places, today)
    spool = Spool()
    lines: list[Line] = []
    seen = _Collisions()
    for record in joined(files) if len(files) > 1 else single(files[0][0]):
        draft = _draft(context, record, answers)
        line = Line(draft.number, draft.key, draft.name, "created", spool.put(draft.data))
        line.findings, line.facilities = draft.findings, draft.facilities
        _first_status(line, draft, answers)
        seen.add(len(lines), draft)
        lines.append(line)
        if tell and len(lines) % _TOLD_EVERY == 0:
            tell(len(lines))
    _guard(files[0][0].name, len(lines), len(holdings.keys), shrunk_is_right)
    seen.withhold(lines, answers)
    _match(lines, holdings, spool, source_key(bound.profile.about.code))
    _ask_about_likely(lines, holdings, spool, answers)
    wanted = {code for line in lines if line.status in ("created", "updated") for code in line.facilities}
    return Plan(
        list_code=bound.profile.about.code,
        title=bound.profile.about.title,
        files=tuple(table.name for table, _ in files),
        not_taken=bound.not_taken,
        today=today,
        held=len(holdings.keys),
        lines=lines,
        gone=_gone(lines, holdings),
        facilities=places.new_facilities(today.isoformat(), wanted),
        spool=spool,
    )


def _draft(context: Context, record: Record, answers: Mapping[str, str]) -> Draft:
    column = context.bound.column("key") or context.bound.column("url")
    record.answer = answers.get(record.cells.get(column, ""), "") if column else ""
    return shape(context, record)


def _first_status(line: Line, draft: Draft, answers: Mapping[str, str]) -> None:
    """Rejected when the row is unfit, a question when it asks one; the body must be one the record can hold."""
    if draft.key and answers.get(draft.key) == "leave":
        line.status, line.reasons = "withheld", [Finding("answered_leave")]
        return
    if not draft.problems:
        try:
            Person.from_data(draft.data)
        except BodyError as error:
            draft.problems += [Finding("body", values={"path": p.path, "why": p.why}) for p in error.problems]
    if draft.problems:
        line.status, line.reasons = "rejected", draft.problems
    elif draft.questions:
        line.status, line.reasons = "question", draft.questions


def _guard(file: str, rows: int, held: int, shrunk_is_right: bool) -> None:
    if not shrunk_is_right and held and held - rows > held * SHRINK_GUARD:
        raise ListShrank("shrank", file=file, rows=rows, held=held, percent=round(100 * (held - rows) / held))


class _Collisions:
    """Rows that share what only one person can have: the key, the address of the page, or name and birthday.

    Only a 64-bit hash is kept of each, so that a long list costs little memory.
    """

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._groups: dict[int, tuple[str, list[int]]] = {}

    def add(self, place: int, draft: Draft) -> None:
        if draft.key:
            self._note(place, "same_key", draft.key)
        if draft.url:
            self._note(place, "same_address", draft.url.rstrip("/").casefold())
        born = draft.data.get("born", {}).get("when", "")
        if len(born) == 10:
            mains = [form["text"] for form in draft.data.get("names", ()) if form["kind"] == "main"]
            for folds in {tuple(sorted(fold_name(text))) for text in mains}:
                self._note(place, "same_name_and_birthday", (folds, born))

    def _note(self, place: int, code: str, value: object) -> None:
        mark = hash((code, value))
        first = self._first.setdefault(mark, place)
        if first != place:
            self._groups.setdefault(mark, (code, [first]))[1].append(place)

    def withhold(self, lines: list[Line], answers: Mapping[str, str]) -> None:
        """Withholds every row of a collision; only an answer for every one of them lifts it."""
        for code, places in self._groups.values():
            keys = [lines[place].key for place in places]
            if code != "same_key" and all(answers.get(key) in ("new", "leave") for key in keys):
                continue
            for place in places:
                others = ", ".join(str(lines[other].number) for other in places if other != place)
                line = lines[place]
                if line.status != "rejected":
                    if line.status != "withheld":
                        line.status, line.reasons = "withheld", []
                    said = Finding(code, values={"rows": others})
                    if said not in line.reasons:
                        line.reasons.append(said)


def _match(lines: Iterable[Line], holdings: Holdings, spool: Spool, base: str) -> None:
    """Rows of people whom the record holds from this list already: updated or unchanged."""
    for line in lines:
        subject = holdings.keys.get(line.key)
        if subject is None:
            continue
        line.subject = subject
        if line.status != "created":
            continue
        merged = merge(holdings.current(subject), holdings.listed(subject), spool.get(line.place), base)
        line.findings = [*line.findings, *merged.findings]
        if merged.data is None:
            line.status = "unchanged"
            continue
        try:
            Person.from_data(merged.data)
        except BodyError as error:
            line.status = "rejected"
            line.reasons = [Finding("body", values={"path": p.path, "why": p.why}) for p in error.problems]
            continue
        line.status, line.changed, line.place = "updated", merged.changed, spool.put(merged.data)


def _ask_about_likely(
    lines: list[Line], holdings: Holdings, spool: Spool, answers: Mapping[str, str]
) -> None:
    """New rows that may be somebody the record already holds: a question, never a merge."""
    still_listed = {line.subject for line in lines if line.subject}
    for line in lines:
        if line.status != "created" or answers.get(line.key) == "new":
            continue
        found = (
            list(_likely(signs_of(spool.get(line.place)), holdings, still_listed)) if holdings.names else []
        )
        if not found:
            continue
        if answers.get(line.key) == "same":
            line.status, line.reasons = "unchanged", [Finding("answered_same", values={"name": found[0][1]})]
            line.subject = found[0][0]
            continue
        line.status = "question"
        line.reasons = [
            Finding(f"likely_{sign}", values={"name": name, "subject": subject})
            for subject, name, sign in found[:5]
        ]


def _likely(signs: Signs, holdings: Holdings, still_listed: set[str]) -> Iterator[tuple[str, str, str]]:
    for subject, known in holdings.alike(signs):
        if subject not in still_listed and (sign := second_sign(signs, known)):
            yield subject, holdings.names[subject], sign


def _gone(lines: Iterable[Line], holdings: Holdings) -> list[Gone]:
    named = {line.key for line in lines}
    return [
        Gone(subject, key, holdings.names.get(subject, ""))
        for key, subject in sorted(holdings.keys.items())
        if key not in named
    ]
