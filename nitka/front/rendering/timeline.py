"""What happened, in order: detentions, moves, decisions, bans, reports with their grades and contradictions."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nitka.front.rendering import reckoned as r
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.known import Known, chosen, facility_link, told
from nitka.front.rendering.law import sanctions_text
from nitka.front.rendering.markup import joined, link
from nitka.front.rendering.people import Shown
from nitka.front.rendering.sources import named

Entry = Mapping[str, Any]


def timeline(shown: Shown, known: Known, chrome: Chrome) -> str:
    """The list of all events, oldest first; empty when nothing is known."""
    language, unknown, data = chrome.language, chrome.words("person.day_unknown"), shown.data
    items = []
    for kind, day, entry in shown.events:
        if kind == r.CLAIMS:
            items.append(f"<li>{_claims(entry, data, chrome)}</li>")
            continue
        when = time_tag(language, day) if day else unknown
        text = _SAID[kind](entry, known, chrome, data["sex"])
        items.append(
            f'<li><span class="when">{when}</span><p>{text}</p>'
            f'<p class="source">{named(data, entry["source"])}</p></li>'
        )
    return f'<ol class="timeline">{"".join(items)}</ol>' if items else ""


def _detention(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    return chrome.term("detention", entry["kind"])


def _end(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    return (
        chrome.term("end_reason", entry["end_reason"]) if "end_reason" in entry else chrome.words("event.out")
    )


def _stay(entry: Entry, known: Known, chrome: Chrome, _sex: str) -> str:
    regime = chrome.term("regime", entry["regime"]) if "regime" in entry else ""
    return chrome.words("event.stay", place=joined([_place(entry, known, chrome.language), regime], ", "))


def _decision(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    court = entry.get("court") or chrome.term("instance", entry["instance"])
    text = f"{chrome.term('outcome', entry['outcome'])}. {court}"
    given = sanctions_text(entry.get("sanctions", ()), chrome)
    return f'{text}</p><p class="given">{given}' if given else text


def _recognition(entry: Entry, _known: Known, chrome: Chrome, sex: str) -> str:
    who = link(entry["link"], entry["organisation"]) if "link" in entry else entry["organisation"]
    return f"{chrome.term('recognition', entry['decision'], sex)}: {who}"


def _until(entry: Entry, text: str, chrome: Chrome) -> str:
    if "to" not in entry:
        return text
    return chrome.words("event.until", what=text, day=time_tag(chrome.language, entry["to"]))


def _mark(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    return _until(entry, chrome.term("mark", entry["kind"]), chrome)


def _ban(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    return _until(entry, chrome.term("ban", entry["kind"]), chrome)


def _condition(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    return f"{chrome.term('condition', entry['kind'])}: {told(entry['text'], chrome.language)}"


def _way_out(entry: Entry, _known: Known, chrome: Chrome, _sex: str) -> str:
    said = told(entry["text"], chrome.language) if "text" in entry else ""
    return joined([chrome.term("way_out", entry["kind"]), said], ". ")


_SAID: Mapping[int, Callable[[Entry, Known, Chrome, str], str]] = {
    r.DETENTION: _detention,
    r.STAY: _stay,
    r.DECISION: _decision,
    r.MARK: _mark,
    r.BAN: _ban,
    r.CONDITION: _condition,
    r.RECOGNITION: _recognition,
    r.END: _end,
    r.WAY_OUT: _way_out,
}


def _place(stay: Mapping[str, Any], known: Known, language: str) -> str:
    if "facility" in stay:
        return facility_link(known, stay["facility"], language)
    return str(stay.get("as_printed", ""))


def _claims(group: Sequence[Entry], data: Entry, chrome: Chrome) -> str:
    """A report; those that contradict one another side by side."""
    if len(group) == 1:
        return _claim(group[0], data, chrome)
    both = "".join(f"<div>{_claim(claim, data, chrome)}</div>" for claim in group)
    note = chrome.words("event.contradict", n=len({claim["source"] for claim in group}))
    return f'<p class="dispute">{note}</p><div class="against">{both}</div>'


def _claim(claim: Mapping[str, Any], data: Mapping[str, Any], chrome: Chrome) -> str:
    language, t = chrome.language, chrome.words
    day = claim.get("when", "")
    shown = time_tag(language, day) if day else t("person.day_unknown")
    reliability, credibility = claim["grade"][0], claim["grade"][1]
    grade = t(f"reliability.{reliability}") + "; " + t(f"credibility.{credibility}")
    agreed = (
        ""
        if credibility == "1"
        else f'<p class="dispute">{t("event.unconfirmed", n=_reporters(claim, data))}</p>'
    )
    return (
        f'<span class="when">{shown}</span><p>{told(claim["statement"], language)}</p>{agreed}'
        f'<p class="source">{named(data, claim["source"])} · '
        f'<abbr title="{grade}">{claim["grade"]}</abbr> {grade}</p>'
    )


def _reporters(claim: Mapping[str, Any], data: Mapping[str, Any]) -> int:
    """How many sources say the same in the same words."""
    said = chosen(claim["statement"], "en")
    same = {other["source"] for other in data.get("claims", ()) if chosen(other["statement"], "en") == said}
    return max(1, len(same))
