"""Filtered lists and searches: gunicorn as shipped beside Datasette's table and full-text search on the same rows."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from bench.load import Measured, compare
from bench.nodes import Node
from bench.questions import questions
from bench.report import Report
from bench.servers import datasette, gunicorn

COLUMNS = (
    "subject", "name_be", "name_ru", "name_en", "sex", "stage", "state", "facility", "born_when",
    "held_since_on", "news_on",
)  # fmt: skip
LISTS = {
    "stage and sex": ("stage=trial&sex=female", "stage=trial&sex=female"),
    "facility, third page": ("facility=ik-4&page=3", "facility=ik-4&_next=48"),
    "held longest": ("stage=remand&order=held", "stage=remand&_sort=held_since_on"),
}
SEARCH = "/be/people/search.html?"


def write_table(node: Node) -> str:
    """The people as a table with a full-text index, for Datasette; the path of its database."""
    path = node.folder / "people.db"
    if path.exists():
        return str(path)
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    with sqlite3.connect(half) as rows:
        rows.execute(f"ATTACH 'file:{node.database}?mode=ro' AS node")
        columns = ", ".join(COLUMNS)
        rows.execute(f"CREATE TABLE people AS SELECT {columns} FROM node.registry_person ORDER BY subject")
        for column in ("stage", "sex", "facility", "held_since_on"):
            rows.execute(f"CREATE INDEX people_{column} ON people ({column})")
        rows.execute(
            "CREATE VIRTUAL TABLE people_fts USING fts5 (name_be, name_ru, name_en, content='people', prefix='2 3 4')"
        )
        rows.execute("INSERT INTO people_fts (people_fts) VALUES ('rebuild')")
    rows.close()
    half.rename(path)
    return str(path)


def measure_lists(node: Node, report: Report, rounds: int, seconds: int) -> dict[str, float]:
    """Processor milliseconds per request by what was asked, for the comparison between sizes."""
    report.title(f"Filtered lists and searches, {node.people:,} people: gunicorn beside Datasette")
    table = Path(write_table(node))
    asked = {kind: [text for text, _ in listed] for kind, listed in questions(node.database).items()}
    costs: dict[str, float] = {}
    with gunicorn("nitka", node.node) as ours, datasette("datasette", table) as theirs:
        pairs: list[tuple[str, list[str], list[str]]] = [
            (name, [SEARCH + mine], [f"/people/people?{other}"]) for name, (mine, other) in LISTS.items()
        ]
        for kind, texts in asked.items():
            mine = [f"{SEARCH}q={quote(text)}" for text in texts]
            # Datasette finds no name with a typing error; what is begun is asked for with a star.
            star = "*" if kind == "first letters" else ""
            raw = "&_searchmode=raw" if star else ""
            other = [f"/people/people?_search={quote(text + star)}{raw}" for text in texts]
            pairs.append((f"search: {kind}", mine, other))
        for name, mine, other in pairs:
            one, two = compare([(name, ours, mine), ("datasette", theirs, other)], rounds, seconds)
            costs[name] = one.cost
            tell(report, name, one, two)
    return costs


def tell(report: Report, name: str, ours: Measured, theirs: Measured) -> None:
    """One line with both aims."""
    times = 4 if name.startswith("search") else 6
    ratio = theirs.cost / ours.cost
    said = (
        f"{ours.cost:.2f} ms of processor, Datasette {theirs.cost:.2f} ms: {ratio:.1f} times cheaper; "
        f"{ours.rate:,.0f} beside {theirs.rate:,.0f} requests/s"
    )
    report.figure(name, said, ours.cost, 2.0, "at most 2 ms")
    report.at_least(
        f"{name}, beside Datasette", f"{ratio:.1f} times", ratio, times, f"at least {times} times"
    )


def compare_sizes(few: dict[str, float], many: dict[str, float], report: Report) -> None:
    """The same request at the largest size and at the smallest."""
    report.title("The same requests among many and among few people")
    for name, cost in many.items():
        if name in few:
            ratio = cost / few[name]
            said = f"{cost:.2f} ms beside {few[name]:.2f} ms: {ratio:.2f} times"
            report.figure(name, said, ratio, 2.0, "at most 2 times")
