"""Charges, decisions and terms in words."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.known import Known, told
from nitka.front.rendering.labels import term_label
from nitka.front.rendering.markup import escape, joined
from nitka.front.rendering.people import Shown
from nitka.front.rendering.reckoned import sanction_term
from nitka.front.rendering.sources import mention
from nitka.ground.days import say_steps
from nitka.ground.people.places import article_code
from nitka.ground.terms import say_term


def sanctions_text(sanctions: Sequence[Mapping[str, Any]], chrome: Chrome) -> str:
    """All sanctions of a decision: "imprisonment: 2 years and 6 months, general regime; fine: 500 base values"."""
    return "; ".join(_sanction_text(chrome.language, tuple(sanction.items())) for sanction in sanctions)


@lru_cache(maxsize=1 << 15)
def _sanction_text(language: str, entries: tuple[tuple[str, Any], ...]) -> str:
    sanction = dict(entries)
    said = term_label(language, "sanction", sanction["kind"])
    term = sanction_term(sanction)
    if term is not None and not term.life:
        said = f"{said}: {escape(say_term(term.carried() if term.has_time else term, language))}"
    elif term is None and "as_printed" in sanction:
        said = f"{said}: {sanction['as_printed']}"
    return f"{said}, {term_label(language, 'regime', sanction['regime'])}" if "regime" in sanction else said


def charge_line(charge: Mapping[str, Any], known: Known, chrome: Chrome, up: str = "../") -> str:
    """One charge: article and part linked to its page, the title where known, the mode."""
    values = [charge.get(key, "") for key in ("code", "article", "part", "mode", "as_printed")]
    line = chrome.kept.get(key := ("charge", up, *values))
    if line is None:
        if len(chrome.kept) > 20_000:
            chrome.kept.clear()
        line = chrome.kept[key] = _charge_line(charge, known, chrome, up)
    return line


def _charge_line(charge: Mapping[str, Any], known: Known, chrome: Chrome, up: str) -> str:
    t = chrome.words
    code = article_code(charge["code"], charge["article"], charge.get("part"))
    whole = article_code(charge["code"], charge["article"])
    held = code if code in known.articles else whole if whole in known.articles else ""
    number = t("law.article", article=charge["article"])
    if "part" in charge:
        number = t("law.part", part=charge["part"], article=charge["article"])
    line = f'<a href="{up}articles/{held}.html">{number}</a>' if held else number
    title = told(known.articles[held].get("titles", {}), chrome.language) if held else ""
    mode = chrome.term("charge_mode", charge["mode"]) if "mode" in charge else ""
    more = joined([title, mode], ". ") or charge.get("as_printed", "")
    return f"{line} <span>{more}</span>" if more else line


def cases(data: Mapping[str, Any], known: Known, chrome: Chrome) -> str:
    """Every prosecution: its charges, and each decision with court, day and sanctions."""
    return "".join(_case(case, data, known, chrome) for case in data.get("cases", ()))


def _case(case: Mapping[str, Any], data: Mapping[str, Any], known: Known, chrome: Chrome) -> str:
    t = chrome.words
    name = f"<h3>{case['name']}</h3>" if "name" in case else ""
    charges = "".join(f"<li>{charge_line(charge, known, chrome)}</li>" for charge in case.get("charges", ()))
    listed = f'<ul class="charges">{charges}</ul>' if charges else f"<p>{t('law.no_charges')}</p>"
    decisions = "".join(_decision(decision, data, chrome) for decision in case.get("decisions", ()))
    return f'{name}{listed}<ol class="decisions">{decisions}</ol>' if decisions else f"{name}{listed}"


def _decision(decision: Mapping[str, Any], data: Mapping[str, Any], chrome: Chrome) -> str:
    t, language = chrome.words, chrome.language
    day = time_tag(language, decision["on"]) if "on" in decision else t("person.day_unknown")
    court = joined([chrome.term("instance", decision["instance"]), decision.get("court", "")], ": ")
    judges = t("law.judges", names=", ".join(decision["judges"])) if "judges" in decision else ""
    given = sanctions_text(decision.get("sanctions", ()), chrome)
    sentence = f'<p class="given">{given}</p>' if given else ""
    more = joined([court, judges, mention(data, decision["source"], language)], " · ")
    return (
        f'<li><p class="when">{day}</p><div><p>{chrome.term("outcome", decision["outcome"])}</p>{sentence}'
        f'<p class="source">{more}</p></div></li>'
    )


def release(shown: Shown, chrome: Chrome) -> str:
    """The expected release: what the source says, or our own reckoning step by step."""
    t, data, language = chrome.words, shown.data, chrome.language
    stated = data.get("expected_release")
    if not shown.held_now and not shown.as_of:
        return ""
    reckoned = shown.reckoning
    said = ""
    if stated:
        source = (
            t("law.reckoned_by_us") if stated.get("reckoned") else mention(data, stated["source"], language)
        )
        said = f'<p class="lead">{time_tag(language, stated["when"])}</p><p class="small quiet">{source}</p>'
    if reckoned is None or not reckoned.steps:
        return said
    steps = "".join(f"<li>{escape(line)}</li>" for line in say_steps(reckoned, language))
    return f'{said}<ol class="reckoning">{steps}</ol><p class="small quiet">{t("law.reckoning_note")}</p>'


def last_sentence(data: Mapping[str, Any], chrome: Chrome) -> str:
    """The sanctions of the last decision that named any."""
    found = [
        given
        for case in data.get("cases", ())
        for decision in case.get("decisions", ())
        if (given := sanctions_text(decision.get("sanctions", ()), chrome))
    ]
    return found[-1] if found else ""
