"""Where places are, and a plain map of a country with its places of detention.

Outlines come from Natural Earth (public domain), towns from GeoNames (CC BY 4.0); ``ground/geo`` has the data and says
how it was made. The map is SVG with shapes and words only; beside it a table says the same.
"""

from nitka.ground.places.gazetteer import COUNTRIES, Country, Town, country, find_town
from nitka.ground.places.layout import Box, MapPoint
from nitka.ground.places.map import map_svg
from nitka.ground.places.projection import Conic

__all__ = ["COUNTRIES", "Box", "Conic", "Country", "MapPoint", "Town", "country", "find_town", "map_svg"]
