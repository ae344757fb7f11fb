"""Who the person is, on what basis the record may say it, and what the list's editors noted beside the row."""

import re

from nitka.client.importing.dates import BadDay, read_day
from nitka.client.importing.findings import Finding
from nitka.client.importing.namings import name_forms
from nitka.client.importing.rows import RowReader
from nitka.client.importing.words import MAY_LIE_AHEAD

_URL = re.compile(r"https?://[^\s<>\"'`{}|\\^]{3,1000}")
_DAYS = ("born", "recognised_on", "arrested", "verdict_on", "released", "expected_release", "last_news")


def text_is_fit(row: RowReader) -> None:
    """A formula is no value; a name with markup or direction marks would be shown as another name."""
    record, to = row.record, row.to
    for column in record.formulas:
        if column in to.taken:
            row.unfit("formula", column, text=record.cells.get(column, "")[:60])
    for column in record.marked:
        if column in to.naming:
            row.unfit("markup_in_name", column, text=record.cells[column][:60])
        elif column in to.taken:
            row.draft.findings.append(Finding("markup", column, {"text": record.cells[column][:60]}))
    for column in record.turned:
        if column in to.naming:
            row.unfit("direction_marks_in_name", column)
    if record.only_in:
        row.draft.questions.append(Finding("only_in_file", to.bound.column("key"), {"file": record.only_in}))


def identity(row: RowReader) -> None:
    """Names, key, basis and the list as source."""
    draft, about, bound = row.draft, row.to.about, row.to.bound
    forms, findings = name_forms(bound, row.record, row.to.source)
    draft.findings += findings
    if forms:
        row.data["names"] = forms
        draft.name = forms[0]["text"]
    else:
        row.unfit("no_name", bound.column("name") or "name")
    draft.url = row.cell("url")
    if draft.url and not _URL.fullmatch(draft.url):
        row.found("bad_url", "url", text=draft.url[:80])
        draft.url = ""
    draft.key = row.cell("key") or draft.url
    basis = {
        "kind": "already_public",
        "published_by": about.publisher,
        "since": about.since,
        "list": about.code,
        "key": draft.key,
    }
    if about.closed and about.as_of:
        basis["state_of"] = about.as_of
    source = {
        "kind": about.kind,
        "title": about.title,
        "publisher": about.publisher,
        "seen": row.to.today.isoformat(),
    }
    if url := draft.url or about.url:
        basis["url"] = source["url"] = url
    row.data |= {"level": "named", "basis": basis, "sources": {row.to.source: source}}
    if about.invented:
        row.data["invented"] = True


def days(row: RowReader) -> None:
    """Every date column at once: what is no day makes the row unfit, nothing is guessed."""
    for name in _DAYS:
        if text := row.cell(name):
            try:
                row.days[name] = read_day(text, row.to.today, name in MAY_LIE_AHEAD, row.to.order)
            except BadDay as bad:
                row.unfit(bad.code, row.to.bound.column(name), text=text[:60])


def person(row: RowReader) -> None:
    """Everything that is a single fact about the person."""
    data = row.data
    if not row.draft.key:
        row.draft.key = f"{row.draft.name} {row.days.get('born', '')}".strip()
        data["basis"]["key"] = row.draft.key
    data["sex"] = row.word("sex") or "unknown"
    if "born" in row.days:
        data["born"] = row.sourced(when=row.days["born"])
    for name in ("town", "profession", "summary"):
        if texts := row.record.texts(name, row.to.bound, row.to.about.empty):
            data[name] = texts
    if tags := [tag.strip() for tag in re.split(r"[;\n]", row.cell("tags")) if tag.strip()]:
        data["tags"] = list(dict.fromkeys(tags))
    if category := row.line("category"):
        data["category"] = row.sourced(value=category)
    if group := row.line("group"):
        data["groups"] = [row.sourced(name=group)]
    _recognition(row)
    if address := row.line("address"):
        data["letters"] = row.sourced(can_write=True, address=address)
    if "expected_release" in row.days:
        data["expected_release"] = row.sourced(when=row.days["expected_release"])
    if "last_news" in row.days:
        data["last_news"] = row.sourced(when=row.days["last_news"][:7])


def _recognition(row: RowReader) -> None:
    about = row.to.about
    decision = row.word("status") if row.to.bound.column("status") else ""
    if not decision and about.recognised:
        decision = "recognised"
    if not decision:
        return
    on = row.days.get("recognised_on") or (about.since if about.recognised else "")
    link = row.cell("link")
    if link and not _URL.fullmatch(link):
        row.found("bad_url", "link", text=link[:80])
        link = ""
    who = about.organisation or about.publisher
    row.data["recognitions"] = [row.sourced(organisation=who, decision=decision, on=on, link=link)]


def notes(row: RowReader) -> None:
    """Notes of the list's editors: always said in the report, and a claim where the profile names the topic."""
    told = row.to.profile.notes
    claims = []
    if age := row.cell("age"):
        row.found("age_only", "age", text=age)
        if statement := told.get("age"):
            claims.append(("identity", statement.format(age=age)))
    if note := row.cell("note"):
        row.found("note", "note", text=note)
        for entry in told.get("claims", ()):
            if entry["match"].casefold() in note.casefold():
                claims.append((entry["about"], note))
                break
    grade = str(told.get("grade", "B3"))
    if claims:
        row.data["claims"] = [
            row.sourced(id=f"list{n}", about=about, statement={row.to.language: text}, grade=grade)
            for n, (about, text) in enumerate(claims, 1)
        ]
