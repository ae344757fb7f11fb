"""Finding somebody: any spelling, a slip of the finger, the wrong alphabet; filters, orders, pages; nobody."""

import csv
from urllib.parse import quote, urlencode

import pytest

from nitka.ground.names.transliterate import Latin, transliterate
from tests.journeys.browser import page
from tests.journeys.built import INVENTED, REAL, fetch
from tests.journeys.looked import Look

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def people(node):
    """Rows of the invented list whose first and family name nobody shares."""
    with (node.parent / "members" / "invented.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    short = [short_name(row["name_be"]) for row in rows]
    return [row for row, name in zip(rows, short, strict=True) if short.count(name) == 1][:12]


def short_name(full):
    """First and family name of a name in print."""
    words = full.split()
    return f"{words[0]} {words[-1]}"


def found(origin, query, language="be"):
    """Names on the cards of a search, in their order."""
    status, body, _headers = fetch(f"{origin}/{language}/people/search.html?q={quote(query)}")
    assert status == 200
    look = Look.at(body.decode())
    return [link.text for link in look.all("a") if "li" in link.inside and "h2" in link.inside]


def spellings(row):
    """The same name as people write it, and with slips."""
    be, ru = short_name(row["name_be"]), short_name(row["name_ru"])
    yield "Belarusian", be
    yield "Russian", ru
    yield "English", row["name_en"]
    yield "Polish", row["name_pl"]
    yield "łacinka", transliterate(be, "be", Latin.LACINKA)
    yield "national system", transliterate(be, "be", Latin.NATIONAL)
    yield "passport", transliterate(be, "be", Latin.PASSPORT)
    yield "Russian passport", transliterate(ru, "ru", Latin.PASSPORT)
    yield "Latin letters among Cyrillic ones", be.translate(str.maketrans("іaаео", "iaaeo"))
    yield "family name alone", be.split()[-1]
    yield "one letter wrong", be[:-3] + ("о" if be[-3] != "о" else "у") + be[-2:]
    yield "one letter missing", be[:-2] + be[-1]


def test_a_person_is_found_by_any_spelling(origin, people):
    assert len(people) == 12
    missed = []
    for row in people:
        name = row["name_be"]
        for what, typed in spellings(row):
            names = found(origin, typed)
            place = 3 if what == "family name alone" else 1
            if name not in [one.strip() for one in names[:place]]:
                missed.append((what, typed, name, names[:3]))
    assert missed == []


def test_nobody_is_found_and_ways_on_are_offered(origin):
    for language, said in (("be", "Нікога"), ("ru", "Никого"), ("en", "Nobody"), ("pl", "Nikogo")):
        body = fetch(f"{origin}/{language}/people/search.html?q=Zzyzxkrshb")[1].decode()
        look = Look.at(body)
        assert look.all("h2")[0].text.startswith(said)
        hints = [link.attributes["href"] for link in look.all("a") if link.inside[-2:] == ("ul", "li")]
        assert {"a-z.html", "../report.html"} <= set(hints)


def test_filter_order_and_page_are_one_plain_form(browser, origin):
    with page(browser, width=360, scripts=False) as tab:
        tab.goto(f"{origin}/be/people/index.html")
        tab.locator("summary").click()
        tab.locator('select[name="sex"]').select_option("male")
        tab.locator('select[name="order"]').select_option("held")
        tab.locator(".filters details button").click()
        assert "sex=male" in tab.url
        assert "order=held" in tab.url
        assert tab.locator('select[name="sex"]').input_value() == "male"
        assert tab.locator('select[name="order"]').input_value() == "held"
        first = [one.inner_text() for one in tab.locator(".card h2").all()]
        tab.locator(".pages a").filter(has_text="2").click()
        second = [one.inner_text() for one in tab.locator(".card h2").all()]
        assert "sex=male&order=held&page=2" in tab.url
        assert (len(first), bool(second), set(first) & set(second)) == (24, True, set())


def test_every_page_of_the_list_together_is_everybody_once(origin):
    names, number = [], 1
    while True:
        body = fetch(f"{origin}/be/people/index.html?" + urlencode({"order": "changed", "page": number}))[1]
        here = [link.attributes["href"] for link in Look.at(body.decode()).all("a") if "h2" in link.inside]
        if not here:
            break
        names += here
        number += 1
    assert (len(names), len(set(names))) == (INVENTED + REAL, INVENTED + REAL)


def test_each_choice_of_a_filter_finds_as_many_as_it_says(origin):
    body = fetch(f"{origin}/be/people/index.html")[1].decode()
    look = Look.at(body)
    wrong, tried = [], 0
    name = ""
    for element in look.all("select", "option"):
        if element.tag == "select":
            name = element.attributes["name"]
        elif name in ("stage", "state", "sex", "recognised", "list", "group") and element.attributes["value"]:
            size = int(element.text.rpartition("(")[2].rstrip(")"))
            asked = urlencode({name: element.attributes["value"]})
            said = Look.at(fetch(f"{origin}/be/people/search.html?{asked}")[1].decode())
            lead = next(one.text for one in said.all("p") if one.attributes.get("role") == "status")
            tried += 1
            if int("".join(filter(str.isdigit, lead))) != size:
                wrong.append((asked, size, lead))
    assert wrong == []
    assert tried >= 10
