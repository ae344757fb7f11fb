"""Records of a list: the rows of one file, or of several language files joined by the key of the person.

Texts are taken from every language; everything else from the first file. Days that the files print differently
are taken from none of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nitka.client.importing.cells import is_empty
from nitka.client.importing.findings import FileRefused, Finding
from nitka.client.importing.profiles import Bound
from nitka.client.importing.tables import Row, Table
from nitka.client.importing.words import DATES, TEXTS

_COMPARED = tuple(sorted(DATES))


@dataclass(slots=True)
class Record:
    """One person of the list as printed. ``others``: texts of the other language files, by language and field."""

    number: int
    cells: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    turned: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    only_in: str = ""
    answer: str = ""

    def texts(self, name: str, bound: Bound, empty: frozenset[str]) -> dict[str, str]:
        """The text of a field in each language that has one."""
        found: dict[str, str] = {}
        for (field_name, language), columns in bound.columns.items():
            if field_name == name:
                text = self.cells.get(columns[0], "")
                if text and not is_empty(text, empty):
                    found[language or bound.language] = text
        for language, texts in self.others.items():
            if texts.get(name):
                found.setdefault(language, texts[name])
        return found


def single(table: Table) -> Iterator[Record]:
    """The records of one file."""
    for row in table.rows():
        yield _record(row)


def _record(row: Row) -> Record:
    return Record(row.number, row.cells, row.findings, row.turned, row.marked, row.formulas)


def joined(files: Sequence[tuple[Table, Bound]]) -> Iterator[Record]:
    """The records of the first file with the texts of the others; then those that stand only in another file.

    Raises ``FileRefused`` when a row of another file has no key or two rows share one: such files cannot be joined.
    """
    (first, bound), *rest = files
    kept = {told.language: _by_key(table, told) for table, told in rest}
    names = {told.language: table.name for table, told in rest}
    column = bound.column("key")
    met: set[str] = set()
    for row in first.rows():
        record = _record(row)
        key = row.cells.get(column, "")
        findings = list(row.findings)
        cells = dict(row.cells)
        others = {}
        for language, rows in kept.items():
            if key not in rows:
                findings.append(Finding("not_in_file", column, {"file": names[language]}))
                continue
            others[language] = rows[key]
            for name in _COMPARED:
                mine = bound.cell(name, cells)
                theirs = rows[key].get(f"={name}", mine)
                if mine != theirs:
                    values = {"mine": mine or "–", "theirs": theirs or "–", "file": names[language]}
                    findings.append(Finding("files_disagree", bound.column(name), values))
                    cells.pop(bound.column(name), None)
        met.add(key)
        record.cells, record.others, record.findings = cells, others, tuple(findings)
        yield record
    yield from _left_over(kept, names, met, column)


def _left_over(
    kept: Mapping[str, Mapping[str, Mapping[str, str]]], names: Mapping[str, str], met: set[str], column: str
) -> Iterator[Record]:
    for language, rows in kept.items():
        for key, texts in rows.items():
            if key not in met:
                met.add(key)
                cells = {column: key}
                yield Record(int(texts["#"]), cells, others={language: texts}, only_in=names[language])


def _by_key(table: Table, bound: Bound) -> dict[str, dict[str, str]]:
    """Texts (and days, marked with "=") of one language file by key; "#" is the row's number."""
    column = bound.column("key")
    wanted = [name for name in TEXTS if bound.column(name)]
    compared = [name for name in _COMPARED if bound.column(name)]
    found: dict[str, dict[str, str]] = {}
    for row in table.rows():
        key = row.cells.get(column, "")
        if not key:
            raise FileRefused("join_no_key", file=table.name, row=row.number, column=column)
        if key in found:
            first = found[key]["#"]
            raise FileRefused(
                "join_key_twice", file=table.name, row=row.number, column=column, value=key, first=first
            )
        texts = {name: text for name in wanted if (text := bound.cell(name, row.cells))}
        texts |= {f"={name}": bound.cell(name, row.cells) for name in compared}
        texts["#"] = str(row.number)
        found[key] = texts
    return found
