"""The page of one person, in four languages."""

from collections.abc import Iterable, Iterator, Sequence

from nitka.front.rendering.calendars import has_calendar
from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import day_text, time_tag, when_text
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.known import told, town_told
from nitka.front.rendering.law import cases, release
from nitka.front.rendering.markup import joined, link
from nitka.front.rendering.people import Later, Shown, counts_days, name_form, name_tag, name_text
from nitka.front.rendering.person_facts import facts, held_sentence, portrait
from nitka.front.rendering.post import letters
from nitka.front.rendering.site import Site
from nitka.front.rendering.sources import source_list
from nitka.front.rendering.timeline import timeline
from nitka.ground.wording import LANGUAGES


def slices(site: Site) -> Iterable[Slice]:
    """Ranges of people."""
    return site.stock.slices()


def slices_of(_site: Site, subjects: Sequence[str]) -> Iterable[Slice]:
    """The people named."""
    return [tuple(subjects)]


def files(site: Site, cut: Slice) -> Iterator[File]:
    """Four pages for each person of the slice."""
    for row in site.stock.rows(cut):
        later = Later(row, site.day)
        photo = row.data.get("photo", {}).get("sha256") in site.photos
        inputs = f"{row.inputs}|{site.known.digest}|{photo}|{site.day if counts_days(row.data) else ''}"
        for language in LANGUAGES:
            yield File(
                f"{language}/people/{row.subject}.html",
                inputs,
                lambda later=later, language=language: person_page(site, later.shown, language),  # type: ignore[misc]
                row.subject,
            )


def person_page(site: Site, shown: Shown, language: str) -> str:
    """The whole page."""
    chrome = site.chromes[language]
    t = chrome.words
    name = name_text(shown, language, t)
    path = f"people/{shown.subject}.html"
    return chrome.page(
        path,
        title=name,
        description=_description(shown, name, chrome),
        section="people",
        kind="person",
        head=f'<link rel="alternate" type="application/json" href="../../{person_json(shown.subject)}">',
        body=_body(site, shown, chrome),
        fresh=_fresh(site, shown, chrome),
    )


def _description(shown: Shown, name: str, chrome: Chrome) -> str:
    return f"{name}: {chrome.term('stage', shown.data['stage']['value'], shown.data['sex'])}"


def _fresh(site: Site, shown: Shown, chrome: Chrome) -> str:
    """When this person's page last changed, and on which day its days are counted."""
    t, language = chrome.words, chrome.language
    changed = t("person.changed", day=day_text(language, shown.landed_on))
    return (
        f"{changed} {t('person.counted_on', day=day_text(language, site.day))}" if shown.held_now else changed
    )


def _section(title: str, body: str, identity: str) -> str:
    return f'<section id="{identity}"><h2>{title}</h2>{body}</section>' if body else ""


def _pair(first: str, second: str) -> str:
    return f'<div class="pair">{first}{second}</div>' if first and second else first + second


def _body(site: Site, shown: Shown, chrome: Chrome) -> str:
    t, data, known = chrome.words, shown.data, site.known
    return joined(
        [
            _warnings(shown, chrome),
            _head(site, shown, chrome),
            _section(t("person.facts"), facts(shown, known, chrome), "facts"),
            _section(t("person.cases"), cases(data, known, chrome), "cases"),
            _pair(
                _section(t("person.letters"), letters(shown, known, chrome), "letters"),
                _section(t("person.release"), release(shown, chrome), "release"),
            ),
            _section(t("person.timeline"), timeline(shown, known, chrome), "timeline"),
            _section(t("person.sources"), source_list(data, chrome) + _basis(shown, chrome), "sources"),
            _take(shown, chrome),
        ]
    )


def _warnings(shown: Shown, chrome: Chrome) -> str:
    """What must be read before anything else."""
    t = chrome.words
    notes = []
    if shown.data.get("invented"):
        notes.append(t("person.invented"))
    if shown.as_of:
        notes.append(t("person.as_of", day=when_text(chrome.language, shown.as_of)))
    if shown.second_look:
        notes.append(t("person.second_look"))
    return "".join(f'<p class="note">{note}</p>' for note in notes)


def _head(site: Site, shown: Shown, chrome: Chrome) -> str:
    t, data, language = chrome.words, shown.data, chrome.language
    main = name_form(data, language)
    others = [
        f'<bdi lang="{form["language"]}">{form["text"]}</bdi>'
        for form in data.get("names", ())
        if form is not main and (main is None or form["text"] != main["text"])
    ]
    more = f'<p class="names">{" · ".join(dict.fromkeys(others))}</p>' if others else ""
    groups = ", ".join(group["name"] for group in data.get("groups", ()))
    tags = joined(
        [
            _line(t("person.born"), time_tag(language, data["born"]["when"]) if "born" in data else ""),
            _line(t("person.town"), town_told(data.get("town", {}), language)),
            _line(t("person.profession"), told(data.get("profession", {}), language)),
            _line(t("person.category"), data["category"]["value"] if "category" in data else ""),
            _line(t("person.groups"), groups),
        ]
    )
    summary = told(data.get("summary", {}), language)
    return (
        f'<div class="person-head">{portrait(site, shown, chrome)}<div><h1>{name_tag(shown, language, t)}</h1>{more}'
        f"{held_sentence(shown, chrome)}{f'<p class=lead>{summary}</p>' if summary else ''}"
        f"{f'<dl class=about>{tags}</dl>' if tags else ''}</div></div>"
    )


def _line(label: str, value: str) -> str:
    return f"<div><dt>{label}</dt><dd>{value}</dd></div>" if value else ""


def _basis(shown: Shown, chrome: Chrome) -> str:
    """Why this person may be shown."""
    t, basis = chrome.words, shown.data["basis"]
    if basis["kind"] == "consented":
        return f"<p class='small quiet'>{t('person.basis_consented')}</p>"
    who = link(basis["url"], basis["published_by"]) if "url" in basis else basis.get("published_by", "")
    since = time_tag(chrome.language, basis["since"]) if "since" in basis else ""
    return f"<p class='small quiet'>{t('person.basis_public', who=who, since=since)}</p>"


def _take(shown: Shown, chrome: Chrome) -> str:
    """What a reader can take along, and where to report an inaccuracy."""
    t, subject = chrome.words, shown.subject
    links = [
        (f"{subject}-poster.html", t("person.poster")),
        (f"../../{person_json(subject)}", t("person.json")),
        (f"../calendar/{subject}.ics", t("person.calendar")) if has_calendar(shown.data) else ("", ""),
        ("../report.html", t("person.report")),
    ]
    shown_links = "".join(f'<a href="{href}">{label}</a>' for href, label in links if href)
    return f'<section id="take"><h2>{t("person.take")}</h2><p class="actions">{shown_links}</p></section>'


def person_json(subject: str) -> str:
    """The person's document in the read-only API, below the root of the site."""
    return f"api/v1/people/{subject}.json"


KINDS = (Kind("person", files, slices, slices_of),)
