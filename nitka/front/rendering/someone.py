"""Someone in a calendar or a feed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Someone:
    """``names``: language → plain text; empty for those without a public name.

    ``landed_at``: the hour at which the version in force landed.
    """

    subject: str
    names: Mapping[str, str]
    landed_at: datetime
    invented: bool
    level: str
