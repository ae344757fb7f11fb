"""The pages with figures: all at a glance, one figure now, one figure of a day, the days there are figures of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nitka.figures.queries import Release
from nitka.figures.rules.chart import bar_chart, curve_chart
from nitka.figures.rules.figure import Figure
from nitka.figures.rules.measures import BY_NAME, EARLIER, FEW
from nitka.front.rendering.dates import day_text
from nitka.front.rendering.figure_parts import (
    MONTHLY,
    NONE,
    Speaker,
    both,
    chart,
    correction_text,
    drawn_rows,
    iso,
    lines,
    note_text,
    number,
    only_list,
    sentence,
    table,
)
from nitka.front.rendering.labels import NAMES
from nitka.ground.wording import LANGUAGES

UNTOLD = frozenset({NONE, FEW, EARLIER})
GLANCE = 4  # rows of a figure on the page of all
NEWEST_CORRECTIONS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """One figure with all that its page says: ``earlier`` are its dated ones, oldest first, itself the last."""

    figure: Figure
    earlier: Sequence[Release]


def figure_page(speakers: Mapping[str, Speaker], language: str, told: Told) -> str:
    """The page of a figure as it is now."""
    speaker = speakers[language]
    words, figure, name = speaker.chrome.words, told.figure, told.figure.name
    title = speaker.t(f"figure.{name}")
    body = (
        f"{_warning(speaker, figure)}<h1>{title}</h1>{_headline(speaker, figure)}"
        f"{chart(speaker, figure) or _nobody(speaker, figure)}"
        f'<section id="numbers"><h2>{words("figures.table")}</h2>{table(speaker, figure, _links(speaker, figure))}'
        f'<p class="actions"><a href="../../data/figures/{name}.csv">{words("figures.csv")}</a></p></section>'
        f"{_rule(speaker, figure)}{_quote(speakers, language, figure)}"
        f'<section id="corrections"><h2>{words("figures.corrections")}</h2>{_recent(speaker, told)}</section>'
        f"{_others(speaker, name, '')}"
    )
    return speaker.chrome.page(
        f"figures/{name}.html",
        title=title,
        description=sentence(speaker, figure) or title,
        section="figures",
        kind="figures",
        body=body,
    )


def dated_page(speakers: Mapping[str, Speaker], language: str, release: Release) -> str:
    """The page of a figure of one day, at the address that never changes."""
    speaker, figure = speakers[language], release.figure
    words, name = speaker.chrome.words, figure.name
    day = day_text(language, figure.day)
    title = f"{speaker.t(f'figure.{name}')}, {day}"
    stem = f"{name}-{iso(figure.day)}"
    body = (
        f"{_warning(speaker, figure)}<h1>{title}</h1>"
        f'<p class="quiet">{words("figures.current", day=day)} <a href="{name}.html">{words("figures.newest")}</a></p>'
        f"{_headline(speaker, figure)}{_as_known_now(speaker, release)}"
        f"{chart(speaker, figure) or _nobody(speaker, figure)}"
        f'<section id="numbers"><h2>{words("figures.table")}</h2>{table(speaker, figure)}'
        f'<p class="actions"><a href="../../data/figures/{stem}.csv">{words("figures.csv")}</a></p></section>'
        f'<section id="corrections"><h2>{words("figures.corrections")}</h2>{_corrections(speaker, release)}</section>'
        f"{_rule(speaker, figure)}{_quote(speakers, language, figure)}"
        f"{_others(speaker, name, f'-{iso(figure.day)}')}"
    )
    return speaker.chrome.page(
        f"figures/{stem}.html",
        title=title,
        description=sentence(speaker, figure) or title,
        section="figures",
        kind="figures",
        body=body,
        fresh=words("figures.of_day", day=day),
    )


def index_page(speaker: Speaker, figures: Mapping[str, Figure], day: date | None) -> str:
    """All figures at a glance."""
    words, t = speaker.chrome.words, speaker.t
    warning = _warning(speaker, figures["held"]) if day else ""
    head = f'{warning}<h1>{words("menu.figures")}</h1><p class="lead">{words("figures.lead")}</p>'
    if day is None:
        body = f"{head}<p>{words('figures.nobody')}</p>"
    else:
        held = figures["held"]
        cards = "".join(_glance(speaker, figure) for figure in figures.values() if figure.rows)
        body = (
            f'{head}{_headline(speaker, held)}<p class="small">{sentence(speaker, held)}</p>'
            f'<ul class="glances">{cards}</ul>'
            f'<p class="actions"><a href="days.html">{words("figures.dated")}</a>'
            f'<a href="../../data/figures/all.csv">{words("figures.all_csv")}</a></p>'
        )
    return speaker.chrome.page(
        "figures/index.html",
        title=words("menu.figures"),
        description=sentence(speaker, figures["held"]) if day else t("figure.held"),
        section="figures",
        kind="figures",
        body=body,
    )


def days_page(speaker: Speaker, releases: Sequence[Release]) -> str:
    """Every day that has figures: people held then, and with what is known now."""
    words, language = speaker.chrome.words, speaker.language
    rows = []
    for release in reversed([release for release in releases if release.figure.name == "held"]):
        figure = release.figure
        now = release.corrections[-1].people if release.corrections else figure.people
        rows.append(
            f'<tr><th scope="row"><a href="held-{iso(figure.day)}.html">{day_text(language, figure.day)}</a></th>'
            f'<td class="number">{number(figure.people, language)}</td>'
            f'<td class="number">{number(figure.prosecutions, language)}</td>'
            f'<td class="number">{number(now, language)}</td></tr>'
        )
    title = words("figures.dated")
    head = "".join(
        f'<th scope="col" class="number">{words(key)}</th>'
        for key in ("figures.people", "figures.prosecutions", "figures.now")
    )
    body = (
        f'<h1>{title}</h1><p class="lead">{words("figures.dated_lead")}</p><div class="scroll">'
        f'<table class="counts"><caption>{speaker.t("figure.held")}</caption><thead><tr>'
        f'<th scope="col">{words("figures.day")}</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )
    return speaker.chrome.page("figures/days.html", title=title, section="figures", kind="figures", body=body)


def _warning(speaker: Speaker, figure: Figure) -> str:
    if not figure.invented:
        return ""
    return f'<p class="note">{speaker.chrome.words("figures.invented", n=figure.invented)}</p>'


def _nobody(speaker: Speaker, figure: Figure) -> str:
    return "" if figure.people else f"<p>{speaker.chrome.words('figures.nobody')}</p>"


def _headline(speaker: Speaker, figure: Figure) -> str:
    """The number, large, with its noun and the second number beside it."""
    t, language = speaker.t, speaker.language
    key = "figures.in_all" if figure.name in ("arrivals", "releases") else "figures.on"
    small = only_list(speaker, figure) or speaker.chrome.words(key, day=day_text(language, figure.day))
    return (
        f'<p class="headline"><b>{number(figure.people, language)}</b> <span>{t("word.people", n=figure.people)}'
        f"<br>{t('count.prosecutions', n=figure.prosecutions)}"
        f"<br><small>{small}</small></span></p>"
    )


def _as_known_now(speaker: Speaker, release: Release) -> str:
    if not release.corrections:
        return ""
    last = release.corrections[-1]
    said = speaker.chrome.words("figures.as_known_now", after=both(speaker, last.people, last.prosecutions))
    return (
        f'<p class="note">{said} <a href="#corrections">{speaker.chrome.words("figures.corrections")}</a></p>'
    )


def _links(speaker: Speaker, figure: Figure) -> dict[str, str]:
    """Rows that have a page of their own."""
    if figure.name == "facility":
        known = speaker.known.facilities
        return {row.key: f"../facilities/{row.key}.html" for row in figure.rows if row.key in known}
    if figure.name == "article":
        return {row.key: f"../articles/{row.key}.html" for row in figure.rows if row.key in speaker.numbers}
    return {}


def _rule(speaker: Speaker, figure: Figure) -> str:
    words = speaker.chrome.words
    return (
        f'<section id="rule"><h2>{words("figures.rule")}</h2><p>{speaker.t(f"rule.{figure.rule}")}</p>'
        f'<p class="small quiet">{words("figures.rule_name", rule=f"<code>{figure.rule}</code>")}</p></section>'
    )


def _quote(speakers: Mapping[str, Speaker], language: str, figure: Figure) -> str:
    """The sentence in four languages, the reader's own first; none about invented people."""
    speaker = speakers[language]
    words, stem = speaker.chrome.words, f"{figure.name}-{iso(figure.day)}"
    said = "".join(
        f'<blockquote lang="{other}"><p>{sentence(speakers[other], figure)}</p>'
        f"<footer>{NAMES[other]}</footer></blockquote>"
        for other in sorted(LANGUAGES, key=lambda one: one != language)
        if sentence(speakers[other], figure)
    )
    full = (
        f"{speaker.chrome.site.address}/{language}/figures/{stem}.html" if speaker.chrome.site.address else ""
    )
    address = full or f"{language}/figures/{stem}.html"
    return (
        f'<section id="quote"><h2>{words("figures.quote")}</h2>{_warning(speaker, figure)}{said}'
        f'<p>{words("figures.address")} <a href="{stem}.html"><code>{address}</code></a></p></section>'
    )


def _corrections(speaker: Speaker, release: Release) -> str:
    words, figure = speaker.chrome.words, release.figure
    items = [correction_text(speaker, correction) for correction in release.corrections]
    items += [note_text(speaker, note) for note in release.notes]
    if release.withdrawn:
        items.append(words("figures.withdrawn", n=release.withdrawn))
    if items:
        return f'<ol class="corrections">{"".join(f"<li>{item}</li>" for item in items)}</ol>'
    corrected = BY_NAME[figure.name].corrects
    return f"<p>{words('figures.no_corrections' if corrected else 'figures.never_corrected')}</p>"


def _recent(speaker: Speaker, told: Told) -> str:
    """The newest corrections of earlier days, each with the day it corrects."""
    words, items = speaker.chrome.words, []
    for release in reversed(told.earlier):
        said = [correction_text(speaker, correction) for correction in release.corrections[-1:]]
        said += [note_text(speaker, note) for note in release.notes]
        if said:
            day = release.figure.day
            of = words("figures.of_day", day=day_text(speaker.language, day))
            link = f'<a href="{release.figure.name}-{iso(day)}.html">{of}</a>'
            items.append(f"<li>{link} {' '.join(said)}</li>")
        if len(items) == NEWEST_CORRECTIONS:
            break
    if not items:
        corrected = BY_NAME[told.figure.name].corrects
        return f"<p>{words('figures.no_corrections_yet' if corrected else 'figures.never_corrected')}</p>"
    return f'<ol class="corrections">{"".join(items)}</ol>'


def _others(speaker: Speaker, name: str, suffix: str) -> str:
    """Ways to the other figures (of the same day), and to those of other days."""
    words = speaker.chrome.words
    links = "".join(
        f'<li><a href="{other}{suffix}.html">{speaker.t(f"figure.{other}")}</a></li>'
        for other in BY_NAME
        if other != name
    )
    days = f'<li><a href="days.html">{words("figures.dated")}</a></li>'
    return f'<section id="others"><h2>{words("figures.others")}</h2><ul class="others">{links}{days}</ul></section>'


def _glance(speaker: Speaker, figure: Figure) -> str:
    """A figure among others: title, its largest rows drawn small, in their own order."""
    title = speaker.t(f"figure.{figure.name}")
    if figure.name == "over-time":
        drawing = curve_chart(lines(speaker, figure, figure.rows)[::-1], title, height=92)
    else:
        rows = drawn_rows(figure)
        if figure.name in MONTHLY:
            rows = rows[:GLANCE]
        elif len(rows) > GLANCE:
            largest = sorted(rows, key=lambda row: (row.key in UNTOLD, -row.people))[:GLANCE]
            rows = tuple(row for row in rows if row in largest)
        drawing = bar_chart(lines(speaker, figure, rows), title)
    return f'<li><h2><a href="{figure.name}.html">{title}</a></h2>{drawing}</li>'
