"""``nitka names link``: Alesia's list and Bahdan's list are laid side by side, and nothing is merged."""

import csv
import io

import pytest

from nitka.cli.commands.names import LINKED
from nitka.cli.tests.test_names_find import run, table, written

A = (
    "id,name,born,status,arrested\n"
    "a1,Камар Святлана Георгіеўна,1982-09-11,held,2021-03-01\n"
    "a2,Быкаў Васіль,1964,held,2021-04-02\n"
    "a3,Дубоўская Ганна,1990,home restriction,2021-05-01\n"
    "a4,Шапавалёнак Уладзімір,1970,held,2021-06-01\n"
    "a5,Гром Іван,,held,2021-07-01\n"
    "a6,Ясінская Вольга,1975,held,2024-01-01\n"
)
B = (
    "id;имя;год рождения;статус;arrested\n"
    "b1;Комар Светлана;1982;held;2021-03-01\n"
    "b2;Быков Василий;1964;released;2021-04-03\n"
    "b3;Шаповаленок Владимир;1970;held;2021-06-01\n"
    "b4;Гром Иван;1980;held;2021-07-01\n"
    "b5;Гром Иван;1991;held;2021-08-01\n"
    "b6;Лапатин Фёдор;1977;held;2021-09-01\n"
)


def linked(text):
    rows = table(text)
    assert rows[0] == LINKED
    return [dict(zip(LINKED, row, strict=True)) for row in rows[1:]]


def both(rows):
    return {(row["id_a"], row["id_b"]) for row in rows if row["verdict"] == "both"}


def test_every_row_of_both_lists_is_in_one_line(tmp_path):
    done = run("link", written(tmp_path, "a.csv", A), written(tmp_path, "b.csv", B), "--lang", "en")
    assert done.exit_code == 0
    rows = linked(done.stdout)
    assert sorted(row["id_a"] for row in rows if row["id_a"]) == ["a1", "a2", "a3", "a4", "a5", "a6"]
    assert sorted(row["id_b"] for row in rows if row["id_b"]) == ["b1", "b2", "b3", "b4", "b5", "b6"]
    assert "On both lists: 3. Only on A: 2. Only on B: 2. Uncertain: 1. In all A: 6, B: 6." in done.stderr


def test_each_difference_has_its_reason(tmp_path):
    rows = linked(
        run("link", written(tmp_path, "a.csv", A), written(tmp_path, "b.csv", B), "--lang", "en").stdout
    )
    reasons = {row["id_a"] or row["id_b"]: (row["verdict"], row["reasons"]) for row in rows}
    assert reasons["a1"] == ("both", "spelling")
    assert reasons["a2"] == ("both", "spelling status date")
    assert reasons["a3"] == ("only_a", "rule")  # Bahdan's list holds nobody under home restriction
    assert reasons["a6"] == ("only_a", "date")  # arrested after everything on Bahdan's list
    assert reasons["a5"] == ("uncertain", "namesake")
    assert reasons["b6"] == ("only_b", "rule")
    detail = {row["id_a"]: row["detail"] for row in rows if row["id_a"]}
    assert detail["a2"] == "held | released; arrested: 2021-04-02 | 2021-04-03"
    assert detail["a5"] == "Гром Иван (row 6) fits as well"


def test_a_decision_is_kept_for_next_month(tmp_path):
    a, b, crosswalk = written(tmp_path, "a.csv", A), written(tmp_path, "b.csv", B), tmp_path / "crosswalk.csv"
    assert run("link", a, b, "--crosswalk", crosswalk).exit_code == 0
    proposals = list(csv.DictReader(io.StringIO(crosswalk.read_text("utf-8-sig"))))
    assert [(row["key_a"], row["decision"]) for row in proposals] == [
        ("a1", "proposed"), ("a2", "proposed"), ("a4", "proposed"), ("a5", ""),
    ]  # fmt: skip
    text = crosswalk.read_text("utf-8-sig").replace(
        "a5,Гром Іван,b4,Гром Иван,,", "a5,Гром Іван,b5,Гром Иван,так,"
    )
    text = text.replace("a4,Шапавалёнак Уладзімір,b3,Шаповаленок Владимир,proposed", "a4,x,b3,y,different")
    crosswalk.write_text(text, encoding="utf-8")
    rows = linked(run("link", a, b, "--crosswalk", crosswalk, "--lang", "en").stdout)
    assert both(rows) == {("a1", "b1"), ("a2", "b2"), ("a5", "b5")}
    assert {row["verdict"] for row in rows if "a4" in row["id_a"] or "b3" in row["id_b"]} == {
        "only_a",
        "only_b",
    }
    kept = list(csv.DictReader(io.StringIO(crosswalk.read_text("utf-8-sig"))))
    assert [(row["key_a"], row["key_b"], row["decision"]) for row in kept][:2] == [
        ("a4", "b3", "different"), ("a5", "b5", "same"),
    ]  # fmt: skip


def test_the_order_of_the_lists_changes_nothing_but_the_sides(tmp_path):
    a, b = written(tmp_path, "a.csv", A), written(tmp_path, "b.csv", B)
    one, other = linked(run("link", a, b).stdout), linked(run("link", b, a).stdout)
    assert both(one) == {(y, x) for x, y in both(other)}


@pytest.mark.parametrize(
    ("crosswalk", "said"),
    [
        ("a,b\n1,2\n", "crosswalk.csv, row 1: the crosswalk has no columns"),
        (
            "key_a,name_a,key_b,name_b,decision,score\na1,x,b1,y,maybe,\n",
            "crosswalk.csv, row 2, column decision: “maybe” is neither same nor different.",
        ),
        (
            "key_a,name_a,key_b,name_b,decision,score\n,x,b1,y,same,\n",
            "crosswalk.csv, row 2, columns key_a and key_b: a decision without a key.",
        ),
    ],
)
def test_a_broken_crosswalk_is_refused_and_stays_as_it_is(tmp_path, crosswalk, said):
    a, b = written(tmp_path, "a.csv", A), written(tmp_path, "b.csv", B)
    path = written(tmp_path, "crosswalk.csv", crosswalk)
    done = run("link", a, b, "--crosswalk", path, "--lang", "en")
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert path.read_text("utf-8") == crosswalk


def test_nowhere_to_write_is_said(tmp_path):
    a, b = written(tmp_path, "a.csv", A), written(tmp_path, "b.csv", B)
    done = run("link", a, b, "--out", tmp_path / "no" / "out.csv", "--lang", "en")
    assert done.exit_code == 1
    assert "out.csv: cannot be written" in done.stderr
