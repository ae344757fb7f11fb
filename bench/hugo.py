"""Full export of people's pages: our renderer beside Hugo, from the same bodies, with the same sections.

Hugo gets every person as a JSON front matter, one file a language, and a layout that prints what our page prints:
names, facts with sources, charges, decisions, letters, release, timeline, sources. Its layout is simpler than ours
(dates as they stand, fewer words), which is to its advantage. Both write to memory, so that the disk does not count.
"""

import json
import shutil
import sqlite3
import sys
from pathlib import Path

from bench.nodes import Node, run, run_command
from bench.report import Report

LANGUAGES = ("be", "ru", "en", "pl")
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path("/tmp")
KINDS_OFF = '["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]'
LABELS = (
    "facts", "cases", "letters", "release", "timeline", "sources", "recognition", "stage", "whereabouts", "born",
    "town", "category", "held", "arrest", "charges", "decision", "since", "poster", "report", "people", "facilities",
    "figures", "about", "menu", "invented",
)  # fmt: skip
LAYOUT = Path(__file__).with_name("hugo_person.html")


def write_source(node: Node, count: int, folder: Path) -> int:
    """Hugo's source folder; the number of pages it will make."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "i18n").mkdir()
    shutil.copyfile(LAYOUT, folder / "layouts" / "_default" / "single.html")
    lines = [
        'baseURL = "http://127.0.0.1/"', 'title = "Bench"', 'defaultContentLanguage = "be"', "uglyURLs = true",
        "defaultContentLanguageInSubdir = true", f"disableKinds = {KINDS_OFF}",
    ]  # fmt: skip
    for weight, language in enumerate(LANGUAGES, start=1):
        lines += [f"[languages.{language}]", f"weight = {weight}", f'contentDir = "content/{language}"']
        (folder / "content" / language / "people").mkdir(parents=True)
        words = {label: {"other": f"{label} ({language})"} for label in LABELS}
        (folder / "i18n" / f"{language}.json").write_text(json.dumps(words), encoding="utf-8")
    (folder / "hugo.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    made = 0
    with sqlite3.connect(f"file:{node.database}?mode=ro", uri=True) as rows:
        people = rows.execute(
            "SELECT p.subject, body, changed_on, ornament, name_be, name_ru, name_en, name_pl FROM registry_person p"
            " JOIN front_card c ON c.subject = p.subject ORDER BY p.subject LIMIT ?",
            [count],
        )
        for subject, body, landed, ornament, *names in people:
            data = json.loads(body)
            for language, name in zip(LANGUAGES, names, strict=True):
                front = {
                    "title": name or subject, "subject": subject, "landed": landed, "ornament": ornament, "p": data,
                }  # fmt: skip
                target = folder / "content" / language / "people" / f"{subject}.md"
                target.write_text(json.dumps(front, ensure_ascii=False) + "\n", encoding="utf-8")
                made += 1
    return made


def measure_export(node: Node, report: Report, count: int = 10_000, rounds: int = 3) -> None:
    """Both in turn; the best round of each counts, since others use the machine too."""
    report.title(f"Full export of {min(count, node.people):,} people in four languages, beside Hugo")
    source, target = MEMORY / "nitka-bench-hugo", MEMORY / "nitka-bench-pages"
    try:
        pages = write_source(node, count, source)
        hugo = [
            str(Path(sys.executable).parent / "hugo"),
            "--quiet",
            "--source",
            str(source),
            "--destination",
        ]
        theirs, ours = [], []
        for _ in range(rounds):
            shutil.rmtree(target, ignore_errors=True)
            theirs.append(run_command([*hugo, str(target / "hugo")])[1])
            written = sum(1 for _ in (target / "hugo").rglob("*.html"))
            if written < pages:
                raise RuntimeError(f"Hugo wrote {written} of {pages} pages")
            shutil.rmtree(target, ignore_errors=True)
            said, _ = run(["-m", "bench.exporting", str(count), str(target / "ours")], node.environment)
            ours.append(json.loads(said.splitlines()[-1]))
    finally:
        shutil.rmtree(source, ignore_errors=True)
        shutil.rmtree(target, ignore_errors=True)
    mine = min(ours, key=lambda one: one["seconds"] / one["pages"])
    other = min(theirs, key=lambda one: one.seconds)
    tell(report, pages, mine, other.seconds, other.cpu, max(one.peak_mb for one in theirs))


def tell(
    report: Report, pages: int, mine: dict[str, float], seconds: float, cpu: float, memory: float
) -> None:
    """Pages per second by the clock and by processor time, memory."""
    fast = mine["pages"] / mine["seconds"] / (pages / seconds)
    cheap = cpu / pages / (mine["cpu"] / mine["pages"])
    said = (
        f"{mine['pages'] / mine['seconds']:,.0f} pages/s, Hugo {pages / seconds:,.0f}: {fast:.1f} times "
        f"(by processor time {cheap:.1f} times)"
    )
    report.at_least("export, pages per second", said, fast, 3, "at least 3 times")
    share = mine["peak_mb"] / memory
    said = f"{mine['peak_mb']:,.0f} MB in all processes, Hugo {memory:,.0f} MB: {share:.2f} of it"
    report.figure("export, memory", said, share, 0.1, "at most a tenth")
