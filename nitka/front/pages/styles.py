"""The one style sheet and the icon."""

from collections.abc import Iterator

from nitka.front.rendering.kinds import File, Kind, Slice, always
from nitka.front.rendering.site import Site
from nitka.front.rendering.styles import style_sheet
from nitka.ground.ornament import band_png, mark_png


def files(site: Site, _cut: Slice) -> Iterator[File]:
    """Style sheet and icon."""
    yield File(f"static/{site.style}", "", style_sheet)
    yield File("static/icon.png", "", lambda: mark_png(8))
    for night in (False, True):
        name = "-night" if night else ""
        yield File(f"static/band{name}.png", "", lambda night=night: band_png(2, night))  # type: ignore[misc]
        yield File(f"static/mark{name}.png", "", lambda night=night: mark_png(4, night))  # type: ignore[misc]


KINDS = (Kind("styles", files, slices_of=always),)
