"""The report of a dry run as CSV (which is also the sheet for answers) and as one HTML page."""

import csv
import io
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from nitka.client.importing.cells import harmless
from nitka.client.importing.findings import FileRefused
from nitka.client.importing.opening import open_table
from nitka.client.importing.planning import STATUSES, Line, Plan
from nitka.ground.wording import words

COLUMNS = ("row", "status", "key", "name", "why", "remarks", "changed", "subject", "answer")
ANSWERS = ("new", "same", "dead", "alive", "leave")


def csv_report(plan: Plan, language: str) -> str:
    """The report as CSV with ``COLUMNS``; the last column is empty, for people's answers.

    Nothing in it can run as a formula when a spreadsheet opens it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    t = words("client", language)
    for line in plan.lines:
        writer.writerow(
            [
                line.number,
                t(f"importing.status.{line.status}"),
                harmless(line.key),
                harmless(line.name),
                harmless(_say(line.reasons, language)),
                harmless(_say(line.findings, language)),
                harmless(" ".join(line.changed)),
                line.subject,
                "",
            ]
        )
    for gone in plan.gone:
        status, why = t("importing.status.gone"), t("importing.gone")
        writer.writerow(["", status, harmless(gone.key), harmless(gone.name), why, "", "", gone.subject, ""])
    return out.getvalue()


def read_answers(path: Path) -> dict[str, str]:
    """Answers by key out of a report that people have filled in. Raises ``FileRefused`` for an unknown answer."""
    table = open_table(path)
    for column in ("key", "answer"):
        if column not in table.columns:
            raise FileRefused("answers_columns", file=table.name, column=column)
    found: dict[str, str] = {}
    for row in table.rows():
        answer = row.cells.get("answer", "").casefold()
        if not answer:
            continue
        if answer not in ANSWERS:
            raise FileRefused(
                "unknown_answer", file=table.name, row=row.number, answer=answer, answers=", ".join(ANSWERS)
            )
        key = row.cells.get("key", "")
        found[key[1:] if key.startswith("'") and harmless(key[1:]) == key else key] = answer
    return found


def _say(findings: Iterable[object], language: str) -> str:
    return "; ".join(finding.say(language) for finding in findings)  # type: ignore[attr-defined]


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c1a17;"
    "background:#fbf9f5}h1{font-size:1.6rem}table{border-collapse:collapse;width:100%;margin:1rem 0}"
    "caption{text-align:start;font-weight:600;padding:.4rem 0}"
    "th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d9d3c7}"
    "td.n{text-align:end;font-variant-numeric:tabular-nums}tr.rejected td:nth-child(2),tr.question td:nth-child(2),"
    "tr.withheld td:nth-child(2){color:#a3201d;font-weight:600}"
    "@media(prefers-color-scheme:dark){body{color:#ece7dd;background:#171512}"
    "th,td{border-color:#403b33}tr.rejected td:nth-child(2),tr.question td:nth-child(2),"
    "tr.withheld td:nth-child(2){color:#ff9d94}}@media print{body{margin:0;max-width:none}}"
)


def html_report(plan: Plan, language: str) -> str:
    """The report as one HTML page without scripts: the counts, then rows that need a person, then all others."""
    t = words("client", language)
    title = t("importing.report.title", list=plan.title)
    files = t(
        "importing.report.files", files=", ".join(plan.files), day=plan.today.isoformat(), n=len(plan.lines)
    )
    parts = [
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(title)}</h1><p>{escape(files)}</p>",
        _counts_table(plan, language),
    ]
    if plan.not_taken:
        parts.append(f"<p>{escape(t('importing.report.not_taken', columns=', '.join(plan.not_taken)))}</p>")
    attention = [line for line in plan.lines if line.status in ("withheld", "rejected", "question")]
    others = [line for line in plan.lines if line.status not in ("withheld", "rejected", "question")]
    if attention:
        parts.append(_rows_table(attention, t("importing.report.attention"), language))
        parts.append(f"<p>{escape(t('importing.report.answers'))}</p>")
    if plan.gone:
        parts.append(_gone_table(plan, language))
    parts.append(_rows_table(others, t("importing.report.others"), language))
    return "\n".join([*parts, "</main></body></html>\n"])


def _counts_table(plan: Plan, language: str) -> str:
    t = words("client", language)
    counts: Mapping[str, int] = plan.counts
    rows = [
        f'<tr><th scope="row">{escape(t(f"importing.status.{name}"))}</th><td class="n">{counts[name]}</td>'
        f"<td>{escape(t(f'importing.meaning.{name}'))}</td></tr>"
        for name in STATUSES
    ]
    label = escape(t("importing.report.total"))
    total = f'<tr><th scope="row">{label}</th><td class="n">{len(plan.lines)}</td><td></td></tr>'
    caption = escape(t("importing.report.counts"))
    return f"<table><caption>{caption}</caption><tbody>{''.join(rows)}{total}</tbody></table>"


def _rows_table(lines: list[Line], caption: str, language: str) -> str:
    t = words("client", language)
    names = ("row", "status", "key", "name", "why", "remarks", "changed")
    head = "".join(f'<th scope="col">{escape(t(f"importing.column.{name}"))}</th>' for name in names)
    body = "".join(
        f'<tr class="{line.status}"><td class="n">{line.number}</td>'
        f"<td>{escape(t(f'importing.status.{line.status}'))}</td><td>{escape(line.key)}</td>"
        f"<td>{escape(line.name)}</td><td>{escape(_say(line.reasons, language))}</td>"
        f"<td>{escape(_say(line.findings, language))}</td><td>{escape(', '.join(line.changed))}</td></tr>"
        for line in lines
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _gone_table(plan: Plan, language: str) -> str:
    t = words("client", language)
    body = "".join(
        f"<tr><td>{escape(gone.key)}</td><td>{escape(gone.name)}</td><td>{escape(gone.subject)}</td></tr>"
        for gone in plan.gone
    )
    return f"<table><caption>{escape(t('importing.gone'))}</caption><tbody>{body}</tbody></table>"
