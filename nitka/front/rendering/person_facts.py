"""The head of a person's page: picture or ornament, the three facts apart, how long the person is held."""

from collections.abc import Mapping
from typing import Any

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.dates import time_tag, when_text
from nitka.front.rendering.known import Known, facility_link
from nitka.front.rendering.markup import escape, joined, link
from nitka.front.rendering.people import Shown
from nitka.front.rendering.site import Site
from nitka.front.rendering.sources import mention
from nitka.ground.days import say_between

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def photo_path(photo: Mapping[str, Any]) -> str:
    """Where a photo lies below the root of the site."""
    return f"photos/{photo['sha256']}.{_ENDINGS[photo.get('media', 'image/jpeg')]}"


def portrait(site: Site, shown: Shown, chrome: Chrome) -> str:
    """The photo with credit, licence and origin; the woven ornament when there is none or its file is not here."""
    t, photo = chrome.words, shown.data.get("photo")
    if photo is None or photo["sha256"] not in site.photos:
        return (
            f'<figure class="portrait"><img class="ornament" src="{shown.ornament}" width="196" height="196" '
            f'alt=""><figcaption>{t("person.ornament")}</figcaption></figure>'
        )
    return (
        f'<figure class="portrait"><img src="../../{photo_path(photo)}" width="208" '
        f'alt="{t("person.photo")}"><figcaption>{t("person.photo_credit", credit=photo["credit"])}<br>'
        f"{t('person.photo_licence', licence=photo['licence'])}<br>"
        f"{t('person.photo_origin', origin=photo['origin'])}</figcaption></figure>"
    )


def held_sentence(shown: Shown, chrome: Chrome) -> str:
    """How long held, up to today or to the day of the list; how long without news."""
    t, language, parts = chrome.words, chrome.language, []
    if shown.held is not None and (shown.held_now or shown.as_of):
        days = escape(say_between(shown.held, "days", language))
        if shown.as_of:
            parts.append(t("person.held_by", days=f"<b>{days}</b>", day=when_text(language, shown.as_of)))
        else:
            parts.append(t("person.held_for", days=f"<b>{days}</b>"))
    if shown.silent is not None and shown.silent.low >= 60:
        days = escape(say_between(shown.silent, "days", language))
        parts.append(t("person.silent_for", days=f"<b>{days}</b>"))
    return f'<p class="held">{" ".join(parts)}</p>' if parts else ""


def facts(shown: Shown, known: Known, chrome: Chrome) -> str:
    """Recognition, legal stage, whereabouts: three things, each with source and day."""
    t, data, language = chrome.words, shown.data, chrome.language
    stage, where = data["stage"], data["whereabouts"]
    place = chrome.term("state", where["state"], data["sex"])
    if "facility" in where:
        place = joined([place, facility_link(known, where["facility"], language)], ": ")
    printed = f"<dd>{t('person.as_printed', text=where['as_printed'])}</dd>" if "as_printed" in where else ""
    return (
        f'<dl class="facts">{_recognition(shown, chrome)}'
        f'<div><dt>{t("person.stage")}</dt><dd class="says">{chrome.term("stage", stage["value"], data["sex"])}</dd>'
        f'<dd class="source">{mention(data, stage["source"], language, stage.get("on", ""))}</dd></div>'
        f'<div><dt>{t("person.whereabouts")}</dt><dd class="says">{place}</dd>{printed}'
        f'<dd class="source">{mention(data, where["source"], language, where.get("on", ""))}</dd></div></dl>'
    )


def _recognition(shown: Shown, chrome: Chrome) -> str:
    t, data, language = chrome.words, shown.data, chrome.language
    entries = data.get("recognitions", ())
    if not entries:
        basis = data["basis"]
        who = basis.get("published_by", "")
        says = t("person.on_list_of", who=who) if who else t("person.no_recognition")
        since = t("person.since", day=time_tag(language, basis["since"])) if "since" in basis else ""
        source = f'<dd class="source">{since}</dd>' if since else ""
        return f'<div><dt>{t("person.recognition")}</dt><dd class="says">{says}</dd>{source}</div>'
    lines = []
    for entry in entries:
        who = link(entry["link"], entry["organisation"]) if "link" in entry else entry["organisation"]
        lines.append(
            f'<dd class="says">{chrome.term("recognition", entry["decision"], data["sex"])}</dd><dd>{who}</dd>'
            f'<dd class="source">{mention(data, entry["source"], language, entry.get("on", ""))}</dd>'
        )
    return f"<div><dt>{t('person.recognition')}</dt>{''.join(lines)}</div>"
