"""Articles of the law: which ones, how many people and prosecutions, one page for each with who stands under it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nitka.figures.queries import article_counts, article_numbers
from nitka.front.queries.places import article_names, article_states
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.known import plain_text, told
from nitka.front.rendering.labels import NAMES
from nitka.front.rendering.markup import escape
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
from nitka.ground.days import say_years
from nitka.ground.wording import LANGUAGES, say_number

Counts = tuple[int, int, int, int]  # held: people, prosecutions; all known: people, prosecutions
NOBODY: Counts = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Law:
    """One article, or part of one: its number, its body if one landed, its parts. All texts are escaped."""

    code: str
    number: str
    part: str
    body: Mapping[str, Any]
    counts: Counts
    parts: tuple[str, ...] = ()
    whole: str = ""

    @property
    def counted(self) -> bool:
        """Whether people and prosecutions are counted for it: for whole articles, not for parts."""
        return not self.part


def laws(site: Site) -> dict[str, Law]:
    """Every article that has a body or that anybody is charged under; a whole article for every part."""
    counts, numbers = article_counts(), article_numbers()
    bodies = site.known.articles
    found: dict[str, Law] = {}
    parts: dict[str, list[str]] = {}
    for code, body in bodies.items():
        if "part" in body:
            whole = code[: code.rindex(f"-p{body['part'].replace('.', '-')}")]
            parts.setdefault(whole, []).append(code)
            numbers.setdefault(whole, body["article"])
            found[code] = Law(code, body["article"], body["part"], body, NOBODY, whole=whole)
        else:
            numbers.setdefault(code, body["article"])
    for code, number in numbers.items():
        body = bodies.get(code, {})
        found[code] = Law(
            code, escape(number), "", body, counts.get(code, NOBODY), tuple(parts.get(code, ()))
        )
    return dict(sorted(found.items(), key=lambda item: _order(item[1])))


def _order(law: Law) -> tuple[str, list[int], str]:
    digits = [int(piece) for piece in law.number.replace(".", "-").split("-") if piece.isdigit()]
    return law.code.split("-")[0], digits, law.part


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """The table of all, and the pages of each."""
    found, states = laws(site), article_states()
    names = lru_cache(maxsize=2)(article_names)  # the pages of one article come one after another
    for language in LANGUAGES:
        yield File(
            f"{language}/articles/index.html",
            f"{[law.counts for law in found.values()]}|{site.known.digest}|{page_state(site, language)}",
            lambda language=language: index_page(site, language, found),  # type: ignore[misc]
        )
        for law in found.values():
            inputs = f"{law.counts}|{states.get(law.code)}|{site.known.digest}|{page_state(site, language)}"
            people = int(states.get(law.code, "0:").partition(":")[0])
            for number in range(1, max(1, -(-people // PAGE)) + 1):
                yield File(
                    f"{language}/articles/{page_name(law.code, number)}",
                    inputs,
                    lambda language=language, law=law, number=number: article_page(  # type: ignore[misc]
                        site, language, law, found, names(law.code, language), number
                    ),
                )


def page_name(code: str, number: int) -> str:
    """File of a page of an article."""
    return f"{code}.html" if number == 1 else f"{code}-page-{number}.html"


def law_name(law: Law, chrome: Chrome) -> str:
    """ "Article 361, part 2"."""
    t = chrome.words
    if law.part:
        return t("articles.name_part", number=law.number, part=law.part)
    return t("articles.name", number=law.number)


def _title(law: Law, found: Mapping[str, Law], language: str, *, marked: bool = True) -> str:
    """The title, of the first part where the whole article has none."""
    say = told if marked else plain_text
    own = say(law.body.get("titles", {}), language)
    if own or not law.parts:
        return own
    return say(found[law.parts[0]].body.get("titles", {}), language)


def index_page(site: Site, language: str, found: Mapping[str, Law]) -> str:
    """Every whole article: number, title, people and prosecutions, held now and in all."""
    chrome = site.chromes[language]
    t = chrome.words
    used = [law for law in found.values() if law.counted and any(law.counts)]
    rows = "".join(_row(chrome, law, found) for law in used)
    rest = [law for law in found.values() if law.counted and not any(law.counts)]
    both = f"<small>{t('articles.both')}</small>"
    heads = "".join(
        f'<th scope="col" class="number">{t(key)}<br>{both}</th>'
        for key in ("articles.now", "articles.all_known")
    )
    body = (
        f'<h1>{t("articles.title")}</h1><p class="lead">{t("articles.lead")}</p><div class="scroll">'
        f'<table class="places"><thead><tr><th scope="col">{t("articles.number")}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{_unused(chrome, rest, found)}"
    )
    return chrome.page(
        "articles/index.html",
        title=t("articles.title"),
        description=t("articles.lead"),
        section="articles",
        kind="articles",
        body=body,
    )


def _unused(chrome: Chrome, rest: Sequence[Law], found: Mapping[str, Law]) -> str:
    """Articles that have a page though nobody of the list stands under them."""
    if not rest:
        return ""
    items = "".join(
        f'<li><a href="{law.code}.html">{law_name(law, chrome)}</a> {_title(law, found, chrome.language)}</li>'
        for law in rest
    )
    return f'<section id="others"><h2>{chrome.words("articles.unused")}</h2><ul class="parts">{items}</ul></section>'


def _heads(chrome: Chrome) -> str:
    t = chrome.words
    return "".join(
        f'<th scope="col" class="number">{t(key)}</th>' for key in ("figures.people", "figures.prosecutions")
    )


def _row(chrome: Chrome, law: Law, found: Mapping[str, Law]) -> str:
    said = [say_number(n, chrome.language) for n in law.counts]
    numbers = "".join(
        f'<td class="{kind}"><b>{people}</b> · {prosecutions}</td>'
        for (people, prosecutions), kind in ((said[:2], "number"), (said[2:], "number wide"))
    )
    title = (
        _title(law, found, chrome.language)
        or f'<span class="quiet">{chrome.words("articles.untitled")}</span>'
    )
    return (
        f'<tr><th scope="row"><a href="{law.code}.html">{law_name(law, chrome)}</a><br>'
        f"<small>{title}</small></th>{numbers}</tr>"
    )


def article_page(
    site: Site, language: str, law: Law, found: Mapping[str, Law], people: Sequence[Named], number: int = 1
) -> str:
    """One article: titles, longest term with the age of the text, counts, parts, people. Later pages: people only."""
    chrome = site.chromes[language]
    t = chrome.words
    name, title = law_name(law, chrome), _title(law, found, language)
    links = number_links(
        page_count(people), number, lambda page: page_name(law.code, page), t("facilities.pages")
    )
    nobody = f"<p>{t('articles.nobody')}</p>"
    roll = (
        f'<section id="people"><h2>{t("articles.people")}</h2>'
        f"{name_columns(people, number) or nobody}{links}</section>"
    )
    lead = f'<p class="lead">{title}</p>' if title else ""
    if number == 1:
        content = (
            f"<h1>{name}</h1>{lead}{_facts(chrome, law)}{_counts(chrome, law)}{_parts(chrome, law, found)}{roll}"
            f"{_notes(chrome, law)}{reference_list(law.body, t('facilities.source'))}"
        )
    else:
        content = f"<h1>{name}, {t('facilities.page', page=number)}</h1>{lead}{roll}"
    content += f'<p class="actions"><a href="index.html">{t("articles.all")}</a></p>'
    plain = _title(law, found, language, marked=False)
    return chrome.page(
        f"articles/{page_name(law.code, number)}",
        title=name,
        description=f"{name}. {plain}" if plain else name,
        section="articles",
        kind="articles",
        body=content,
    )


def _facts(chrome: Chrome, law: Law) -> str:
    t, body, language = chrome.words, law.body, chrome.language
    if not body:
        return ""
    longest = escape(say_years(body["max_years"], language)) if "max_years" in body else ""
    unknown = f'<span class="quiet">{t("articles.max_unknown")}</span>'
    titles = "".join(
        f'<br><span lang="{code}">{text}</span> <small class="quiet">{NAMES.get(code, code)}</small>'
        for code, text in body.get("titles", {}).items()
    )
    lines = (
        pair(t("articles.max"), longest or unknown),
        pair(t("articles.other_penalties"), told(body.get("other_penalties", {}), language)),
        pair(t("articles.text_version"), body.get("text_version") or t("articles.text_unknown")),
        pair(t("articles.titles"), titles.removeprefix("<br>")),
    )
    note = f'<p class="small quiet">{t("articles.translated")}</p>' if titles else ""
    return f'<dl class="plain two-up">{"".join(lines)}</dl>{note}'


def _counts(chrome: Chrome, law: Law) -> str:
    if not law.counted:
        return ""
    t, language = chrome.words, chrome.language
    held, prosecuted, people, prosecutions = law.counts
    rows = "".join(
        f'<tr><th scope="row">{label}</th><td class="number">{say_number(a, language)}</td>'
        f'<td class="number">{say_number(b, language)}</td></tr>'
        for label, a, b in (
            (t("articles.now"), held, prosecuted),
            (t("articles.all_known"), people, prosecutions),
        )
    )
    return (
        f'<table class="counts"><thead><tr><th scope="col">{t("figures.row")}</th>'
        f"{_heads(chrome)}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _parts(chrome: Chrome, law: Law, found: Mapping[str, Law]) -> str:
    t = chrome.words
    if law.whole in found:
        return f'<p><a href="{law.whole}.html">{t("articles.whole")}</a></p>'
    if not law.parts:
        return ""
    items = "".join(
        f'<li><a href="{code}.html">{law_name(found[code], chrome)}</a> '
        f"{told(found[code].body.get('titles', {}), chrome.language)}</li>"
        for code in law.parts
    )
    return f'<section id="parts"><h2>{t("articles.parts")}</h2><ul class="parts">{items}</ul></section>'


def _notes(chrome: Chrome, law: Law) -> str:
    said = told(law.body.get("notes", {}), chrome.language)
    if not said:
        return ""
    return f'<section id="notes"><h2>{chrome.words("articles.notes")}</h2><p>{said}</p></section>'


KINDS = (Kind("articles", files),)
