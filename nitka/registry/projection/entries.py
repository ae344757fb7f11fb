"""Rows of the entries of one person body: names, custody, prosecutions, knowledge."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from django.db.models import Model

from nitka.ground.people import entries as e
from nitka.ground.people.body import Person
from nitka.ground.people.places import article_code
from nitka.registry import models as m
from nitka.registry.projection.flat import first_day, group_names, last_day

PLACES_PER_BODY = 4_096
# Parents before children, so that rows can be written table by table.
TABLES: tuple[type[Model], ...] = (
    m.Source,
    m.NameForm,
    m.PersonGroup,
    m.Recognition,
    m.Detention,
    m.Stay,
    m.Case,
    m.Charge,
    m.Hearing,
    m.Decision,
    m.Sanction,
    m.Mark,
    m.Condition,
    m.Ban,
    m.WayOut,
    m.Claim,
)
Rows = dict[type[Model], list[dict[str, object]]]


class Writer:
    """Collects the rows of one body. ``since`` gives the day an entry, by its path, became known."""

    def __init__(self, rows: Rows, subject: str, sequence: int, since: Callable[[str], date]):
        self._rows = rows
        self._subject = subject
        self._first = sequence * PLACES_PER_BODY
        self._next: dict[type[Model], int] = {}
        self._since = since

    def add(self, model: type[Model], path: str, **columns: object) -> int:
        """One more row of ``model``; gives its id."""
        place = self._next.get(model, 0)
        self._next[model] = place + 1
        row = {
            "id": self._first + place,
            "person_id": self._subject,
            "known_on": self._since(path),
            **columns,
        }
        self._rows.setdefault(model, []).append(row)
        return self._first + place


def add_rows(writer: Writer, person: Person) -> None:
    """All rows of the body."""
    sources = {
        key: writer.add(
            m.Source,
            f"sources.{key}",
            key=key,
            kind=source.kind.value,
            title=source.title,
            publisher=source.publisher or "",
            url=source.url or "",
            seen_when=source.seen,
        )
        for key, source in sorted(person.sources.items())
    }
    _add_names(writer, person)
    for place, recognition in enumerate(person.recognitions):
        writer.add(
            m.Recognition,
            f"recognitions[{place}]",
            organisation=recognition.organisation,
            decision=recognition.decision.value,
            on_when=recognition.on or "",
            decided_on=first_day(recognition.on),
            link=recognition.link or "",
        )
    for place, detention in enumerate(person.detentions):
        _add_detention(writer, f"detentions[{place}]", detention)
    for place, case in enumerate(person.cases):
        _add_case(writer, f"cases[{place}]", case)
    for place, way_out in enumerate(person.ways_out):
        writer.add(
            m.WayOut,
            f"ways_out[{place}]",
            kind=way_out.kind.value,
            on_when=way_out.when or "",
            happened_on=first_day(way_out.when),
        )
    _add_knowledge(writer, person, sources)


def _add_names(writer: Writer, person: Person) -> None:
    for place, name in enumerate(person.names):
        writer.add(
            m.NameForm,
            f"names[{place}]",
            text=name.text,
            script=name.script.value,
            language=name.language,
            system=name.system.value,
            kind=name.kind.value,
        )
    for place, group in enumerate(group_names(person)):
        writer.add(m.PersonGroup, f"groups[{place}]", name=group)


def _add_detention(writer: Writer, path: str, detention: e.Detention) -> None:
    parent = writer.add(
        m.Detention,
        path,
        kind=detention.kind.value,
        from_when=detention.from_ or "",
        began_on=first_day(detention.from_),
        to_when=detention.to or "",
        ended_on=last_day(detention.to),
        end_reason=detention.end_reason.value if detention.end_reason else "",
    )
    for place, stay in enumerate(detention.stays):
        writer.add(
            m.Stay,
            f"{path}.stays[{place}]",
            detention_id=parent,
            facility=stay.facility or "",
            as_printed=stay.as_printed or "",
            from_when=stay.from_ or "",
            to_when=stay.to or "",
            regime=stay.regime.value if stay.regime else "",
        )


def _add_case(writer: Writer, path: str, case: e.Case) -> None:
    parent = writer.add(m.Case, path, name=case.name or "")
    for place, charge in enumerate(case.charges):
        writer.add(
            m.Charge,
            f"{path}.charges[{place}]",
            case_id=parent,
            law=charge.code,
            article=charge.article,
            part=charge.part or "",
            article_code=article_code(charge.code, charge.article),
            part_code=article_code(charge.code, charge.article, charge.part),
            mode=charge.mode.value if charge.mode else "",
            as_printed=charge.as_printed or "",
        )
    for place, hearing in enumerate(case.hearings):
        writer.add(
            m.Hearing,
            f"{path}.hearings[{place}]",
            case_id=parent,
            on_when=hearing.on,
            first_on=first_day(hearing.on),
            court=hearing.court or "",
        )
    for place, decision in enumerate(case.decisions):
        _add_decision(writer, f"{path}.decisions[{place}]", parent, decision)


def _add_decision(writer: Writer, path: str, case: int, decision: e.Decision) -> None:
    parent = writer.add(
        m.Decision,
        path,
        case_id=case,
        instance=decision.instance.value,
        outcome=decision.outcome.value,
        court=decision.court or "",
        on_when=decision.on or "",
        decided_on=first_day(decision.on),
    )
    for sanction in decision.sanctions:
        writer.add(
            m.Sanction,
            path,
            decision_id=parent,
            kind=sanction.kind.value,
            years=sanction.years,
            months=sanction.months,
            days=sanction.days,
            base_values=sanction.base_values,
            regime=sanction.regime.value if sanction.regime else "",
            as_printed=sanction.as_printed or "",
        )


def _add_knowledge(writer: Writer, person: Person, sources: Mapping[str, int]) -> None:
    for model, key in ((m.Mark, "marks"), (m.Ban, "bans")):
        for place, span in enumerate(getattr(person, key)):
            writer.add(
                model,
                f"{key}[{place}]",
                kind=span.kind.value,
                from_when=span.from_ or "",
                to_when=span.to or "",
            )
    for place, condition in enumerate(person.conditions):
        writer.add(m.Condition, f"conditions[{place}]", kind=condition.kind.value, on_when=condition.when)
    disputed = {
        other for claim in person.claims if claim.contradicts for other in (claim.id, *claim.contradicts)
    }
    for place, claim in enumerate(person.claims):
        writer.add(
            m.Claim,
            f"claims[{place}]",
            key=claim.id,
            about=claim.about.value,
            on_when=claim.when or "",
            grade=claim.grade,
            source_id=sources[claim.source],
            disputed=claim.id in disputed,
        )


def children(rows: Rows) -> Iterator[tuple[type[Model], list[dict[str, object]]]]:
    """The rows table by table, parents first."""
    for model in TABLES:
        if model in rows:
            yield model, rows[model]
