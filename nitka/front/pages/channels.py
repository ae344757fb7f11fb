"""Our official addresses: whatever is not here does not speak for us."""

from nitka.front.rendering.dates import time_tag
from nitka.front.rendering.known import told
from nitka.front.rendering.markup import link
from nitka.front.rendering.simple import simple_kind
from nitka.front.rendering.site import Channel, Site

PATH = "channels.html"


def channels_page(site: Site, language: str) -> str:
    """The page."""
    chrome = site.chromes[language]
    t = chrome.words

    def line(channel: Channel) -> str:
        title = told(channel.title, language) or chrome.term("channel", channel.kind)
        day = t("channels.since", day=time_tag(language, channel.since))
        if channel.until:
            day = t("channels.until", day=time_tag(language, channel.until))
        address = link(channel.address, channel.address)
        return f'<div><dt>{title}</dt><dd>{address} <small class="quiet">{day}</small></dd></div>'

    now = "".join(line(channel) for channel in site.channels if not channel.until)
    past = "".join(line(channel) for channel in site.channels if channel.until)
    listed = f'<dl class="plain channels">{now}</dl>' if now else f'<p class="note">{t("channels.none")}</p>'
    old = (
        f'<section><h2>{t("channels.past")}</h2><dl class="plain channels">{past}</dl></section>'
        if past
        else ""
    )
    body = (
        f'<h1>{t("menu.channels")}</h1><p class="lead">{t("channels.lead")}</p>{listed}{old}'
        f"<section><h2>{t('channels.safe')}</h2><p>{t('channels.safe_text')}</p></section>"
    )
    return chrome.page(
        PATH, title=t("menu.channels"), section="channels", body=body, description=t("channels.lead")
    )


KINDS = (simple_kind("channels", PATH, channels_page),)
