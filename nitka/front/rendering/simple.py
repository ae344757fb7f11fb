"""Pages that say the same on every day: headings and paragraphs from words, in four languages."""

from collections.abc import Callable, Iterator

from nitka.front.rendering.chrome import Chrome
from nitka.front.rendering.kinds import File, Kind, Slice, always
from nitka.front.rendering.site import Site
from nitka.ground.wording import LANGUAGES


def simple_kind(name: str, path: str, page: Callable[[Site, str], str]) -> Kind:
    """A kind of one page a language at ``path``."""

    def files(site: Site, _cut: Slice) -> Iterator[File]:
        for language in LANGUAGES:
            yield File(f"{language}/{path}", "", lambda language=language: page(site, language))  # type: ignore[misc]

    return Kind(name, files, slices_of=always)


def sections(chrome: Chrome, prefix: str, names: tuple[str, ...], extra: dict[str, str] | None = None) -> str:
    """Sections with the words ``<prefix>.<name>`` as heading and ``<prefix>.<name>_text`` as text.

    ``extra`` gives more HTML behind the text of a section. An empty line in a text begins a new paragraph.
    """
    t, made = chrome.words, []
    for name in names:
        text = "".join(f"<p>{part}</p>" for part in t(f"{prefix}.{name}_text").split("\n\n"))
        more = (extra or {}).get(name, "")
        made.append(f'<section id="{name}"><h2>{t(f"{prefix}.{name}")}</h2>{text}{more}</section>')
    return "".join(made)
