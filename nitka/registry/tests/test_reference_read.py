"""The reference tables that are shipped become right bodies; a blank stays unknown."""

import tomllib
from collections import Counter

import pytest

from nitka.client.reference import FOLDER, shipped_reference
from nitka.ground.people.kinds import body_problems
from nitka.ground.people.reference import BadReference, article_bodies


@pytest.fixture(scope="module")
def items():
    return {(kind, subject): data for kind, subject, data in shipped_reference()}


def test_every_row_becomes_a_right_body(items):
    assert Counter(kind for kind, _ in items) == {"facility": 33, "article": 55, "rule": 26}
    assert [body_problems(kind, subject, data) for (kind, subject), data in items.items()] == [[]] * 114


def test_a_colony_has_its_names_town_and_dated_address(items):
    colony = items["facility", "ik-4"]
    assert colony["names"] == {
        "be": "Папраўчая калонія № 4",
        "ru": "Исправительная колония № 4",
        "en": "Penal colony No. 4",
        "pl": "Kolonia karna nr 4",
    }
    assert colony["town"] == {"be": "Гомель", "ru": "Гомель", "en": "Homiel", "pl": "Homel"}
    assert colony["addresses"] == [
        {
            "text": "246035, Homieĺ, vulica Antoshkina 3",
            "script": "Latn",
            "valid_as_of": "2023-02",
            "source": "s1",
        }
    ]
    assert (colony["sex"], colony["aliases"]) == ("female", ["IK-4", "ПК-4", "ИК-4"])


def test_what_no_source_says_stays_unknown(items):
    assert "sex" not in items["facility", "sizo-1"]
    assert "addresses" not in items["facility", "ik-13"]
    assert "town" not in items["facility", "ik-13"]
    assert "max_years" not in items["article", "by-361-1"]
    assert sorted(items["article", "by-367"]["titles"]) == ["en"]


def test_rules_name_the_places_they_are_about(items):
    assert items["rule", "parcels-practice-1"]["facilities"] == ["sizo-7", "sizo-6"]
    assert items["rule", "letters-practice-3"]["facilities"] == ["ik-17"]
    assert items["rule", "parcels-4"]["status"] == "not_found"


def test_every_rule_is_a_sentence_in_four_languages(items):
    rules = {code: data["rule"] for (kind, code), data in items.items() if kind == "rule"}
    assert {code: sorted(rule) for code, rule in rules.items()} == dict.fromkeys(
        rules, ["be", "en", "pl", "ru"]
    )
    written = tomllib.loads((FOLDER / "parcel_rules_by.toml").read_text(encoding="utf-8"))
    assert sorted(written) == sorted(rules)


def test_preparation_and_attempt_are_no_articles(items):
    assert ("article", "by-293-p1") in items
    assert [subject for kind, subject in items if "of" in subject.split("-")] == []


def test_a_spoilt_row_is_named():
    table = (FOLDER / "articles_by.csv").read_text(encoding="utf-8")
    with pytest.raises(BadReference, match="row '342x'"):
        article_bodies(table.replace("\n342,", "\n342x,", 1))
