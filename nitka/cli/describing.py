"""Which room says what an item of an act means, for ``nitka review``."""

from collections.abc import Callable, Mapping
from typing import Any

from nitka.client.review import Current, Describe, plain_description
from nitka.ground.wording import words

# What a commitment in the record is about: (kind, subject), or nothing.
SubjectOf = Callable[[str], tuple[str, str] | None]


def room_descriptions(current: Current, subject_of: SubjectOf) -> Describe:
    """One ``Describe`` for every kind: the room that owns it, else its plain values."""
    from nitka.circles import phrases as circles
    from nitka.registry import phrases as registry

    def describe(
        kind: str, subject: str, old: Mapping[str, Any] | None, new: Mapping[str, Any], lang: str
    ) -> list[str]:
        if kind in circles.KINDS:
            return circles.describe(kind, subject, old, new, lang)
        if kind == "withdrawal":
            return _withdrawal(new, lang)
        try:
            return registry.describe(kind, subject, old, new, lang)
        except (ValueError, KeyError, TypeError):
            # What a room cannot read (a newer kind, a broken body) is still shown, as it stands.
            return plain_description(kind, subject, old, new, lang)

    def _withdrawal(new: Mapping[str, Any], lang: str) -> list[str]:
        t = words("cli", lang)
        named = new.get("commitments", [])
        places = dict.fromkeys(place for place in map(subject_of, named) if place)
        titles = []
        for kind, subject in places:
            data = current(kind, subject)
            said = describe(kind, subject, data, data, lang) if data else [subject]
            titles.append(t("review.withdraws", title=said[0]))
        unknown = sum(subject_of(one) is None for one in named)
        return titles + ([t("review.withdrawn_unknown", n=unknown)] if unknown else [])

    return describe
