"""``python3 dev.py bench``: speed, as ratios in one run; ``--people 2000,100000``, ``--only pages,search``, and more.

The first run builds the nodes (bench-out/) and takes long; later ones use them. Figures, aims and how they are
measured: docs/speed.md.
"""

import argparse
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE))

import dev  # noqa: E402

PARTS = ("pages", "lists", "search", "writing", "export", "edit", "weight")
WHOLE = 20_000  # up to so many people every page of a node is made


def in_own_environment() -> None:
    """Go on in the environment that has Datasette, Hugo and tantivy."""
    python = dev.make_environment("bench", ".venv-bench")
    if Path(sys.prefix) != Path(python).parent.parent:
        os.execv(python, [python, __file__, *sys.argv[1:]])


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--people", default="2000,100000", help="sizes of the nodes, smallest first")
    parser.add_argument("--only", default=",".join(PARTS), help="of: " + ", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="length of one slot of load")
    parser.add_argument("--fresh", action="store_true", help="build the nodes anew")
    parser.add_argument("--whole", action="store_true", help=f"all pages also of more than {WHOLE:,} people")
    asked = parser.parse_args()
    asked.sizes = sorted(int(size) for size in asked.people.split(","))
    asked.parts = asked.only.split(",")
    if unknown := set(asked.parts) - set(PARTS):
        parser.error("unknown: " + ", ".join(sorted(unknown)))
    return asked


def main() -> int:
    """Build, measure, print; status 0 also when an aim is missed: a bench tells, it does not judge."""
    asked = options()
    in_own_environment()
    from bench.nodes import OUT, built  # noqa: PLC0415 - only in the bench's environment
    from bench.report import Report  # noqa: PLC0415
    from tools.machine import WANTED_FOR_BENCH, prepare  # noqa: PLC0415

    prepare(WANTED_FOR_BENCH)
    report = Report()
    nodes = [built(size, report.say, asked.fresh, asked.whole or size <= WHOLE) for size in asked.sizes]
    measure(asked, nodes, report)
    if report.missed:
        report.title("Missed: " + "; ".join(report.missed))
    report.keep(OUT / "report.txt")
    return 0


def measure(asked: argparse.Namespace, nodes: list, report) -> None:  # type: ignore[no-untyped-def, type-arg]
    """Every part that was asked for; one that fails leaves the others alone."""
    from bench.hugo import measure_export  # noqa: PLC0415
    from bench.lists import compare_sizes, measure_lists  # noqa: PLC0415
    from bench.pages import measure_pages  # noqa: PLC0415
    from bench.weight import measure_weight  # noqa: PLC0415
    from bench.writing import compare_growth, measure_writing  # noqa: PLC0415

    few, many = nodes[0], nodes[-1]
    costs: dict[int, dict[str, float]] = {}

    def lists() -> None:
        for node in nodes:
            costs[node.people] = measure_lists(node, report, asked.rounds, asked.seconds)
        if many is not few:
            compare_sizes(costs[few.people], costs[many.people], report)

    def writing() -> None:
        for node in nodes:
            measure_writing(node, report)
        compare_growth(nodes, report)

    work = {
        "pages": lambda: measure_pages(few, report, asked.rounds, asked.seconds),
        "lists": lists,
        "search": lambda: measure_search(many, report),
        "writing": writing,
        "export": lambda: measure_export(many, report),
        "edit": lambda: measure_edit(many, report),
        "weight": lambda: measure_weight(few, report),
    }
    for part in PARTS:
        if part in asked.parts:
            report.part(part, work[part])


def measure_search(node, report) -> None:  # type: ignore[no-untyped-def]
    """In one process, beside tantivy."""
    from bench.nodes import run  # noqa: PLC0415

    report.title(
        f"Search in one process, {node.people:,} people, beside tantivy's fuzzy search (processor time)"
    )
    told = json.loads(run(["-m", "bench.searching"], node.environment)[0].splitlines()[-1])
    for kind, both in told.items():
        (p50, p99, right), (their50, their99, their) = both["nitka"], both["tantivy"]
        ratio = p50 / their50
        said = f"p50 {p50:.2f} ms, tantivy {their50:.2f} ms: {ratio:.2f} times"
        report.figure(f"search for a {kind}", said, ratio, 3, "at most 3 times")
        report.figure(
            f"search for a {kind}, p99", f"{p99:.2f} ms, tantivy {their99:.2f}", p99, 20, "at most 20 ms"
        )
        report.note(f"the person meant is on the first page: {right:.3f}, tantivy {their:.3f}")


def measure_edit(node, report) -> None:  # type: ignore[no-untyped-def]
    """After one edit."""
    from bench.nodes import run  # noqa: PLC0415

    report.title(f"After one edit, {node.people:,} people")
    told = json.loads(run(["-m", "bench.edits"], node.environment)[0].splitlines()[-1])
    spent = told["fold"] + told["pages"]
    said = f"{spent:.2f} s (fold {told['fold']:.2f}, {told['files']} files written in {told['pages']:.2f})"
    report.figure("person, home, first list pages and feeds are out", said, spent, 1, "under 1 s")
    report.note(f"the record's files and the signed list of all files: {told['signed']:.2f} s more")


if __name__ == "__main__":
    sys.exit(main())
