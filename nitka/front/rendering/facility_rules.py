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


def rules_table(rules: Sequence[Mapping[str, Any]], chrome: Chrome) -> str:
    """One row a rule; empty without rules."""
    if not rules:
        return ""
    t = chrome.words
    head = "".join(
        f'<th scope="col">{t(key)}</th>'
        for key in ("facilities.rule_what", "facilities.rule_how_much", "facilities.rule_status")
    )
    rows = "".join(
        _row(rule, chrome) for rule in sorted(rules, key=lambda rule: (rule["topic"], rule["code"]))
    )
    return f'<div class="scroll"><table class="ruled"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(rule: Mapping[str, Any], chrome: Chrome) -> str:
    t, language = chrome.words, chrome.language
    topic = rule["topic"].replace("-", "_")
    label = t(f"topic.{topic}") if f"topic.{topic}" in t else rule["topic"]
    status = f'<span class="tag">{chrome.term("rule_status", rule["status"])}</span>'
    as_of = rule.get("as_of", "")
    day = (when_text(language, as_of) if when(as_of).known else as_of) if as_of else t("facilities.undated")
    basis = f"{rule['basis']}. " if "basis" in rule else ""
    source = rule.get("sources", {}).get(rule.get("source", ""), {}).get("title", "")
    more = f"<br><small class='quiet'>{basis}{source}</small>" if basis or source else ""
    return (
        f'<tr><th scope="row"><small class="quiet">{label}</small><br>{told(rule["rule"], language)}</th>'
        f"<td>{amount(rule, chrome)}</td><td>{status} {day}{more}</td></tr>"
    )


def amount(rule: Mapping[str, Any], chrome: Chrome) -> str:
    """ "30 kg a month", "unlimited"; what is not known is said so."""
    t = chrome.words
    if rule["status"] == "not_found":
        return f"<strong>{t('facilities.unknown')}</strong>"
    value, unit, period = (rule.get(key, "") for key in ("value", "unit", "period"))
    if not value:
        return "—"
    key = f"amount.{(unit or value).replace(' ', '_')}"
    said = t(key, value=value) if key in t else f"{value} {unit}".strip()
    per = f"per.{period}"
    return f"{said} {t(per) if per in t else period}".strip()
