"""Charts drawn by ourselves: plain SVG, no style attribute, real text, sizes in per cent so that text keeps its size.

The colours of the classes stand in the site's style sheet, for light and dark. The geometry is separate from the
drawing, so that it can be counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ROW, LABEL, BAR, THREAD = (
    42,
    15,
    11,
    3,
)  # pixels: height of a row, baseline of its label, bar, thread under it
WIDEST = 70.0  # per cent of the width that the longest bar takes; the number stands behind it
NARROW_ROW, NARROW_WIDEST, MARGIN = 20, 58.0, 66  # months: one line each, the label before the bar
HEIGHT, TOP = 170, 14  # a line: pixels of the drawing, and above it for the first number


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of a chart says; texts are escaped."""

    label: str
    people: int
    prosecutions: int
    people_text: str
    prosecutions_text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a row is drawn: ``y`` in pixels, widths in per cent of the drawing."""

    line: Line
    y: int
    people: float
    prosecutions: float


def _share(count: int, most: int, widest: float) -> float:
    return round(count / most * widest, 1) if most else 0.0


def bar_geometry(lines: Sequence[Line], *, narrow: bool = False) -> tuple[Bar, ...]:
    """A bar a line; the greatest count of all (people or prosecutions) is as long as the drawing allows."""
    most = max((max(line.people, line.prosecutions) for line in lines), default=0)
    row, widest = (NARROW_ROW, NARROW_WIDEST) if narrow else (ROW, WIDEST)
    return tuple(
        Bar(line, place * row, _share(line.people, most, widest), _share(line.prosecutions, most, widest))
        for place, line in enumerate(lines)
    )


def bar_chart(lines: Sequence[Line], title: str, *, narrow: bool = False) -> str:
    """Bars: thick for people, a thread beneath for prosecutions, both numbers behind. ``title`` is escaped."""
    bars = bar_geometry(lines, narrow=narrow)
    height = len(bars) * (NARROW_ROW if narrow else ROW) + 4
    drawn = "".join(_narrow_bar(bar) if narrow else _wide_bar(bar) for bar in bars)
    kind = "chart narrow" if narrow else "chart"
    return f'<svg class="{kind}" role="img" aria-label="{title}" width="100%" height="{height}">{drawn}</svg>'


def _numbers(line: Line) -> str:
    return f'<tspan class="n">{line.people_text}</tspan> · {line.prosecutions_text}'


def _wide_bar(bar: Bar) -> str:
    top = bar.y + LABEL + 6
    behind = max(bar.people, bar.prosecutions)
    return (
        f'<text y="{bar.y + LABEL}">{bar.line.label}</text>'
        f'<rect y="{top}" width="{bar.people}%" height="{BAR}"/>'
        f'<rect class="p" y="{top + BAR + 1}" width="{bar.prosecutions}%" height="{THREAD}"/>'
        f'<text x="{behind}%" dx="7" y="{top + BAR}">{_numbers(bar.line)}</text>'
    )


def _narrow_bar(bar: Bar) -> str:
    behind = max(bar.people, bar.prosecutions)
    return (
        f'<text y="{bar.y + 14}">{bar.line.label}</text><svg x="{MARGIN}" y="{bar.y}" height="{NARROW_ROW}">'
        f'<rect y="4" width="{bar.people}%" height="9"/>'
        f'<rect class="p" y="14" width="{bar.prosecutions}%" height="2"/>'
        f'<text x="{behind}%" dx="6" y="14">{_numbers(bar.line)}</text></svg>'
    )


def curve_points(values: Sequence[int]) -> tuple[tuple[float, float], ...]:
    """Points of a line over equal steps, in a square of 100 with zero at the bottom (y grows downward)."""
    most = max(values, default=0) or 1
    step = 100 / max(len(values) - 1, 1)
    return tuple(
        (round(place * step, 1), round(100 - value / most * 100, 1)) for place, value in enumerate(values)
    )


def curve_chart(lines: Sequence[Line], title: str, height: int = HEIGHT) -> str:
    """People as a line over time, oldest first, prosecutions as a thread; both ends carry their numbers."""
    both = max((max(line.people, line.prosecutions) for line in lines), default=0)
    people = _path([line.people for line in lines], both)
    prosecutions = _path([line.prosecutions for line in lines], both)
    first, last = lines[0], lines[-1]
    base = height + 2 * TOP
    return (
        f'<svg class="chart curve" role="img" aria-label="{title}" width="100%" height="{base + 26}">'
        f'<svg y="{2 * TOP}" width="100%" height="{height}" viewBox="0 0 100 100" preserveAspectRatio="none">'
        f'<path class="area" d="{people}V100H0z"/><path class="line p" d="{prosecutions}"/>'
        f'<path class="line" d="{people}"/></svg>'
        f'<line x1="0" x2="100%" y1="{base}" y2="{base}"/>'
        f'<text y="{TOP}">{_numbers(first)}</text>'
        f'<text class="end" x="100%" y="{TOP}">{_numbers(last)}</text>'
        f'<text y="{base + 20}">{first.label}</text>'
        f'<text class="end" x="100%" y="{base + 20}">{last.label}</text></svg>'
    )


def _path(values: Sequence[int], most: int) -> str:
    points = curve_points([*values, most])[:-1] if most else curve_points(values)
    step = 100 / max(len(values) - 1, 1)
    return "M" + "L".join(f"{round(place * step, 1)} {y}" for place, (_, y) in enumerate(points))
