"""Import, landing, rebuild, pages and mirror: people per second, memory, and how cost grows with the people."""

import json
import shutil
from pathlib import Path

from bench.nodes import Cost, Node, keep, run
from bench.report import Report

MIRRORED = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path("/tmp")
TOLD = ("import", "sign", "landing", "rebuild", "pages", "mirror")
# What a command needs before it does anything, taken off before costs of different sizes are compared (seconds).
STARTING = 1.0


def measure_writing(node: Node, report: Report) -> None:
    """Rebuild and mirror now; the rest was measured when the node was built."""
    report.title(f"Writing, {node.people:,} people")
    if "rebuild" not in node.costs:
        said, _ = run(["-m", "bench.landing", "rebuild"], node.environment)
        node.costs["rebuild"] = Cost(**json.loads(said.splitlines()[-1]))
    if "pages" in node.costs and "mirror" not in node.costs:
        copy = MIRRORED / f"nitka-bench-mirror-{node.people}"
        shutil.rmtree(copy, ignore_errors=True)
        _, node.costs["mirror"] = run(["-m", "nitka", "mirror", str(node.site), str(copy)], node.environment)
        shutil.rmtree(copy)
    keep(node)
    for step in TOLD:
        if step in node.costs:
            cost = node.costs[step]
            report.note(
                f"{step}: {node.people / cost.seconds:,.0f} people/s by the clock, "
                f"{node.people / cost.cpu:,.0f} by processor time ({cost.seconds:.0f} s, {cost.cpu:.0f} s), "
                f"{cost.peak_mb:,.0f} MB"
            )
    if node.people >= 100_000:
        cost = node.costs["rebuild"]
        said = f"{cost.seconds:.0f} s by the clock, {cost.cpu:.0f} s of processor time"
        report.figure(f"rebuild of {node.people:,} people", said, cost.seconds, 300, "at most 5 minutes")


def compare_growth(nodes: list[Node], report: Report) -> None:
    """Processor time a person at each size; it must not grow."""
    report.title("Growth: processor milliseconds a person")
    for step in TOLD:
        there = [node for node in nodes if step in node.costs]
        if len(there) < 2:
            continue
        each = [max(0.0, node.costs[step].cpu - STARTING) * 1000 / node.people for node in there]
        sizes = ", ".join(f"{node.people:,}: {ms:.2f}" for node, ms in zip(there, each, strict=True))
        if each[0]:
            ratio = each[-1] / each[0]
            report.figure(
                step, f"{sizes}; {ratio:.2f} times", ratio, 1.5, "at most 1.5 times from least to most"
            )
