"""A sheet of A4 for one person: name, since when, ornament, address and QR."""

from collections.abc import Iterable, Iterator, Sequence

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import day_text, since, when_text
from nitka.front.rendering.kinds import File, Kind, Slice
from nitka.front.rendering.law import last_sentence
from nitka.front.rendering.people import Later, Shown, name_tag, name_text, place_text
from nitka.front.rendering.person_facts import photo_path
from nitka.front.rendering.qr import qr_uri
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES


def slices(site: Site) -> Iterable[Slice]:
    """Ranges of people."""
    return site.stock.slices()


def slices_of(_site: Site, subjects: Sequence[str]) -> Iterable[Slice]:
    """The people named."""
    return [tuple(subjects)]


def files(site: Site, cut: Slice) -> Iterator[File]:
    """Four posters for each person of the slice. They count no days, so they change only with the person."""
    for row in site.stock.rows(cut):
        later = Later(row, site.day)
        photo = row.data.get("photo", {}).get("sha256") in site.photos
        for language in LANGUAGES:
            yield File(
                f"{language}/people/{row.subject}-poster.html",
                f"{row.inputs}|{site.known.digest}|{site.address}|{photo}",
                lambda later=later, language=language: poster_page(site, later.shown, language),  # type: ignore[misc]
                row.subject,
            )


def poster_page(site: Site, shown: Shown, language: str) -> str:
    """The sheet. Without a public address of the site it has no QR."""
    chrome = site.chromes[language]
    t, data = chrome.words, shown.data
    path = f"people/{shown.subject}-poster.html"
    address = f"{site.address}/{language}/people/{shown.subject}.html" if site.address else ""
    lines = [chrome.term("stage", data["stage"]["value"], data["sex"]), place_text(shown, site.known, chrome)]
    detentions = data.get("detentions", ())
    first = detentions[-1].get("from", "") if detentions and shown.held_now else ""
    held = f'<p class="since">{t("poster.held", since=since(language, first))}</p>' if first else ""
    as_of = (
        f'<p class="since">{t("card.as_of", day=when_text(language, shown.as_of))}</p>' if shown.as_of else ""
    )
    sentence = last_sentence(data, chrome)
    code = (
        f'<p>{t("poster.read")}</p><img class="qr" src="{qr_uri(address)}" alt="{t("poster.qr")}">'
        f'<p class="address">{address.removeprefix("https://").removeprefix("http://")}</p>'
        if address
        else ""
    )
    invented = f'<p class="tag invented">{t("person.invented")}</p>' if data.get("invented") else ""
    name = name_text(shown, language, t)
    body = (
        f'<p class="actions"><a href="{shown.subject}.html">{t("poster.back")}</a> '
        f'<span class="quiet">{t("poster.print")}</span></p><div class="sheet">{invented}'
        f"{_picture(site, shown, chrome)}"
        f'<h1>{name_tag(shown, language, t)}</h1>{held}{as_of}<p class="facts-line">{" · ".join(lines)}</p>'
        f"{f'<p class=sentence>{sentence}</p>' if sentence else ''}{code}<p class=mark>{chrome.title}</p></div>"
    )
    return chrome.page(
        path,
        title=f"{name} · {t('person.poster')}",
        section="people",
        kind="poster",
        body=body,
        fresh=t("person.changed", day=day_text(language, shown.landed_on)),
    )


def _picture(site: Site, shown: Shown, chrome: Chrome) -> str:
    """The photo with credit, licence and origin, else the woven ornament."""
    t, photo = chrome.words, shown.data.get("photo")
    if photo is None or photo["sha256"] not in site.photos:
        return f'<img class="ornament" src="{shown.ornament}" width="294" height="294" alt="">'
    said = " · ".join(
        [
            t("person.photo_credit", credit=photo["credit"]),
            t("person.photo_licence", licence=photo["licence"]),
            t("person.photo_origin", origin=photo["origin"]),
        ]
    )
    return (
        f'<figure class="photo"><img src="../../{photo_path(photo)}" height="340" alt="{t("person.photo")}">'
        f"<figcaption>{said}</figcaption></figure>"
    )


KINDS = (Kind("posters", files, slices, slices_of),)
