"""The list of people: pages of cards, and names from A to Z for copies that cannot search."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from nitka.front.enums import By
from nitka.front.queries.lists import PAGE, Answer, Ask, Choice, choices, list_people, plain_pages
from nitka.front.queries.names import LETTER_PAGE, letters_there, names_of_letter
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.filters import asked_line, filter_form
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.lists import cards_list, page_links
from nitka.front.rendering.markup import linked
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES

FIRST_PAGES = 3  # out at once after every act
PAGES_A_SLICE = 50


def page_path(number: int) -> str:
    """File of a page of the list, below the language folder."""
    return "people/index.html" if number == 1 else f"people/page-{number}.html"


def _pages(site: Site) -> int:
    return list_people(Ask(), "be", site.day).pages


def slices(site: Site) -> Iterable[Slice]:
    """Ranges of pages, for each language."""
    last = _pages(site)
    for language in LANGUAGES:
        for first in range(1, last + 1, PAGES_A_SLICE):
            yield language, first, min(first + PAGES_A_SLICE - 1, last)


def slices_of(site: Site, _subjects: Sequence[str]) -> Iterable[Slice]:
    """The first pages of each language."""
    return [(language, 1, min(FIRST_PAGES, _pages(site))) for language in LANGUAGES]


def files(site: Site, cut: Slice) -> Iterator[File]:
    """The pages of a range."""
    language, first, last = cut
    for answer in plain_pages(language, first, last):
        yield File(
            f"{language}/{page_path(answer.page)}",
            "",
            lambda answer=answer: people_page(site, language, answer),  # type: ignore[misc]
        )


_choices: dict[tuple[int, str], Mapping[By, Sequence[Choice]]] = {}


def choices_now(site: Site) -> Mapping[By, Sequence[Choice]]:
    """What there is to pick from in this state of the record; kept until the next act."""
    key = (site.size, site.edition)
    if key not in _choices or not site.edition:
        _choices.clear()
        _choices[key] = choices()
    return _choices[key]


def people_page(site: Site, language: str, answer: Answer) -> str:
    """One page of everybody, by name. The first one has the form."""
    chrome = site.chromes[language]
    t = chrome.words
    form = filter_form(choices_now(site), Ask(), "", site.known, chrome) if answer.page == 1 else ""
    links = page_links(answer, lambda number: page_path(number).removeprefix("people/"), chrome)
    title = t("people.title") if answer.page == 1 else t("people.title_page", page=answer.page)
    count = t("people.count", n=answer.total)
    body = (
        f'<h1>{t("people.title")}</h1><p class="lead">{count}</p>{form}'
        f'<p class="actions"><a href="a-z.html">{t("people.a_to_z")}</a></p>'
        f"{cards_list(answer, chrome) or _nobody(chrome)}{links}"
    )
    return chrome.page(page_path(answer.page), title=title, description=count, section="people", body=body)


def found_page(
    site: Site, language: str, answer: Answer, ask: Ask, text: str, address: Callable[[int], str]
) -> str:
    """A list made on request: filtered, ordered or searched for; with suggestions when nobody fits."""
    chrome = site.chromes[language]
    t = chrome.words
    form = filter_form(choices_now(site), ask, text, site.known, chrome)
    asked = asked_line(ask, text, site.known, chrome)
    if answer.total:
        result = f'<p class="lead" role="status">{t("people.found", n=answer.total)}</p>{cards_list(answer, chrome)}'
    else:
        hints = (
            t("people.nothing_fewer"),
            linked(t("people.nothing_letters"), "a-z.html"),
            linked(t("people.nothing_missing"), "../report.html"),
        )
        result = (
            f'<div role="status"><h2>{t("people.nothing")}</h2></div><ul class="hints">'
            f"{''.join(f'<li>{hint}</li>' for hint in hints)}</ul>"
        )
    body = f"<h1>{t('people.title')}</h1>{form}{asked}{result}{page_links(answer, address, chrome)}"
    return chrome.page(
        "people/search.html", title=t("people.title"), section="people", body=body, query=address(answer.page)
    )


def _nobody(chrome: Chrome) -> str:
    return f'<p class="note">{chrome.words("people.nobody")}</p>'


def letter_path(letter: str, number: int = 1) -> str:
    """File of the names under a letter."""
    return f"people/letter-{ord(letter):04x}{'' if number == 1 else f'-{number}'}.html"


def letter_files(site: Site, language: Slice) -> Iterator[File]:
    """The page of all letters and the pages of each."""
    there = letters_there(language)
    yield File(f"{language}/people/a-z.html", "", lambda: letters_page(site, language, there))
    for letter, count in there.items():
        for number in range(1, -(-count // LETTER_PAGE) + 1):
            yield File(
                f"{language}/{letter_path(letter, number)}",
                "",
                lambda letter=letter, number=number: letter_page(site, language, there, letter, number),  # type: ignore[misc]
            )


def _letter_bar(there: dict[str, int], chrome: Chrome, current: str = "") -> str:
    items = "".join(
        f'<li><span aria-current="page">{letter}</span></li>'
        if letter == current
        else f'<li><a href="{letter_path(letter).removeprefix("people/")}">{letter}</a></li>'
        for letter in there
    )
    return f'<nav aria-label="{chrome.words("people.a_to_z")}"><ul class="letters">{items}</ul></nav>'


def letters_page(site: Site, language: str, there: dict[str, int]) -> str:
    """All letters that names begin with."""
    chrome = site.chromes[language]
    t = chrome.words
    bar = _letter_bar(there, chrome) if there else _nobody(chrome)
    body = f"<h1>{t('people.a_to_z')}</h1><p>{t('people.a_to_z_lead')}</p>{bar}"
    return chrome.page("people/a-z.html", title=t("people.a_to_z"), section="people", body=body)


def letter_page(site: Site, language: str, there: dict[str, int], letter: str, number: int) -> str:
    """Names under one letter, linked."""
    chrome = site.chromes[language]
    t = chrome.words
    names = "".join(
        f'<li><a href="{subject}.html">{name}</a></li>'
        for subject, name in names_of_letter(language, letter, number)
    )
    answer = Answer((), there[letter] * PAGE // LETTER_PAGE + 1, number)
    links = page_links(answer, lambda page: letter_path(letter, page).removeprefix("people/"), chrome)
    body = (
        f"<h1>{t('people.letter', letter=letter)}</h1>{_letter_bar(there, chrome, letter)}"
        f'<ul class="names">{names}</ul>{links}'
    )
    return chrome.page(
        letter_path(letter, number),
        title=t("people.letter", letter=letter),
        section="people",
        body=body,
        elsewhere="people/a-z.html",
    )


def search_files(site: Site, language: Slice) -> Iterator[File]:
    """The form alone. Where nobody answers a search (in a copy), this page is what comes back, and says so."""
    yield File(f"{language}/people/search.html", "", lambda: search_page(site, language))


def search_page(site: Site, language: str) -> str:
    """The form, and what to do in a copy."""
    chrome = site.chromes[language]
    t = chrome.words
    form = filter_form(choices_now(site), Ask(), "", site.known, chrome)
    body = f'<h1>{t("people.search")}</h1>{form}<p class="note">{linked(t("people.copy"), "a-z.html")}</p>'
    return chrome.page("people/search.html", title=t("people.search"), section="people", body=body)


KINDS = (
    Kind("people", files, slices, slices_of),
    Kind("search", search_files, lambda _site: LANGUAGES),
    Kind("a-z", letter_files, lambda _site: LANGUAGES),
)
