"""Outlines of countries and the towns that have places of detention, read from ``ground/geo``."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GEO = Path(__file__).resolve().parent.parent / "geo"
COUNTRIES = ("BY", "AZ")
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Town:
    """A town: names by language, latitude and longitude in degrees (WGS 84).

    ``near`` is the code of another town when the place itself is not in the gazetteer and is shown there.
    """

    code: str
    names: Mapping[str, str]
    also: tuple[str, ...]
    lat: float
    lon: float
    near: str = ""


@dataclass(frozen=True)
class Country:
    """A country: ISO 3166-1 code, outer rings of its outline as (longitude, latitude), towns."""

    code: str
    outline: tuple[Ring, ...]
    towns: tuple[Town, ...]


@cache
def country(code: str) -> Country:
    """The country with that ISO 3166-1 alpha-2 code. Raises ``ValueError`` when there is no map of it."""
    if code not in COUNTRIES:
        raise ValueError(f"no map of {code!r}: there are {', '.join(COUNTRIES)}")
    data = json.loads((GEO / f"{code.lower()}.json").read_text(encoding="utf-8"))
    return Country(
        code=data["country"],
        outline=tuple(tuple((x, y) for x, y in ring) for ring in data["outline"]),
        towns=tuple(
            Town(t["code"], t["names"], tuple(t["also"]), t["lat"], t["lon"], t.get("near", ""))
            for t in data["towns"]
        ),
    )


def _plain(name: str) -> str:
    """A name without capitals, accents and signs, for comparing."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


@cache
def _by_name(code: str) -> dict[str, Town]:
    named: dict[str, Town] = {}
    for town in country(code).towns:
        for name in (town.code, *town.names.values(), *town.also):
            named.setdefault(_plain(name), town)
    return named


def find_town(code: str, name: str) -> Town | None:
    """The town of a country that bears this name in any of its known spellings; None when there is none.

    Of "Kurdakhani, Baku" the first part that is known counts.
    """
    named = _by_name(code)
    return next((named[_plain(part)] for part in (name, *name.split(",")) if _plain(part) in named), None)
