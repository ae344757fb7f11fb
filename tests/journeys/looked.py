"""A built page, read without a browser: its elements in order, with attributes and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from nitka.cli.checking import kinds_of_pages

ADDRESSES = {"a": "href", "link": "href", "img": "src", "form": "action", "use": "href", "script": "src"}
FREE = frozenset({"receipt.html"})  # the page that checks receipts offline: one file with a script of its own


@dataclass
class Element:
    """``text`` is everything inside, children too."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: tuple[str, ...] = field(default=())


class Look(HTMLParser):
    """``Look.at(html).elements``: every element in the order of its start tag."""

    VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "path", "rect", "line", "circle", "use"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    @classmethod
    def at(cls, html: str) -> "Look":
        """Read a page."""
        look = cls()
        look.feed(html)
        return look

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        element.inside = tuple(one.tag for one in self._open)
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags, in order."""
        return [element for element in self.elements if element.tag in tags]


def pages(site: Path) -> list[str]:
    """Every page of the site, but the one with a script."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(path for path in found if path.rpartition("/")[2] not in FREE)


def kinds(site: Path, *languages: str) -> list[str]:
    """One page of every kind in each of these languages, and those at the root."""
    wanted = set(languages)
    below = [path for path in pages(site) if "/" not in path or path.split("/")[0] in wanted]
    return [path for path in kinds_of_pages(below) if path.endswith(".html")]


def somebody(site: Path, language: str = "be") -> str:
    """The page of the person of whom most is known."""
    folder = site / language / "people"
    found = [path for path in folder.glob("?" * 16 + ".html") if path.stem.isalnum()]
    return max(found, key=lambda path: path.stat().st_size).relative_to(site).as_posix()
