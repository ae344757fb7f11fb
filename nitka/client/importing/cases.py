"""What happened to the person: place, detention, charges, decision, stage, ways out, death."""

import re
from collections.abc import Mapping
from typing import Any

from nitka.client.importing import courts
from nitka.client.importing.cells import is_empty
from nitka.client.importing.charges import charges
from nitka.client.importing.dates import BadDay, read_day
from nitka.client.importing.findings import Finding
from nitka.client.importing.rows import LONGEST_LINE, PLACELESS, RowReader
from nitka.ground.people.person_rules import ends_before

_PIECES = re.compile(r"[;,.\n]\s*")
_YES = frozenset({"1", "true", "yes", "так", "да", "tak"})


def place(row: RowReader) -> None:
    """Where the person is: a state of the person, or a facility, out of one printed cell."""
    printed, stated = row.cell("place"), row.cell("whereabouts")
    title, _, rest = printed.partition("\n")
    if not rest:
        title = printed.partition(";")[0]
    title = title.strip()
    told = row.word("whereabouts") if stated else row.to.word("whereabouts", title) if title else None
    if told is not None and not stated:
        title = ""
    code = _facility(row, title) if title and told not in PLACELESS else ""
    state = told or ("held" if title else str(row.to.profile.default_state))
    shown = title if len(title) <= LONGEST_LINE else ""
    where = row.sourced(state=state, on=row.to.about.as_of)
    if state not in PLACELESS:
        where |= {key: value for key, value in (("facility", code), ("as_printed", shown)) if value}
    row.data["whereabouts"] = where
    _detention(row, code, shown)


def _facility(row: RowReader, title: str) -> str:
    code, described = row.to.places.find(title)
    if not code:
        row.found("unknown_place", "place", text=title)
    elif not described:
        row.found("facility_not_in_record", "place", text=title, facility=code)
        return ""
    elif title in row.to.profile.places_to_check:
        row.found("place_to_check", "place", text=title, facility=code)
    if code:
        row.draft.facilities = (code,)
    return code


def _detention(row: RowReader, code: str, shown: str) -> None:
    arrested, released = row.days.get("arrested"), row.days.get("released")
    if not arrested and not (code or shown):
        return
    kind = (row.word("arrest_kind") if row.cell("arrest_kind") else None) or "detention"
    entry = row.sourced(kind=kind, to=released, end_reason="released" if released else "")
    if arrested:
        entry["from"] = arrested
    if code or shown:
        entry["stays"] = [row.sourced(facility=code, as_printed=shown)]
    row.data["detentions"] = [entry]


def case(row: RowReader) -> None:
    """Charges, and the decision of the court with its sanction."""
    bound, about = row.to.bound, row.to.about
    law = (row.word("law") if row.cell("law") else None) or about.law
    made: dict[str, Any] = {}
    cells = [text for c in bound.columns.get(("articles", None), ()) if (text := row.record.cells.get(c, ""))]
    cells = [text for text in cells if not is_empty(text, about.empty)]
    if cells and law:
        found, unread = charges(cells, law, row.to.source)
        if found:
            made["charges"] = found
        for piece in unread:
            row.found("unread_charge", "articles", text=piece[:120])
    elif cells:
        row.found("no_law", "articles", text="; ".join(cells)[:120])
    if decision := _decision(row):
        made["decisions"] = [decision]
    if made:
        if name := row.line("case"):
            made["name"] = name
        row.data["cases"] = [made]


def _decision(row: RowReader) -> dict[str, Any] | None:
    printed, months, court = row.cell("sentence"), row.cell("months"), row.line("court")
    penalty = (row.word("penalty") if row.cell("penalty") else "") or ""
    term = courts.months_term(months) if months else courts.read_sentence(printed) if printed else None
    if term is None and (months or printed):
        row.found("unread_sentence", "months" if months else "sentence", text=(months or printed)[:120])
    found = courts.sanctions(term, penalty, printed)
    on = row.days.get("verdict_on", "")
    if not found and not on and not court:
        return None
    step, outcome = courts.instance(row.to.profile, court)
    entry = row.sourced(instance=step, outcome=outcome if found or on else "unknown", court=court, on=on)
    if bench := [name for name in courts.judges(row.cell("judges")) if len(name) <= LONGEST_LINE]:
        entry["judges"] = bench
    if found:
        entry["sanctions"] = found
    return entry


def outcome(row: RowReader) -> None:
    """Legal stage, ways out, death; days that contradict one another are said."""
    if row.to.bound.column("stage"):
        stage = row.to.word("stage", row.cell("stage"))
        if stage is None and row.cell("stage"):
            row.found("unknown_word", "stage", text=row.cell("stage"))
    else:
        stage = _reckoned_stage(row)
    row.data["stage"] = row.sourced(value=stage or "not_stated", on=row.to.about.as_of)
    _ways_out(row)
    _death(row)
    _order(row)


def _sanctions(row: RowReader) -> list[dict[str, Any]]:
    decisions = [decision for entry in row.data.get("cases", ()) for decision in entry.get("decisions", ())]
    return [sanction for decision in decisions for sanction in decision.get("sanctions", ())]


def _reckoned_stage(row: RowReader) -> str:
    """Stage of a list that has no such column: a decision means sentenced; a remand prison without one, remand."""
    if any(entry.get("decisions") for entry in row.data.get("cases", ())):
        return "life_sentence" if any(s["kind"] == "life" for s in _sanctions(row)) else "sentenced"
    code = row.data["whereabouts"].get("facility", "")
    return "remand" if code and row.to.places.kind(code) == "pretrial_detention" else ""


def _ways_out(row: RowReader) -> None:
    """A way out is taken from its own column, or from a phrase of the summary that the profile names whole."""
    found: list[str] = []
    if row.cell("way_out") and (told := row.word("way_out")):
        found.append(told)
    table: Mapping[str, str] = row.to.profile.values.get("way_out", {})
    if table:
        for text in row.data.get("summary", {}).values():
            found += [table[p] for piece in _PIECES.split(text) if (p := piece.strip().casefold()) in table]
    released = row.days.get("released", "")
    if found:
        row.data["ways_out"] = [
            row.sourced(kind=kind, when="" if kind == "clemency_asked" else released)
            for kind in dict.fromkeys(found)
        ]
    if released and row.data["whereabouts"]["state"] == "unknown":
        row.data["whereabouts"] = row.sourced(state="released", on=released)


def _death(row: RowReader) -> None:
    """A death stands in its own column; one that only prose tells is a question."""
    died, answer = row.cell("died"), row.record.answer
    prose = "\n".join(row.data.get("summary", {}).values())
    told = row.to.death_words.search(prose) if row.to.death_words else None
    column = row.to.bound.column("died")
    if not died and told and answer not in ("alive", "dead"):
        where = row.to.bound.column("summary")
        row.draft.questions.append(Finding("death_in_prose", where, {"text": told[0]}))
    if not died and not (told and answer == "dead"):
        return
    # The record takes a death on one word only from an outside source that has an address to look it up.
    if row.to.about.kind == "initiative" or "url" not in row.data["sources"][row.to.source]:
        row.draft.questions.append(Finding("death_needs_sources", column))
        return
    when = ""
    if died and died.casefold() not in _YES:
        try:
            when = read_day(died, row.to.today, False, row.to.order)
        except BadDay as bad:
            row.unfit(bad.code, column, text=died[:60])
    row.data["whereabouts"] = row.sourced(state="dead", on=when)
    ways = [way for way in row.data.get("ways_out", ()) if way["kind"] != "death"]
    row.data["ways_out"] = [*ways, row.sourced(kind="death", when=when)]


def _order(row: RowReader) -> None:
    """Days the wrong way round. A verdict before an arrest may be the start of an open term, or a contradiction."""
    days, bound = row.days, row.to.bound
    for earlier, later in (("born", "arrested"), ("born", "verdict_on"), ("arrested", "released")):
        if earlier in days and later in days and _before(days[later], days[earlier]):
            text = f"{days[later]} < {days[earlier]}"
            row.unfit("days_out_of_order", bound.column(later), other=bound.column(earlier), text=text)
    verdict, arrested = days.get("verdict_on", ""), days.get("arrested", "")
    if verdict and arrested and _before(verdict, arrested):
        sanctions = _sanctions(row)
        if sanctions and sanctions[0]["kind"] == "restricted_open":
            row.data["detentions"][0]["kind"] = "start_of_khimiya"
            row.found("start_of_khimiya", "arrested", arrested=arrested, verdict=verdict)
        else:
            row.found("verdict_before_arrest", "verdict_on", arrested=arrested, verdict=verdict)


def _before(one: str, other: str) -> bool:
    """Whether one day surely lies before another; whole days, by far the most, compare as they stand."""
    if len(one) == len(other) == 10:
        return one < other
    return ends_before(other, one)
