"""What a review and the room's veto compare an act with."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model

from nitka.ground import acts
from nitka.registry import models as m
from nitka.registry.rules import Current, act_problems

_WHOLE: dict[str, type[Model]] = {
    "person": m.Person,
    "facility": m.Facility,
    "article": m.Article,
    "rule": m.ParcelRule,
    "organisation": m.Organisation,
    "channel": m.Channel,
}


def current_state(items: Iterable[tuple[str, str]], day: date) -> Current:
    """The present bodies of these (kind, subject) pairs on ``day``; pairs that are not there are left out."""
    wanted: dict[str, set[str]] = {}
    for kind, subject in items:
        if kind in _WHOLE:
            wanted.setdefault(kind, set()).add(subject)
    bodies: dict[tuple[str, str], dict[str, Any]] = {}
    for kind, subjects in sorted(wanted.items()):
        named = sorted(subjects)
        for start in range(0, len(named), 500):
            rows = _WHOLE[kind]._default_manager.filter(pk__in=named[start : start + 500])
            bodies |= {(kind, key): json.loads(body) for key, body in rows.values_list("pk", "body")}
    return Current(day=day, bodies=bodies)


def file_problems(file: acts.ActFile, signatures: int, threshold: int, day: date) -> list[str]:
    """The room's veto on an act file as it stands on a node (see ``rules.act_problems``)."""
    bodies = [acts.read_body(body) for body in file.bodies]
    current = current_state([(body.kind, body.subject) for body in bodies], day)
    items = [(body.kind, body.subject, body.data) for body in bodies]
    return act_problems(file.act.power, items, signatures, threshold, current)
