"""The form above lists of people: a search box and selects, plain GET."""

from collections.abc import Iterable, Mapping, Sequence

from nitka.front.enums import By, Order
from nitka.front.rendering.asking import Ask, Choice
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.known import Known, list_title, plain_text
from nitka.front.rendering.markup import escape

AGES = ((0, 17), (18, 24), (25, 34), (35, 44), (45, 59), (60, None))
SILENCES = (30, 90, 180, 365)
MOST = 40  # options a select shows at most, the most frequent ones
SELECTS = (By.STAGE, By.STATE, By.SEX, By.FACILITY, By.ARTICLE, By.GROUP, By.RECOGNISED, By.LIST)
_VOCABULARY = {By.STAGE: "stage", By.STATE: "state", By.SEX: "sex"}


def age_value(low: int, high: int | None) -> str:
    """How a band of ages stands in an address: ``18-24``, ``60-``."""
    return f"{low}-{'' if high is None else high}"


def choice_label(by: By, value: str, known: Known, chrome: Chrome) -> str:
    """What a value is called in a select and in the heading of a filtered list."""
    if by in _VOCABULARY:
        return chrome.term(_VOCABULARY[by], value)
    if by is By.FACILITY and value in known.facilities:
        return plain_text(known.facilities[value]["names"], chrome.language)
    if by is By.ARTICLE:
        number = chrome.words("law.article", article=value.split("-", 1)[-1])
        body = known.articles.get(value, {})
        title = plain_text(body.get("titles", {}), chrome.language)
        law = "" if value.startswith("by-") else f" ({escape(value.split('-', 1)[0].upper())})"
        return f"{number}{law}{': ' + title[:40] if title else ''}"
    return list_title(known, value, chrome.language) if by is By.LIST else escape(value)


def filter_form(
    choices: Mapping[By, Sequence[Choice]], ask: Ask, text: str, known: Known, chrome: Chrome
) -> str:
    """The whole form; what was asked for is filled in. ``text`` (not escaped) is what was searched for."""
    t = chrome.words
    fields = [
        _select(
            by.value,
            t(f"filter.{by}"),
            _options(by, choices.get(by, ()), known, chrome),
            ask.picked.get(by, ""),
            t,
        )
        for by in SELECTS
        if len(choices.get(by, ())) > 1
    ]
    ages = [
        (age_value(low, high), t("filter.age_over", n=low) if high is None else f"{low}–{high}")
        for low, high in AGES
    ]
    chosen_age = "" if ask.age_from is None else age_value(ask.age_from, ask.age_to)
    fields.append(_select("age", t("filter.age"), ages, chosen_age, t))
    silences = [(str(days), t("filter.days", n=days)) for days in SILENCES]
    fields.append(_select("silent", t("filter.silent"), silences, str(ask.silent or ""), t))
    orders = [(order.value, t(f"order.{order}")) for order in Order]
    fields.append(_select("order", t("filter.order"), orders, ask.order.value, t, any_label=""))
    return (
        f'<form class="filters" method="get" action="search.html" role="search">'
        f'<label for="q">{t("people.search")}</label><div class="box">'
        f'<input id="q" name="q" type="search" value="{escape(text)}" autocomplete="off">'
        f'<button>{t("people.find")}</button></div><p class="small quiet">{t("people.search_hint")}</p>'
        f'<details><summary>{t("people.filters")}</summary><div class="fields">{"".join(fields)}</div>'
        f"<button>{t('people.show')}</button></details></form>"
    )


def asked_line(ask: Ask, text: str, known: Known, chrome: Chrome) -> str:
    """What a list was narrowed to, in words, and the way back to everybody."""
    t = chrome.words
    said = [f"«{escape(text)}»"] if text else []
    said += [
        f"{t(f'filter.{by}')}: {choice_label(by, value, known, chrome)}" for by, value in ask.picked.items()
    ]
    if ask.age_from is not None:
        band = t("filter.age_over", n=ask.age_from) if ask.age_to is None else f"{ask.age_from}–{ask.age_to}"
        said.append(f"{t('filter.age')}: {band}")
    if ask.silent:
        said.append(f"{t('filter.silent')}: {t('filter.days', n=ask.silent)}")
    if ask.order is not Order.NAME:
        said.append(t(f"order.{ask.order}"))
    return f'<p class="asked">{" · ".join(said)} <a href="index.html">{t("people.all")}</a></p>'


def _options(by: By, choices: Sequence[Choice], known: Known, chrome: Chrome) -> list[tuple[str, str]]:
    return [
        (escape(choice.value), f"{choice_label(by, choice.value, known, chrome)} ({choice.size})")
        for choice in choices[:MOST]
    ]


def _select(
    name: str,
    label: str,
    options: Iterable[tuple[str, str]],
    chosen: str,
    t: object,
    *,
    any_label: str | None = None,
) -> str:
    picked = escape(chosen)
    listed = "".join(
        f'<option value="{value}"{" selected" if value == picked else ""}>{text}</option>'
        for value, text in options
    )
    everything = t("filter.any") if any_label is None and callable(t) else ""
    first = f'<option value="">{everything}</option>' if any_label is None else ""
    select = f'<select id="f-{name}" name="{name}">{first}{listed}</select>'
    return f'<div><label for="f-{name}">{label}</label>{select}</div>'
