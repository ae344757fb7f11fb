"""Ornaments woven from an id, in the manner of Belarusian weaving: where no photo may be shown, everyone has their own.

The same id gives the same ornament for ever: changing ``weaving`` or ``motifs`` would change people's pictures, so
a test holds some of them fast.
"""

from nitka.ground.ornament.bands import BAND, MARK
from nitka.ground.ornament.drawing import cloth_svg, framed, rows_png, rows_svg
from nitka.ground.ornament.weaving import weave


def ornament_svg(text: str, linen: bool = True) -> str:
    """The ornament of an id as an SVG document of at most 2 KB; without ``linen`` its ground is transparent."""
    return cloth_svg(weave(text), linen)


def ornament_png(text: str, scale: int = 4) -> bytes:
    """The same as a PNG of 49 × ``scale`` pixels a side, on linen."""
    return rows_png(framed(weave(text)), scale)


def band_svg(night: bool = False) -> str:
    """One repeat of the band for the edges of a page, 24 × 9 cells, no ground: repeat it along x.

    ``night`` takes the colours for a dark page.
    """
    return rows_svg(BAND, night)


def band_png(scale: int = 2, night: bool = False) -> bytes:
    """The same as a PNG."""
    return rows_png(BAND, scale, clear=True, night=night)


def mark_svg(night: bool = False) -> str:
    """The mark of the site, 17 × 17 cells, no ground; ``night`` takes the colours for a dark page."""
    return rows_svg(MARK, night)


def mark_png(scale: int = 4, night: bool = False) -> bytes:
    """The same as a PNG of 17 × ``scale`` pixels a side."""
    return rows_png(MARK, scale, clear=True, night=night)


__all__ = ["band_png", "band_svg", "mark_png", "mark_svg", "ornament_png", "ornament_svg", "weave"]
