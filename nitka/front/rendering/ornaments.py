"""A person's woven ornament as a tiny picture inside the page: no further request, and seen where SVG is not."""

import base64
from functools import lru_cache

from nitka.ground.ornament import ornament_png

STITCHES = 49  # pixels a side; pages show it at whole multiples of that


@lru_cache(maxsize=4096)
def ornament_uri(subject: str) -> str:
    """The ornament as a ``data:`` address of about 400 characters."""
    return "data:image/png;base64," + base64.b64encode(ornament_png(subject, 1)).decode("ascii")
