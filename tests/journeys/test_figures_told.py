"""A figure's drawing, its table, its file and its sentence say the same numbers."""

import csv
import io
import re

from nitka.figures.rules.measures import BY_NAME
from nitka.ground.wording import LANGUAGES
from tests.journeys.looked import Look

CURVE = "over-time"


def whole(text):
    return int(re.sub(r"\D", "", text))


def told_by_table(look):
    """(people, prosecutions) of each row of the table's body, and of its foot."""
    rows, foot = [], []
    for cell in look.all("td"):
        if "number" in cell.attributes.get("class", ""):
            (foot if "tfoot" in cell.inside else rows).append(whole(cell.text))
    return list(zip(rows[::2], rows[1::2], strict=True)), list(zip(foot[::2], foot[1::2], strict=True))


def told_by_drawing(look):
    """(people, prosecutions) of each bar, as the drawing writes them."""
    said = [text.text for text in look.all("text") if " · " in text.text]
    return [tuple(whole(part) for part in one.split(" · ")) for one in said]


def figure_pages(site, language):
    """Pages of the figures; rows that stand beside a figure, not in it, are left out."""
    for name in BY_NAME:
        path = site / language / "figures" / f"{name}.html"
        if path.exists():
            html = path.read_text(encoding="utf-8")
            yield name, Look.at(re.sub(r'<tbody class="more">.*?</tbody>', "", html))


def test_each_drawing_has_the_numbers_of_its_table(site):
    seen = 0
    for language in LANGUAGES:
        for name, look in figure_pages(site, language):
            rows, _foot = told_by_table(look)
            drawn = told_by_drawing(look)
            if not drawn:
                assert (language, name, [row for row in rows if row[0]]) == (language, name, [])
                continue
            seen += 1
            if name == CURVE:
                assert (language, name, drawn) == (language, name, [rows[-1], rows[0]])
            else:
                assert (language, name, drawn) == (language, name, rows[: len(drawn)])
    assert seen >= 4 * 10


def test_each_file_has_the_numbers_of_its_table(site):
    for name, look in figure_pages(site, "en"):
        rows, _foot = told_by_table(look)
        text = (site / "data" / "figures" / f"{name}.csv").read_text(encoding="utf-8-sig")
        found = [(int(row["people"]), int(row["prosecutions"])) for row in csv.DictReader(io.StringIO(text))]
        assert (name, found[: len(rows)]) == (name, rows)


def test_a_figure_is_the_same_in_four_languages(site):
    told = {
        language: {name: told_by_table(look) for name, look in figure_pages(site, language)}
        for language in LANGUAGES
    }
    for language in LANGUAGES:
        assert told[language] == told["be"]


def test_home_says_the_number_of_the_figure(site):
    for language in LANGUAGES:
        home = Look.at((site / language / "index.html").read_text(encoding="utf-8"))
        held = Look.at((site / language / "figures" / "held.html").read_text(encoding="utf-8"))
        said = next(one.text for one in home.all("span") if one.attributes.get("class") == "big")
        assert whole(said) == whole(held.all("b")[0].text)
