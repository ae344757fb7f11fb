"""The projection of the maps: Lambert's conformal conic with two standard parallels, on a sphere.

Formulas 15-1 to 15-4 of Snyder, "Map Projections: A Working Manual" (USGS 1395, 1987). The parallels lie a sixth of the
country's height inside its edges, so that distances over a country of this size are true to about 0.1 %.
"""

from collections.abc import Iterable
from math import cos, log, pi, radians, sin, tan


class Conic:
    """A projection made for an area given by its points, as (longitude, latitude) in degrees."""

    def __init__(self, points: Iterable[tuple[float, float]]):
        everything = list(points)
        lons, lats = [lon for lon, _ in everything], [lat for _, lat in everything]
        south, north = radians(min(lats)), radians(max(lats))
        inset = (north - south) / 6
        first, second = south + inset, north - inset
        self._lon = radians((min(lons) + max(lons)) / 2)
        self._n = log(cos(first) / cos(second)) / log(self._t(second) / self._t(first))
        self._f = cos(first) * self._t(first) ** self._n / self._n
        self._rho = self._f / self._t((south + north) / 2) ** self._n

    @staticmethod
    def _t(lat: float) -> float:
        return tan(pi / 4 + lat / 2)

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        """The place on the plane, in radii of the earth: x to the east, y to the south (as pictures count)."""
        rho = self._f / self._t(radians(lat)) ** self._n
        theta = self._n * (radians(lon) - self._lon)
        return rho * sin(theta), rho * cos(theta) - self._rho
