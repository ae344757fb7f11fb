"""Printed places of detention found among the facilities a profile names and those the record holds.

Several spellings are one place; a place nobody has named stays as printed, and the report says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nitka.client.importing.profiles import Profile, facility_data

_NUMBER_SIGN = re.compile(r"\s*(?:№|#|\bno\b\.?|\bnr\b\.?)\s*(?=\d)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def place_key(text: str) -> str:
    """What two spellings of one place share: letters and digits, case, accents and number signs folded."""
    plain = _NUMBER_SIGN.sub(" ", text)
    plain = unicodedata.normalize("NFKD", plain.casefold())
    return " ".join(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


@dataclass
class Gazetteer:
    """Finds places; remembers which facilities of the profile were met, for the act."""

    profile: Profile
    known: Mapping[str, Mapping[str, Any]]
    names: dict[str, str] = field(default_factory=dict)
    met: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _seen: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, data in self.known.items():
            # "Prison No. 1" stands in many countries; a name that two facilities share tells neither.
            if data.get("country", self.profile.about.country) == self.profile.about.country:
                for key in {
                    place_key(name) for name in (*data.get("names", {}).values(), *data.get("aliases", ()))
                }:
                    self.names[key] = code if self.names.get(key, code) == code else ""
        for code, entry in self.profile.facilities.items():
            for name in (*entry.get("names", {}).values(), *entry.get("aliases", ())):
                self.names[place_key(name)] = code
        for printed, code in self.profile.values.get("place", {}).items():
            self.names[place_key(printed)] = code

    def find(self, printed: str) -> tuple[str, bool]:
        """Code of the facility, or "" when nobody has named it; then whether the record or profile describes it."""
        if printed not in self._seen:
            self._seen[printed] = self._find(printed)
        code, described = self._seen[printed]
        return code, described

    def _find(self, printed: str) -> tuple[str, bool]:
        code = self.names.get(place_key(printed), "")
        if not code and (printed.casefold() in self.known or printed.casefold() in self.profile.facilities):
            code = printed.casefold()
        described: Mapping[str, Any] = self.profile.facilities.get(code, {})
        if not code:
            for pattern in self.profile.places:
                if match := pattern.match.search(printed):
                    groups = ["", *match.groups(default="")]
                    code = pattern.code.format(*groups).lower()
                    described = self.profile.facilities.get(code) or _filled(pattern.facility, groups)
                    break
        if not code:
            return "", False
        if code in self.known:
            return code, True
        if described:
            self.met[code] = described
            return code, True
        return code, False

    def kind(self, code: str) -> str:
        """Kind of a facility that was found, or ""."""
        entry = self.known.get(code) or self.met.get(code) or {}
        return str(entry.get("kind", ""))

    def new_facilities(self, day: str, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Bodies for facilities of the profile that were met and that the record does not hold, by code."""
        return {
            code: facility_data(code, self.met[code], self.profile.about, day=day)
            for code in sorted(set(wanted))
            if code in self.met and code not in self.known
        }


def _filled(template: Any, groups: list[str]) -> Any:
    """A facility template with its groups filled in; the number becomes a number."""
    if isinstance(template, str):
        text = template.format(*groups)
        return int(text) if template == "{1}" and text.isdigit() else text
    if isinstance(template, Mapping):
        return {key: _filled(value, groups) for key, value in template.items()}
    if isinstance(template, list):
        return [_filled(value, groups) for value in template]
    return template
