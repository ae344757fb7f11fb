"""Pages of places and articles: everybody who stands there, from A to Z, with dates of addresses and rules."""

import re

import pytest

from nitka.front.pages.articles import article_page, laws
from nitka.front.pages.articles import index_page as articles_index
from nitka.front.pages.facilities import addresses_section, facility_page, files, index_page
from nitka.front.queries.places import article_names, facility_names, past_facility_names
from nitka.front.queries.site import current_site
from nitka.front.rendering.facility_rules import amount, rules_for
from nitka.front.rendering.name_lists import PAGE, Named, name_columns
from nitka.front.tests.builders import (
    ALESIA,
    BAHDAN,
    TODAY,
    a_body,
    a_body_of_2014,
    a_name,
    a_site,
    fold,
    fold_places,
    known,
    landed,
)
from nitka.front.tests.test_api_answer import HANNA, a_counted
from nitka.ground.wording import LANGUAGES


def names(count):
    return [Named(f"{n:016d}", f"Імя {n}", "І" if n < 150 else "Я") for n in range(count)]


def text_of(page):
    return re.sub(r"<[^>]+>", " ", page)


@pytest.fixture
def people(db):
    first = fold_places()
    old = a_body_of_2014()
    old["whereabouts"] = {**old["whereabouts"], "facility": "ik-4"}
    del old["whereabouts"]["as_printed"]
    fold(
        landed(first, ALESIA, a_body()),
        landed(first + 1, BAHDAN, old),
        landed(first + 2, HANNA, a_counted("withheld")),
        landed(first + 3, "d" * 16, a_body(names=[a_name("Юлія Жук", "be")], sex="female")),
    )


def test_who_is_held_in_a_place_is_in_the_order_of_the_alphabet(people):
    assert [(named.letter, named.name) for named in facility_names("ik-4", "be")] == [
        ("А", "Алеся Вінцэнтаўна Кавалёва-Дзмітрыеўская"),
        ("Ю", "Юлія Жук"),
    ]
    assert [named.name for named in past_facility_names("ik-4", "en")] == ["Elnur Məmməd oglu Nəsirov"]
    assert facility_names("sizo-1", "be") == []


def test_a_long_list_is_cut_into_pages_that_hold_everybody_once():
    whole = names(2 * PAGE + 1)
    pages = [name_columns(whole, number) for number in (1, 2, 3)]
    found = [re.findall(r'href="\.\./people/(\d+)\.html"', page) for page in pages]
    assert [len(page) for page in found] == [PAGE, PAGE, 1]
    assert sum(found, []) == [named.subject for named in whole]
    assert re.findall(r"<h3>(.)</h3>", pages[0]) == ["І", "Я"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_place(people, language):
    site = current_site(TODAY)
    body = site.known.facilities["ik-4"]
    page = facility_page(site, language, body, (2, 2), facility_names("ik-4", language))
    assert re.findall(r'id="([\w-]+)"', page) == [
        "main", "held", "past", "addresses", "rules", "letter-rules", "sources",
    ]  # fmt: skip
    assert "246035, Гомель, вул. Антошкіна, 3" in page
    assert '<time datetime="2023-02">' in page
    assert site.chromes[language].words("facilities.rules_unknown") in page


def test_addresses_stand_with_their_days_the_newest_first():
    body = dict(known().facilities["ik-4"])
    body["addresses"] = [
        {"text": "undated", "script": "Latn", "source": "s1"},
        {"text": "of 2021", "script": "Latn", "source": "s1", "valid_as_of": "2021"},
        {"text": "of 2023", "script": "Latn", "source": "s1", "valid_as_of": "2023-02"},
    ]
    site = a_site()
    page = addresses_section(site.chromes["en"], body)
    assert re.findall(r"<address>([^<]*)</address>", page) == ["of 2023", "of 2021", "undated"]
    assert re.findall(r"<small class='quiet'>(?:<[^>]*>|as of |)*([\w ]+)", page)[:3] == [
        "February 2023", "2021", "day not stated",
    ]  # fmt: skip


def test_rules_of_a_place_are_its_own_its_kinds_and_those_for_all():
    rules = [
        {"code": "all", "topic": "letters"},
        {"code": "kind", "topic": "parcels", "facility_kinds": ["penal_colony"]},
        {"code": "other-kind", "topic": "parcels", "facility_kinds": ["prison"]},
        {"code": "own", "topic": "parcels", "facilities": ["ik-4"]},
        {"code": "other", "topic": "parcels", "facilities": ["ik-1"], "facility_kinds": ["penal_colony"]},
    ]
    assert [rule["code"] for rule in rules_for(rules, "ik-4", "penal_colony")] == ["all", "kind", "own"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"status": "rule", "value": "30", "unit": "kg", "period": "month"}, "30 kg a month"),
        ({"status": "rule", "value": "unlimited"}, "unlimited"),
        ({"status": "not_found"}, "not known"),
        ({"status": "rule"}, ""),
        ({"status": "rule", "value": "2", "unit": "sacks", "period": "quarter"}, "2 sacks quarter"),
    ],
)
def test_how_much_a_rule_allows(rule, said):
    assert amount(rule, a_site().chromes["en"]) == said


def test_the_table_counts_who_is_held_and_says_how_old_the_address_is():
    page = index_page(a_site(), "en", {"ik-4": (12, 14), "": (3, 3)}, {})
    assert '<td class="number"><b>12</b></td><td><time datetime="2023-02">February 2023</time></td>' in page
    assert '<td class="number">0</td><td>none</td>' in page
    assert "For 3 people held, no place is stated." in text_of(page)


def test_pages_are_asked_for_as_often_as_there_are_people(people):
    paths = [file.path for file in files(current_site(TODAY), None) if file.path.startswith("be/")]
    assert paths == ["be/facilities/index.html", "be/facilities/ik-4.html", "be/facilities/sizo-1.html"]


def test_articles_count_people_and_prosecutions(people):
    found = laws(current_site(TODAY))
    assert {code: law.counts for code, law in found.items()} == {
        "az-234-4-3": (0, 0, 1, 1),
        "by-342": (2, 2, 2, 2),
        "by-361-1": (2, 2, 2, 2),
    }
    assert [named.subject for named in article_names("by-342", "be")] == [ALESIA, "d" * 16]
    assert [named.subject for named in article_names("by-361-1-p2", "be")] == [ALESIA, "d" * 16]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_article_says_what_is_not_known(people, language):
    site = current_site(TODAY)
    found = laws(site)
    page = article_page(site, language, found["by-342"], found, article_names("by-342", language))
    words = site.chromes[language].words
    assert words("articles.max_unknown") in page
    assert words("articles.text_unknown") in page
    assert len(re.findall(r"people/[a-z]{16}\.html", page)) == 2
    assert "az-234-4-3.html" in articles_index(site, language, found)
