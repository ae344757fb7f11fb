"""A file becomes a table, whatever kind of file it is."""

from pathlib import Path

from nitka.client.importing import csvfiles, sheets
from nitka.client.importing.findings import FileRefused
from nitka.client.importing.tables import MOST_BYTES, MOST_ROWS, Table, header_of


def open_table(
    path: Path,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    most_bytes: int = MOST_BYTES,
    most_rows: int = MOST_ROWS,
) -> Table:
    """The file at ``path`` as a table. The kind is told from the content, not from the name.

    Raises ``FileRefused`` (unreadable, too large, wrong encoding, another kind of file) or ``HeaderRefused``.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(8)
    except OSError as error:
        raise FileRefused("unreadable", file=path.name, why=error.strerror or str(error)) from error
    if size == 0:
        raise FileRefused("empty_file", file=path.name)
    if size > most_bytes:
        raise FileRefused("too_large", file=path.name, mb=size // 1_000_000, most=most_bytes // 1_000_000)
    if start.startswith(b"PK\x03\x04"):
        raw = sheets.read(path, sheet=sheet)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused("old_excel", file=path.name)
    elif start.startswith((b"%PDF", b"\x1f\x8b", b"\x89PNG", b"Rar!", b"\xff\xd8\xff")):
        raise FileRefused("not_a_list", file=path.name)
    else:
        raw = csvfiles.read(path, encoding=encoding)
    return Table(path, header_of(path, raw.header), raw, most_rows)
