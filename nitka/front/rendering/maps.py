"""The maps above the table of facilities: one for each country we have an outline of."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from nitka.front.rendering.known import plain_text
from nitka.front.rendering.site import Site
from nitka.ground.places import COUNTRIES, MapPoint, find_town, map_svg

FEWEST = 2  # a map of one point says less than its row in the table


def country_maps(site: Site, language: str, people: Mapping[str, int]) -> dict[str, str]:
    """Country → its map, where it has one that says more than the table. ``people``: code → people held there."""
    by_country: dict[str, list[MapPoint]] = {}
    for body in site.known.facilities.values():
        point = _point(body, language, people.get(body["code"], 0))
        if point is not None:
            by_country.setdefault(body["country"], []).append(point)
    return {
        code: f'<figure class="country">{map_svg(code, points, language)}</figure>'
        for code, points in by_country.items()
        if len(points) >= FEWEST
    }


def _point(body: Mapping[str, Any], language: str, people: int) -> MapPoint | None:
    """Where the facility is: its own coordinates, else its town's; nothing where neither is known."""
    if body["country"] not in COUNTRIES:
        return None
    names = [unescape(name) for name in body.get("town", {}).values()]
    town = next((found for name in names if (found := find_town(body["country"], name))), None)
    if "lat" in body:
        lat, lon = body["lat"], body["lon"]
    elif town is not None:
        lat, lon = town.lat, town.lon
    else:
        return None
    return MapPoint(
        name=unescape(plain_text(body["names"], language)),
        kind=body["kind"],
        lat=lat,
        lon=lon,
        town=town.names[language] if town else unescape(plain_text(body.get("town", {}), language)),
        count=people,
        href=f"{body['code']}.html",
    )
