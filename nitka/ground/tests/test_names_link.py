"""Two lists of names side by side: who is on both, and what a human has to decide."""

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground.names.link import Decision, compare_people, link
from nitka.ground.names.listed import Kind, Listed, Reason
from nitka.ground.tests.invented_names import invented_names, printed

FIGURES = Path(__file__).resolve().parents[3] / "tests" / "data" / "names" / "public_figures.csv"


def person(key, *forms, born="", **more):
    return Listed(key, forms, born, **more)


def two_lists(form_a, form_b, years):
    """Public figures and others: two thirds of each list are on both. Keys of those on both agree."""
    with FIGURES.open(encoding="utf-8") as stream:
        rows = [(row["id"], row[form_a], row[form_b], row["born"]) for row in csv.DictReader(stream)]
    chance = random.Random(5)
    for at, name in enumerate(invented_names(600, seed=2)):
        rows.append(
            (f"other-{at}", printed(name, form_a), printed(name, form_b), str(chance.randint(1950, 2005)))
        )
    a, b = [], []
    for at, (key, one, other, born) in enumerate(rows):
        if at % 4 != 3:
            a.append(person(key, one, born=born if years else ""))
        if at % 4 != 2:
            b.append(person(key, other, born=born if years else ""))
    chance.shuffle(b)
    return a, b


def f1(lines, a, b):
    truth = {x.key for x in a} & {x.key for x in b}
    said = [line for line in lines if line.where == "both"]
    right = sum(line.a.key == line.b.key for line in said)
    return 2 * right / (len(said) + len(truth))


@pytest.mark.parametrize(("form_a", "form_b"), [("ru", "lacinka"), ("passport", "be"), ("be", "pl")])
def test_names_alone_link_two_lists(form_a, form_b):
    a, b = two_lists(form_a, form_b, years=False)
    lines = link(a, b)
    print(f"linking by name only, {form_a} and {form_b}: F1 {f1(lines, a, b):.4f}")
    assert f1(lines, a, b) >= 0.97


@pytest.mark.parametrize(("form_a", "form_b"), [("ru", "lacinka"), ("passport", "be"), ("be", "pl")])
def test_the_year_of_birth_makes_it_surer(form_a, form_b):
    a, b = two_lists(form_a, form_b, years=True)
    lines = link(a, b)
    print(f"linking with year of birth, {form_a} and {form_b}: F1 {f1(lines, a, b):.4f}")
    assert f1(lines, a, b) >= 0.99


NAMES = [
    "Алена Гром",
    "Елена Гром",
    "Alena Hrom",
    "Пётр Лось",
    "Петр Лосев",
    "Ганна Карась",
    "Анна Карась",
    "Гром",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=8), st.lists(st.sampled_from(NAMES), max_size=8))
def test_every_person_of_either_list_is_in_exactly_one_line(one, other):
    a = [person(f"a{at}", name) for at, name in enumerate(one)]
    b = [person(f"b{at}", name) for at, name in enumerate(other)]
    lines = link(a, b)
    assert sorted(line.a.key for line in lines if line.a) == sorted(x.key for x in a)
    assert sorted(line.b.key for line in lines if line.b) == sorted(x.key for x in b)
    assert all((line.a is None) == (line.where == "only_b") for line in lines)
    assert all((line.b is None) == (line.where == "only_a") for line in lines)


@pytest.mark.parametrize(
    ("one", "other", "kind", "reasons"),
    [
        (person("a", "Гром Алена", born="1980"), person("b", "Алена Гром", born="1980"), Kind.SAME, ()),
        (
            person("a", "Гром Дмитрий"), person("b", "Hrom Zmicier"), Kind.SAME, (Reason.SPELLING,),
        ),
        (
            person("a", "Гром Алена", born="1980"), person("b", "Гром Алена", born="1991"), Kind.DIFFERENT,
            (Reason.DATE,),
        ),
        (
            person("a", "Гром Алена", born="1980-02-01"), person("b", "Гром Алена", born="1980-01-02"), Kind.UNCERTAIN,
            (Reason.DATE,),
        ),
        (
            person("a", "Гром Алена", born="1989"), person("b", "Гром Алена", born="1998"), Kind.UNCERTAIN,
            (Reason.DATE,),
        ),
        (person("a", "Гром Аляксандр"), person("b", "Гром Аляксандра"), Kind.DIFFERENT, (Reason.SPELLING,)),
        (person("a", "Гром Пётр Іванавіч"), person("b", "Гром Пётр"), Kind.SAME, ()),
        (person("a", "Гром Пётр Іванавіч"), person("b", "Гром Пётр Карпавіч"), Kind.DIFFERENT, (Reason.SPELLING,)),
    ],
)  # fmt: skip
def test_a_pair_gets_a_verdict_with_its_reasons(one, other, kind, reasons):
    verdict = compare_people(one, other)
    assert (verdict.kind, verdict.reasons) == (kind, reasons)


def test_namesakes_are_left_to_a_human():
    lines = link([person("a", "Гром Алена")], [person("b1", "Елена Гром"), person("b2", "Алена Гром")])
    assert [(line.where, line.reasons[0]) for line in lines if line.where == "uncertain"] == [
        ("uncertain", Reason.NAMESAKE)
    ]
    assert {line.where for line in lines} == {"uncertain", "only_b"}


def test_a_second_sign_decides_between_namesakes():
    a = [person("a", "Гром Алена", born="1980")]
    lines = link(a, [person("b1", "Алена Гром"), person("b2", "Алена Гром", born="1980")])
    assert [(line.where, line.b.key) for line in lines] == [("both", "b2"), ("only_b", "b1")]
    a = [person("a", "Гром Алена", place="ПК-4")]
    lines = link(a, [person("b1", "Алена Гром", place="ВК-3"), person("b2", "Алена Гром", place="пк-4")])
    assert [(line.where, line.b.key) for line in lines] == [("both", "b2"), ("only_b", "b1")]


def test_what_a_human_decided_stands():
    a, b = [person("a", "Гром Алена")], [person("b1", "Алена Гром"), person("b2", "Пётр Лось")]
    lines = link(a, b, [Decision("a", "b1", same=False), Decision("a", "b2", same=True)])
    assert [(line.where, line.b.key, line.decided) for line in lines] == [
        ("both", "b2", True),
        ("only_b", "b1", False),
    ]


def test_why_somebody_is_on_one_list_only():
    a = [
        person("a1", "Гром Алена", status="held", dates={"arrested": "2021-01-01"}),
        person("a2", "Лось Пётр", status="home", dates={"arrested": "2021-01-02"}),
        person("a3", "Карась Ганна", status="held", dates={"arrested": "2024-01-02"}),
        person("a4", "Шчупак Зміцер", status="held", dates={"arrested": "2021-01-02"}),
        person("a5", "Вусік Вольга", status="held", dates={"arrested": "2021-01-02"}),
    ]
    b = [
        person("b1", "Алена Гром", status="held", dates={"arrested": "2021-01-05"}),
        person("b2", "Усик Ольга", status="held", dates={"arrested": "2021-01-03"}),
    ]
    reasons = {(line.a or line.b).key: (line.where, line.reasons) for line in link(a, b)}
    assert reasons["a1"] == ("both", (Reason.DATE,))
    assert reasons["a2"] == ("only_a", (Reason.RULE,))
    assert reasons["a3"] == ("only_a", (Reason.DATE,))
    assert reasons["a4"] == ("only_a", (Reason.RULE,))
    assert reasons["a5"] == ("both", (Reason.SPELLING, Reason.DATE))


def test_a_status_that_the_other_list_mostly_lacks_is_the_reason():
    names = ["Гром Алена", "Лось Пётр", "Карась Ганна", "Шчупак Зміцер", "Верас Ірына", "Дуб Ігар", "Сіз Ян"]
    a = [person(f"a{at}", name, status="released" if at < 3 else "held") for at, name in enumerate(names)]
    b = [person(f"b{at}", name, status="held") for at, name in enumerate(names[3:])] + [
        person("b9", "Рак Юлія", status="released")
    ]
    alone = {line.a.key: line.reasons for line in link(a, b) if line.where == "only_a"}
    assert alone == {f"a{at}": (Reason.STATUS,) for at in range(3)}


def test_the_same_name_with_another_birth_is_another_person_and_the_reason_says_so():
    lines = link([person("a", "Гром Алена", born="1960")], [person("b", "Елена Гром", born="1991")])
    assert [(line.where, line.reasons, line.nearest.key) for line in lines] == [
        ("only_a", (Reason.DATE,), "b"),
        ("only_b", (Reason.DATE,), "a"),
    ]
