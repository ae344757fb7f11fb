"""Search: the first answer is the right one, in every pair of forms, without patronymic, with typing errors."""

import csv
import random
from itertools import permutations
from pathlib import Path

import pytest

from nitka.ground.names import NameIndex, pack_forms, parse_name, rank, search, search_rows
from nitka.ground.tests.invented_names import invented_names, mistyped, printed

FIGURES = Path(__file__).resolve().parents[3] / "tests" / "data" / "names" / "public_figures.csv"
FORMS = ("be", "ru", "lacinka", "passport", "en", "pl")
OTHERS = 500


@pytest.fixture(scope="module")
def figures():
    with FIGURES.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def galleries(figures):
    """Form → an index of the public figures and of many others, all printed in that form."""
    others = invented_names(OTHERS)
    return {
        form: NameIndex.build(
            [(row["id"], [row[form]]) for row in figures]
            + [(f"other-{at}", [printed(name, form)]) for at, name in enumerate(others)]
        )
        for form in FORMS
    }


def without_patronymic(text):
    parts = parse_name(text)
    return f"{parts.given} {parts.family}" if parts.given and parts.family else text


def first_right(figures, galleries, change, forms):
    """The share of questions whose first answer is right, and the questions that went wrong."""
    right, wrong = 0, []
    for kept, typed in forms:
        for row in figures:
            question = change(row[typed])
            found = galleries[kept].search(question, 1)
            if found and found[0].id == row["id"]:
                right += 1
            else:
                wrong.append((question, row[kept], found))
    return right / (right + len(wrong)), wrong


def test_there_are_enough_names(figures):
    assert len(figures) >= 150
    assert all(row[form] for row in figures for form in FORMS)


def test_the_first_answer_is_right_over_all_pairs_of_forms(figures, galleries):
    share, wrong = first_right(figures, galleries, str, permutations(FORMS, 2))
    print(f"first hit right, all pairs of forms: {share:.4f}")
    assert share >= 0.998, wrong


def test_the_first_answer_is_right_without_patronymic(figures, galleries):
    share, wrong = first_right(figures, galleries, without_patronymic, permutations(FORMS, 2))
    print(f"first hit right, without patronymic: {share:.4f}")
    assert share >= 0.995, wrong


def test_the_first_answer_is_right_with_a_typing_error_and_no_patronymic(figures, galleries):
    chance = random.Random(7)
    share, wrong = first_right(
        figures, galleries, lambda text: mistyped(without_patronymic(text), chance), permutations(FORMS, 2)
    )
    print(f"first hit right, one typing error, no patronymic: {share:.4f}")
    assert share >= 0.97, wrong


def test_family_name_first_and_family_name_alone(figures, galleries):
    rows = [row for row in figures if len(row["be"].split()) == 3]
    turned = [(row, " ".join([row["ru"].split()[-1], *row["ru"].split()[:-1]])) for row in rows]
    assert [row["id"] for row, text in turned if galleries["be"].search(text, 1)[0].id != row["id"]] == []
    alone = [
        (row["id"], {match.id for match in galleries["lacinka"].search(row["ru"].split()[-1], 5)})
        for row in rows
    ]
    assert sum(key in found for key, found in alone) / len(alone) >= 0.97


def test_initials_short_forms_and_half_typed_words(galleries):
    found = {
        text: galleries["be"].search(text, 1)[0].id
        for text in (
            "У. Караткевіч",
            "Короткевич В. С.",
            "Саша Лукашенко",
            "Мулявін Вова",
            "Каротк",
            "Быка Вас",
            "Шагал",
        )
    }
    expected = {
        text: galleries["be"].search(name, 1)[0].id
        for text, name in {
            "У. Караткевіч": "Уладзімір Караткевіч", "Короткевич В. С.": "Уладзімір Караткевіч",
            "Саша Лукашенко": "Аляксандр Лукашэнка", "Мулявін Вова": "Уладзімір Мулявін",
            "Каротк": "Уладзімір Караткевіч", "Быка Вас": "Васіль Быкаў", "Шагал": "Марк Шагал",
        }.items()
    }  # fmt: skip
    assert found == expected


def test_a_wrong_patronymic_counts_more_than_a_missing_one():
    people = {"father-ivan": "Гром Пётр Іванавіч", "father-karp": "Гром Пётр Карпавіч", "none": "Гром Пётр"}
    found = rank("Гром Пётр Иванович", [(key, pack_forms([name])) for key, name in people.items()])
    assert [match.id for match in found] == ["father-ivan", "none", "father-karp"]


def test_all_forms_of_a_person_lead_to_them():
    index = NameIndex.build(
        [(1, ["Алена Гром", "Elena Thunder", "Alena Piarun (Hrom)"]), (2, ["Алена Град"])]
    )
    assert [
        index.search(text, 1)[0].id for text in ("Thunder", "Пярун Алена", "Hrom Alena", "Elena Piarun")
    ] == [1] * 4


@pytest.mark.parametrize("text", ["", " ", "…", "\u200f", "???", "'"])
def test_a_question_without_a_word_has_no_answer(text):
    assert NameIndex.build([(1, ["Алена Гром"])]).search(text) == []
    assert search(text, lambda keys, most: [(1, pack_forms(["Алена Гром"]))]) == []


def test_nobody_fits_a_stranger():
    index = NameIndex.build([(at, [printed(name, "be")]) for at, name in enumerate(invented_names(50))])
    assert index.search("Hubert Quillfeather") == []


class Table:
    """What a database does with the rows: plain equality on one column."""

    def __init__(self, people):
        self.packed = {key: pack_forms(forms) for key, forms in people}
        self.rows = {}
        for key, forms in people:
            for row in search_rows(forms):
                self.rows.setdefault(row, []).append(key)
        self.asked = 0

    def fetch(self, keys, most):
        self.asked += 1
        found = dict.fromkeys(person for key in keys for person in self.rows.get(key, ()))
        return [(person, self.packed[person]) for person in list(found)[:most]]


def test_rows_of_a_database_find_as_well_as_the_index(figures):
    people = [(row["id"], [row["be"], row["passport"]]) for row in figures]
    people += [(f"other-{at}", [printed(name, "be")]) for at, name in enumerate(invented_names(OTHERS))]
    table, chance = Table(people), random.Random(3)
    asked = [
        (row["id"], change(row[form]))
        for row in figures
        for form in ("ru", "pl")
        for change in (str, without_patronymic)
    ]
    asked += [(row["id"], mistyped(without_patronymic(row["ru"]), chance)) for row in figures]
    found = [(key, text, search(text, table.fetch, 1)) for key, text in asked]
    wrong = [(key, text) for key, text, answers in found if not answers or answers[0].id != key]
    assert len(wrong) / len(asked) <= 0.01, wrong
    assert table.asked / len(asked) < 2


def test_rows_are_short_few_and_always_the_same():
    forms = ["Караткевіч Уладзімір Сямёнавіч", "Vladimir Korotkevich", "Karatkievič Uładzimir"]
    rows = search_rows(forms)
    assert rows == search_rows(list(reversed(forms))) == tuple(sorted(set(rows)))
    assert len(rows) <= 32
    assert all(row.isascii() and len(row) <= 80 for row in rows)
    assert "|" not in "".join(rows)


def test_rank_orders_candidates_and_says_how_well_they_fit():
    packed = [
        (1, pack_forms(["Гром Пётр"])),
        (2, pack_forms(["Громаў Пётр"])),
        (3, pack_forms(["Лось Ганна"])),
    ]
    found = rank("Пётр Гром", packed)
    assert [match.id for match in found] == [1, 2]
    assert found[0].score > 0.95 > found[1].score
