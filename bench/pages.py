"""The pages of a snapshot behind nginx as shipped, beside a bare file of the same size from nginx."""

import re
import shutil
from pathlib import Path

from bench.load import compare
from bench.nodes import OUT, Node
from bench.report import Report
from bench.servers import nginx

CONF = Path(__file__).resolve().parents[1] / "deploy" / "nginx.conf"
OURS = ("listen ", "server_name ", "root ", "index ")


def shipped_rules(process_port: int = 9) -> str:
    """The server block of ``deploy/nginx.conf`` without what the bench sets itself."""
    text = re.search(r"server \{\n(.*)\n\}", CONF.read_text(encoding="utf-8"), re.DOTALL)
    if text is None:
        raise RuntimeError(f"{CONF} has no server block")
    lines = text[1].replace("PORT", str(process_port)).splitlines()
    return "\n".join(line for line in lines if not line.strip().startswith(OURS))


def a_person(site: Path) -> str:
    """The file name of somebody's page."""
    return next(path.name for path in sorted((site / "be" / "people").glob("????????????????.html")))


def measure_pages(node: Node, report: Report, rounds: int, seconds: int) -> None:
    """People page and person page: nginx's processor time per request, shipped rules against none."""
    report.title("Pages of the snapshot behind nginx, beside a bare file of the same bytes")
    bare = OUT / "bare"
    shutil.rmtree(bare, ignore_errors=True)
    bare.mkdir(parents=True)
    person = a_person(node.site)
    for path, name in (("people/index.html", "list.html"), (f"people/{person}", "person.html")):
        shutil.copyfile(node.site / "be" / path, bare / name)
    with (
        nginx("bare", OUT / "nginx-bare", bare) as plain,
        nginx("shipped", OUT / "nginx-shipped", node.site, shipped_rules()) as shipped,
    ):
        found = compare(
            [
                ("bare list", plain, "/list.html"),
                ("people page", shipped, "/be/people/index.html"),
                ("bare person", plain, "/person.html"),
                ("person page", shipped, f"/be/people/{person}"),
            ],
            rounds,
            seconds,
        )
    for theirs, ours in ((found[0], found[1]), (found[2], found[3])):
        ratio = ours.cost / theirs.cost
        said = (
            f"{ours.cost:.4f} ms of processor, bare file {theirs.cost:.4f} ms: {ratio:.2f} times; "
            f"{ours.rate:,.0f} beside {theirs.rate:,.0f} requests/s"
        )
        report.figure(ours.name, said, ratio, 1.3, "at most 1.3 times")
