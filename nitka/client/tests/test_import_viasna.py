"""The shape and the dirt of a large public export, on invented people in three languages."""

from collections import Counter

import pytest

from nitka.client.importing.findings import FileRefused, HeaderRefused
from nitka.client.importing.holdings import Holdings
from nitka.client.importing.languages import open_list
from nitka.client.importing.planning import make_plan
from nitka.client.importing.profiles import profile
from nitka.client.tests.lists import DATA, TODAY, told

FILES = [str(DATA / f"viasna-{language}.csv") for language in ("be", "en", "ru")]


def planned(files=None, **more):
    return make_plan(open_list(files or FILES, profile("viasna")), Holdings("viasna"), today=TODAY, **more)


@pytest.fixture(scope="module")
def plan():
    return planned()


def body(plan, key):
    return plan.data(next(line for line in plan.lines if line.key == key))


def test_the_files_have_seventeen_columns_and_three_languages():
    opened = open_list(FILES, profile("viasna"))
    assert [(table.name, bound.language, len(table.columns)) for table, bound in opened] == [
        ("viasna-en.csv", "en", 17),
        ("viasna-be.csv", "be", 17),
        ("viasna-ru.csv", "ru", 17),
    ]


def test_counts_add_up_to_the_people_of_all_files(plan):
    assert plan.counts == {
        "created": 56,
        "updated": 0,
        "unchanged": 0,
        "withheld": 4,
        "rejected": 2,
        "question": 2,
    }
    assert sum(plan.counts.values()) == len(plan.lines) == 64


def test_names_and_texts_come_in_three_languages(plan):
    data = body(plan, "9037")
    assert [(name["language"], name["script"], name["kind"]) for name in data["names"]] == [
        ("en", "Latn", "main"),
        ("be", "Cyrl", "main"),
        ("ru", "Cyrl", "main"),
    ]
    assert data["summary"] == {
        "be": "студэнт, цалкам адбыў тэрмін",
        "en": "student, served full term; released",
        "ru": "студент, полностью отбыл срок",
    }
    assert [way["kind"] for way in data["ways_out"]] == ["full_term"]
    assert (data["whereabouts"]["state"], data["detentions"][0]["to"]) == ("released", "2022-11-20")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("9046", ("withheld", ["same_address"], [])),
        ("9047", ("withheld", ["same_address"], [])),
        ("9048", ("withheld", ["same_name_and_birthday"], [])),
        ("9049", ("withheld", ["same_name_and_birthday"], [])),
        ("9050", ("rejected", ["future_date"], [])),
        ("9051", ("question", ["death_in_prose"], [])),
        ("9053", ("created", [], ["start_of_khimiya"])),
        ("9054", ("created", [], ["verdict_before_arrest"])),
        ("9055", ("created", [], [])),
        ("9056", ("created", [], ["initials", "initials", "initials"])),
        ("9057", ("created", [], ["surname_first", "surname_first", "surname_first"])),
        ("9061", ("rejected", ["impossible_date"], [])),
        ("9062", ("question", ["only_in_file"], [])),
        ("9063", ("created", [], ["files_disagree"])),
    ],
)
def test_every_kind_of_dirt_is_said(plan, key, expected):
    assert told(plan, key) == expected


def test_the_reason_names_row_and_column(plan):
    line = next(line for line in plan.lines if line.key == "9061")
    assert (line.number, line.reasons[0].say()) == (62, "birthday: there is no such day: 1988-02-31")


def test_an_arrest_after_the_verdict_is_the_start_of_an_open_term(plan):
    data = body(plan, "9053")
    assert data["detentions"][0]["kind"] == "start_of_khimiya"
    assert data["cases"][0]["decisions"][0]["sanctions"][0]["kind"] == "restricted_open"
    assert body(plan, "9054")["detentions"][0]["kind"] == "detention"


def test_false_is_nothing(plan):
    data = body(plan, "9055")
    assert [key for key in ("born", "cases") if key in data] == []
    assert (data["whereabouts"]["state"], data["stage"]["value"]) == ("unknown", "not_stated")


def test_initials_and_order_of_names(plan):
    assert "given" not in body(plan, "9056")["names"][0]
    turned = body(plan, "9057")["names"]
    assert [(name["given"], name["family"]) for name in turned] == [
        ("Maryia", "Murashkavets"),
        ("Марыя", "Мурашкавец"),
        ("Мария", "Мурашковец"),
    ]


def test_a_state_of_the_person_is_no_place(plan):
    assert body(plan, "9058")["whereabouts"] == {"state": "awaiting_term", "source": "viasna"}


def test_title_and_address_stand_in_one_cell(plan):
    data = body(plan, "9059")
    assert data["whereabouts"]["as_printed"] == "Prison No. 4"
    assert data["whereabouts"]["facility"] == "t-4"


def test_several_judges_stand_in_one_cell(plan):
    decision = body(plan, "9059")["cases"][0]["decisions"][0]
    assert decision["judges"] == ["Alena Testavaya", "Ivan Vydumany", "Piotr Try"]


def test_preparation_and_parts(plan):
    charge = body(plan, "9064")["cases"][0]["charges"][0]
    assert (charge["article"], charge.get("part"), charge["mode"]) == ("293", None, "preparation")


def test_a_death_in_its_column_is_taken_with_its_source(plan):
    data = body(plan, "9052")
    assert (data["whereabouts"]["state"], data["ways_out"][0]["kind"]) == ("dead", "death")
    assert data["sources"]["viasna"]["url"] == "https://prisoners.spring96.org/en/person/invented-9052"


@pytest.mark.parametrize(("answer", "state"), [("dead", "dead"), ("alive", "held")])
def test_people_decide_about_a_death_in_prose(answer, state):
    plan = planned(answers={"9051": answer})
    assert told(plan, "9051")[0] == "created"
    assert body(plan, "9051")["whereabouts"]["state"] == state


def test_days_that_the_files_print_differently_are_taken_from_none(plan):
    assert "born" not in body(plan, "9063")


def test_recognition_is_no_guess(plan):
    made = [body(plan, line.key) for line in plan.lines if line.status == "created"]
    assert Counter(
        data["recognitions"][0]["decision"] if "recognitions" in data else "" for data in made
    ) == {
        "recognised": 53,
        "": 3,
    }


def test_sentences_and_regimes(plan):
    made = [body(plan, line.key) for line in plan.lines if line.status == "created"]
    sanctions = [
        sanction
        for data in made
        for case in data.get("cases", ())
        for decision in case.get("decisions", ())
        for sanction in decision.get("sanctions", ())
    ]
    assert {
        sanction["as_printed"]: (sanction.get("years"), sanction.get("months")) for sanction in sanctions
    } == {
        "2 1/2 years": (2, 6),
        "4 years": (4, None),
        "19 months": (None, 19),
        "4 years and 11 months": (4, 11),
        "6 years": (6, None),
        "500 base values": (None, None),
    }
    (fine,) = [sanction for sanction in sanctions if sanction["kind"] == "fine"]
    assert fine["base_values"] == 500


HUMAN = (
    "Name and surname,Status,Date of birth,Gender,Date of detention,Charges indicted,Date of verdict,Sentence,"
    "Penalty,Judge,Prosecutor,Prison\n"
    'Vera Invented,"Former political prisoner\nRecognized ex post facto",1985-03,Female,29 September 2025,'
    '"Art. 342 of the Criminal Code\nArt. 361-4 of the Criminal Code",24 February 2026,4 1/2 years,'
    "imprisonment in a general-security penal colony,,,released\n"
)


def test_the_headers_in_words_are_read_too(tmp_path):
    path = tmp_path / "page.csv"
    path.write_text(HUMAN, encoding="utf-8")
    plan = planned([str(path)])
    data = plan.data(plan.lines[0])
    assert (plan.lines[0].status, plan.not_taken) == ("created", ("Prosecutor",))
    assert data["recognitions"][0]["decision"] == "recognised_afterwards"
    assert (data["born"]["when"], data["sex"], data["whereabouts"]["state"]) == (
        "1985-03",
        "female",
        "released",
    )
    assert [charge["article"] for charge in data["cases"][0]["charges"]] == ["342", "361-4"]


def test_thirteen_columns_of_articles_and_a_place_in_two(tmp_path):
    numbered = [f"articles/{n}" for n in range(13)]
    path = tmp_path / "old.csv"
    articles = [f"Part 1 of Art. {200 + n} of the Criminal Code — Invented" for n in range(13)]
    path.write_text(
        ",".join(["id", "name", "prison", "prison/title", "prison/address", "articles", *numbered])
        + "\n"
        + ",".join(["7", "Vera Invented", "FALSE", "Penal colony No. 4", "Homieĺ", "FALSE", *articles])
        + "\n",
        encoding="utf-8",
    )
    plan = planned([str(path)])
    data = plan.data(plan.lines[0])
    assert [charge["article"] for charge in data["cases"][0]["charges"]] == [str(200 + n) for n in range(13)]
    assert data["whereabouts"]["facility"] == "ik-4"


def test_one_language_alone_is_enough():
    assert sum(planned(FILES[1:2]).counts.values()) == 63


def test_two_files_of_one_language_are_refused(tmp_path):
    copy = tmp_path / "copy.csv"
    copy.write_bytes((DATA / "viasna-en.csv").read_bytes())
    with pytest.raises(FileRefused) as refused:
        open_list([FILES[1], str(copy)], profile("viasna"))
    assert refused.value.code == "join_twice"
    assert [bound.language for _, bound in open_list([FILES[1], f"ru={copy}"], profile("viasna"))] == [
        "en",
        "ru",
    ]


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("id,url,status\n1,x,active\n", encoding="utf-8")
    with pytest.raises(HeaderRefused, match="no column “name / name and surname"):
        open_list([str(path)], profile("viasna"))


def test_a_file_without_keys_cannot_be_joined(tmp_path):
    path = tmp_path / "list-ru.csv"
    path.write_text("id,name\n9001,Вера Выдуманная\n,Без Номера\n", encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        planned([FILES[1], str(path)])
    assert (refused.value.code, refused.value.values["row"], refused.value.values["column"]) == (
        "join_no_key",
        3,
        "id",
    )
