"""The state of the site: record, day, release, node, and what pages of people name."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from nitka.figures.queries import list_publishers
from nitka.front.models import Card, CardEdition
from nitka.front.queries.people import RegistryStock
from nitka.front.rendering.known import Known
from nitka.front.rendering.markup import safe
from nitka.front.rendering.site import Channel as ChannelShown
from nitka.front.rendering.site import Site
from nitka.front.rendering.styles import style_name
from nitka.ground.wording import LANGUAGES
from nitka.record.queries import freshness
from nitka.registry.models import Article, Channel, Facility, ParcelRule

TITLES = {"be": "Нітка", "ru": "Нитка", "en": "Nitka", "pl": "Nitka"}
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def current_site(day: date) -> Site:
    """The state of the record on ``day`` with what ``node.toml`` says of the node."""
    fresh = freshness()
    charter = fresh.charter
    holder = charter.holder("person") if charter else None
    return replace(
        _node_site(day),
        size=fresh.size,
        landed_at=fresh.hour_at or EPOCH,
        signed_by=holder.thresholds["person"] if holder else 1,
        root=fresh.root,
        channels=_channels(),
        photos=_photos(),
        known=known(),
        stock=RegistryStock(),
    )


def _style_there() -> str:
    """The style sheet that the snapshot holds: after an update that is not rendered yet it is not this release's."""
    folder: Path | None = settings.NITKA_SITE
    there = sorted(path.name for path in folder.glob("static/nitka-*.css")) if folder else []
    return style_name() if style_name() in there or not there else there[-1]


_kept: dict[tuple[str, date], Site] = {}


def site_now(day: date, edition: str) -> Site:
    """``current_site``, kept while ``edition`` (a name of the state of the snapshot) and day stay the same."""
    if not edition:
        return current_site(day)
    if (edition, day) not in _kept:
        _kept.clear()
        _kept[edition, day] = replace(current_site(day), edition=edition, style=_style_there())
    return _kept[edition, day]


def cards_are_fresh() -> bool:
    """Whether the cards were made by this release."""
    return CardEdition.objects.filter(release=release_digest()).exists() or not Card.objects.exists()


def card_site() -> Site:
    """The same without record and day: what cards are made with."""
    return replace(_node_site(date.min), known=known())


def _channels() -> tuple[ChannelShown, ...]:
    """Our official addresses, those in use first."""
    bodies = [safe(json.loads(row.body)) for row in Channel.objects.order_by("subject")]
    found = [
        ChannelShown(
            body["kind"], body["address"], body["since"], body.get("until", ""), body.get("title", {})
        )
        for body in bodies
    ]
    return tuple(sorted(found, key=lambda channel: bool(channel.until)))


def _photos() -> dict[str, Path]:
    """The pictures in the node's folder ``photos``, files named by their SHA-256."""
    folder = settings.NITKA_NODE / "photos" if settings.NITKA_NODE else None
    if folder is None or not folder.is_dir():
        return {}
    return {path.stem: path for path in sorted(folder.iterdir()) if len(path.stem) == 64}


def _node_site(day: date) -> Site:
    table: dict[str, Any] = safe(settings.NITKA_NODE_TABLE)
    title = table.get("title") or table.get("name") or "Nitka"
    titles = (
        title if isinstance(title, dict) else TITLES if title == "Nitka" else dict.fromkeys(LANGUAGES, title)
    )
    return Site(
        size=0,
        day=day,
        landed_at=EPOCH,
        release=release_digest(),
        title={language: titles.get(language) or titles.get("en") or "Nitka" for language in LANGUAGES},
        address=str(table.get("address", settings.NITKA_ORIGIN)).rstrip("/"),
        contact=str(table.get("contact", "")),
        style=style_name(),
        origin=settings.NITKA_ORIGIN,
    )


def known() -> Known:
    """Places, articles and letter rules of the record."""
    facilities = {row.code: row.body for row in Facility.objects.order_by("code")}
    articles = {row.code: row.body for row in Article.objects.order_by("code")}
    rules = [row.body for row in ParcelRule.objects.order_by("code")]
    lists = sorted(list_publishers().items())
    texts = [*facilities.values(), *articles.values(), *rules, repr(lists)]
    digest = hashlib.blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()
    return _read_known(digest, tuple(facilities.items()), tuple(articles.items()), tuple(rules), tuple(lists))


@cache
def _read_known(
    digest: str,
    facilities: tuple[tuple[str, str], ...],
    articles: tuple[tuple[str, str], ...],
    rules: tuple[str, ...],
    lists: tuple[tuple[str, tuple[str, str]], ...],
) -> Known:
    return Known(
        {code: safe(json.loads(body)) for code, body in facilities},
        {code: safe(json.loads(body)) for code, body in articles},
        [safe(json.loads(body)) for body in rules],
        safe(dict(lists)),
        digest,
    )


@cache
def release_digest() -> str:
    """The release and a hash over its code, words and styles: when they change, every page is built again."""
    house = Path(__file__).resolve().parents[2]
    digest = hashlib.blake2b(digest_size=8)
    for room in ("front", "figures", "ground", "registry", "static"):
        for path in sorted((house / room).rglob("*")):
            if path.suffix in {".py", ".toml", ".css"} and "tests" not in path.parts:
                digest.update(path.read_bytes())
    return f"{settings.NITKA_RELEASE}+{digest.hexdigest()}"
