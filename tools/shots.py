"""Pictures of every kind of page: four languages, phone and desktop, light and dark, one contact sheet.

    python tools/shots.py [NODE] [--out shots] [--only home person …] [--languages be en]

NODE is the folder of a node (``demo-node/node`` otherwise, made by the demo if it is not there). It is served while the
pictures are taken, scripts off, as for the most careful reader. Needs Playwright and Debian's Chromium.
"""

import argparse
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

LANGUAGES = ("be", "ru", "en", "pl")
SIZES = {"phone": (360, 740), "desktop": (1280, 800)}
SCHEMES = ("light", "dark")
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Kind of page → pattern below the language folder; the largest file that fits is the most telling one.
PAGES = {
    "home": "index.html",
    "people": "people/index.html",
    "people-2": "people/page-2.html",
    "person": "people/????????????????.html",
    "poster": "people/*-poster.html",
    "search": "people/search.html",
    "a-z": "people/a-z.html",
    "letter": "people/letter-*.html",
    "facilities": "facilities/index.html",
    "facility": "facilities/*.html",
    "articles": "articles/index.html",
    "article": "articles/*.html",
    "figures": "figures/index.html",
    "figure": "figures/*.html",
    "calendar": "calendar/index.html",
    "data": "data/index.html",
    "feeds": "feeds.html",
    "letters": "letters.html",
    "verify": "verify.html",
    "about": "about.html",
    "channels": "channels.html",
    "report": "report.html",
}
WITH_QUERY = {
    "filtered": "people/search.html?sex=female&order=held",
    "nobody": "people/search.html?q=qqqq",
}


def examples(site: Path, language: str = "be") -> dict[str, str]:
    """Kind → one path of it, below the language folder."""
    found, folder = {}, site / language
    for kind, pattern in PAGES.items():
        files = [path for path in folder.glob(pattern) if path.name != "index.html" or "index" in pattern]
        if files:
            found[kind] = str(max(files, key=lambda path: path.stat().st_size).relative_to(folder))
    return found


def take(browser: Browser, base: str, pages: dict[str, dict[str, str]], out: Path) -> list[Path]:
    """One picture for each page, language, size and scheme. ``pages``: language → kind → path."""
    taken = []
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=False
            )
            tab = context.new_page()
            for language, paths in pages.items():
                for kind, path in paths.items():
                    answer = tab.goto(f"{base}/{language}/{path}")
                    if answer is None or answer.status >= 400:
                        print(
                            f"{language}/{path}: {answer.status if answer else 'no answer'}", file=sys.stderr
                        )
                        continue
                    target = out / language / f"{kind}-{size}-{scheme}.png"
                    target.parent.mkdir(parents=True, exist_ok=True)
                    tab.screenshot(path=target, full_page=True)
                    taken.append(target)
                print(f"{language}, {size}, {scheme}: {len(paths)} pages", flush=True)
            context.close()
    return taken


def contact_sheet(out: Path, taken: list[Path]) -> None:
    """A page that shows all pictures in columns."""
    shown = "".join(
        f'<figure><img src="{path.relative_to(out)}" alt=""><figcaption>{path.relative_to(out)}</figcaption></figure>'
        for path in sorted(taken)
    )
    style = "body{display:flex;flex-wrap:wrap;gap:12px;background:#888;font:12px sans-serif}figure{margin:0}"
    head = (
        f'<!doctype html><meta charset="utf-8"><title>shots</title><style>{style}img{{width:240px}}</style>'
    )
    (out / "index.html").write_text(head + shown, encoding="utf-8")


@contextmanager
def served(node: Path) -> Iterator[str]:
    """The address of the node's site, served by ``nitka serve`` as long as the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "nitka", "serve", str(node), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            time.sleep(0.5)
            with suppress(OSError):
                urllib.request.urlopen(address, timeout=5).close()
                break
        else:
            sys.exit(f"nitka serve {node} does not answer on {address}")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def main() -> None:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("node", nargs="?", type=Path, default=Path("demo-node/node"), help="folder of a node")
    parser.add_argument("--out", type=Path, default=Path("shots"))
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--languages", nargs="*", default=list(LANGUAGES))
    options = parser.parse_args()
    if not (options.node / "site" / "be" / "index.html").is_file():
        if options.node != Path("demo-node/node"):
            sys.exit(
                f"{options.node} is not a node with a site: nitka node init, nitka publish, or make demo"
            )
        subprocess.run(
            [sys.executable, "-m", "nitka", "demo", "--folder", "demo-node", "--check"], check=True
        )
    pages = {
        language: {
            kind: path
            for kind, path in (examples(options.node / "site", language) | WITH_QUERY).items()
            if not options.only or kind in options.only
        }
        for language in options.languages
    }
    with served(options.node) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        taken = take(browser, address, pages, options.out)
        browser.close()
    contact_sheet(options.out, taken)
    print(f"{len(taken)} pictures; look at {options.out / 'index.html'}")


if __name__ == "__main__":
    main()
