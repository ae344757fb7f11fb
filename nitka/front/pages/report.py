"""How to report an inaccuracy, or somebody who is missing."""

from nitka.front.rendering.markup import link
from nitka.front.rendering.simple import sections, simple_kind
from nitka.front.rendering.site import Site

PATH = "report.html"
NAMES = ("what", "safely", "remove")


def report_page(site: Site, language: str) -> str:
    """The page; the node's contact, if it has named one."""
    chrome = site.chromes[language]
    t = chrome.words
    contact = site.contact
    if "@" in contact and "/" not in contact:
        contact = f'<a href="mailto:{contact}">{contact}</a>'
    where = t("report.contact", contact=link(contact, contact)) if contact else t("report.no_contact")
    body = (
        f'<h1>{t("person.report")}</h1><p class="lead">{t("report.lead")}</p><p class="note">{where}</p>'
        f'<p><a href="channels.html">{t("menu.channels")}</a></p>{sections(chrome, "report", NAMES)}'
    )
    return chrome.page(PATH, title=t("person.report"), body=body, description=t("report.lead"))


KINDS = (simple_kind("report", PATH, report_page),)
