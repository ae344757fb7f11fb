"""Rules on parcels, visits and letters as a page shows them: what, how much, how it is known and of which day."""

from collections.abc import Mapping, Sequence
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import when, when_text
from nitka.front.rendering.known import told

LETTERS = "letters"


def rules_for(rules: Sequence[Mapping[str, Any]], code: str, kind: str) -> list[Mapping[str, Any]]:
    """The rules that name the facility, or its kind, or no place in particular."""
    return [
        rule
        for rule in rules
        if code in rule.get("facilities", ())
        or ("facilities" not in rule and kind in rule.get("facility_kinds", (kind,)))
    ]


def rules_list(rules: Sequence[Mapping[str, Any]], chrome: Chrome) -> str:
    """One entry a rule: what, how much, how it is known and of which day; empty without rules."""
    ordered = sorted(rules, key=lambda rule: (rule["topic"], rule["code"]))
    items = "".join(_entry(rule, chrome) for rule in ordered)
    return f'<ul class="ruled">{items}</ul>' if items else ""


def _entry(rule: Mapping[str, Any], chrome: Chrome) -> str:
    t, language = chrome.words, chrome.language
    topic = rule["topic"].replace("-", "_")
    label = t(f"topic.{topic}") if f"topic.{topic}" in t else rule["topic"]
    status = f'<span class="tag">{chrome.term("rule_status", rule["status"])}</span>'
    as_of = rule.get("as_of", "")
    day = (when_text(language, as_of) if when(as_of).known else as_of) if as_of else t("facilities.undated")
    sources = rule.get("sources", {}).get(rule.get("source", ""), {})
    known = ". ".join(part for part in (rule.get("basis", ""), sources.get("title", "")) if part)
    return (
        f'<li><p><small class="quiet">{label}</small><br>{told(rule["rule"], language)}</p>'
        f"<p><b>{amount(rule, chrome)}</b></p>"
        f'<p class="small">{status} {day}<br><span class="quiet">{known}</span></p></li>'
    )


def amount(rule: Mapping[str, Any], chrome: Chrome) -> str:
    """ "30 kg a month", "unlimited"; what is not known is said so."""
    t = chrome.words
    if rule["status"] == "not_found":
        return t("facilities.unknown")
    value, unit, period = (rule.get(key, "") for key in ("value", "unit", "period"))
    if not value:
        return ""
    key = f"amount.{(unit or value).replace(' ', '_')}"
    said = t(key, value=value) if key in t else f"{value} {unit}".strip()
    per = f"per.{period}"
    return f"{said} {t(per) if per in t else period}".strip()
