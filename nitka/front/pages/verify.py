"""How anybody checks this site: by comparing a line, with a command, with a copy."""

from nitka.front.rendering.markup import escape
from nitka.front.rendering.simple import sections, simple_kind
from nitka.front.rendering.site import Site

PATH = "verify.html"
NAMES = ("short", "eye", "command", "copy", "limits")


def verify_page(site: Site, language: str) -> str:
    """The page, with origin, size and root of the record."""
    chrome = site.chromes[language]
    t = chrome.words
    address = site.address or escape(t("verify.address"))
    folder = t("verify.folder")
    state = "".join(
        f"<div><dt>{t(f'verify.{name}')}</dt><dd><code>{value}</code></dd></div>"
        for name, value in (("origin", site.origin), ("size", site.size), ("root", site.root or "–"))
    )
    files = "".join(
        f'<li><a href="../record/{name}">{t(f"verify.file_{key}")}</a></li>'
        for key, name in (("checkpoint", "checkpoint"), ("manifest", "manifest"))
    )
    body = f'<h1>{t("menu.verify")}</h1><p class="lead">{t("verify.lead")}</p>' + sections(
        chrome,
        "verify",
        NAMES,
        {
            "eye": f'<dl class="plain state">{state}</dl><ul class="actions">{files}</ul>',
            "command": f"<pre><code>nitka verify {address}</code></pre>",
            "copy": f"<pre><code>nitka mirror {address} {folder}\nnitka verify {folder}</code></pre>",
        },
    )
    return chrome.page(
        PATH, title=t("menu.verify"), section="verify", body=body, description=t("verify.lead")
    )


KINDS = (simple_kind("verify", PATH, verify_page),)
