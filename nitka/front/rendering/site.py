"""What every page is a function of: the size of the record, the day, the release, and what the node says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.known import Known
from nitka.front.rendering.stock import EmptyStock, Stock
from nitka.ground.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class Channel:
    """One of our official addresses, as the record says it."""

    kind: str
    address: str
    since: str
    until: str = ""
    title: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """One state of the public site.

    ``size`` counts the acts of the record, ``landed_at`` is the landing hour of the last one (UTC): the time that
    files, feeds and ETags carry. ``title``: language → name of the initiative. ``address``: the site's public
    address without a slash at the end, or empty. All texts are escaped already.
    ``photos``: SHA-256 → file, of the pictures that the node
    holds. ``edition`` names the state of the site for what is kept between requests; empty: nothing is kept.
    """

    size: int
    day: date
    landed_at: datetime
    release: str
    title: Mapping[str, str]
    address: str = ""
    contact: str = ""
    signed_by: int = 1
    style: str = "nitka.css"
    channels: tuple[Channel, ...] = ()
    origin: str = ""
    root: str = ""
    edition: str = ""
    photos: Mapping[str, Path] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    stock: Stock = field(default_factory=EmptyStock)

    @cached_property
    def chromes(self) -> dict[str, Chrome]:
        """Language → chrome with every label resolved once."""
        return {language: Chrome(self, language) for language in LANGUAGES}
