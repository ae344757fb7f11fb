"""The daily rhythm: fully signed acts wait in a folder and land together at the landing hour."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from nitka.ground import acts, layout
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
        return append_act(file=file, landed=now.astimezone(UTC).date(), veto=veto, progress=progress)
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

    An act that can land no more (a charter changed, say) is kept beside the others as ``.refused`` and reported.
    """
    landed, refused = [], []
    if not force and now.astimezone(UTC).hour < landing_hour():
        return Landing((), ())
    for path in sorted(waiting.glob("*.act")):
        try:
            file = acts.read_file(path.read_bytes())
            if not queries.RowsKnown().has_root(file.act.items_root):
                day = max(last_landing_day(now), queries.standing().landed or date.min)
                landed.append(append_act(file=file, landed=day, veto=veto, progress=progress))
            path.unlink()
        except (acts.BadAct, ActRefused) as wrong:
            problem = wrong if isinstance(wrong, ActRefused) else ActRefused([str(wrong)])
            refused.append((path.name, problem))
            path.rename(path.with_suffix(".refused"))
    return Landing(tuple(landed), tuple(refused))


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
