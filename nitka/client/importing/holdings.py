"""What the record holds already, as the importer needs it: people by this list's keys, facilities, names.

Bodies are kept as bytes in a temporary file, so that memory stays small whatever the record holds.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from nitka.client.importing.likely import Signs, signs_of
from nitka.client.importing.merging import listed_after, readings
from nitka.client.importing.rows import source_key


class Spool:
    """Bodies written one behind the other; ``put`` gives the place, ``get`` reads it back."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="nitka-import-")  # noqa: SIM115
        self._end = 0

    def put(self, data: Mapping[str, Any]) -> tuple[int, int]:
        """Where the body lies now: offset and length."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        self._file.seek(self._end)
        self._file.write(text)
        place = (self._end, len(text))
        self._end += len(text)
        return place

    def get(self, place: tuple[int, int]) -> dict[str, Any]:
        """The body at a place."""
        self._file.seek(place[0])
        read: dict[str, Any] = json.loads(self._file.read(place[1]))
        return read

    def close(self) -> None:
        """Removes the file."""
        self._file.close()


@dataclass
class Holdings:
    """People and facilities of the record, seen from one list (its code)."""

    list_code: str
    spool: Spool = field(default_factory=Spool)
    facilities: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    people: int = 0
    _current: dict[str, tuple[int, int]] = field(default_factory=dict)
    _listed: dict[str, tuple[int, int]] = field(default_factory=dict)
    _blocks: dict[str, list[str]] | None = None

    def read(self, bodies: Iterable[tuple[str, str, Mapping[str, Any]]]) -> "Holdings":
        """Takes in bodies (kind, subject, data) in the order of the record, withdrawn ones left out."""
        base = source_key(self.list_code)
        for kind, subject, data in bodies:
            if kind == "facility":
                self.facilities[subject] = dict(data)
            elif kind == "person":
                place = self.spool.put(data)
                if subject not in self._listed:
                    if data.get("basis", {}).get("list") == self.list_code and readings(data, base):
                        self._listed[subject] = place
                else:
                    said = listed_after(self.listed(subject), self.current(subject), data, base)
                    if said is not None:
                        self._listed[subject] = self.spool.put(said)
                self._current[subject] = place
        self._settle()
        return self

    def _settle(self) -> None:
        """Keys and names from the current bodies only."""
        self.people = len(self._current)
        for subject, place in self._current.items():
            data = self.spool.get(place)
            basis = data.get("basis", {})
            if basis.get("list") == self.list_code:
                self.keys[basis["key"]] = subject
            if data.get("names"):
                self.names[subject] = data["names"][0]["text"]

    def alike(self, signs: Signs) -> list[tuple[str, Signs]]:
        """People whose surname sounds like this one; all names are laid out when first asked for."""
        if self._blocks is None:
            self._blocks = {}
            for subject in self.names:
                for block in signs_of(self.current(subject)).blocks:
                    self._blocks.setdefault(block, []).append(subject)
        found = {subject for block in signs.blocks for subject in self._blocks.get(block, ())}
        return [(subject, signs_of(self.current(subject))) for subject in sorted(found)]

    def current(self, subject: str) -> dict[str, Any]:
        """What the record says of a person now."""
        return self.spool.get(self._current[subject])

    def listed(self, subject: str) -> dict[str, Any]:
        """What this list itself said of a person last."""
        return self.spool.get(self._listed.get(subject, self._current[subject]))

    def holds(self, subject: str) -> bool:
        """Whether the record names this subject as a person."""
        return subject in self._current
