"""What the importer has to say: findings about one row, and refusals of a whole file. Both speak four languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nitka.ground.wording import words


@dataclass(frozen=True, slots=True)
class Finding:
    """Something seen in a row. ``code`` names the sentence, ``column`` the column as the file prints it."""

    code: str
    column: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: str = "en") -> str:
        """The sentence in ``language``, with the column in front of it when there is one."""
        text = words("client", language)(f"importing.finding.{self.code}", **self.values)
        return f"{self.column}: {text}" if self.column else text


class ImportRefused(Exception):
    """The file cannot be imported. ``str()`` is English, ``say`` any of the four languages.

    The values always name the file, and the row and column where there is one.
    """

    def __init__(self, code: str, **values: object):
        super().__init__(code)
        self.code = code
        self.values = values

    def say(self, language: str = "en") -> str:
        """The sentence in ``language``."""
        return words("client", language)(f"importing.refused.{self.code}", **self.values)

    def __str__(self) -> str:
        return self.say()


class FileRefused(ImportRefused):
    """The bytes are not a list we can read: encoding, broken quoting, size, kind of file."""


class HeaderRefused(ImportRefused):
    """The header line does not fit: a column missing or printed twice."""


class ProfileRefused(ImportRefused):
    """The profile or mapping file is wrong. The message names the key."""


class ListShrank(ImportRefused):
    """The list has become much shorter than what the record holds from it."""


class RowsRejected(ImportRefused):
    """Some rows are broken; no act is written until they are mended or left out on purpose."""
