"""The files of one list opened together: which language each is in, and the profile fitted to each."""

import re
from collections.abc import Sequence
from pathlib import Path

from nitka.client.importing.findings import FileRefused
from nitka.client.importing.opening import open_table
from nitka.client.importing.profiles import Bound, Profile, bind
from nitka.client.importing.tables import MOST_BYTES, Table

_PREFIX = re.compile(r"([a-z]{2,3})=(.+)")


def open_list(
    files: Sequence[str],
    profile: Profile,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> list[tuple[Table, Bound]]:
    """The files of a list, the main one first, each with the profile fitted to its columns.

    A file's language is told by a prefix (``be=list.csv``), its name (``list-be.csv``), the addresses in it
    (``/be/person/…``), or its headers. Raises ``FileRefused`` when it cannot be told or two files share one, and
    ``HeaderRefused`` when columns are missing.
    """
    if len(files) > 1 and not profile.languages:
        raise FileRefused("one_file", file=Path(files[1]).name, profile=profile.name)
    found: dict[str, tuple[Table, Bound]] = {}
    for text in files:
        told, path = _told(text, profile)
        table = open_table(path, encoding=encoding, sheet=sheet, most_bytes=most_bytes)
        language = told or (_language(table, profile) if profile.languages else "")
        if len(files) > 1 and not language:
            known = ", ".join(profile.languages)
            raise FileRefused("join_language", file=table.name, profile=profile.name, languages=known)
        if language in found:
            raise FileRefused("join_twice", file=table.name, language=language)
        found[language] = (table, bind(profile, table.columns, table.name, language))
    order = [*profile.languages, *found]
    return [found[language] for language in dict.fromkeys(order) if language in found]


def _told(text: str, profile: Profile) -> tuple[str, Path]:
    if (match := _PREFIX.fullmatch(text)) and match[1] in profile.languages:
        return match[1], Path(match[2])
    return "", Path(text)


def _language(table: Table, profile: Profile) -> str:
    stem = table.path.stem.casefold()
    for language in profile.languages:
        if re.search(rf"(?:^|[-_. ]){language}$", stem):
            return language
    if address := _address_column(table, profile):
        row = next(table.rows(), None)
        found = re.search(r"//[^/]+/([a-z]{2})/", row.cells.get(address, "")) if row else None
        if found and found[1] in profile.languages:
            return found[1]
    printed = {column.casefold() for column in table.columns}
    for language, headers in profile.files.get("headers", {}).items():
        if printed & {header.casefold() for header in headers}:
            return str(language)
    return ""


def _address_column(table: Table, profile: Profile) -> str:
    wanted = {header.casefold() for spec in profile.columns if spec.field == "url" for header in spec.headers}
    return next((column for column in table.columns if column.casefold() in wanted), "")
