"""A record of an invented team on a node: acts land in the database of the test."""

from pathlib import Path

from nitka.ground.tests.team import FIRST_DAY, ORIGIN, Team, seat, subject_of
from nitka.record import actions

__all__ = ["FIRST_DAY", "ORIGIN", "Team", "founded", "land", "seat", "subject_of", "written"]


def land(team: Team, file, **more):
    """Append an act on the team's day."""
    return actions.append_act(file=file, landed=team.day, **more)


def founded(**team) -> Team:
    """A team whose charter has landed."""
    made = Team(**team)
    land(made, made.founding())
    return made


def written(team: Team, site: Path, pages: dict[str, str] | None = None) -> Path:
    """The record as files, with a few pages beside it."""
    for path, text in (pages or {}).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    actions.write_record(site=site, signer=team.signer)
    actions.write_manifest(site=site, signer=team.signer)
    return site
