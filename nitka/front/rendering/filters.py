"""The form above lists of people: a search box and selects, plain GET."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    fields = "".join(
        _chosen(select, chosen)
        for select, chosen in zip(_selects(choices, known, chrome), _asked(ask), strict=True)
    )
    return (
        f'<form class="filters" method="get" action="search.html" role="search">'
        f'<label for="q">{t("people.search")}</label><div class="box">'
        f'<input id="q" name="q" type="search" value="{escape(text)}" autocomplete="off">'
        f'<button>{t("people.find")}</button></div><p class="small quiet">{t("people.search_hint")}</p>'
        f'<details><summary>{t("people.filters")}</summary><div class="fields">{fields}</div>'
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


def _asked(ask: Ask) -> list[str]:
    """What is chosen in each select, in their order."""
    age = "" if ask.age_from is None else age_value(ask.age_from, ask.age_to)
    return [*(ask.picked.get(by, "") for by in SELECTS), age, str(ask.silent or ""), ask.order.value]


def _selects(choices: Mapping[By, Sequence[Choice]], known: Known, chrome: Chrome) -> list[str]:
    """Every select with nothing chosen; made once for a state of the site, empty where there is nothing to choose."""
    key = ("selects", str(id(choices)))
    kept = chrome.kept.get(key)
    if kept is None:
        kept = chrome.kept[key] = "\n".join(_all_selects(choices, known, chrome))
    return kept.split("\n")


def _all_selects(choices: Mapping[By, Sequence[Choice]], known: Known, chrome: Chrome) -> Iterator[str]:
    t = chrome.words
    for by in SELECTS:
        there = choices.get(by, ())
        options = _options(by, there, known, chrome)
        yield _select(by.value, t(f"filter.{by}"), options, t("filter.any")) if len(there) > 1 else ""
    ages = [
        (age_value(low, high), t("filter.age_over", n=low) if high is None else f"{low}–{high}")
        for low, high in AGES
    ]
    yield _select("age", t("filter.age"), ages, t("filter.any"))
    silences = [(str(days), t("filter.days", n=days)) for days in SILENCES]
    yield _select("silent", t("filter.silent"), silences, t("filter.any"))
    yield _select("order", t("filter.order"), [(order.value, t(f"order.{order}")) for order in Order])


def _chosen(select: str, value: str) -> str:
    """A select with one option chosen."""
    option = f'<option value="{escape(value)}">'
    return select.replace(option, f"{option[:-1]} selected>", 1) if value else select


def _options(by: By, choices: Sequence[Choice], known: Known, chrome: Chrome) -> list[tuple[str, str]]:
    return [
        (escape(choice.value), f"{choice_label(by, choice.value, known, chrome)} ({choice.size})")
        for choice in choices[:MOST]
    ]


def _select(name: str, label: str, options: Iterable[tuple[str, str]], any_label: str = "") -> str:
    """One select on one line, nothing chosen."""
    listed = "".join(f'<option value="{value}">{text}</option>' for value, text in options)
    first = f'<option value="">{any_label}</option>' if any_label else ""
    select = f'<select id="f-{name}" name="{name}">{first}{listed}</select>'
    return f'<div><label for="f-{name}">{label}</label>{select}</div>'.replace("\n", " ")
