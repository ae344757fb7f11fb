"""Invented people: the same for a seed, nobody twice, nobody known, and fit for the importer in every row."""

import csv
import tracemalloc
from datetime import date

import pytest

from nitka.client.inventing import ABOUT, COLUMNS, MOST, TODAY, invented_row, invented_rows, write_invented
from nitka.client.inventing.fates import ARTICLES
from nitka.client.inventing.names import DENIED, MEN, SURNAMES, WOMEN, how_many, name_at
from nitka.ground.days import parse_when
from nitka.ground.names.transliterate import Latin
from nitka.ground.terms import parse_term

PEOPLE = list(invented_rows(600, 7))
HELD = {"held", "in_transfer", "incommunicado"}


def test_the_same_seed_gives_the_same_list():
    assert list(invented_rows(50, 7)) == PEOPLE[:50]
    assert [row["name_be"] for row in invented_rows(50, 8)] != [row["name_be"] for row in PEOPLE[:50]]


def test_a_row_stands_alone():
    assert invented_row(31, 7) == PEOPLE[31]


def test_every_row_has_the_columns_and_says_that_it_is_invented():
    for row in PEOPLE:
        assert tuple(row) == COLUMNS
        assert row["invented"] == "true"
        assert [row[f"about_{language}"] for language in ABOUT] == list(ABOUT.values())


def test_nobody_has_the_name_of_another():
    names = {row["name_be"] for row in invented_rows(20_000, 3)}
    assert len(names) == 20_000


def test_the_walk_through_all_names_meets_each_once():
    total = how_many(female=True)
    met = {name_at(n, female=True, turn=5).be for n in range(0, total, 97)}
    assert len(met) == len(range(0, total, 97))
    assert how_many(female=True) >= MOST <= how_many(female=False)


def test_well_known_people_are_left_out():
    met = {
        (name.family_be, name.given_be) for n in range(0, how_many(False), 7) for name in [name_at(n, False)]
    }
    assert met & DENIED == set()
    assert {len(pair) for pair in DENIED} == {2}
    assert {family for family, _ in DENIED} <= {row[0] for row in SURNAMES}


def test_tables_of_names_are_whole_and_without_doubles():
    for table, width in ((MEN, 4), (WOMEN, 2), (SURNAMES, 2)):
        assert {len(row) for row in table} == {width}
        assert len({row[0] for row in table}) == len(table)


def test_forms_of_a_name():
    named = {name.family_be: name for n in range(5_000) for name in [name_at(n, female=True)]}
    assert named["Паўлоўская"].ru.split()[2] == "Павловская"
    assert named["Іванова"].latin(Latin.PASSPORT).split()[1] == "Ivanova"
    assert named["Бандарэнка"].latin(Latin.LACINKA).split()[1] == "Bandarenka"


def test_days_follow_one_another_and_can_be_read():
    for row in PEOPLE:
        days = {
            name: parse_when(row[name])
            for name in ("born", "arrested", "verdict_on", "released", "last_news")
        }
        arrested, verdict, released = days["arrested"], days["verdict_on"], days["released"]
        assert arrested.earliest <= TODAY
        if verdict.known:
            assert arrested.earliest < verdict.exact <= TODAY
        if released.known:
            assert verdict.exact <= released.exact <= TODAY
        if days["born"].known:
            assert days["born"].latest < arrested.earliest
        if days["last_news"].known:
            assert days["last_news"].latest >= arrested.earliest


def test_terms_are_sentences_that_can_be_read_and_below_the_maximum():
    for row in PEOPLE:
        if not row["sentence"]:
            assert row["stage"] in ("remand", "trial")
            continue
        term = parse_term(row["sentence"])
        most = max(ARTICLES[article][2] for article in row["articles"].split("; "))
        assert term.base_values or 0 < term.months_in_all <= most


def test_the_expected_release_lies_ahead_while_somebody_is_held():
    for row in PEOPLE:
        if row["stage"] == "sentenced" and row["whereabouts"] in HELD:
            assert date.fromisoformat(row["expected_release"]) > TODAY
        if row["whereabouts"] in ("released", "abroad", "exiled"):
            assert (row["place"], row["expected_release"]) == ("", "")
            assert row["released"]


def test_women_and_men_are_where_the_reference_data_has_them():
    colonies = {(row["sex"], row["place"]) for row in PEOPLE if row["place"].startswith("ПК-")}
    assert {place for sex, place in colonies if sex == "female"} == {"ПК-4, Гомель"}
    assert ("male", "ПК-4, Гомель") not in colonies


def test_most_are_held_and_some_are_silent():
    held = [row for row in PEOPLE if row["whereabouts"] in HELD]
    assert 0.5 < len(held) / len(PEOPLE) < 0.75
    assert 0.1 < sum(row["sex"] == "female" for row in PEOPLE) / len(PEOPLE) < 0.3
    assert sum(row["last_news"] < "2026-02" for row in held) > 20
    assert {row["way_out"] for row in PEOPLE} >= {"", "full_term", "pardon"}
    assert {row["whereabouts"] for row in PEOPLE} >= {"held", "released", "restricted_home", "incommunicado"}


def test_a_list_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "invented.csv"
    write_invented(path, 30, 7)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == PEOPLE[:30]
    with pytest.raises(ValueError, match="^between 1 and 250,000 people can be invented, not 0$"):
        write_invented(path, 0, 7)
    assert [file.name for file in tmp_path.iterdir()] == ["invented.csv"]


def test_many_people_need_no_more_memory_than_few(tmp_path):
    def most(count):
        tracemalloc.start()
        for _ in invented_rows(count, 7):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(200)  # words and transliterations are kept
    assert most(3_000) < most(300) + 300_000
