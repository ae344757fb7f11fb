"""The map as SVG: land, symbols by kind (by shape, not by colour alone), labels, legend. No style, no script.

Colours stand in presentation attributes with ``currentColor``, so it reads on light and dark pages and on paper; a
page may restyle the classes ``map-land``, ``map-symbol`` (its ``color``), ``map-label``, ``map-note``.
"""

from collections.abc import Sequence
from html import escape

from nitka.ground.places.gazetteer import Country, country
from nitka.ground.places.layout import FONT, LETTER, Box, Group, MapPoint, grouped, place_labels
from nitka.ground.places.projection import Conic
from nitka.ground.wording import Words, say_number, words

WIDTH = 560
EDGE = 18
THREAD = "#9c1c2b"
_LINE = 'fill="none" stroke="currentColor" stroke-width="2"'
_FULL = 'fill="currentColor"'

# Shapes within 12 × 12 units around (0, 0).
SHAPES = {
    "pretrial_detention": f'<path {_LINE} d="M-5-5H5V5H-5z"/>',
    "prison": f'<path {_FULL} d="M-6-6H6V6H-6z"/>',
    "penal_colony": f'<path {_FULL} d="M0-7 7 0 0 7-7 0z"/>',
    "juvenile_colony": f'<path {_LINE} d="M0-6 6 0 0 6-6 0z"/>',
    "open_facility": f'<circle {_LINE} r="5"/>',
    "settlement_colony": f'<circle {_LINE} r="5"/><circle {_FULL} r="2"/>',
    "temporary_detention": f'<path {_FULL} d="M0-6 6.5 6H-6.5z"/>',
    "hospital": f'<path {_FULL} d="M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2z"/>',
    "other": f'<circle {_FULL} r="4"/>',
}


class _Sheet:
    """A country on a sheet: its projection, its scale, the path of its outline."""

    def __init__(self, land: Country):
        self._conic = Conic(place for ring in land.outline for place in ring)
        flat = [[self._conic(*place) for place in ring] for ring in land.outline]
        xs, ys = [x for ring in flat for x, _ in ring], [y for ring in flat for _, y in ring]
        self._scale = (WIDTH - 2 * EDGE) / (max(xs) - min(xs))
        self._left, self._top = min(xs), min(ys)
        self.land_height = (max(ys) - min(ys)) * self._scale + 2 * EDGE
        self.outline = "".join(self._ring(ring) for ring in flat)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._left) * self._scale + EDGE, (y - self._top) * self._scale + EDGE

    def _ring(self, ring: list[tuple[float, float]]) -> str:
        """Path data in whole steps of a tenth, relative: small, and exact enough for a screen."""
        parts: list[str] = []
        before = (0, 0)
        for place in ring[:-1]:
            x, y = (round(value * 10) for value in self._at(*place))
            dx, dy = x - before[0], y - before[1]
            if parts and not (dx or dy):
                continue
            step = f"{dx / 10:g} {dy / 10:g}" if dy >= 0 else f"{dx / 10:g}{dy / 10:g}"
            parts.append(step)
            before = (x, y)
        return f"M{parts[0]}l{' '.join(parts[1:])}z".replace(" -", "-")

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """The place on the sheet."""
        return self._at(*self._conic(lon, lat))


def _symbol(kind: str, x: float, y: float) -> str:
    shape = SHAPES.get(kind, SHAPES["other"])
    return f'<g class="map-symbol map-{kind}" color="{THREAD}" transform="translate({x:.1f} {y:.1f})">{shape}</g>'


def _point(point: MapPoint, x: float, y: float, language: str) -> str:
    name = point.name if point.count is None else f"{point.name}: {say_number(point.count, language)}"
    drawn = f"<title>{escape(name)}</title>{_symbol(point.kind, x, y)}"
    if point.href:
        return f'<a href="{escape(point.href)}" aria-label="{escape(name)}">{drawn}</a>'
    return f"<g>{drawn}</g>"


def _text(kind: str, x: float, y: float, size: int, text: str, anchor: str = "start") -> str:
    how = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="map-{kind}" x="{x:.1f}" y="{y:.1f}" font-size="{size}"{how}>{escape(text)}</text>'


def _named(group: Group) -> str:
    """The label of a group, set towards its symbols, so that a wrong guess of its width leaves no gap."""
    box, symbols = group.label_box, group.box
    y = box.top + FONT * 0.87
    if box.left + box.width <= symbols.left:
        return _text("label", box.left + box.width, y, FONT, group.label, "end")
    if box.left >= symbols.left + symbols.width:
        return _text("label", box.left, y, FONT, group.label)
    return _text("label", box.left + box.width / 2, y, FONT, group.label, "middle")


def _label(group: Group, language: str) -> str:
    counts = [point.count for point in group.points if point.count is not None]
    town = group.points[0].town
    return f"{town} · {say_number(sum(counts), language)}" if town and sum(counts) else town


def _legend(kinds: Sequence[str], t: Words, top: float) -> tuple[str, float]:
    """The legend below the land in as many columns as fit, and its height."""
    labels = [t(f"map.kind.{kind}") for kind in kinds]
    column = max((len(label) for label in labels), default=0) * FONT * LETTER + 40
    columns = max(1, int((WIDTH - 2 * EDGE) // column))
    drawn = []
    for i, (kind, label) in enumerate(zip(kinds, labels, strict=True)):
        row, place = divmod(i, columns)
        x, y = EDGE + 8 + place * column, top + row * 24
        drawn.append(_symbol(kind, x, y) + _text("label", x + 14, y + 5, FONT, label))
    return "".join(drawn), -(-len(kinds) // columns) * 24


def map_svg(code: str, points: Sequence[MapPoint], language: str) -> str:
    """The map of a country (ISO 3166-1 alpha-2) with its places of detention, at most 20 KB for some hundred points.

    Points off the map's country are shown at its edge like any other; kinds that are not known get the shape of
    ``other``. Raises ``ValueError`` when there is no map of the country.
    """
    t = words("ground", language)
    sheet = _Sheet(country(code))
    groups = grouped([(point, *sheet.place(point.lon, point.lat)) for point in points])
    for group in groups:
        group.label = _label(group, language)
    page = Box(4, 4, WIDTH - 8, sheet.land_height - 8)
    place_labels(groups, page)
    present = {point.kind if point.kind in SHAPES else "other" for point in points}
    legend, height = _legend([kind for kind in SHAPES if kind in present], t, sheet.land_height + 12)
    total = sheet.land_height + height + 34
    drawn = "".join(_point(p, x, y, language) for group in groups for p, x, y in group.places())
    labels = "".join(_named(group) for group in groups if group.label)
    note = _text("note", EDGE, total - 8, 11, t("map.sources"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total:.0f}" class="map" role="group" '
        f'aria-label="{escape(t("map.title"))}" fill="currentColor" font-family="inherit">'
        f'<path class="map-land" fill-opacity=".07" stroke="currentColor" stroke-opacity=".45" d="{sheet.outline}"/>'
        f"{labels}{drawn}{legend}{note}</svg>"
    )
