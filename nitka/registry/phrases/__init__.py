"""What an item of an act means in plain words, before a member signs it: who is affected, what changes."""

from collections.abc import Mapping
from typing import Any

from nitka.ground.people.entries import NameForm
from nitka.ground.people.naming import shown_name
from nitka.ground.people.reading import BodyError, read
from nitka.ground.wording import words
from nitka.registry.phrases.saying import say_value

__all__ = ["describe", "field_label"]

_UNSAID = frozenset({"code", "source"})  # the subject and the sources say it already
# The same key means another thing in another kind of body.
_SAID_AS = {("facility", "sex"): "facility_sex", ("facility", "names"): "titles"}
_NEXT = ("be", "ru", "en", "pl", "und")


def describe(
    kind: str, subject: str, old: Mapping[str, Any] | None, new: Mapping[str, Any], lang: str
) -> list[str]:
    """Sentences on one item: first whom it is about, then what happens, field by field from old to new.

    ``old`` is the body the record holds now (for "checked": the person's), None when there is none.
    """
    t = words("registry", lang)
    if kind == "checked":
        return [_about("person", subject, old or {}, lang), t("say.checked")]
    lines = [_about(kind, subject, new, lang)]
    if old is None:
        lines.append(t("say.new"))
    changes = [line for key in _keys(old or {}, new) for line in _changes(kind, key, old or {}, new, lang)]
    return lines + (changes or [t("say.unchanged")])


def field_label(key: str, lang: str) -> str:
    """The name of a field of a body; the key itself for one we have no name for."""
    t = words("registry", lang)
    return t(f"field.{key}") if f"field.{key}" in t else key


def _about(kind: str, subject: str, data: Mapping[str, Any], lang: str) -> str:
    t = words("registry", lang)
    if kind == "person":
        name = _person_name(data, lang)
        if name:
            made = t("say.about.person", name=name)
            return f"{made} ({t('say.invented')})" if data.get("invented") else made
        key = data.get("level", "gone")
        return t(f"say.about.person_{key if key in ('withheld', 'counted') else 'gone'}", subject=subject)
    if f"say.about.{kind}" not in t:
        return t("say.about.other", kind=kind, subject=subject)
    return t(f"say.about.{kind}", name=_title(data, lang), subject=subject)


def _person_name(data: Mapping[str, Any], lang: str) -> str:
    try:
        forms = [read(NameForm, form) for form in data.get("names", ())]
    except BodyError:
        return ""
    return shown_name(forms, lang)


def _title(data: Mapping[str, Any], lang: str) -> str:
    for key in ("names", "name", "article", "rule", "address", "figure"):
        found = data.get(key)
        if isinstance(found, Mapping):
            return str(next(found[code] for code in (lang, *_NEXT, *found) if code in found))
        if found:
            part = f" ({data['part']})" if key == "article" and "part" in data else ""
            return f"{found}{part}"
    return ""


def _keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Keys that differ: those of the new body in its order, then those that are gone."""
    return [key for key in (*new, *(key for key in old if key not in new)) if old.get(key) != new.get(key)]


def _changes(kind: str, key: str, old: Mapping[str, Any], new: Mapping[str, Any], lang: str) -> list[str]:
    t = words("registry", lang)
    if key in _UNSAID:
        return []
    said_as = _SAID_AS.get((kind, key), key)
    label, before, after = field_label(said_as, lang), old.get(key), new.get(key)
    was = _said(said_as, before, old, lang)
    now = _said(said_as, after, new, lang)
    if isinstance(before or after, list) or key == "sources":
        added = [
            t("say.line.added" if old else "say.line.is", field=label, new=one)
            for one in now
            if one not in was
        ]
        return added + [t("say.line.removed", field=label, old=one) for one in was if one not in now]
    if not now:
        return [t("say.line.gone", field=label, old=was[0])]
    if not was:
        return [t("say.line.is", field=label, new=now[0])]
    if was == now:
        return []
    return [t("say.line.changed", field=label, old=was[0], new=now[0])]


def _said(key: str, value: Any, data: Mapping[str, Any], lang: str) -> list[str]:
    """The value in words: one text for each entry of a list, one for anything else, none for nothing."""
    sex = str(data.get("sex", "unknown"))
    if value is None:
        return []
    if key == "sources":
        return [say_value("sources", one, lang, sex) for one in value.values()]
    sources = data.get("sources", {})
    entries = value if isinstance(value, list) else [value]
    return [_with_source(say_value(key, entry, lang, sex), entry, sources, lang) for entry in entries]


def _with_source(said: str, entry: Any, sources: Mapping[str, Any], lang: str) -> str:
    key = entry.get("source") if isinstance(entry, Mapping) else None
    source = sources.get(key, {}) if key else {}
    if not source:
        return said
    by = source.get("publisher") or source["title"]
    return f"{said} [{words('registry', lang)('say.by', source=by)}]"
