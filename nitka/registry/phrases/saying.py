"""Values of bodies in words: labels of vocabularies, days, terms, and what entries hold, in order."""

from collections.abc import Mapping
from typing import Any

from nitka.ground.days import DayError, parse_when, say_when
from nitka.ground.terms import LIFE, Term, TermError, say_term
from nitka.ground.wording import words
from nitka.registry.enums import label

# (key of the entry, field in it) → vocabulary; (field, "") for a field of any entry.
_VOCABULARIES = {
    ("level", ""): "level",
    ("sex", ""): "sex",
    ("basis", "kind"): "basis",
    ("basis", "scope"): "scope",
    ("names", "script"): "script",
    ("names", "system"): "name_system",
    ("names", "kind"): "name_kind",
    ("stage", "value"): "stage",
    ("whereabouts", "state"): "state",
    ("recognitions", "decision"): "recognition",
    ("detentions", "kind"): "detention",
    ("detentions", "end_reason"): "end_reason",
    ("charges", "mode"): "charge_mode",
    ("decisions", "instance"): "instance",
    ("decisions", "outcome"): "outcome",
    ("sanctions", "kind"): "sanction",
    ("marks", "kind"): "mark",
    ("conditions", "kind"): "condition",
    ("bans", "kind"): "ban",
    ("ways_out", "kind"): "way_out",
    ("sources", "kind"): "source",
    ("claims", "about"): "topic",
    ("addresses", "script"): "script",
    ("services", "kind"): "service",
    ("regime", ""): "regime",
    ("facility_sex", ""): "facility_sex",
}
# Fields at the top of a body whose vocabulary follows from the value alone.
_ANY_OF = {
    "kind": ("facility", "channel"),
    "status": ("rule_status",),
    "facility_kinds": ("facility",),
}
_DAYS = frozenset({"when", "on", "seen", "since", "valid_as_of", "state_of"})
_SPANS = frozenset({"from", "to", "until"})
_SKIPPED = frozenset({"source", "id", "contradicts", "family", "given", "patronymic", "seen", "code"})
_NEXT = ("be", "ru", "en", "pl", "und")
_TERM = ("years", "months", "days", "base_values")


def say_value(key: str, value: Any, lang: str, sex: str = "unknown") -> str:
    """One value of a body in words; ``key`` is the field of the body it stands in."""
    if isinstance(value, Mapping):
        return _say_entry(key, value, lang, sex)
    if isinstance(value, list):
        return ", ".join(say_value(key, one, lang, sex) for one in value)
    return _say_plain(key, "", value, lang, sex)


def _say_entry(key: str, entry: Mapping[str, Any], lang: str, sex: str) -> str:
    t = words("registry", lang)
    if key == "visibility":
        return ", ".join(f"{t(f'field.{name}')}: {label(key, flag, lang)}" for name, flag in entry.items())
    if _is_text(entry):
        return str(next(entry[code] for code in (lang, *_NEXT, *entry) if code in entry))
    if key == "charges":
        return _say_charge(entry, lang)
    if key == "sanctions":
        return _say_sanction(entry, lang)
    said = []
    for name, value in entry.items():
        if name in _SKIPPED:
            continue
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            inner = "; ".join(_say_entry(name, one, lang, sex) for one in value)
            said.append(f"{t(f'field.{name}')}: {inner}" if f"field.{name}" in t else inner)
        elif isinstance(value, Mapping):
            said.append(_say_entry(name, value, lang, sex))
        elif isinstance(value, list):
            said.append(", ".join(_say_plain(key, name, one, lang, sex) for one in value))
        else:
            said.append(_say_plain(key, name, value, lang, sex))
    return ", ".join(said)


def _is_text(entry: Mapping[str, Any]) -> bool:
    return all(isinstance(value, str) and 2 <= len(code) <= 3 for code, value in entry.items()) and not (
        entry.keys() & (_DAYS | _SPANS)
    )


def _say_plain(key: str, name: str, value: Any, lang: str, sex: str) -> str:
    t = words("registry", lang)
    field = name or key
    if isinstance(value, bool):
        answer = t("say.yes" if value else "say.no")
        return answer if not name else f"{t(f'field.{name}') if f'field.{name}' in t else name}: {answer}"
    if field in _SPANS or field in _DAYS:
        said = _say_day(str(value), lang)
        return t(f"say.{field}", when=said) if field in _SPANS and name else said
    vocabulary = _VOCABULARIES.get((key, name)) or _VOCABULARIES.get((field, ""))
    for prefix in (vocabulary, *_ANY_OF.get(field, ())):
        if prefix and f"{prefix}.{value}" in t:
            return label(prefix, str(value), lang, sex)
    return str(value)


def _say_day(text: str, lang: str) -> str:
    try:
        return say_when(parse_when(text), lang)
    except DayError:
        return text


def _say_charge(charge: Mapping[str, Any], lang: str) -> str:
    t = words("registry", lang)
    said = (
        t("say.article_part", article=charge["article"], part=charge["part"])
        if "part" in charge
        else t("say.article", article=charge["article"])
    )
    mode = f", {label('charge_mode', charge['mode'], lang)}" if "mode" in charge else ""
    return f"{said} ({charge['code']}){mode}"


def _say_sanction(sanction: Mapping[str, Any], lang: str) -> str:
    said = [label("sanction", sanction["kind"], lang)]
    numbers = {name: sanction[name] for name in _TERM if sanction.get(name)}
    try:
        if numbers:
            said.append(say_term(Term(**numbers), lang))
        elif sanction["kind"] == "life":
            said = [say_term(LIFE, lang)]
    except TermError:
        said += [f"{number} {name}" for name, number in numbers.items()]
    if "regime" in sanction:
        said.append(label("regime", sanction["regime"], lang))
    if not numbers and "as_printed" in sanction:
        said.append(f"“{sanction['as_printed']}”")
    return ", ".join(said)
