"""The fields a profile may map, and the words each may be mapped to."""

from enum import StrEnum

from nitka.ground.people import vocabulary as v

# Texts may have a column (or a file) for each language.
TEXTS = frozenset(
    {"name", "given", "patronymic", "family", "alias", "former", "nickname", "town", "profession", "summary"}
)
FACTS = frozenset(
    {
        "key", "url", "sex", "born", "age", "category", "group", "tags",
        "status", "link", "recognised_on", "stage", "whereabouts", "place",
        "arrested", "arrest_kind", "law", "articles", "case",
        "court", "judges", "verdict_on", "sentence", "months", "penalty",
        "released", "way_out", "died", "expected_release", "address", "note", "last_news",
    }
)  # fmt: skip
FIELDS = TEXTS | FACTS
DATES = frozenset(
    {"born", "recognised_on", "arrested", "verdict_on", "released", "died", "expected_release", "last_news"}
)
# Days that may lie ahead.
MAY_LIE_AHEAD = frozenset({"expected_release"})


def _of(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in enum)


_SANCTIONS = tuple(
    kind if regime is None else f"{kind}:{regime}"
    for kind in _of(v.SanctionKind)
    for regime in (None, *_of(v.Regime))
)
# What a printed word of the field may become; an empty tuple allows any text.
VALUES: dict[str, tuple[str, ...]] = {
    "sex": _of(v.Sex),
    "status": _of(v.RecognitionDecision),
    "stage": _of(v.Stage),
    "whereabouts": _of(v.State),
    "arrest_kind": _of(v.DetentionKind),
    "penalty": _SANCTIONS,
    "way_out": _of(v.WayOutKind),
    "law": (),
    "category": (),
    "group": (),
    "place": (),
}
TOPICS = _of(v.Topic)
