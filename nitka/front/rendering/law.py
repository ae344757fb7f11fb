"""Charges, decisions and terms in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag, when
from nitka.front.rendering.known import Known, told
from nitka.front.rendering.markup import escape, joined
from nitka.front.rendering.people import Shown
from nitka.front.rendering.sources import mention
from nitka.ground.days import Reckoning, expected_release, say_steps
from nitka.ground.people.places import article_code
from nitka.ground.terms import Term, say_term


def sanction_term(sanction: Mapping[str, Any]) -> Term | None:
    """The sanction as a term; nothing when neither time nor fine is known."""
    values = {key: sanction[key] for key in ("years", "months", "days", "base_values") if sanction.get(key)}
    if sanction["kind"] == "life":
        return Term(life=True, base_values=values.get("base_values", 0))
    return Term(**values) if values else None


def sanctions_text(sanctions: Sequence[Mapping[str, Any]], chrome: Chrome) -> str:
    """All sanctions of a decision: "imprisonment: 2 years and 6 months, general regime; fine: 500 base values"."""
    said = []
    for sanction in sanctions:
        kind = chrome.term("sanction", sanction["kind"])
        term = sanction_term(sanction)
        if term is not None and not term.life:
            kind = f"{kind}: {escape(say_term(term.carried() if term.has_time else term, chrome.language))}"
        elif term is None and "as_printed" in sanction:
            kind = f"{kind}: {sanction['as_printed']}"
        if "regime" in sanction:
            kind = f"{kind}, {chrome.term('regime', sanction['regime'])}"
        said.append(kind)
    return "; ".join(said)


def charge_line(charge: Mapping[str, Any], known: Known, chrome: Chrome, up: str = "../") -> str:
    """One charge: article and part linked to its page, the title where known, the mode."""
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
    more = ". ".join(part for part in (title, mode) if part)
    if not more and "as_printed" in charge:
        more = charge["as_printed"]
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
    more = joined([court, judges, mention(data, decision["source"], language, t)], " · ")
    return (
        f'<li><p class="when">{day}</p><div><p>{chrome.term("outcome", decision["outcome"])}</p>{sentence}'
        f'<p class="source">{more}</p></div></li>'
    )


def release(shown: Shown, chrome: Chrome) -> str:
    """The expected release: what the source says, or our own reckoning step by step."""
    t, data, language = chrome.words, shown.data, chrome.language
    stated = data.get("expected_release")
    reckoned = _reckoning(data)
    if not shown.held_now and not shown.as_of:
        return ""
    said = ""
    if stated:
        source = (
            t("law.reckoned_by_us")
            if stated.get("reckoned")
            else mention(data, stated["source"], language, t)
        )
        said = f'<p class="lead">{time_tag(language, stated["when"])}</p><p class="small quiet">{source}</p>'
    if reckoned is None or not reckoned.steps:
        return said
    steps = "".join(f"<li>{escape(line)}</li>" for line in say_steps(reckoned, language))
    return f'{said}<ol class="reckoning">{steps}</ol><p class="small quiet">{t("law.reckoning_note")}</p>'


def _reckoning(data: Mapping[str, Any]) -> Reckoning | None:
    """Start of the running detention plus the last term of imprisonment; nothing when one of them is not known."""
    detentions = [entry for entry in data.get("detentions", ()) if "to" not in entry and entry.get("from")]
    terms = [
        term
        for case in data.get("cases", ())
        for decision in case.get("decisions", ())
        for sanction in decision.get("sanctions", ())
        if sanction["kind"] == "imprisonment" and (term := sanction_term(sanction)) is not None
    ]
    if not detentions or not terms:
        return None
    return expected_release(when(detentions[-1]["from"]), terms[-1].carried())


def last_sentence(data: Mapping[str, Any], chrome: Chrome) -> str:
    """The sanctions of the last decision that named any."""
    found = [
        given
        for case in data.get("cases", ())
        for decision in case.get("decisions", ())
        if (given := sanctions_text(decision.get("sanctions", ()), chrome))
    ]
    return found[-1] if found else ""
