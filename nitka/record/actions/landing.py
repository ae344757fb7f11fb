"""The daily rhythm: fully signed acts wait in a folder and land together at the landing hour."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from nitka.ground import acts, chain, layout
from nitka.record import queries
from nitka.record.actions.append import ActRefused, Progress, Veto, append_act, hold_record, problems_now
from nitka.record.models import Act


@dataclass(frozen=True, slots=True)
class Landing:
    """What a landing did: acts that landed, and files that could not, each with its problems."""

    landed: tuple[Act, ...]
    refused: tuple[tuple[str, ActRefused], ...]


def publish_file(
    *,
    file: acts.ActFile,
    waiting: Path,
    now: datetime,
    veto: Veto | None = None,
    progress: Progress | None = None,
) -> Act | None:
    """Take a fully signed act: an urgent one, or the founding one, lands at once (gives the act), the rest waits.

    Raises ``ActRefused`` when it could not land as the record stands. Putting the same act twice is harmless.
    """
    if queries.size() == 0:
        return append_act(file=file, landed=last_landing_day(now), veto=veto, progress=progress)
    if file.act.urgent:
        forgotten = _forgotten(file)
        act = append_act(file=file, landed=now.astimezone(UTC).date(), veto=veto, progress=progress)
        _stop_waiting(waiting, forgotten)
        return act
    commitments = [acts.commitment(body) for body in file.bodies]
    try:
        heads = [acts.read_head(body) for body in file.bodies]
    except acts.BadAct as wrong:
        raise ActRefused([str(wrong)]) from wrong
    with transaction.atomic():
        hold_record()
        problems = problems_now(file, commitments, heads, landing_day(now)) or (veto(file) if veto else [])
    if problems:
        raise ActRefused(list(problems))
    layout.write_file(waiting, f"{file.act.day}-{file.act.items_root}.act", file.to_bytes())
    layout.settle(waiting)
    return None


def land_waiting(
    *,
    waiting: Path,
    now: datetime,
    force: bool = False,
    veto: Veto | None = None,
    progress: Progress | None = None,
) -> Landing:
    """Let every waiting act land, oldest day first, if the landing hour has come (or ``force``).

    An act that can land no more (a charter changed, say) is removed and reported; the reasons stay beside the others
    as ``.refused``, the act itself does not: nothing unpublished stays on a node, and whoever signed has the file.
    """
    landed, refused = [], []
    if not force and now.astimezone(UTC).hour < landing_hour():
        return Landing((), ())
    for path in sorted(waiting.glob("*.act")):
        try:
            if not path.exists():
                continue
            file = acts.read_file(path.read_bytes())
            forgotten = _forgotten(file)
            if not queries.RowsKnown().has_root(file.act.items_root):
                day = max(last_landing_day(now), queries.standing().landed or date.min)
                landed.append(append_act(file=file, landed=day, veto=veto, progress=progress))
            path.unlink(missing_ok=True)
            _stop_waiting(waiting, forgotten)
        except (acts.BadAct, ActRefused) as wrong:
            problem = wrong if isinstance(wrong, ActRefused) else ActRefused([str(wrong)])
            refused.append((path.name, problem))
            layout.write_file(
                waiting, path.with_suffix(".refused").name, layout.write_lines(problem.problems)
            )
            path.unlink(missing_ok=True)
    return Landing(tuple(landed), tuple(refused))


def _forgotten(file: acts.ActFile) -> set[str]:
    """The subjects that the act withdraws, asked before it lands: afterwards nobody knows them any more."""
    heads = [acts.read_head(body) for body in file.bodies]
    named = [one for head in heads if head.kind == "withdrawal" for one in chain.withdrawn(head)]
    again = {head.subject for head in heads if head.kind != "withdrawal"}
    return queries.subjects_of(named) - again


def _stop_waiting(waiting: Path, forgotten: set[str]) -> None:
    """Remove acts, waiting or otherwise there, with an entry about somebody who was just withdrawn.

    They were signed before, would bring the person back at the landing hour, and hold the name until then. Nothing is
    lost: whoever signed has the file, and can draft the other entries again.
    """
    for path in sorted(waiting.iterdir()) if forgotten and waiting.is_dir() else ():
        try:
            file = acts.read_file(path.read_bytes())
        except acts.BadAct:
            continue
        if forgotten & {acts.read_head(body).subject for body in file.bodies}:
            path.unlink()


def landing_hour() -> int:
    """The hour (UTC) that the charter in force names; 18 before there is one."""
    charter = queries.standing().charter
    return charter.hour if charter else 18


def landing_day(now: datetime) -> date:
    """The day on which an act published now will land."""
    moment = now.astimezone(UTC)
    return moment.date() + timedelta(days=int(moment.hour >= landing_hour()))


def last_landing_day(now: datetime) -> date:
    """The day of the landing hour that has passed last: what lands before today's hour never carries a future one."""
    return (now.astimezone(UTC) - timedelta(hours=landing_hour())).date()


def waiting_files(waiting: Path) -> list[Path]:
    """The acts that wait, oldest first."""
    return sorted(waiting.glob("*.act"))
