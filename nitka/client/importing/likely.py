"""Whether two bodies may be one person: a block on the surname's sound, names and births compared, a second sign.

The comparison is that of ``nitka names link`` (``ground.names.link``); only ever a question comes of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nitka.ground.names.link import Kind, Listed, Parts, Reason, compare_people, name_parts, name_score
from nitka.ground.names.tokens import FAMILY, FATHER


@dataclass(frozen=True, slots=True)
class Signs:
    """What two people are compared by. ``blocks``: the sounds of their surnames."""

    listed: Listed
    parts: Parts
    articles: frozenset[str]
    facility: str

    @property
    def blocks(self) -> set[str]:
        """Skeletons of the surname in every spelling: who shares none is somebody else."""
        return {skeleton for slot in self.parts[FAMILY] for word in slot for skeleton in word.skeletons}


def signs_of(data: Mapping[str, Any]) -> Signs:
    """The signs of a named body; nicknames and initials say nothing."""
    forms = [
        form["text"] for form in data.get("names", ()) if form.get("kind") not in ("nickname", "initials")
    ]
    articles = {charge["article"] for case in data.get("cases", ()) for charge in case.get("charges", ())}
    born = data.get("born", {}).get("when", "").rstrip("~?%")
    facility = data.get("whereabouts", {}).get("facility", "")
    listed = Listed("", tuple(forms), born if born[:4].isdigit() else "")
    return Signs(listed, name_parts(forms), frozenset(articles), facility)


def second_sign(one: Signs, other: Signs) -> str:
    """What besides the name speaks for one person: ``year``, ``date``, ``father``, ``article``, ``place``; or "".

    ``date`` means birthdays that look like one misprinted. Other birthdays that differ speak against it, whatever
    else agrees.
    """
    verdict = compare_people(one.listed, other.listed, name_score(one.parts, other.parts))
    if verdict.kind is Kind.DIFFERENT or _fathers_differ(one.parts, other.parts):
        return ""
    if one.listed.year and other.listed.year:
        return "date" if Reason.DATE in verdict.reasons else "year"
    if one.parts[FATHER] and other.parts[FATHER]:
        return "father"
    if one.articles & other.articles:
        return "article"
    return "place" if one.facility and one.facility == other.facility else ""


def _fathers_differ(one: Parts, other: Parts) -> bool:
    """Whether both name a father, and not the same: neither the sound nor the family of the name agrees."""
    if not one[FATHER] or not other[FATHER]:
        return False
    mine, theirs = (
        {sign for slot in parts[FATHER] for word in slot for sign in (*word.skeletons, *word.fathers)}
        for parts in (one, other)
    )
    return not mine & theirs
