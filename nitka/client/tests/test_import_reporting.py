"""The report of a dry run, and what it does with text that would like to run."""

import csv
import re

import pytest

from nitka.client.importing.findings import FileRefused
from nitka.client.importing.reporting import COLUMNS, csv_report, html_report, read_answers
from nitka.client.tests.lists import friend, plan_of, record_of
from nitka.ground.wording import LANGUAGES, words


@pytest.fixture
def plan(tmp_path):
    """One row of each status, one person gone."""
    before = [friend(n) for n in range(12)]
    record = record_of(plan_of(tmp_path, before))
    rows = [friend(n) for n in range(8)]
    rows[0]["work"] = "nurse"
    rows[1]["page"] = rows[2]["page"]
    rows[3]["born"] = "1988-02-31"
    rows += [
        friend(20, work="@SUM(1+1)"),
        friend(21, place="+Somewhere <b>else</b>"),
        friend(11, id="other-key"),
    ]
    return plan_of(tmp_path, rows, record)


def test_the_counts_add_up_to_the_rows(plan):
    assert plan.counts == {
        "created": 2,
        "updated": 1,
        "unchanged": 4,
        "withheld": 2,
        "rejected": 1,
        "question": 1,
    }
    assert sum(plan.counts.values()) == len(plan.lines) == 11
    assert [gone.key for gone in plan.gone] == ["f10", "f11", "f8", "f9"]


def test_the_sheet_has_a_line_for_each_row_and_each_who_is_gone(plan):
    told = list(csv.DictReader(csv_report(plan, "en").splitlines()))
    assert tuple(told[0]) == COLUMNS
    assert [row["status"] for row in told] == [
        "updated",
        "withheld",
        "withheld",
        "rejected",
        *["unchanged"] * 4,
        "created",
        "created",
        "question",
        *["no longer listed"] * 4,
    ]
    assert told[0]["changed"] == "profession"


def test_no_cell_of_the_sheet_begins_as_a_formula(plan):
    for language in LANGUAGES:
        for row in csv.reader(csv_report(plan, language).splitlines()):
            assert [cell for cell in row if cell[:1] in ("=", "+", "-", "@")] == []


def test_the_page_holds_no_markup_of_the_list(plan):
    page = html_report(plan, "en")
    assert "&lt;b&gt;else&lt;/b&gt;" in page
    assert re.findall(r"<(?:b|script|img|a)\b", page) == []
    assert "default-src 'none'" in page


def test_the_page_speaks_every_language(plan):
    for language in LANGUAGES:
        page = html_report(plan, language)
        t = words("client", language)
        assert [t(f"importing.status.{status}") in page for status in plan.counts] == [True] * 6


def test_answers_are_read_back_by_key(tmp_path, plan):
    rows = list(csv.DictReader(csv_report(plan, "be").splitlines()))
    for row, answer in zip(rows, ("", "new", "leave", "Same", *[""] * 20), strict=False):
        row["answer"] = answer
    path = tmp_path / "answers.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    assert read_answers(path) == {"f1": "new", "f2": "leave", "f3": "same"}


def test_a_sheet_without_answers_is_refused(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("key,name\n1,Alesia\n", encoding="utf-8")
    with pytest.raises(FileRefused, match="answers.csv, row 1: no column “answer”"):
        read_answers(path)
