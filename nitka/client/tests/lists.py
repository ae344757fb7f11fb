"""Small invented lists for tests of the importer; everybody in them is invented."""

import csv
import io
from datetime import date
from pathlib import Path

from nitka.client.importing.holdings import Holdings
from nitka.client.importing.languages import open_list
from nitka.client.importing.planning import make_plan
from nitka.client.importing.profiles import load

TODAY = date(2026, 11, 23)
DATA = Path(__file__).resolve().parents[3] / "tests" / "data" / "import"
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "azerbaijan-2014.csv"

MAPPING = """
[list]
code = "friends"
title = "List of Friends"
publisher = "Friends of the Invented"
since = "2024-05"
country = "BY"
law = "BY-1999"
language = "en"
url = "https://friends.example/"

[columns]
key = "id"
name = "name"
url = "page"
born = "born"
arrested = "arrested"
articles = "articles"
place = "place"
stage = "stage"
profession = "work"
sentence = "sentence"

[values.stage]
"in prison before trial" = "remand"

[places]
like = "viasna"
"""
COLUMNS = ("id", "name", "page", "born", "arrested", "articles", "place", "stage", "work", "sentence")


def friend(number: int, **changes: str) -> dict[str, str]:
    """An invented person; names and birthdays differ from number to number."""
    names = ("Alesia Rasinka", "Bahdan Hrom", "Vera Lotats", "Hleb Vadaspad", "Darja Imzha", "Yazep Prudok")
    row = {
        "id": f"f{number}",
        "name": names[number % 6] + "ab" * (number // 6),
        "page": f"https://friends.example/{number}",
        "born": f"19{70 + number % 30}-05-{1 + number % 28:02}",
        "arrested": f"2023-03-{1 + number % 28:02}",
        "articles": "342; 361-4 p.1",
        "place": "Penal colony No. 1",
        "stage": "sentenced",
        "work": "teacher",
        "sentence": "2 1/2 years",
    }
    return {**row, **changes}


def csv_text(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_list(folder: Path, rows: list[dict[str, str]], name: str = "friends.csv") -> Path:
    path = folder / name
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def write_mapping(folder: Path, text: str = MAPPING) -> Path:
    path = folder / "friends.toml"
    path.write_text(text, encoding="utf-8")
    return path


def plan_of(folder: Path, rows: list[dict[str, str]], record: list | None = None, **more):
    """The plan of a list of friends against a record given as (kind, subject, data)."""
    profile = load(write_mapping(folder))
    opened = open_list([str(write_list(folder, rows))], profile)
    holdings = Holdings("friends").read(record or [])
    return make_plan(opened, holdings, **{"today": TODAY, **more})


def record_of(plan, record: list | None = None) -> list:
    """The record after the plan was signed and landed; subjects are made from the row's number."""
    made = list(record or [])
    made += [("facility", code, data) for code, data in plan.facilities.items()]
    for line in plan.lines:
        if line.status in ("created", "updated"):
            subject = line.subject or "".join("abcdefghij"[int(n)] for n in f"{line.number:016}")
            made.append(("person", subject, plan.data(line)))
    return made


def told(plan, key: str) -> tuple[str, list[str], list[str]]:
    """Status, reasons and remarks of a row, in codes."""
    line = next(line for line in plan.lines if line.key == key)
    return (
        line.status,
        [finding.code for finding in line.reasons],
        [finding.code for finding in line.findings],
    )
