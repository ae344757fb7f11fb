"""Lists of cards and the links from page to page."""

from collections.abc import Callable

from nitka.front.rendering.asking import Answer
from nitka.front.rendering.chrome import Chrome


def cards_list(answer: Answer, chrome: Chrome) -> str:
    """The cards; empty when there are none."""
    if not answer.cards:
        return ""
    return f'<ul class="cards" aria-label="{chrome.words("people.title")}">{"".join(answer.cards)}</ul>'


def page_links(answer: Answer, address: Callable[[int], str], chrome: Chrome) -> str:
    """First, neighbouring and last pages; empty when there is one page only."""
    if answer.pages < 2:
        return ""
    t, here, last = chrome.words, answer.page, answer.pages
    wanted = sorted({1, 2, here - 1, here, here + 1, last} & set(range(1, last + 1)))
    items, before = [], 0
    for number in wanted:
        if number > before + 1:
            items.append('<li><span aria-hidden="true">…</span></li>')
        if number == here:
            items.append(f'<li><span aria-current="page">{number}</span></li>')
        else:
            items.append(
                f'<li><a href="{address(number)}" aria-label="{t("people.page", page=number)}">{number}</a></li>'
            )
        before = number
    return f'<nav aria-label="{t("people.pages")}"><ul class="pages">{"".join(items)}</ul></nav>'
