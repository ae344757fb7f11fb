"""A served site, looked at from outside: one page of every kind in every language, searches, the record."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

from nitka.cli.demo_steps import Kitchen
from nitka.ground.wording import LANGUAGES

QUESTIONS = (
    "people/index.html?sex=female",
    "people/index.html?stage=sentenced&order=name",
    "people/index.html?q=Іван",
    "search.html?q=Ivan",
)


class CheckFailed(RuntimeError):
    """A page did not answer as it should; the text names it."""


def kinds_of_pages(paths: Iterable[str]) -> list[str]:
    """One path of each kind: paths that differ only in subjects, dates, numbers or codes are one kind."""
    chosen: dict[str, str] = {}
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        kind = re.sub(r"[a-z2-7]{16}", "*", name)
        kind = re.sub(r"\d[\d-]*", "#", kind)
        if "facilities" in folder or "articles" in folder:
            kind = kind if name.startswith("index") else "*" + Path(name).suffix
        chosen.setdefault(f"{folder}/{kind}", path)
    return sorted(chosen.values())


def _fetch(origin: str, path: str) -> bytes:
    quoted = urllib.request.quote(path, safe="/?=&.%")  # type: ignore[attr-defined]
    try:
        with urllib.request.urlopen(f"{origin}/{quoted}", timeout=60) as answer:  # noqa: S310 - loopback only
            body: bytes = answer.read()
            if answer.headers.get("Set-Cookie"):
                raise CheckFailed(f"{path}: sets a cookie")
    except urllib.error.HTTPError as refused:
        raise CheckFailed(f"{path}: answered {refused.code}") from None
    return body


def _wait_for(origin: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(origin + "/", timeout=5)  # noqa: S310 - loopback only
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise CheckFailed("the site did not start")


def _pages(site: Path) -> Iterator[str]:
    for path in site.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(site).as_posix()


def check_site(origin: str, kitchen: Kitchen) -> None:
    """Fetch one file of every kind and some questions, compare with the folder, verify both. Raises ``CheckFailed``."""
    _wait_for(origin)
    site = kitchen.node / "site"
    chosen = kinds_of_pages(_pages(site))
    for path in chosen:
        if _fetch(origin, path) != (site / path).read_bytes():
            raise CheckFailed(f"{path}: what is served is not the file")
    kitchen.say(f"  {len(chosen)} kinds of pages and files answer\n")
    for language in LANGUAGES:
        for question in QUESTIONS:
            body = _fetch(origin, f"{language}/{question}").decode("utf-8")
            if f'<html lang="{language}"' not in body:
                raise CheckFailed(f"{language}/{question}: not in that language")
    kitchen.say(f"  {len(QUESTIONS) * len(LANGUAGES)} searches and filters answer\n")
    kitchen.step("the record verifies, from its address", "verify", origin, "--no-pages")
    kitchen.step("the record and every page verify, from the folder", "verify", str(site))
    copy = kitchen.folder / "copy"
    kitchen.step("a mirror is made of it", "mirror", origin, str(copy))
    kitchen.step("the mirror verifies", "verify", str(copy), "--no-pages")
