"""Places of detention: the map with its table, and one page for each with who is held there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from nitka.figures.queries import facility_counts
from nitka.front.queries.places import facility_names, facility_states, past_counts, past_facility_names
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import at_time, time_tag, when
from nitka.front.rendering.facility_rules import LETTERS, rules_for, rules_list
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.known import plain_text, told
from nitka.front.rendering.labels import labels
from nitka.front.rendering.maps import country_maps
from nitka.front.rendering.name_lists import (
    PAGE,
    Named,
    name_columns,
    number_links,
    page_count,
    pair,
    reference_list,
)
from nitka.front.rendering.site import Site
from nitka.front.rendering.states import page_state
from nitka.ground.days import sort_key
from nitka.ground.wording import LANGUAGES, say_number

Counts = Mapping[str, tuple[int, int]]
Past = Mapping[str, tuple[int, str]]
Body = Mapping[str, Any]
NamesOf = Callable[[str, str], list[Named]]


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """The table of all, and the pages of each."""
    counts, states, past = facility_counts(), facility_states(), past_counts()
    names = lru_cache(maxsize=2)(facility_names)  # the pages of one facility come one after another
    for language in LANGUAGES:
        yield File(
            f"{language}/facilities/index.html",
            f"{sorted(counts.items())}|{sorted(past.items())}|{site.known.digest}|{page_state(site, language)}",
            lambda language=language: index_page(site, language, counts, past),  # type: ignore[misc]
        )
        for code, body in site.known.facilities.items():
            inputs = f"{counts.get(code)}|{states.get(code)}|{site.known.digest}|{page_state(site, language)}"
            yield from _facility_files(site, language, body, counts.get(code, (0, 0)), names, inputs)


def _facility_files(
    site: Site, language: str, body: Body, count: tuple[int, int], names: NamesOf, inputs: str
) -> Iterator[File]:
    code = body["code"]
    pages = max(1, -(-count[0] // PAGE))
    for number in range(1, pages + 1):
        yield File(
            f"{language}/facilities/{page_name(code, number)}",
            inputs,
            lambda number=number: facility_page(  # type: ignore[misc]
                site, language, body, count, names(code, language), number
            ),
        )


def page_name(code: str, number: int) -> str:
    """File of a page of a facility."""
    return f"{code}.html" if number == 1 else f"{code}-page-{number}.html"


def index_page(site: Site, language: str, counts: Counts, past: Past) -> str:
    """Map and table of all facilities, by kind."""
    chrome = site.chromes[language]
    t = chrome.words
    bodies = sorted(site.known.facilities.values(), key=lambda body: _order(chrome, body))
    maps = country_maps(site, language, {code: count[0] for code, count in counts.items()})
    unplaced = counts.get("", (0, 0))[0]
    note = f'<p class="quiet">{t("facilities.no_place", n=unplaced)}</p>' if unplaced else ""
    body = (
        f"<h1>{t('facilities.title')}</h1><p class='lead'>{t('facilities.lead', n=len(bodies))}</p>"
        f"{_countries(chrome, maps, bodies, counts, past)}{note}"
    )
    return chrome.page(
        "facilities/index.html",
        title=t("facilities.title"),
        description=t("facilities.lead", n=len(bodies)),
        section="facilities",
        kind="facilities",
        body=body,
    )


_KINDS = (
    "pretrial_detention", "prison", "penal_colony", "juvenile_colony", "open_facility", "settlement_colony",
    "temporary_detention", "hospital", "other",
)  # fmt: skip


def _order(chrome: Chrome, body: Body) -> tuple[str, int, int, str]:
    place = _KINDS.index(body["kind"]) if body["kind"] in _KINDS else len(_KINDS)
    return body["country"], place, body.get("number", 0), plain_text(body["names"], chrome.language)


def _countries(
    chrome: Chrome, maps: Mapping[str, str], bodies: Sequence[Body], counts: Counts, past: Past
) -> str:
    """Map and table of each country, the one with most places first; its name above when there are several."""
    countries: dict[str, list[Body]] = {}
    for body in bodies:
        countries.setdefault(body["country"], []).append(body)
    t, parts = chrome.words, []
    for code, there in sorted(countries.items(), key=lambda item: (-len(item[1]), item[0])):
        inner = f"{maps.get(code, '')}{_table(chrome, there, counts, past)}"
        name = t(f"country.{code}") if f"country.{code}" in t else code
        parts.append(f"<section><h2>{name}</h2>{inner}</section>" if len(countries) > 1 else inner)
    return "".join(parts)


def _table(chrome: Chrome, bodies: Sequence[Body], counts: Counts, past: Past) -> str:
    t = chrome.words
    head = "".join(
        f'<th scope="col" class="{"number" if key == "held" else "text"}">{t(f"facilities.{key}")}</th>'
        for key in ("name", "held", "address_as_of")
    )
    parts, group = [], ""
    for body in bodies:
        if body["kind"] != group:
            group = body["kind"]
            label = chrome.term("facility", body["kind"])
            parts.append(
                f'</tbody><tbody><tr><th colspan="3" scope="rowgroup" class="group">{label}</th></tr>'
            )
        parts.append(_table_row(chrome, body, _count(chrome, body["code"], counts, past)))
    return (
        f'<div class="scroll"><table class="places"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(parts)}</tbody></table></div>"
    ).replace("<tbody></tbody>", "")


def _count(chrome: Chrome, code: str, counts: Counts, past: Past) -> str:
    """How many are held in a facility; of one that only an old list names, how many were there then."""
    people = counts.get(code, (0, 0))[0]
    if people:
        return f"<b>{say_number(people, chrome.language)}</b>"
    then, day = past.get(code, (0, ""))
    if not then:
        return "0"
    return f"{say_number(then, chrome.language)}<br><small>{at_time(chrome.language, day)}</small>"


def _table_row(chrome: Chrome, body: Body, count: str) -> str:
    t, language = chrome.words, chrome.language
    days = [address.get("valid_as_of", "") for address in body.get("addresses", ())]
    newest = max((day for day in days if day), key=lambda day: sort_key(when(day)), default="")
    as_of = (
        time_tag(language, newest) if newest else t("facilities.undated" if days else "facilities.no_address")
    )
    town = told(body.get("town", {}), language)
    return (
        f'<tr><th scope="row"><a href="{body["code"]}.html">{told(body["names"], language)}</a>'
        f"{f'<br><small>{town}</small>' if town else ''}</th>"
        f'<td class="number">{count}</td><td>{as_of}</td></tr>'
    )


def facility_page(
    site: Site, language: str, body: Body, count: tuple[int, int], held: Sequence[Named], number: int = 1
) -> str:
    """One facility: facts, who is held there, addresses with their days, rules. Later pages: names only."""
    chrome = site.chromes[language]
    t, code = chrome.words, body["code"]
    title = plain_text(body["names"], language)
    roll = _held_section(chrome, body, held, count, number)
    if number == 1:
        content = (
            f"{_note(chrome, body)}<h1>{told(body['names'], language)}</h1>{_facts(chrome, body)}{roll}"
            f"{_past_section(chrome, past_facility_names(code, language))}{addresses_section(chrome, body)}"
            f"{_rules(site, chrome, body)}{_notes(chrome, body)}"
            f"{reference_list(body, t('facilities.source'))}"
        )
    else:
        heading = f"{told(body['names'], language)}, {t('facilities.page', page=number)}"
        content = f'<h1>{heading}</h1><p><a href="{code}.html">{title}</a></p>{roll}'
    path = f"facilities/{page_name(code, number)}"
    content += f'<p class="actions"><a href="index.html">{t("facilities.all")}</a></p>'
    return chrome.page(path, title=title, section="facilities", kind="facilities", body=content)


def _note(chrome: Chrome, body: Body) -> str:
    return f'<p class="note">{chrome.words("facilities.invented")}</p>' if body.get("invented") else ""


def _facts(chrome: Chrome, body: Body) -> str:
    t, language = chrome.words, chrome.language
    unknown = f'<span class="quiet">{t("facilities.unknown")}</span>'
    lines = (
        pair(t("facilities.kind"), chrome.term("facility", body["kind"])),
        pair(t("facilities.town"), told(body.get("town", {}), language) or unknown),
        pair(t("facilities.region"), told(body.get("region", {}), language)),
        pair(t("facilities.sex"), chrome.term("facility_sex", body["sex"]) if "sex" in body else unknown),
        pair(t("facilities.regime"), chrome.term("regime", body["regime"]) if "regime" in body else ""),
        pair(t("facilities.aliases"), " · ".join(f"<bdi>{alias}</bdi>" for alias in body.get("aliases", ()))),
    )
    return f'<dl class="plain two-up">{"".join(lines)}</dl>'


def _held_section(
    chrome: Chrome, body: Body, held: Sequence[Named], count: tuple[int, int], number: int
) -> str:
    t, figures = chrome.words, labels("figures", chrome.language)
    if not held:
        return f'<section id="held"><h2>{t("facilities.held_here")}</h2><p>{t("facilities.nobody")}</p></section>'
    said = t(
        "facilities.held_count",
        people=figures("count.people", n=count[0]),
        prosecutions=figures("count.prosecutions", n=count[1]),
    )
    links = number_links(
        page_count(held), number, lambda page: page_name(body["code"], page), t("facilities.pages")
    )
    return (
        f'<section id="held"><h2>{t("facilities.held_here")}</h2><p>{said}</p>'
        f"{name_columns(held, number)}{links}</section>"
    )


def _past_section(chrome: Chrome, past: Sequence[Named]) -> str:
    if not past:
        return ""
    t = chrome.words
    names = "".join(f'<li><a href="../people/{named.subject}.html">{named.name}</a></li>' for named in past)
    return (
        f'<section id="past"><h2>{t("facilities.past")}</h2><p>{t("facilities.past_lead")}</p>'
        f'<div class="roll"><ul class="names">{names}</ul></div></section>'
    )


def addresses_section(chrome: Chrome, body: Body) -> str:
    """All addresses there ever were, the newest first, each with its day."""
    t = chrome.words
    known = sorted(
        body.get("addresses", ()), key=lambda one: sort_key(when(one.get("valid_as_of", ""))), reverse=True
    )
    if not known:
        inner = f"<p>{t('facilities.address_unknown')}</p>"
    else:
        dated = [one for one in known if "valid_as_of" in one] + [
            one for one in known if "valid_as_of" not in one
        ]
        items = "".join(
            f"<li><address>{one['text']}</address><small class='quiet'>{_as_of(chrome, one)}</small></li>"
            for one in dated
        )
        inner = f'<p>{t("facilities.addresses_lead")}</p><ul class="addresses">{items}</ul>'
    return f'<section id="addresses"><h2>{t("facilities.addresses")}</h2>{inner}</section>'


def _as_of(chrome: Chrome, address: Body) -> str:
    t = chrome.words
    if "valid_as_of" not in address:
        return t("facilities.undated")
    return t("facilities.as_of", day=time_tag(chrome.language, address["valid_as_of"]))


def _rules(site: Site, chrome: Chrome, body: Body) -> str:
    t = chrome.words
    mine = rules_for(site.known.rules, body["code"], body["kind"])
    letters = [rule for rule in mine if rule["topic"].startswith(LETTERS)]
    parcels = [rule for rule in mine if not rule["topic"].startswith(LETTERS)]
    unknown = f"<p>{t('facilities.rules_unknown')}</p>"
    return (
        f'<section id="rules"><h2>{t("facilities.rules")}</h2>'
        f'<p class="small quiet">{t("facilities.rules_change")}</p>{rules_list(parcels, chrome) or unknown}</section>'
        f'<section id="letter-rules"><h2>{t("facilities.letter_rules")}</h2>'
        f"{rules_list(letters, chrome) or unknown}</section>"
    )


def _notes(chrome: Chrome, body: Body) -> str:
    said = told(body.get("notes", {}), chrome.language)
    if not said:
        return ""
    return f'<section id="notes"><h2>{chrome.words("facilities.notes")}</h2><p>{said}</p></section>'


KINDS = (Kind("facilities", files),)
