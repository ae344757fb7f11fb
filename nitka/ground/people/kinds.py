"""Kinds of the record that the registry understands, and the shape of each."""

from typing import Any, Protocol, Self

from nitka.ground.people.body import Person, is_subject
from nitka.ground.people.fields import code as code_check
from nitka.ground.people.organisations import Channel, Checked, Correction, Organisation
from nitka.ground.people.places import Article, Facility, Rule
from nitka.ground.people.reading import BodyError, Problem


class Shape(Protocol):
    """What every body shape offers."""

    @classmethod
    def from_data(cls, data: object) -> Self:
        """Strict reading; raises ``BodyError``."""

    def to_data(self) -> dict[str, Any]:
        """The exact inverse."""


SHAPES: dict[str, type[Shape]] = {
    "person": Person,
    "facility": Facility,
    "article": Article,
    "rule": Rule,
    "organisation": Organisation,
    "channel": Channel,
    "correction": Correction,
    "checked": Checked,
}
_CODE_IS_SUBJECT = frozenset({"facility", "article", "rule", "organisation"})


def body_problems(kind: str, subject: str, data: object) -> list[Problem]:
    """Every problem of one body of a kind in ``SHAPES``, subject included; empty when it may be signed."""
    if kind not in SHAPES:
        return [Problem("kind", f"{kind!r} is not one of {', '.join(SHAPES)}")]
    problems = []
    if kind == "person" and not is_subject(subject):
        problems.append(Problem("subject", f"{subject!r} is not 16 characters of lower-case base32"))
    if kind not in ("person", "checked") and (why := code_check(subject)):
        problems.append(Problem("subject", why))
    try:
        SHAPES[kind].from_data(data)
    except BodyError as error:
        problems += error.problems
    if kind in _CODE_IS_SUBJECT and isinstance(data, dict) and data.get("code") != subject:
        problems.append(Problem("code", f"{data.get('code')!r} must be the subject {subject!r}"))
    return problems
