"""CSV and TSV: which encoding, which delimiter, and a clear word when it is broken."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from nitka.client.importing.findings import FileRefused
from nitka.client.importing.tables import RawTable

# A cell longer than this is an unclosed quote that swallowed the rows below it.
LONGEST_CELL = 100_000
_CHUNK = 1 << 20
_DELIMITERS = ",;\t"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC_WORD = re.compile("[А-Яа-яЁёІіЎў]{2,}")
_NO_FORMULAS: frozenset[int] = frozenset()


def read(path: Path, *, encoding: str | None = None) -> RawTable:
    """The CSV at ``path``; ``encoding`` overrides what the bytes say (``cp1251`` for old Windows files).

    Raises ``FileRefused`` for a wrong encoding; broken quoting is found while the records are read.
    """
    csv.field_size_limit(LONGEST_CELL)
    chosen = encoding or _detect(path)
    try:
        codecs.lookup(chosen)
    except LookupError as error:
        raise FileRefused("unknown_encoding", file=path.name, encoding=chosen) from error
    delimiter, skip = _delimiter(path, chosen)
    records = _records(path, chosen, delimiter, skip)
    first = next(records, None)
    if first is None:
        raise FileRefused("empty_file", file=path.name)
    header = first[1]
    width = len(header)
    while width and not header[width - 1].strip():
        width -= 1

    def people() -> Iterator[tuple[int, list[str], frozenset[int]]]:
        read_again = _records(path, chosen, delimiter, skip)
        next(read_again)
        for number, texts in read_again:
            too_few = len(texts) < len(header) and any(texts)
            if too_few or any(text.strip() for text in texts[len(header) :]):
                raise FileRefused("row_width", file=path.name, row=number, n=len(texts), width=width)
            yield number, texts, _NO_FORMULAS

    shown = {",": "comma", ";": "semicolon", "\t": "tab"}[delimiter]
    return RawTable(header, people, {"encoding": chosen.removesuffix("-sig"), "delimiter": shown})


def _records(path: Path, encoding: str, delimiter: str, skip: int) -> Iterator[tuple[int, list[str]]]:
    number = skip
    line = 1 + skip
    try:
        with path.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline="") as stream:
            for _ in range(skip):
                stream.readline()
            reader = csv.reader(stream, delimiter=delimiter, strict=True)
            for texts in reader:
                number += 1
                line = reader.line_num + skip + 1
                yield number, texts
    except csv.Error as error:
        code = "cell_too_long" if "field larger" in str(error) else "broken_csv"
        values = {"file": path.name, "row": number + 1, "line": line, "most": LONGEST_CELL}
        raise FileRefused(code, **values, why=str(error)) from error
    except UnicodeDecodeError as error:
        raise FileRefused("wrong_encoding", file=path.name, row=number + 1, encoding=encoding) from error


def _delimiter(path: Path, encoding: str) -> tuple[str, int]:
    """The delimiter, and how many lines to skip: spreadsheets may print ``sep=;`` as the first line."""
    with (
        path.open("rb") as raw,
        TextIOWrapper(raw, encoding=encoding, newline="", errors="replace") as stream,
    ):
        start = stream.read(_CHUNK)
    if told := re.match(r'"?sep=([,;\t])"?\r?\n', start):
        return told[1], 1
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for char in start:
        if char == '"':
            quoted = not quoted
        elif not quoted and char in counts:
            counts[char] += 1
        elif not quoted and char in "\r\n" and any(counts.values()):
            break
    return max(_DELIMITERS, key=lambda mark: counts[mark]), 0


def _detect(path: Path) -> str:
    """The encoding told by a byte order mark, else UTF-8 when every byte agrees; raises otherwise."""
    with path.open("rb") as stream:
        start = stream.read(4)
        for mark, name in _BOMS:
            if start.startswith(mark):
                return name
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        done = 0
        while chunk := stream.read(_CHUNK):
            if b"\x00" in chunk:
                raise FileRefused(
                    "binary", file=path.name, row=1 + chunk[: chunk.index(b"\x00")].count(b"\n")
                )
            kept = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                raise _wrong_encoding(path, max(0, done - kept + error.start)) from error
            done += len(chunk)
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise _wrong_encoding(path, done - 1) from error
    return "utf-8"


def _wrong_encoding(path: Path, offset: int) -> FileRefused:
    """Names row and column of the byte at ``offset`` and, when the file reads well in it, cp1251."""
    with path.open("rb") as stream:
        before = stream.read(offset)
        after = stream.read(20_000)
    fits = _cyrillic_share((before[-20_000:] + after).decode("cp1251", errors="replace")) > 0.6
    guess = "cp1251" if fits else "cp1252"
    delimiter = _delimiter(path, guess)[0]
    records = list(
        csv.reader(before.decode(guess, errors="replace").splitlines(keepends=True), delimiter=delimiter)
    )
    header = records[0] if records else []
    if len(records) == 1:
        header = next(
            csv.reader(
                [(before + after).decode(guess, errors="replace").splitlines()[0]], delimiter=delimiter
            )
        )
    place = max(0, len(records[-1]) - 1) if records else 0
    column = header[place].strip() if place < len(header) else str(place + 1)
    code = "cp1251" if fits else "not_utf8"
    return FileRefused(code, file=path.name, row=max(1, len(records)), column=column)


def _cyrillic_share(text: str) -> float:
    """Share of the bytes above ASCII that stand in words of Cyrillic: 1 for Russian text in cp1251."""
    high = sum(ord(char) > 127 for char in text)
    words = sum(len(word) for word in _CYRILLIC_WORD.findall(text))
    return words / high if high else 0.0
