"""People for counting, made as the record would hand them over."""

from datetime import UTC, date, datetime

from nitka.figures.projection import projection
from nitka.record.projection import Landed

ALESIA, BAHDAN, VIERA, HANNA, DZMITRY = (letter * 16 for letter in "abchd")


def body(**more):
    """A person in a remand prison since 6 July 2021 under article 342; every part can be replaced or left out."""
    data = {
        "level": "named",
        "sex": "female",
        "stage": {"value": "remand", "source": "s1"},
        "whereabouts": {"state": "held", "facility": "sizo-1", "source": "s1"},
        "detentions": [{"from": "2021-07-06", "kind": "arrest", "source": "s1", "stays": []}],
        "cases": [case("342")],
        **more,
    }
    return {key: value for key, value in data.items() if value is not None}


def case(*articles, months=None, outcome="convicted", kind="imprisonment"):
    """A prosecution under ``articles``, with a first decision when ``months`` or another ``kind`` is given."""
    made = {"charges": [{"code": "BY-1999", "article": article, "source": "s1"} for article in articles]}
    if months is not None or kind != "imprisonment":
        sanction = {"kind": kind} | ({"years": months // 12, "months": months % 12} if months else {})
        made["decisions"] = [{"instance": "first", "outcome": outcome, "sanctions": [sanction]}]
    return made


def at(state, **more):
    """The key ``whereabouts``."""
    return {"state": state, "source": "s1", **more}


def unnamed(state="held", stage="remand", sex="female"):
    """A person who is counted only: no name, no place, no day."""
    return {
        "level": "counted",
        "sex": sex,
        "stage": {"value": stage, "source": "s1"},
        "whereabouts": {"state": state, "source": "s1"},
    }


class Record:
    """A tiny record: ``land(day, {subject: body})`` is one act."""

    def __init__(self):
        self.items = []

    def land(self, day, people, signed=None):
        """Fold one act that landed on ``day`` (ISO text); its items in the order of ``people``."""
        on = date.fromisoformat(day)
        fresh = [
            Landed(
                sequence=len(self.items) + place,
                act=0,
                day=date.fromisoformat(signed) if signed else on,
                hour_at=datetime(on.year, on.month, on.day, 18, tzinfo=UTC),
                power="person",
                urgent=False,
                second_look=False,
                kind="person",
                subject=subject,
                data=data,
                commitment="",
            )
            for place, (subject, data) in enumerate(people.items())
        ]
        self.items += fresh
        projection.fold(fresh)
        return self

    def rebuild(self, without=()):
        """Everything once more from the beginning, in one go."""
        projection.empty()
        projection.fold([item for item in self.items if item.subject not in without])
