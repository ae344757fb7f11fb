"""First drafts to fill in. What has to be written by a person is empty or says so, and is refused as it stands."""

from datetime import date
from typing import Any

from nitka.client.drafting.files import Draft

KINDS = ("person", "channel", "organisation", "correction")
OURS = "ours"


def own_source(title: str, today: date) -> dict[str, str]:
    """The initiative itself as a source, as of today."""
    return {"kind": "initiative", "title": title, "seen": today.isoformat()}


def template(kind: str, *, title: str, today: date) -> Draft:
    """A first draft of a kind; ``title`` is what the initiative is called. Raises ``KeyError`` for another kind."""
    made = {"person": _person, "channel": _channel, "organisation": _organisation, "correction": _correction}
    subject, data = made[kind](title, today)
    return Draft("", kind, subject, data)


def _person(title: str, today: date) -> tuple[str, dict[str, Any]]:
    form = {"text": "", "script": "Cyrl", "language": "be", "system": "printed", "kind": "main"}
    data = {
        "level": "named",
        "basis": {"kind": "consented", "scope": ["name", "case"]},
        "names": [form | {"given": "", "family": "", "source": OURS}],
        "sex": "unknown",
        "stage": {"value": "not_stated", "source": OURS},
        "whereabouts": {"state": "unknown", "source": OURS},
        "detentions": [{"from": "", "kind": "arrest", "source": OURS}],
        "sources": {OURS: own_source(title, today)},
    }
    return "", data


def _channel(_title: str, today: date) -> tuple[str, dict[str, Any]]:
    return "our-telegram", {"kind": "telegram", "address": "", "since": today.isoformat()}


def _organisation(title: str, today: date) -> tuple[str, dict[str, Any]]:
    data = {
        "code": "",
        "name": "",
        "url": "",
        "services": [{"name": {"be": ""}, "kind": "legal"}],
        "visibility": {"name": "public", "url": "public", "services": "public", "email": "withheld"},
        "source": OURS,
        "sources": {OURS: own_source(title, today)},
    }
    return "", data


def _correction(_title: str, today: date) -> tuple[str, dict[str, Any]]:
    data = {
        "figure": "held",
        "on": today.isoformat(),
        "printed": "",
        "correct": "",
        "reason": {"be": "", "ru": "", "en": "", "pl": ""},
    }
    return f"correction-{today.isoformat()}", data
