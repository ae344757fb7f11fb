"""The real list of August 2014 gives exactly its people, its places, its sentences; nothing of it is guessed."""

from collections import Counter

import pytest

from nitka.client.importing.holdings import Holdings
from nitka.client.importing.languages import open_list
from nitka.client.importing.planning import make_plan
from nitka.client.importing.profiles import profile
from nitka.client.tests.lists import EXAMPLE, TODAY
from nitka.ground.people.body import Person


@pytest.fixture(scope="module")
def plan():
    return make_plan(
        open_list([str(EXAMPLE)], profile("azerbaijan-2014")), Holdings("azerbaijan-2014"), today=TODAY
    )


@pytest.fixture(scope="module")
def people(plan):
    return {int(line.key): plan.data(line) for line in plan.lines}


def test_the_list_gives_98_people_and_no_column_is_forgotten(plan):
    assert plan.counts == {
        "created": 98,
        "updated": 0,
        "unchanged": 0,
        "withheld": 0,
        "rejected": 0,
        "question": 0,
    }
    assert plan.not_taken == ()


def test_stages(people):
    assert Counter(data["stage"]["value"] for data in people.values()) == {
        "sentenced": 70,
        "remand": 12,
        "life_sentence": 3,
        "not_stated": 13,
    }


def test_categories(people):
    assert Counter(data["category"]["value"] for data in people.values()) == {
        "Religious activists": 52,
        "Journalists and bloggers": 13,
        "Human rights defenders": 10,
        "Youth activists": 9,
        "Other cases": 9,
        "Lifetime prisoners": 3,
        "Politicians": 2,
    }


def test_one_remand_centre_however_it_is_written(people):
    printed = Counter(
        data["whereabouts"]["as_printed"]
        for data in people.values()
        if data["whereabouts"].get("facility") == "az-kurdakhani"
    )
    assert printed == {
        "Baku Investigative Prison (Kurdakhani Pre-trial Detention Center)": 13,
        "Baku Investigative Prison (Kurdakhani Detention Center)": 12,
        "Baku Detention Facility (Kurdakhani Prison)": 4,
        "Baku Investigative Prison (Kurdakhani pre-trial detention center)": 3,
        "Baku Investigative Prison No. 1 (Kurdakhani pre-trial detention center)": 1,
        "Baku Detention Facility": 1,
        "Baku Investigative Facility (Kurdakhani prison)": 1,
        "Baki Investigative Prison (Kurdakhani prison)": 1,
    }


def test_every_printed_place_is_one_facility(people):
    assert Counter(data["whereabouts"].get("facility", "") for data in people.values()) == {
        "az-kurdakhani": 36,
        "az-prison-16": 7,
        "az-prison-14": 6,
        "": 5,
        "az-national-security": 4,
        "az-sheki": 4,
        "az-gobustan": 4,
        "az-prison-1": 4,
        "az-prison-5": 4,
        "az-prison-11": 4,
        "az-prison-7": 3,
        "az-prison-15": 3,
        "az-prison-17": 3,
        "az-shuvalan": 2,
        "az-prison-2": 1,
        "az-prison-6": 1,
        "az-prison-8": 1,
        "az-prison-9": 1,
        "az-prison-10": 1,
        "az-prison-12": 1,
        "az-prison-13": 1,
        "az-ganja": 1,
        "az-treatment": 1,
    }


def test_facilities_come_with_the_act(plan):
    assert len(plan.facilities) == 22
    seven = plan.facilities["az-prison-7"]
    assert (seven["kind"], seven["number"], seven["names"]["en"], seven["country"]) == (
        "prison",
        7,
        "Prison No. 7",
        "AZ",
    )


def test_arrests_and_orders_of_detention(people):
    kinds = Counter(data["detentions"][0]["kind"] for data in people.values())
    assert kinds == {"arrest": 95, "detention_ordered": 3}


def test_sexes_and_basis(people):
    assert Counter(data["sex"] for data in people.values()) == {"male": 97, "female": 1}
    assert {
        tuple(sorted(data["basis"].items())) for data in people.values() if data["basis"]["key"] == "20"
    } == {
        (
            ("key", "20"),
            ("kind", "already_public"),
            ("list", "azerbaijan-2014"),
            ("published_by", "Working Group on a Unified List of Political Prisoners in Azerbaijan"),
            ("since", "2014-08"),
            ("state_of", "2014-08"),
        )
    }


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        (1, [("Abdul Abdulmanaf oglu Abilov", "main", "Abdul", "Abdulmanaf oglu", "Abilov")]),
        (6, [("Faraj Karimov, Raqif oğlu", "main", "Faraj", "Raqif oğlu", "Karimov")]),
        (
            20,
            [
                ("Leyla Yunus", "main", "Leyla", None, "Yunus"),
                ("Leyla Islam qızı Yunusova", "alias", "Leyla", "Islam qızı", "Yunusova"),
            ],
        ),
        (64, [("Ziya İbrahim oglu Tahirov", "main", "Ziya", "İbrahim oglu", "Tahirov")]),
    ],
)
def test_names_are_taken_apart(people, number, forms):
    assert [
        (name["text"], name["kind"], name.get("given"), name.get("patronymic"), name.get("family"))
        for name in people[number]["names"]
    ] == forms


def test_every_father_is_known_but_two_that_stand_in_brackets(people):
    without = [number for number, data in people.items() if "patronymic" not in data["names"][0]]
    assert without == [20, 21]


def sentence(data):
    (decision,) = data["cases"][0]["decisions"]
    (sanction,) = decision["sanctions"]
    return decision["instance"], decision["outcome"], decision.get("on"), sanction


def test_sentences(people):
    assert sentence(people[1]) == (
        "first",
        "convicted",
        "2014-05-27",
        {"kind": "imprisonment", "years": 5, "months": 6},
    )
    assert sentence(people[34]) == ("appeal", "changed", "2014-07-22", {"kind": "imprisonment", "years": 4})
    assert sentence(people[94]) == (
        "cassation",
        "changed",
        None,
        {"kind": "imprisonment", "years": 4, "months": 6},
    )
    assert sentence(people[87])[3] == {"kind": "life"}


def test_articles_of_two_codes(people):
    def charges(number):
        return [(charge["code"], charge["article"]) for charge in people[number]["cases"][0]["charges"]]

    assert charges(4) == [("AZ-2000", "206.3.2"), ("AZ-2000", "228.2.1")]
    assert charges(89) == [
        ("AZ-1960", "59"),
        ("AZ-1960", "70-2"),
        ("AZ-1960", "71"),
        ("AZ-1960", "220"),
        ("AZ-1960", "120"),
    ]


def test_ages_and_notes_are_said_and_no_birthday_is_made_of_them(plan, people):
    assert [number for number, data in people.items() if "born" in data] == [22]
    noted = [int(line.key) for line in plan.lines if any(finding.code == "note" for finding in line.findings)]
    assert len(noted) == 22
    assert {
        number: [claim["about"] for claim in data["claims"]]
        for number, data in people.items()
        if "claims" in data
    } == {
        20: ["identity"],
        21: ["identity"],
        26: ["sentence"],
        27: ["arrest"],
        32: ["identity", "identity"],
        34: ["sentence"],
        50: ["arrest"],
        52: ["arrest"],
        55: ["arrest"],
        94: ["sentence"],
    }


def test_a_place_to_be_checked_is_said(plan):
    told = {
        int(line.key): finding.values["text"]
        for line in plan.lines
        for finding in line.findings
        if finding.code == "place_to_check"
    }
    assert told == {20: "Baku Detention Facility", 96: "Gobustan Prison"}


def test_every_body_may_be_signed_and_holds_no_background(people):
    for data in people.values():
        assert Person.from_data(data).to_data() == data
        assert "summary" not in data
