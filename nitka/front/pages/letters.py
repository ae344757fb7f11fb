"""How to write a letter that gets through, and to whom."""

from nitka.front.rendering.known import told
from nitka.front.rendering.post import LETTER_TOPICS
from nitka.front.rendering.simple import sections, simple_kind
from nitka.front.rendering.site import Site

PATH = "letters.html"
NAMES = ("whom", "what", "how", "answer")


def letters_page(site: Site, language: str) -> str:
    """The page, with the rules of the record on letters."""
    chrome = site.chromes[language]
    t = chrome.words
    rules = [rule for rule in site.known.rules if rule["topic"].replace("-", "_") in LETTER_TOPICS]
    items = "".join(
        f"<li>{told(rule['rule'], language)} "
        f'<span class="tag">{chrome.term("rule_status", rule["status"])}</span></li>'
        for rule in rules
    )
    whom = (
        f'<p class="actions"><a href="people/search.html?state=held">{t("letters.whom_link")}</a>'
        f'<a href="people/search.html?order=silent">{t("home.waiting_more")}</a></p>'
    )
    listed = (
        f'<section><h2>{t("letters.rules")}</h2><ul class="rules">{items}</ul></section>' if items else ""
    )
    body = (
        f'<h1>{t("menu.letters")}</h1><p class="lead">{t("letters.lead")}</p>'
        f"{sections(chrome, 'letters', NAMES, {'whom': whom})}{listed}"
    )
    return chrome.page(
        PATH, title=t("menu.letters"), section="letters", body=body, description=t("letters.lead")
    )


KINDS = (simple_kind("letters", PATH, letters_page),)
