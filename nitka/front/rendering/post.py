"""How to write to a person: address with its day, bans, rules."""

from collections.abc import Mapping
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.known import Known, told
from nitka.front.rendering.people import Shown, name_form
from nitka.front.rendering.sources import mention

# Topics of rules that concern a letter-writer, as the reference data name them.
LETTER_TOPICS = ("letters", "letters_content", "letters_practice", "letters_censorship")


def letters(shown: Shown, known: Known, chrome: Chrome) -> str:
    """The envelope, or why there is none. Nothing for people who are out, or for a list of long ago."""
    data, t = shown.data, chrome.words
    if not shown.held_now:
        return ""
    said = data.get("letters")
    if said is not None and not said["can_write"]:
        source = mention(data, said["source"], chrome.language)
        return f'<p>{t("post.cannot")}</p><p class="small quiet">{source}</p>'
    banned = [ban for ban in data.get("bans", ()) if ban["kind"] == "letters" and "to" not in ban]
    ban = f'<p class="note">{t("post.banned")}</p>' if banned else ""
    address = _address(data, known, chrome)
    if not address:
        return f"{ban}<p>{t('post.unknown')}</p>"
    form = name_form(data, "ru") or {}
    rules = _rules(data, known, chrome)
    return (
        f'{ban}<div class="envelope"><address>{form.get("text", "")}<br>{address}</address></div>{rules}'
        f'<p><a href="../letters.html">{t("post.how")}</a></p>'
    )


def _address(data: Mapping[str, Any], known: Known, chrome: Chrome) -> str:
    """Where the letter goes and of which day that is known."""
    t, language = chrome.words, chrome.language
    own = data.get("letters", {}).get("address")
    if own:
        seen = data["sources"].get(data["letters"]["source"], {}).get("seen", "")
        return f'{own}<br><small class="quiet">{t("post.as_of", day=time_tag(language, seen))}</small>'
    body = known.facilities.get(data["whereabouts"].get("facility", ""))
    if body is None or not body.get("addresses"):
        return ""
    best = min(body["addresses"], key=lambda entry: entry["script"] != "Cyrl")
    day = time_tag(language, best["valid_as_of"]) if "valid_as_of" in best else t("person.day_unknown")
    return (
        f"{told(body['names'], 'ru')}<br>{best['text']}<br>"
        f'<small class="quiet">{t("post.as_of", day=day)}</small>'
    )


def _rules(data: Mapping[str, Any], known: Known, chrome: Chrome) -> str:
    """Rules and reported practice on letters for this kind of facility, at most three."""
    code = data["whereabouts"].get("facility", "")
    kind = known.facilities.get(code, {}).get("kind", "")
    mine = [
        rule
        for rule in known.rules
        if rule["topic"].replace("-", "_") in LETTER_TOPICS
        and (kind in rule.get("facility_kinds", (kind,)) and code in rule.get("facilities", (code,)))
    ]
    items = "".join(
        f"<li>{told(rule['rule'], chrome.language)} "
        f'<span class="tag">{chrome.term("rule_status", rule["status"])}</span></li>'
        for rule in mine[:3]
    )
    return f'<ul class="rules">{items}</ul>' if items else ""
