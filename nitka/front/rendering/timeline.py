"""What happened, in order: detentions, moves, decisions, bans, reports with their grades and contradictions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag, when
from nitka.front.rendering.known import Known, chosen, facility_link, told
from nitka.front.rendering.law import sanctions_text
from nitka.front.rendering.markup import joined, link
from nitka.front.rendering.sources import named
from nitka.ground.days import sort_key


@dataclass(frozen=True, slots=True)
class Event:
    """One knot of the timeline; ``rank`` orders what happened on one day."""

    day: str
    rank: int
    html: str

    @property
    def order(self) -> tuple[date, date, int]:
        """By day, then by rank."""
        earliest, latest = sort_key(when(self.day))
        return earliest, latest, self.rank


def timeline(data: Mapping[str, Any], known: Known, chrome: Chrome) -> str:
    """The list of all events, oldest first; empty when nothing is known."""
    events = sorted([*_life(data, known, chrome), *_claims(data, chrome)], key=lambda event: event.order)
    if not events:
        return ""
    return f'<ol class="timeline">{"".join(event.html for event in events)}</ol>'


def _event(chrome: Chrome, day: str, text: str, source: str, rank: int = 5) -> Event:
    shown = time_tag(chrome.language, day) if day else chrome.words("person.day_unknown")
    return Event(
        day, rank, f'<li><span class="when">{shown}</span><p>{text}</p><p class="source">{source}</p></li>'
    )


def _life(data: Mapping[str, Any], known: Known, chrome: Chrome) -> Iterator[Event]:
    """Everything that is a fact with a source of its own."""
    language, t, term = chrome.language, chrome.words, chrome.term

    def cited(entry: Mapping[str, Any]) -> str:
        return named(data, entry["source"])

    for entry in data.get("detentions", ()):
        yield _event(chrome, entry.get("from", ""), term("detention", entry["kind"]), cited(entry), 1)
        for stay in entry.get("stays", ()):
            if "from" in stay:
                place = _place(stay, known, language)
                regime = term("regime", stay["regime"]) if "regime" in stay else ""
                text = t("event.stay", place=joined([place, regime], ", "))
                yield _event(chrome, stay["from"], text, cited(stay), 2)
        if "to" in entry:
            text = term("end_reason", entry["end_reason"]) if "end_reason" in entry else t("event.out")
            yield _event(chrome, entry["to"], text, cited(entry), 8)
    for case in data.get("cases", ()):
        for decision in case.get("decisions", ()):
            yield _event(chrome, decision.get("on", ""), decision_text(decision, chrome), cited(decision), 4)
    for entry in data.get("recognitions", ()):
        who = link(entry["link"], entry["organisation"]) if "link" in entry else entry["organisation"]
        text = f"{term('recognition', entry['decision'], data['sex'])}: {who}"
        yield _event(chrome, entry.get("on", ""), text, cited(entry), 6)
    for kind, room in (("marks", "mark"), ("bans", "ban")):
        for entry in data.get(kind, ()):
            text = term(room, entry["kind"])
            if "to" in entry:
                text = t("event.until", what=text, day=time_tag(language, entry["to"]))
            yield _event(chrome, entry.get("from", ""), text, cited(entry), 5)
    for entry in data.get("conditions", ()):
        text = f"{term('condition', entry['kind'])}: {told(entry['text'], language)}"
        yield _event(chrome, entry["when"], text, cited(entry), 5)
    for entry in data.get("ways_out", ()):
        said = told(entry["text"], language) if "text" in entry else ""
        text = joined([term("way_out", entry["kind"]), said], ". ")
        yield _event(chrome, entry.get("when", ""), text, cited(entry), 9)


def _place(stay: Mapping[str, Any], known: Known, language: str) -> str:
    if "facility" in stay:
        return facility_link(known, stay["facility"], language)
    return str(stay.get("as_printed", ""))


def decision_text(decision: Mapping[str, Any], chrome: Chrome) -> str:
    """Outcome, court, instance and sanctions in one sentence."""
    court = decision.get("court") or chrome.term("instance", decision["instance"])
    text = f"{chrome.term('outcome', decision['outcome'])}. {court}"
    given = sanctions_text(decision.get("sanctions", ()), chrome)
    return f'{text}</p><p class="given">{given}' if given else text


def _claims(data: Mapping[str, Any], chrome: Chrome) -> Iterator[Event]:
    """Reports, those that contradict one another side by side."""
    claims = {claim["id"]: claim for claim in data.get("claims", ())}
    for group in _contradicting(claims):
        first = min(group, key=lambda claim: sort_key(when(claim.get("when", ""))))
        day = first.get("when", "")
        if len(group) == 1:
            yield Event(day, 5, f"<li>{_claim(first, data, chrome)}</li>")
            continue
        sources = len({claim["source"] for claim in group})
        both = "".join(f"<div>{_claim(claim, data, chrome)}</div>" for claim in group)
        note = chrome.words("event.contradict", n=sources)
        yield Event(day, 5, f'<li><p class="dispute">{note}</p><div class="against">{both}</div></li>')


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


def _contradicting(claims: Mapping[str, Mapping[str, Any]]) -> list[Sequence[Mapping[str, Any]]]:
    """The claims, each in one group with all it contradicts, directly or through others; in order of appearance."""
    group_of: dict[str, list[str]] = {identity: [identity] for identity in claims}
    for identity, claim in claims.items():
        for other in claim.get("contradicts", ()):
            if other in group_of and group_of[other] is not group_of[identity]:
                joint = group_of[identity] + group_of[other]
                for member in joint:
                    group_of[member] = joint
    seen: list[list[str]] = []
    for group in group_of.values():
        if group not in seen:
            seen.append(group)
    return [[claims[identity] for identity in sorted(group, key=list(claims).index)] for group in seen]
