"""A list or a file of questions for ``nitka names``: which columns hold names, ids and births, and its rows.

Columns are told by their headers in four languages, else by what stands in them; ``--columns`` overrides. A cell may
hold several forms of a name with ``;`` or ``|`` or a new line between them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nitka.client.importing.cells import is_empty
from nitka.client.importing.dates import BadDay, read_day
from nitka.client.importing.findings import FileRefused
from nitka.client.importing.opening import open_table
from nitka.client.importing.tables import Table
from nitka.ground.names import fold_name, parse_name
from nitka.ground.names.given import given_codes
from nitka.ground.names.listed import Listed
from nitka.ground.wording import Words

FIELDS = ("name", "given", "patronymic", "family", "id", "born", "status", "place", "article", "date")
_SAMPLE = 50
_FULL = (
    "name|names|full name|fullname|person|persons|people|prisoner|name and surname|surname and name|"
    "first and last name|"
    "alias|aliases|other name|other names|also known as|aka|former name|maiden name|nickname|query|form|forms|spelling|"
    "имя|фио|ф и о|имя и фамилия|фамилия и имя|фамилия имя|фамилия имя отчество|имя фамилия|персона|человек|запрос|"
    "другое имя|другие имена|псевдоним|заключенный|заключённый|полное имя|имя полностью|"
    "імя|піб|імя і прозвішча|прозвішча і імя|прозвішча імя|прозвішча імя імя па бацьку|імя прозвішча|асоба|"
    "чалавек|запыт|"
    "поўнае імя|іншае імя|іншыя імёны|псеўданім|зняволены|вязень|"
    "imię i nazwisko|nazwisko i imię|imie i nazwisko|nazwisko i imie|osoba|zapytanie|pełne imię|pseudonim|więzień"
)
_WORDS: dict[str, str] = {
    "name": _FULL,
    "given": "given|given name|given names|first name|firstname|forename|имя|імя|imię|imie",
    "family": "family|family name|surname|last name|lastname|прозвішча|фамилия|nazwisko",
    "patronymic": "patronymic|middle name|father s name|fathers name|second name|отчество|імя па бацьку|па бацьку|"
    "imię ojca|imie ojca|otczestwo",
    "id": "id|ids|key|code|uid|uuid|ref|reference|no|nr|number|subject|person id|record id|identifier|№|n|"
    "номер|код|ключ|идентификатор|нумар|ідэнтыфікатар|numer|lp|kod|identyfikator",
    "born": "born|birth|birthday|birthdate|birth date|birth year|date of birth|year of birth|dob|yob|born in|"
    "дата рождения|год рождения|день рождения|г р|родился|рождение|дата нараджэння|год нараджэння|нарадзіўся|"
    "дзень нараджэння|нараджэнне|data urodzenia|rok urodzenia|urodzony|urodzona|ur",
    "status": "status|stage|state|whereabouts|legal status|category|статус|стадия|состояние|положение|категория|стадыя|"
    "стан|становішча|катэгорыя|etap|stan|kategoria",
    "place": "place|prison|facility|colony|place of detention|detention place|where|место|колония|место заключения|"
    "учреждение|сизо|месца|калонія|месца зняволення|установа|miejsce|więzienie|zakład|miejsce uwięzienia",
    "article": "article|articles|charge|charges|статья|статьи|обвинение|артыкул|артыкулы|абвінавачванне|"
    "artykuł|artykuły|zarzut|zarzuty",
}
_BY_HEADER: dict[str, str] = {}
for _field in ("given", "family", "patronymic", "id", "born", "status", "place", "article", "name"):
    for _header in _WORDS[_field].split("|"):
        _BY_HEADER.setdefault(_header, _field)
_LANGUAGE = re.compile(
    r"\b(?:be|bel|by|ru|rus|en|eng|pl|pol|uk|lat|latn|cyr|cyrl|latin|cyrillic|lacinka|łacinka|latinka|passport|english|"
    r"russian|belarusian|belarusan|polish|tarask|бел|рус|англ|польск|лат|лац|кір|кир|паспорт|лацінка|латинка|"
    r"беларуская|руская|англійская|русский|белорусский|английский|па беларуску|на беларускай|"
    r"по русски|по белорусски|по английски|in|original|native|printed|text|\d)\b"
)
_DATE = re.compile(
    r"date|дата|data |arrest|detain|затрым|арышт|задерж|арест|verdict|прысуд|приговор|wyrok|releas|вызв|осв"
)


class ListRefused(Exception):
    """A list that cannot be used. ``code`` names the sentence ``names.refused.<code>``, ``values`` fill it."""

    def __init__(self, code: str, **values: object):
        super().__init__(code)
        self.code = code
        self.values = values

    def say(self, t: Words) -> str:
        """The sentence in the language of ``t``."""
        return t(f"names.refused.{self.code}", **self.values)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd in a row that does not stop the work. ``code`` names the sentence ``names.remark.<code>``."""

    code: str
    values: Mapping[str, object]

    def say(self, t: Words) -> str:
        """The sentence in the language of ``t``."""
        return t(f"names.remark.{self.code}", **self.values)


@dataclass(frozen=True)
class NameList:
    """A list as read: its people in order, the columns used (field → headers), remarks about how it was read."""

    name: str
    people: tuple[Listed, ...]
    used: Mapping[str, tuple[str, ...]]
    encoding: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass
class _Columns:
    """Columns by use. ``parts``: sets of given, patronymic and family columns, one for each language."""

    full: list[str] = field(default_factory=list)
    parts: list[dict[str, str]] = field(default_factory=list)
    single: dict[str, str] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)


def open_names(path: Path, columns: Sequence[str] = (), encoding: str | None = None) -> NameList:
    """The people of a CSV or XLSX file. ``columns``: ``field=header``, see ``FIELDS``.

    Raises ``FileRefused`` for bytes that are no list and ``ListRefused`` for columns and rows that do not fit.
    """
    table, used_encoding = _open(path, encoding)
    if not columns and (lines := _lines_of_names(path, table)):
        shape, rows = _Columns(full=["1"]), lines
    else:
        chosen = _chosen(table, columns)
        rows = [(row.number, row.cells) for row in table.rows()]
        shape = _shape(table, chosen, rows)
    people: list[Listed] = []
    remarks: list[Remark] = []
    keys: dict[str, int] = {}
    for number, cells in rows:
        forms = _forms(cells, shape)
        if not forms:
            remarks.append(Remark("no_name", {"row": number, "columns": ", ".join(shape.full) or "-"}))
            continue
        people.append(_listed(number, cells, shape, forms, keys, remarks))
    if not people:
        raise ListRefused("no_people", file=table.name, columns=", ".join(shape.full or ["-"]))
    return NameList(table.name, tuple(people), _used(shape), used_encoding, tuple(remarks))


def _open(path: Path, encoding: str | None) -> tuple[Table, str]:
    try:
        return open_table(path, encoding=encoding), encoding or ""
    except FileRefused as refused:
        if refused.code != "cp1251" or encoding:
            raise
        return open_table(path, encoding="cp1251"), "cp1251"


def _lines_of_names(path: Path, table: Table) -> list[tuple[int, dict[str, str]]]:
    """The lines of a file that holds nothing but names, one a line, with or without a comma, with or without a header.

    Empty for anything else: a table, a workbook.
    """
    if "sheet" in table.about:
        header = {"1": table.columns[0]} if len(table.columns) == 1 else {}
        if not header or _field_of(table.columns[0])[0] or len(fold_name(table.columns[0])) < 2:
            return []
        return [(1, header)] + [(row.number, {"1": row.cells[table.columns[0]]}) for row in table.rows()]
    known = any(_field_of(column)[0] for column in table.columns)
    if len(table.columns) > 3 or (known and len(table.columns) > 1):
        return []
    text = path.read_bytes().decode(_codec(table), errors="replace")
    lines = [(at, {"1": _unquoted(line)}) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    body = lines[1:] if known else lines
    if len(table.columns) > 1 and not _looks_like_names(body[:_SAMPLE]):
        return []
    if not known and len(table.columns) == 1 and len(fold_name(table.columns[0])) < 2:
        body = lines[1:]
    return list(body)


def _codec(table: Table) -> str:
    encoding = table.about.get("encoding", "utf-8")
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _unquoted(line: str) -> str:
    """A line without the quotes of CSV around the whole of it."""
    line = line.strip().rstrip(",;\t")
    return line[1:-1].replace('""', '"') if len(line) > 1 and line[0] == line[-1] == '"' else line


def _plain(header: str) -> str:
    """A header without case, marks and doubled spaces."""
    return " ".join(re.sub(r"[^\w№]+|_", " ", header.casefold().replace("'", " ").replace("’", " ")).split())


def _field_of(header: str) -> tuple[str, str]:
    """The field a header names, and the language mark in it; empty field when it says nothing known."""
    plain = _plain(header)
    if plain in _BY_HEADER:
        return _BY_HEADER[plain], ""
    marks = " ".join(_LANGUAGE.findall(plain))
    bare = " ".join(_LANGUAGE.sub(" ", plain).split())
    if not bare and marks and not marks.isdigit():
        return "name", marks
    if bare in _BY_HEADER and marks:
        return _BY_HEADER[bare], marks
    if plain.endswith(" id") or plain.startswith("id "):
        return "id", ""
    return ("date", "") if _DATE.search(plain + " ") else ("", "")


def _chosen(table: Table, columns: Sequence[str]) -> list[tuple[str, str]]:
    """``--columns`` as (field, header of the file). Raises ``ListRefused`` for a field or header that is not there."""
    by_plain = {_plain(column): column for column in table.columns}
    chosen: list[tuple[str, str]] = []
    for text in columns:
        name, equals, header = text.partition("=")
        name = name.strip().casefold()
        if not equals or name not in FIELDS:
            raise ListRefused("no_field", text=text, fields=", ".join(FIELDS))
        header = header.strip()
        if header in table.columns:
            chosen.append((name, header))
        elif _plain(header) in by_plain:
            chosen.append((name, by_plain[_plain(header)]))
        else:
            raise ListRefused("no_column", file=table.name, column=header, columns=", ".join(table.columns))
    return chosen


def _shape(
    table: Table, chosen: list[tuple[str, str]], rows: Sequence[tuple[int, Mapping[str, str]]]
) -> _Columns:
    """Which columns are used for what: what was chosen, then what headers say, then what stands in the cells."""
    shape = _Columns()
    taken = {header for _, header in chosen}
    told = [(name, "", header) for name, header in chosen]
    named = {name for name, _ in chosen} & {"name", "given", "family"}
    for header in table.columns:
        name, mark = _field_of(header)
        if header in taken or not name or (named and name in ("name", "given", "family", "patronymic")):
            continue
        told.append((name, mark, header))
    families = {mark for name, mark, _ in told if name == "family"}
    sets: dict[str, dict[str, str]] = {}
    for name, mark, header in told:
        if name == "given" and mark not in families:
            name = "name"  # "Имя" alone is the whole name
        if name in ("given", "patronymic", "family"):
            sets.setdefault(mark, {}).setdefault(name, header)
        elif name == "name":
            shape.full.append(header)
        elif name == "date":
            shape.dates.append(header)
        else:
            shape.single.setdefault(name, header)
    shape.parts = [parts for parts in sets.values() if "family" in parts]
    if not shape.full and not shape.parts:
        shape.full = _by_content(table, rows)
    if not shape.full and not shape.parts:
        raise ListRefused("no_names", file=table.name, columns=", ".join(table.columns))
    return shape


def _by_content(table: Table, rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[str]:
    if len(table.columns) == 1:
        return [table.columns[0]]
    sample = rows[:_SAMPLE]
    return [
        column
        for column in table.columns
        if _looks_like_names([(n, {column: c.get(column, "")}) for n, c in sample])
    ]


def _looks_like_names(rows: Sequence[tuple[int, Mapping[str, str]]]) -> bool:
    """Whether most cells hold two to five words with a known given name among them."""
    cells = [text for _, cells in rows for text in cells.values() if text]
    good = 0
    for text in cells:
        folds = fold_name(text)
        known = any(any(given_codes(fold).values()) for fold in folds)
        good += 2 <= len(folds) <= 5 and known and not any(char.isdigit() for char in text)
    return bool(cells) and good >= 0.6 * len(cells)


def _forms(cells: Mapping[str, str], shape: _Columns) -> tuple[str, ...]:
    """Every printed form of the name in a row."""
    forms: list[str] = []
    for column in shape.full:
        for text in re.split(r"[;|\n]", cells.get(column, "")):
            if text.strip() and not is_empty(text.strip()) and fold_name(text):
                forms.append(text.strip())
    for parts in shape.parts:
        family, given, father = (cells.get(parts.get(p, ""), "") for p in ("family", "given", "patronymic"))
        rest = " ".join(text for text in (given, father) if text and not is_empty(text))
        text = f"{family}, {rest}" if family and rest else family or rest
        if text and fold_name(text):
            forms.append(text)
    return tuple(dict.fromkeys(forms))


def _listed(
    number: int,
    cells: Mapping[str, str],
    shape: _Columns,
    forms: tuple[str, ...],
    keys: dict[str, int],
    remarks: list[Remark],
) -> Listed:
    """One row as a person: birth, id (its own, or one made of name and birth) and the rest; odd cells are noted."""

    def cell(name: str) -> str:
        text = cells.get(shape.single.get(name, ""), "")
        return "" if is_empty(text) else text

    born, whole = read_birth(cell("born")) if cell("born") else ("", True)
    if not whole:
        values = {"row": number, "column": shape.single["born"], "text": cell("born")[:40], "year": born}
        remarks.append(Remark("birth_year" if born else "birth_unread", values))
    key = cell("id")
    if key and key in keys:
        values = {"row": number, "column": shape.single["id"], "key": key[:40], "first": keys[key]}
        remarks.append(Remark("id_twice", values))
    key = _free_key(key or "|".join(text for text in (forms[0], born) if text), keys)
    keys[key] = number
    dates = {column: read_birth(cells[column])[0] for column in shape.dates if cells.get(column)}
    return Listed(key, forms, born, cell("status"), cell("place"), cell("article"), dates, number)


def _free_key(key: str, keys: Mapping[str, int]) -> str:
    """``key``, or ``key#2`` and so on for a namesake without an id."""
    free, n = key, 1
    while free in keys:
        n += 1
        free = f"{key}#{n}"
    return free


def read_birth(text: str) -> tuple[str, bool]:
    """A birth as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, and whether the text was understood whole.

    What is no day (31 February, "around 1980", 05/04/1980) gives the year that stands in it, or nothing.
    """
    if re.fullmatch(r"1\d{3}", text):
        return text, True
    try:
        return read_day(text, date.max).rstrip("~?%"), True
    except BadDay:
        found = re.search(r"(?<!\d)(1\d\d\d|20\d\d)(?!\d)", text)
        return (found[1] if found else ""), False


def _used(shape: _Columns) -> dict[str, tuple[str, ...]]:
    used: dict[str, tuple[str, ...]] = {}
    if shape.full:
        used["name"] = tuple(shape.full)
    for parts in shape.parts:
        for name, header in parts.items():
            used[name] = (*used.get(name, ()), header)
    used |= {name: (header,) for name, header in shape.single.items()}
    if shape.dates:
        used["date"] = tuple(shape.dates)
    return used


def said_columns(used: Mapping[str, Iterable[str]]) -> str:
    """``name = ФИО; born = год``: the columns that were used, for the summary."""
    return "; ".join(f"{name} = {', '.join(headers)}" for name, headers in used.items())


def shown_name(person: Listed) -> str:
    """The first form of a person, tidied; parts from columns of their own with a comma after the family name."""
    parts = parse_name(person.forms[0])
    return parts.text
