"""How many bytes a reader's browser fetches for a page, scripts off: Chromium then ignores ``loading=lazy``."""

from bench.nodes import OUT, Node
from bench.pages import a_person, shipped_rules
from bench.report import Report
from bench.servers import nginx

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


def measure_weight(node: Node, report: Report) -> None:
    """The people page and a person's page: every request, as decoded and as sent."""
    from playwright.sync_api import Response, sync_playwright  # noqa: PLC0415 - only where a browser is

    report.title("Bytes of a page with scripts off, every request counted (Chromium)")
    with (
        nginx("shipped", OUT / "nginx-shipped", node.site, shipped_rules()) as site,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, path in (
            ("people page", "be/people/index.html"),
            ("person page", f"be/people/{a_person(node.site)}"),
        ):
            page = browser.new_context(java_script_enabled=False).new_page()
            fetched: list[Response] = []
            page.on("response", lambda answer, kept=fetched: kept.append(answer))
            page.goto(f"{site.url}/{path}", wait_until="networkidle")
            bodies = [len(answer.body()) for answer in fetched]
            sent = sum(
                sum(answer.request.sizes()[key] for key in ("responseBodySize", "responseHeadersSize"))
                for answer in fetched
            )
            html = len((node.site / path).read_bytes())
            report.figure(f"{name}, HTML", f"{html:,} bytes", html, 40_960, "at most 40 KB")
            said = f"{sum(bodies):,} bytes in {len(bodies)} requests ({sent:,} as sent, compressed)"
            report.figure(f"{name}, everything", said, sum(bodies), 102_400, "at most 100 KB")
        browser.close()
