"""The reference tables that come with the project, as items to sign: facilities, articles, rules."""

import json
import tomllib
from pathlib import Path

from nitka.ground.people.reference import Item, reference_items

_PACKAGE = Path(__file__).resolve().parent.parent
FOLDER = _PACKAGE / "registry" / "reference"
_TOWNS = _PACKAGE / "ground" / "geo" / "by.json"


def shipped_reference(folder: Path = FOLDER) -> list[Item]:
    """Kind, subject and data of every reference item, in a fixed order.

    Raises ``ground.people.reference.BadReference`` or ``BodyError`` when a table in ``folder`` was spoilt.
    """
    facilities, articles, rules = (
        (folder / f"{name}_by.csv").read_text(encoding="utf-8")
        for name in ("facilities", "articles", "parcel_rules")
    )
    towns = json.loads(_TOWNS.read_text(encoding="utf-8"))["towns"]
    sentences = tomllib.loads((folder / "parcel_rules_by.toml").read_text(encoding="utf-8"))
    return reference_items(facilities, articles, rules, towns, sentences)
