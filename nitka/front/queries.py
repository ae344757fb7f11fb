"""What the pages read."""

import hashlib
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from nitka.front.rendering.markup import safe
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES


def current_site(day: date) -> Site:
    """The state of the record on ``day`` with what ``node.toml`` says of the node."""
    table = safe(settings.NITKA_NODE_TABLE)
    title = table.get("title", "Nitka")
    titles = title if isinstance(title, dict) else dict.fromkeys(LANGUAGES, title)
    return Site(
        size=0,
        day=day,
        landed_at=datetime(day.year, day.month, day.day, settings.NITKA_LANDING_HOUR, tzinfo=UTC),
        release=f"{settings.NITKA_RELEASE}+{release_digest()}",
        title={language: titles.get(language) or titles.get("en") or "Nitka" for language in LANGUAGES},
        address=str(settings.NITKA_NODE_TABLE.get("address", "")).rstrip("/"),
        contact=table.get("contact", ""),
        origin=settings.NITKA_ORIGIN,
        channels=tuple((entry["name"], entry["link"]) for entry in table.get("channels", ())),
    )


@cache
def release_digest() -> str:
    """A short hash over code, words and styles of this release: when they change, every page is built again."""
    house = Path(__file__).resolve().parent.parent
    digest = hashlib.blake2b(digest_size=8)
    for room in ("front", "figures", "ground", "registry", "static"):
        for path in sorted((house / room).rglob("*")):
            if path.suffix in {".py", ".toml", ".css"} and "tests" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
