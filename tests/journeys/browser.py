"""A real Chromium for the journeys: Debian's, driven by Playwright, without any connection of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser for a whole module of tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page(
    browser: Browser, *, width: int = 1280, scripts: bool = True, dark: bool = False, offline: bool = False
) -> Iterator[Page]:
    """A fresh visitor: nothing remembered; a phone is 320 or 360 pixels wide."""
    context = browser.new_context(
        viewport={"width": width, "height": 740 if width < 600 else 900},
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",  # colours are measured, not on their way to another
        offline=offline,
        bypass_csp=scripts,  # axe is a script, and our pages allow none
    )
    try:
        yield context.new_page()
    finally:
        context.close()
