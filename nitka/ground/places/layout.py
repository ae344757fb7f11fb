"""Laying a map out: points of one town side by side, labels where nothing else stands; always in the same way.

Labels try eight places around their symbols in a fixed order, the busiest towns first, and take the first that is
free and inside the picture, else the one that covers least.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SYMBOL = 15  # width of a symbol with its gap, in units of the picture
IN_ROW = 3  # symbols side by side in one town
FONT = 14
LETTER = 0.57  # mean width of a letter in fonts
NEAR = 17  # points closer than this belong to one group


@dataclass(frozen=True)
class MapPoint:
    """A place of detention on a map: its name, kind (vocabulary ``FacilityKind``), where, and what stands with it.

    ``town`` labels the group of points; ``count`` people are held there (None: not said); ``href`` may link it.
    """

    name: str
    kind: str
    lat: float
    lon: float
    town: str = ""
    count: int | None = None
    href: str = ""


@dataclass(frozen=True)
class Box:
    """A rectangle from (left, top), to the right and down."""

    left: float
    top: float
    width: float
    height: float

    def covers(self, other: "Box") -> float:
        """The area that both cover."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def inside(self, other: "Box") -> bool:
        """Whether this lies wholly in ``other``."""
        return self.covers(other) >= self.width * self.height - 1e-6


@dataclass
class Group:
    """Points that stand together, their symbols' middles, and the label with its box."""

    x: float
    y: float
    points: list[MapPoint] = field(default_factory=list)
    label: str = ""
    label_box: Box = Box(0, 0, 0, 0)

    @property
    def rows(self) -> int:
        """Rows of symbols."""
        return -(-len(self.points) // IN_ROW)

    @property
    def box(self) -> Box:
        """The rectangle of the symbols."""
        width = min(len(self.points), IN_ROW) * SYMBOL
        return Box(self.x - width / 2, self.y - self.rows * SYMBOL / 2, width, self.rows * SYMBOL)

    def places(self) -> Iterable[tuple[MapPoint, float, float]]:
        """Each point with the middle of its symbol."""
        for i, point in enumerate(self.points):
            row, column = divmod(i, IN_ROW)
            in_row = min(IN_ROW, len(self.points) - row * IN_ROW)
            x = self.x + (column - (in_row - 1) / 2) * SYMBOL
            yield point, x, self.y + (row - (self.rows - 1) / 2) * SYMBOL


def _part(one: Group, other: Group) -> bool:
    """Move two groups away from each other, half the way each, along the shorter way; False when they do not touch."""
    a, b = one.box, other.box
    if not a.covers(b):
        return False
    across = (a.width + b.width) / 2 - abs(one.x - other.x)
    down = (a.height + b.height) / 2 - abs(one.y - other.y)
    if across <= down:
        step = across / 2 + 0.5 if one.x <= other.x else -across / 2 - 0.5
        one.x, other.x = one.x - step, other.x + step
    else:
        step = down / 2 + 0.5 if one.y <= other.y else -down / 2 - 0.5
        one.y, other.y = one.y - step, other.y + step
    return True


def grouped(placed: Sequence[tuple[MapPoint, float, float]]) -> list[Group]:
    """Points of one town put together, those without a town when they are close; groups that touch are moved apart."""
    groups: list[Group] = []
    for point, x, y in sorted(placed, key=lambda p: (p[0].town, p[0].kind, p[0].name)):
        mates = (g for g in groups if g.points[0].town == point.town)
        near = next((g for g in mates if point.town or max(abs(g.x - x), abs(g.y - y)) < NEAR), None)
        if near is None:
            near = Group(x, y)
            groups.append(near)
        near.points.append(point)
    for _ in range(20):
        touching = [_part(one, other) for i, one in enumerate(groups) for other in groups[i + 1 :]]
        if not any(touching):
            break
    return groups


def _candidates(box: Box, width: float, height: float) -> list[Box]:
    gap = 3.0
    right, left = box.left + box.width + gap, box.left - width - gap
    above, below = box.top - height, box.top + box.height
    middle_y, middle_x = box.top + (box.height - height) / 2, box.left + (box.width - width) / 2
    corners = [(right, middle_y), (left, middle_y), (middle_x, above), (middle_x, below)]
    corners += [(x, middle_y + step) for x in (right, left) for step in (-height / 2, height / 2)]
    corners += [(right - gap, above), (right - gap, below), (left + gap, above), (left + gap, below)]
    return [Box(x, y, width, height) for x, y in corners]


def _free_place(group: Group, page: Box, filled: Sequence[Box]) -> Box:
    """The first place that covers nothing, else the one that covers least; outside the page counts as all covered."""
    width, height = len(group.label) * FONT * LETTER, FONT * 1.15

    def cost(box: Box) -> float:
        return sum(box.covers(other) for other in filled) + (0.0 if box.inside(page) else width * height)

    return min(_candidates(group.box, width, height), key=cost)  # the first of equals


def place_labels(groups: Sequence[Group], page: Box, taken: Sequence[Box] = ()) -> None:
    """Give every group that has a label its box; ``taken`` areas (a legend) are kept free.

    The first round goes from the busiest town to the quietest; in the rounds after it each label may move once more.
    """
    symbols = [*taken, *(group.box for group in groups)]
    labelled = sorted((g for g in groups if g.label), key=lambda g: (-len(g.points), g.label, g.x, g.y))
    for group in labelled:
        group.label_box = Box(0, 0, 0, 0)
    for _ in range(6):
        before = [group.label_box for group in labelled]
        for group in labelled:
            others = [other.label_box for other in labelled if other is not group]
            group.label_box = _free_place(group, page, [*symbols, *others])
        if [group.label_box for group in labelled] == before:
            break
