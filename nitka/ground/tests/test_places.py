"""The map: towns are found by any spelling, the projection is true to shape, labels stand free, nothing unsafe."""

import csv
import re
from math import acos, cos, radians, sin
from pathlib import Path
from xml.etree import ElementTree

import pytest

import nitka
from nitka.ground.places import Box, Conic, MapPoint, country, find_town, map_svg
from nitka.ground.places.layout import grouped, place_labels
from nitka.ground.wording import LANGUAGES

ALLOWED = {
    "svg": {"viewBox", "class", "role", "aria-label", "fill", "font-family"},
    "path": {"class", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "d"},
    "circle": {"fill", "stroke", "stroke-width", "r"},
    "g": {"class", "color", "transform"},
    "text": {"class", "x", "y", "font-size", "text-anchor"},
    "a": {"href", "aria-label"},
    "title": set(),
}
KINDS = [
    "pretrial_detention",
    "prison",
    "penal_colony",
    "open_facility",
    "temporary_detention",
    "juvenile_colony",
]


def facilities():
    """The rows of the reference data."""
    path = Path(nitka.__file__).parent / "registry" / "reference" / "facilities_by.csv"
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def every_town(code, language, each=2):
    """Points in every town of a country, several in each."""
    return [
        MapPoint(
            f"{town.code} {n}",
            KINDS[(i + n) % 6],
            town.lat,
            town.lon,
            town.names[language],
            n + i,
            f"{i}.html",
        )
        for i, town in enumerate(country(code).towns)
        for n in range(1 + i % (each + 1))
    ]


@pytest.mark.parametrize(
    ("code", "name", "town"),
    [
        ("BY", "Homiel", "homiel"),
        ("BY", "Homieĺ", "homiel"),
        ("BY", "Гомель", "homiel"),
        ("BY", "Mahilioŭ", "mahiliou"),
        ("BY", "Могилев", "mahiliou"),
        ("BY", "Baranavičy", "baranavichy"),
        ("BY", "Novosady", "navasady"),
        ("AZ", "Sheki", "sheki"),
        ("AZ", "Şüvəlan", "shuvalan"),
        ("AZ", "Kurdakhani, Baku", "kurdakhani"),
    ],
)
def test_a_town_is_found_by_any_of_its_spellings(code, name, town):
    assert find_town(code, name).code == town


def test_a_town_that_is_not_there():
    assert find_town("BY", "Sheki") is None
    assert find_town("BY", "") is None


def test_every_town_with_a_facility_is_on_the_map():
    towns = {row["town"] for row in facilities()} - {""}
    assert {town for town in towns if find_town("BY", town) is None} == set()


def test_a_country_without_a_map():
    with pytest.raises(ValueError, match="^no map of 'PL': there are BY, AZ$"):
        country("PL")


def test_distances_on_the_plane_are_true():
    """Minsk–Brest and Minsk–Homiel by the sphere and on the map: the same ratio within half a percent."""
    land = country("BY")
    project = Conic(place for ring in land.outline for place in ring)

    def on_sphere(a, b):
        one, other = radians(a.lat), radians(b.lat)
        return acos(sin(one) * sin(other) + cos(one) * cos(other) * cos(radians(a.lon - b.lon)))

    def on_plane(a, b):
        (ax, ay), (bx, by) = project(a.lon, a.lat), project(b.lon, b.lat)
        return ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5

    for one, other in (("minsk", "brest"), ("minsk", "homiel"), ("viciebsk", "hrodna")):
        a, b = find_town("BY", one), find_town("BY", other)
        assert on_plane(a, b) == pytest.approx(on_sphere(a, b), rel=0.005)


def test_north_is_up_and_east_is_right():
    project = Conic([(23.0, 51.0), (33.0, 56.0)])
    assert project(30, 53)[0] > project(25, 53)[0]
    assert project(28, 55)[1] < project(28, 52)[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["BY", "AZ"])
def test_the_map_is_small_and_safe(code, language):
    svg = map_svg(code, every_town(code, language), language)
    assert len(svg.encode()) <= 20_000
    for element in ElementTree.fromstring(svg).iter():
        tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert set(element.attrib) <= ALLOWED[tag]


def test_every_point_is_drawn_once_with_its_link_and_its_name():
    points = every_town("BY", "be")
    svg = map_svg("BY", points, "be")
    assert svg.count("<title>") == len(points)
    assert sorted(re.findall(r'<a href="([^"]+)"', svg)) == sorted(point.href for point in points)


def test_names_are_escaped():
    point = MapPoint('<script>"x"', "prison", 53.9, 27.56, "A & B", 1, 'a"b.html')
    svg = map_svg("BY", [point], "en")
    assert "<script>" not in svg
    assert "A &amp; B · 1" in svg
    assert 'href="a&quot;b.html"' in svg


def test_an_empty_map_still_shows_the_country():
    assert map_svg("BY", [], "pl").count("<path") == 1


def test_the_legend_names_each_kind_present_by_its_shape():
    points = [MapPoint("a", "prison", 53.9, 27.56, "Minsk"), MapPoint("b", "unheard_of", 52.1, 23.7, "Brest")]
    svg = map_svg("BY", points, "en")
    assert ">prisons</text>" in svg
    assert ">other places</text>" in svg
    assert ">penal colonies</text>" not in svg


def test_the_same_points_give_the_same_map_in_any_order():
    points = every_town("AZ", "ru")
    assert map_svg("AZ", points, "ru") == map_svg("AZ", list(reversed(points)), "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_symbols_of_belarus_stand_free(language):
    land = country("BY")
    project = Conic(place for ring in land.outline for place in ring)
    flat = [project(*place) for ring in land.outline for place in ring]
    left, top = min(x for x, _ in flat), min(y for _, y in flat)
    scale = 524 / (max(x for x, _ in flat) - left)
    placed = []
    for row in facilities():
        if town := find_town("BY", row["town"]):
            x, y = project(town.lon, town.lat)
            point = MapPoint(row["name_en"], row["kind"], town.lat, town.lon, town.names[language])
            placed.append((point, (x - left) * scale + 18, (y - top) * scale + 18))
    groups = grouped(placed)
    for group in groups:
        group.label = f"{group.points[0].town} · 88"
    place_labels(groups, Box(4, 4, 552, 480))
    boxes = [box for group in groups for box in (group.box, group.label_box)]
    touching = [
        (a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.covers(b) > 5
    ]  # of about 1,500 each
    assert touching == []
